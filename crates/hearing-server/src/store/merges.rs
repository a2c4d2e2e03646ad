//! Which opinion goes on with which.
//!
//! `merged_into` is the opinion that one goes on with, which is never merged itself; `merge_target`
//! is the one that a clerk chose, which may have been merged since. All that changes either holds
//! [`Lock::Merges`](super::locks::Lock::Merges).

use std::collections::HashMap;

use sqlx::{AnyConnection, Row};

use super::Error;
use super::publication::write_voice;

/// Goes on with the opinion as part of `target`, and so does what went on with the opinion.
pub(super) async fn merge_into(
    connection: &mut AnyConnection,
    opinion: i64,
    target: i64,
    chosen: i64,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE opinions SET merged_into = $1, merge_target = $2, claimed_by = NULL WHERE id = $3",
    )
    .bind(target)
    .bind(chosen)
    .bind(opinion)
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "UPDATE opinions SET merged_into = $1, revision = revision + 1 WHERE merged_into = $2",
    )
    .bind(target)
    .bind(opinion)
    .execute(&mut *connection)
    .await?;
    write_voice(connection, target).await
}

/// The opinion that this one goes on with in the end: itself, if it is not merged. `None` if there is
/// no such opinion.
pub(super) async fn end_of(
    connection: &mut AnyConnection,
    opinion: i64,
) -> Result<Option<i64>, Error> {
    let mut end = opinion;
    loop {
        let row = sqlx::query("SELECT merged_into FROM opinions WHERE id = $1")
            .bind(end)
            .fetch_optional(&mut *connection)
            .await?;
        let Some(row) = row else { return Ok(None) };
        match row.try_get("merged_into")? {
            Some(next) => end = next,
            None => return Ok(Some(end)),
        }
    }
}

/// Moves out of `target`, to the opinion, what was merged into it only because it had been merged into
/// the opinion: the opinion's merging is undone, theirs is not.
pub(super) async fn move_dependents(
    connection: &mut AnyConnection,
    target: i64,
    opinion: i64,
) -> Result<(), Error> {
    let rows =
        sqlx::query("SELECT id, merge_target FROM opinions WHERE merged_into = $1 ORDER BY id")
            .bind(target)
            .fetch_all(&mut *connection)
            .await?;
    let mut chosen: HashMap<i64, Option<i64>> = HashMap::with_capacity(rows.len());
    for row in &rows {
        chosen.insert(row.try_get("id")?, row.try_get("merge_target")?);
    }
    for &other in chosen
        .keys()
        .filter(|other| leads_to(&chosen, **other, opinion))
    {
        sqlx::query("UPDATE opinions SET merged_into = $1, revision = revision + 1 WHERE id = $2")
            .bind(opinion)
            .bind(other)
            .execute(&mut *connection)
            .await?;
    }
    write_voice(connection, target).await
}

/// Whether what was chosen for one, and for that, and so on, leads to the opinion.
fn leads_to(chosen: &HashMap<i64, Option<i64>>, from: i64, opinion: i64) -> bool {
    let mut at = from;
    // No way is longer than there are opinions on it.
    for _ in 0..chosen.len() {
        match chosen.get(&at).copied().flatten() {
            Some(next) if next == opinion => return true,
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}
