use time::format_description::well_known::Rfc3339;
use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// How far Japan is ahead.
const JAPAN: Duration = Duration::hours(9);

/// A time of the database in Japan, as Excel reads a time: `2026-04-01 00:30`.
pub(super) fn for_spreadsheets(at: &str) -> String {
    in_japan(at).map_or_else(
        || at.to_owned(),
        |at| {
            format!(
                "{:04}-{:02}-{:02} {:02}:{:02}",
                at.year(),
                u8::from(at.month()),
                at.day(),
                at.hour(),
                at.minute()
            )
        },
    )
}

/// A time of the database in Japan, as programs read it: `2026-04-01T00:30:00+09:00`.
pub(super) fn for_programs(at: &str) -> String {
    in_japan(at)
        .and_then(|at| at.format(&Rfc3339).ok())
        .unwrap_or_else(|| at.to_owned())
}

fn in_japan(at: &str) -> Option<OffsetDateTime> {
    let offset = UtcOffset::from_hms(9, 0, 0).ok()?;
    Some(OffsetDateTime::parse(at, &Rfc3339).ok()?.to_offset(offset))
}

/// The day, and the time if there is one, that people wrote: `2026/4/1`, `2026-04-01 9:30`,
/// `令和8年4月1日`; RFC 3339 in UTC. None for what has no year, or is no day.
pub(super) fn arrival(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    if let Ok(at) = OffsetDateTime::parse(text, &Rfc3339) {
        return at.to_offset(UtcOffset::UTC).replace_nanosecond(0).ok();
    }
    let (text, era) = match text.strip_prefix("令和").or(text.strip_prefix('R')) {
        Some(rest) => (rest, 2018),
        None => (text, 0),
    };
    let text = text.replace('元', "1");
    let text = text
        .replace(['年', '月', '/', '.'], "-")
        .replace(['日', 'T'], " ");
    let text = text.replace('時', ":").replace(['分', '秒'], "");
    let mut parts = text.split_whitespace();
    let mut day = parts
        .next()?
        .split('-')
        .map(|number| number.parse::<u16>().ok());
    let (year, month, of_month) = (day.next()??, day.next()??, day.next()??);
    // A year of two digits could be of any era.
    if day.next().is_some() || (era == 0 && year < 1_000) {
        return None;
    }
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(i32::from(year) + era, month, u8::try_from(of_month).ok()?)
        .ok()?;
    let time = match parts.next() {
        Some(time) => {
            let mut numbers = time
                .trim_end_matches(':')
                .split(':')
                .map(|number| number.parse::<u8>().ok());
            let (hour, minute) = (numbers.next()??, numbers.next().unwrap_or(Some(0))?);
            let second = numbers.next().unwrap_or(Some(0))?;
            Time::from_hms(hour, minute, second).ok()?
        }
        None => Time::MIDNIGHT,
    };
    if parts.next().is_some() {
        return None;
    }
    PrimitiveDateTime::new(date, time)
        .assume_utc()
        .checked_sub(JAPAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_japans() {
        let at = "2026-03-31T15:30:00Z";
        assert_eq!(for_spreadsheets(at), "2026-04-01 00:30");
        assert_eq!(for_programs(at), "2026-04-01T00:30:00+09:00");
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let read = |text| {
            arrival(text)
                .and_then(|at| at.format(&Rfc3339).ok())
                .unwrap_or_default()
        };
        for text in [
            "2026/4/1",
            "2026-04-01",
            "2026.4.1",
            "2026年4月1日",
            "令和8年4月1日",
            "R8.4.1",
            "2026-04-01T00:00:00+09:00",
            "2026-03-31T15:00:00Z",
            "2026/4/1 0:00",
            "2026-04-01 00:00:00",
            "2026年4月1日 0時0分",
        ] {
            assert_eq!(read(text), "2026-03-31T15:00:00Z", "{text}");
        }
        for text in [
            "4月1日",
            "4/1",
            "1-Apr",
            "26/4/1",
            "46113",
            "2026/13/1",
            "2026/2/30",
            "きのう",
            "",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
