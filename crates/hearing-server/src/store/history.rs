use hearing_api::Status;
use sqlx::AnyConnection;

use super::Error;

/// Gives the opinion a new status: an entry of its history, and where it stands now.
pub(super) async fn set_status(
    connection: &mut AnyConnection,
    opinion: i64,
    status: Status,
    reason: Option<&str>,
    at: &str,
) -> Result<(), Error> {
    sqlx::query("INSERT INTO history (opinion_id, status, at, reason) VALUES ($1, $2, $3, $4)")
        .bind(opinion)
        .bind(status.id())
        .bind(at)
        .bind(reason)
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE opinions SET status = $1 WHERE id = $2")
        .bind(status.id())
        .bind(opinion)
        .execute(connection)
        .await?;
    Ok(())
}
