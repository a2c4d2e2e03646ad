//! What makes an opinion a voice, keeps the voice true to it, and takes it away.

use hearing_api::{Consent, Status};
use sqlx::{AnyConnection, Row};

use super::answers::standing_answer;
use super::clock::now;
use super::voice_folding::folded_words;
use super::{Error, id};

/// Makes a voice say what its opinion says now. Nothing where the opinion is no voice.
pub(super) async fn write_voice(connection: &mut AnyConnection, opinion: i64) -> Result<(), Error> {
    // The opinion's row is taken first: words that are being masked elsewhere must not be read
    // before and written after.
    sqlx::query("UPDATE opinions SET revision = revision WHERE id = $1")
        .bind(opinion)
        .execute(&mut *connection)
        .await?;
    let row = sqlx::query(
        "SELECT opinions.status, COALESCE(opinions.masked_text, opinions.text) AS text,
            opinions.policy, opinions.lang, opinions.consent, opinions.life_stage, opinions.partner_role, opinions.area,
            (SELECT history.reason FROM history WHERE history.opinion_id = opinions.id
                ORDER BY history.id DESC LIMIT 1) AS reason,
            (SELECT COUNT(*) FROM opinions AS others WHERE others.merged_into = opinions.id) AS merged
         FROM voices JOIN opinions ON opinions.id = voices.id WHERE voices.id = $1",
    )
    .bind(opinion)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else {
        return Ok(());
    };
    let text: String = row.try_get("text")?;
    let answer = standing_answer(connection, opinion)
        .await?
        .map(|(_, answer)| answer);
    let (outcome, answer, answered_at) = answer
        .map_or(("", String::new(), String::new()), |answer| {
            (answer.outcome.id(), answer.text, answer.answered_at)
        });
    let shows_writer = id::<Consent>(&row, "consent")?.covers_writer();
    let attribute = |column| -> Result<Option<String>, Error> {
        Ok(row
            .try_get::<Option<String>, _>(column)?
            .filter(|_| shows_writer))
    };
    sqlx::query(
        "UPDATE voices SET text = $1, status = $2, reason = $3, outcome = $4, answer = $5,
            answered_at = $6, folded = $7, merged = $8, life_stage = $10, partner_role = $11,
            area = $12, policy = $14, lang = $15,
            corrected_at = CASE WHEN (text <> '' AND text <> $1) OR (reason IS NOT NULL AND reason <> COALESCE($3, ''))
                OR (answer <> '' AND answer <> $5) OR (outcome <> '' AND outcome <> $4)
                THEN $13 ELSE corrected_at END
         WHERE id = $9",
    )
    .bind(text.as_str())
    .bind(id::<Status>(&row, "status")?.id())
    .bind(row.try_get::<Option<String>, _>("reason")?)
    .bind(outcome)
    .bind(answer.as_str())
    .bind(answered_at)
    .bind(folded_words(&text, &answer))
    .bind(row.try_get::<i64, _>("merged")?)
    .bind(opinion)
    .bind(attribute("life_stage")?)
    .bind(attribute("partner_role")?)
    .bind(attribute("area")?)
    .bind(now()?)
    .bind(row.try_get::<Option<String>, _>("policy")?)
    .bind(row.try_get::<String, _>("lang")?)
    .execute(connection)
    .await?;
    Ok(())
}

/// Makes an opinion a voice, which [`write_voice`] is then to fill.
pub(super) async fn add_voice(
    connection: &mut AnyConnection,
    opinion: i64,
    at: &str,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO voices (id, subject, policy, kind, text, status, folded, published_at)
         SELECT id, subject, policy, kind, '', status, '', $2 FROM opinions WHERE id = $1
         ON CONFLICT DO NOTHING",
    )
    .bind(opinion)
    .bind(at)
    .execute(&mut *connection)
    .await?;
    sqlx::query("DELETE FROM removed_voices WHERE id = $1")
        .bind(opinion)
        .execute(connection)
        .await?;
    Ok(())
}

/// Takes a voice away from everyone, readers of feeds included.
pub(super) async fn remove_voice(
    connection: &mut AnyConnection,
    opinion: i64,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO removed_voices (id, removed_at) SELECT id, $2 FROM voices WHERE id = $1",
    )
    .bind(opinion)
    .bind(now()?)
    .execute(&mut *connection)
    .await?;
    sqlx::query("DELETE FROM voices WHERE id = $1")
        .bind(opinion)
        .execute(connection)
        .await?;
    Ok(())
}
