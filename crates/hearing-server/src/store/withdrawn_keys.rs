//! The keys of opinions that were taken back before they arrived.

use sqlx::AnyConnection;
use time::{Duration, OffsetDateTime};

use super::Error;
use super::clock::stamp;
use crate::idempotency_key::IdempotencyKey;

/// For how long an opinion is kept out that was taken back before it arrived. No request is under
/// way for longer; a queue on a device may be.
const KEY_AGE: Duration = Duration::DAY;

/// Stores no opinion under this key from now on.
pub(super) async fn keep_key_out(
    connection: &mut AnyConnection,
    key: IdempotencyKey,
    at: &str,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO withdrawn_keys (idempotency_key, at) VALUES ($1, $2)
         ON CONFLICT (idempotency_key) DO UPDATE SET at = excluded.at",
    )
    .bind(key.to_string())
    .bind(at)
    .execute(&mut *connection)
    .await?;
    forget_keys(connection).await
}

/// Which of these keys are withdrawn. Costs one small statement where none is at all.
pub(super) async fn withdrawn_among(
    connection: &mut AnyConnection,
    keys: &[IdempotencyKey],
) -> Result<Vec<IdempotencyKey>, Error> {
    let some: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM (SELECT 1 FROM withdrawn_keys LIMIT 1) AS first")
            .fetch_one(&mut *connection)
            .await?;
    let mut withdrawn = Vec::new();
    if some == 0 {
        return Ok(withdrawn);
    }
    let since = stamp(OffsetDateTime::now_utc() - KEY_AGE)?;
    for key in keys {
        let found =
            sqlx::query("SELECT at FROM withdrawn_keys WHERE idempotency_key = $1 AND at >= $2")
                .bind(key.to_string())
                .bind(since.as_str())
                .fetch_optional(&mut *connection)
                .await?;
        if found.is_some() {
            withdrawn.push(*key);
        }
    }
    Ok(withdrawn)
}

/// Forgets the keys under which nothing can arrive any longer.
pub(super) async fn forget_keys(connection: &mut AnyConnection) -> Result<(), Error> {
    sqlx::query("DELETE FROM withdrawn_keys WHERE at < $1")
        .bind(stamp(OffsetDateTime::now_utc() - KEY_AGE)?)
        .execute(connection)
        .await?;
    Ok(())
}
