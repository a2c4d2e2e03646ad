//! The words of voices in the one spelling that searches compare.

use sqlx::Row;

use super::Error;
use super::database::Database;
use crate::folding::{self, fold};

/// How many voices are folded again in one transaction, so that no writer waits long.
const BATCH: i64 = 500;

/// What a search compares of a voice.
pub(super) fn folded_words(text: &str, answer: &str) -> String {
    fold(&format!("{text}\n{answer}"))
}

/// Folds every voice again that an older program has folded.
pub(super) async fn refold_voices(database: &Database) -> Result<(), Error> {
    let version: i64 = sqlx::query("SELECT version FROM voice_folding")
        .fetch_one(&database.readers)
        .await?
        .try_get("version")?;
    if version >= folding::VERSION {
        return Ok(());
    }
    let mut behind: i64 = 0;
    loop {
        let mut transaction = database.begin().await?;
        let voices = sqlx::query(
            "SELECT id, text, answer, folded FROM voices WHERE id > $1 ORDER BY id LIMIT $2",
        )
        .bind(behind)
        .bind(BATCH)
        .fetch_all(&mut *transaction)
        .await?;
        for voice in &voices {
            behind = voice.try_get("id")?;
            let (text, answer): (&str, &str) = (voice.try_get("text")?, voice.try_get("answer")?);
            let folded = folded_words(text, answer);
            if voice.try_get::<&str, _>("folded")? == folded {
                continue;
            }
            // What another server has changed since is folded already.
            sqlx::query(
                "UPDATE voices SET folded = $1 WHERE id = $2 AND text = $3 AND answer = $4",
            )
            .bind(folded)
            .bind(behind)
            .bind(text)
            .bind(answer)
            .execute(&mut *transaction)
            .await?;
        }
        if voices.is_empty() {
            sqlx::query("UPDATE voice_folding SET version = $1")
                .bind(folding::VERSION)
                .execute(&mut *transaction)
                .await?;
            transaction.commit().await?;
            return Ok(());
        }
        transaction.commit().await?;
    }
}
