use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, Executor};

use super::Error;

/// A transaction that writes. The connection goes back to its pool only after a COMMIT or ROLLBACK
/// that the database confirmed; in any other case (a COMMIT, a statement or a BEGIN that failed, a
/// request that was given up in the middle) nobody knows what state it is in, and it is closed.
/// What comes next gets a fresh one, which is all it takes to go on once the cause is gone.
///
/// sqlx has a transaction of its own, which counts how deep it is in: after a COMMIT that failed,
/// SQLite has rolled back and sqlx has not, and the connection begins none ever again.
pub(super) struct WriteTransaction {
    connection: PoolConnection<Any>,
    is_settled: bool,
}

impl WriteTransaction {
    /// Begins one with this statement.
    pub(super) async fn begin(
        connection: PoolConnection<Any>,
        statement: &'static str,
    ) -> Result<Self, Error> {
        let mut transaction = Self {
            connection,
            is_settled: false,
        };
        transaction.connection.execute(statement).await?;
        Ok(transaction)
    }

    /// Keeps what was written.
    pub(super) async fn commit(self) -> Result<(), Error> {
        self.settle("COMMIT").await
    }

    /// Keeps nothing of it. Without this, the connection is closed, which is as right, and slower.
    pub(super) async fn rollback(self) -> Result<(), Error> {
        self.settle("ROLLBACK").await
    }

    async fn settle(mut self, statement: &'static str) -> Result<(), Error> {
        self.connection.execute(statement).await?;
        self.is_settled = true;
        Ok(())
    }
}

impl Drop for WriteTransaction {
    fn drop(&mut self) {
        if !self.is_settled {
            self.connection.close_on_drop();
        }
    }
}

impl Deref for WriteTransaction {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.connection
    }
}

impl DerefMut for WriteTransaction {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.connection
    }
}
