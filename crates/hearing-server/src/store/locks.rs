use sqlx::AnyConnection;

use super::Error;

/// A lock that a transaction holds until its end, so that it does not run beside another of its kind:
/// a row of `locks`, by which all servers of a database are serialised. On SQLite transactions that
/// write are serialised anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lock {
    /// Changes of which opinion goes on with which. It comes before the rows of opinions, so that no
    /// two transactions that need several of them wait for each other.
    Merges,
    /// Decisions on which mails are sent, and which belong together. It comes after the rows of
    /// opinions.
    Announcements,
    /// Changes that may take the last administrator away.
    Accounts,
}

impl Lock {
    const fn statement(self) -> &'static str {
        match self {
            Self::Merges => "UPDATE locks SET taken = taken + 1 WHERE name = 'merging'",
            Self::Announcements => "UPDATE locks SET taken = taken + 1 WHERE name = 'announcing'",
            Self::Accounts => "UPDATE locks SET taken = taken + 1 WHERE name = 'accounts'",
        }
    }

    /// Waits for the lock and takes it.
    pub(super) async fn take(self, connection: &mut AnyConnection) -> Result<(), Error> {
        sqlx::query(self.statement()).execute(connection).await?;
        Ok(())
    }
}
