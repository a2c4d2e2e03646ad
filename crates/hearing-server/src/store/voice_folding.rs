//! The words of voices in the one spelling that searches compare.

use plan_data::SEARCH_WORDS;
use sqlx::Row;

use super::Error;
use super::database::Database;
use super::sought::compared;

/// How many voices are folded again in one transaction, so that no writer waits long.
const BATCH: i64 = 500;

/// Counts up with every change of what the search's rules make of a text.
const RULES: u64 = 2;

/// By which folding this program keeps words: another number with every change of the rules or of
/// the spellings that the editors hold to be one. A folding of the program before the editors'
/// spellings counted was 1.
fn this_version() -> i64 {
    let spellings = SEARCH_WORDS.spellings.iter();
    let words = spellings.flat_map(|spelling| [&[spelling.form], spelling.others].concat());
    // FNV-1a, which is the same in every program and on every machine.
    let bytes = words.flat_map(|word| word.bytes().chain([0]));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325 ^ RULES, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 1) as i64
}

/// What a search compares of a voice.
pub(super) fn folded_words(text: &str, answer: &str) -> String {
    compared(&format!("{text}\n{answer}"))
}

/// Folds every voice again that an older program has folded.
pub(super) async fn refold_voices(database: &Database) -> Result<(), Error> {
    let version: i64 = sqlx::query("SELECT version FROM voice_folding")
        .fetch_one(&database.readers)
        .await?
        .try_get("version")?;
    let this = this_version();
    if version == this {
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
                .bind(this)
                .execute(&mut *transaction)
                .await?;
            transaction.commit().await?;
            return Ok(());
        }
        transaction.commit().await?;
    }
}
