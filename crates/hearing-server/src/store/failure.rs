use std::sync::LazyLock;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;

/// How often the database failed, by kind. Of the whole process, since every error of the driver
/// passes through one conversion that knows nothing else.
pub(crate) type Failures = Family<Failed, Counter>;

static FAILURES: LazyLock<Failures> = LazyLock::new(|| {
    let failures = Failures::default();
    // A rate can be taken of a series from its first failure on only if it was there before.
    for kind in FailureKind::ALL {
        drop(failures.get_or_create(&Failed { kind: kind.id() }));
    }
    failures
});

/// The label of a count.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct Failed {
    kind: &'static str,
}

/// The counts.
pub(crate) fn failures() -> &'static Failures {
    &FAILURES
}

/// What kept the database from doing what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FailureKind {
    /// There is no room.
    Full,
    /// It may only be read.
    ReadOnly,
    /// Somebody else held what was needed for too long.
    Locked,
    /// The disk or its file system failed.
    Io,
    /// It is not there, or lets nobody in.
    Unreachable,
    /// Its file is damaged, or none of a database.
    Damaged,
}

impl FailureKind {
    const ALL: [Self; 6] = [
        Self::Full,
        Self::ReadOnly,
        Self::Locked,
        Self::Io,
        Self::Unreachable,
        Self::Damaged,
    ];

    const fn id(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::ReadOnly => "read-only",
            Self::Locked => "locked",
            Self::Io => "io",
            Self::Unreachable => "unreachable",
            Self::Damaged => "damaged",
        }
    }

    /// What kind of failure this is; `None` where it is what was asked that cannot be done.
    pub(super) fn of(error: &sqlx::Error) -> Option<Self> {
        match error {
            sqlx::Error::Database(error) => Self::of_code(&error.code()?),
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Some(Self::Unreachable),
            sqlx::Error::BeginFailed => Some(Self::Io),
            _ => None,
        }
    }

    /// Those of PostgreSQL have five characters, those of SQLite are numbers, the last byte of
    /// which is the kind.
    fn of_code(code: &str) -> Option<Self> {
        if code.len() == 5 {
            return match code {
                "53100" => Some(Self::Full),
                "25006" => Some(Self::ReadOnly),
                "55P03" | "40P01" | "40001" => Some(Self::Locked),
                // A reader's time was over.
                "57014" => None,
                "XX001" | "XX002" => Some(Self::Damaged),
                _ if code.starts_with("58") => Some(Self::Io),
                _ => ["08", "28", "3D", "53", "57"]
                    .iter()
                    .any(|class| code.starts_with(class))
                    .then_some(Self::Unreachable),
            };
        }
        match code.parse::<u32>().ok()? & 0xff {
            13 => Some(Self::Full),
            8 => Some(Self::ReadOnly),
            5 | 6 => Some(Self::Locked),
            10 => Some(Self::Io),
            3 | 14 | 23 => Some(Self::Unreachable),
            11 | 26 => Some(Self::Damaged),
            _ => None,
        }
    }
}

/// Counts the error, if it is the database that failed.
pub(super) fn count(error: &sqlx::Error) {
    if let Some(kind) = FailureKind::of(error) {
        count_kind(kind);
    }
}

/// Counts a failure of this kind.
pub(super) fn count_kind(kind: FailureKind) {
    FAILURES.get_or_create(&Failed { kind: kind.id() }).inc();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_databases_have_a_kind() {
        for (code, kind) in [
            ("13", Some(FailureKind::Full)),
            ("53100", Some(FailureKind::Full)),
            // SQLITE_IOERR_WRITE.
            ("778", Some(FailureKind::Io)),
            ("58030", Some(FailureKind::Io)),
            // SQLITE_READONLY_DBMOVED.
            ("1032", Some(FailureKind::ReadOnly)),
            ("25006", Some(FailureKind::ReadOnly)),
            ("5", Some(FailureKind::Locked)),
            ("55P03", Some(FailureKind::Locked)),
            ("28P01", Some(FailureKind::Unreachable)),
            ("11", Some(FailureKind::Damaged)),
            // A constraint.
            ("2067", None),
            ("23505", None),
        ] {
            assert_eq!(FailureKind::of_code(code), kind, "{code}");
        }
    }
}
