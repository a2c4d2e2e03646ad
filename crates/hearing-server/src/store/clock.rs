use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::Error;

/// Now, to the second, as RFC 3339 in UTC: what every column of a time holds.
pub(super) fn now() -> Result<String, Error> {
    stamp(OffsetDateTime::now_utc())
}

/// This time as a column holds it.
pub(super) fn stamp(time: OffsetDateTime) -> Result<String, Error> {
    time.replace_nanosecond(0)
        .ok()
        .and_then(|time| time.format(&Rfc3339).ok())
        .ok_or(Error::Unreadable("clock"))
}

/// The time that a column holds.
pub(super) fn read(stamp: &str) -> Result<OffsetDateTime, Error> {
    OffsetDateTime::parse(stamp, &Rfc3339).map_err(|_| Error::Unreadable("at"))
}
