//! Published opinions: the one table that public pages ask. And the statistics, which tell numbers
//! and no words.

use hearing_api::{Answer, Consent, Outcome, Statistics, Status, Voice};
use plan::LifeStage;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::clock::now;
use super::conditions::Conditions;
use super::policy_filter::PolicyFilter;
use super::receipts::standing_answer;
use super::voice_folding::folded_words;
use super::{Error, Store, id, optional_id};
use crate::folding::words;

/// How many voices a page has.
const PAGE: usize = 20;

/// How many of the last corrections and removals a feed tells of.
const CHANGES: usize = 40;

/// How many words of a search are looked for.
const WORDS_MAX: usize = 5;

/// Among how many of the newest voices words are looked for without the index.
const NEWEST: usize = 2_500;

/// What a feed's reader has to hear besides the newest voices.
#[derive(Debug, Clone, Default)]
pub struct Corrections {
    /// Voices that the filter lets through, and of which something was changed that had been public.
    pub voices: Vec<Voice>,
    /// The numbers of voices that are public no longer, or that the filter may have let through
    /// before they were changed; with the time of that.
    pub dropped: Vec<(i64, String)>,
}

/// Which voices a reader wants to see.
#[derive(Debug, Clone, Default)]
pub struct VoiceFilter {
    /// Those about this policy or one of its measures.
    pub policy: Option<PolicyFilter>,
    /// Those with this status.
    pub status: Option<Status>,
    /// Those with this outcome.
    pub outcome: Option<Outcome>,
    /// Those from this stage of life.
    pub life_stage: Option<LifeStage>,
    /// Those that have all of these words, in the opinion or in the answer.
    pub words: String,
    /// Those behind this place: the next page.
    pub behind: Option<Place>,
}

impl VoiceFilter {
    /// The words that are looked for.
    fn searched(&self) -> Vec<String> {
        // PostgreSQL takes no NUL, and no text that was kept has one.
        let mut words = words(&self.words.replace('\0', "\u{FFFD}"));
        words.truncate(WORDS_MAX);
        words
    }

    /// All that it asks for but the words.
    fn narrow(&self, conditions: &mut Conditions) {
        if let Some(policy) = &self.policy {
            conditions.policy("policy", policy);
        }
        self.narrow_within_policy(conditions);
    }

    /// All that it asks for but the policy and the words.
    fn narrow_within_policy(&self, conditions: &mut Conditions) {
        match (self.outcome, self.status) {
            // What has an outcome is answered.
            (Some(outcome), _) => conditions.text("outcome = ", outcome.id().to_owned()),
            (None, Some(status)) => conditions.text("status = ", status.id().to_owned()),
            (None, None) => {}
        }
        if let Some(life_stage) = self.life_stage {
            conditions.text("life_stage = ", life_stage.id().to_owned());
        }
        if let Some(place) = &self.behind {
            conditions.text("place < ", place.key());
        }
    }
}

fn contain(conditions: &mut Conditions, words: &[String]) {
    for word in words {
        conditions.contains("folded", word);
    }
}

/// A place in the list of voices: newest answers first, then what has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// When the voice before it was answered; empty if it was not.
    pub answered_at: String,
    /// Its number.
    pub id: i64,
}

impl Place {
    /// As the database has it.
    fn key(&self) -> String {
        format!("{} {:019}", self.answered_at, self.id)
    }
}

const COLUMNS: &str =
    "id, subject, kind, life_stage, partner_role, area, text, status, reason, outcome, answer,
    answered_at, merged, supports, published_at, corrected_at";

/// The order of a list, and how much of it is asked for: one more than is shown says whether there
/// is another page.
const ORDER: &str = "ORDER BY place DESC LIMIT";

impl Store {
    /// A page of voices, the newest answers first, and the place of the next page if there is one.
    pub async fn voices(&self, filter: &VoiceFilter) -> Result<(Vec<Voice>, Option<Place>), Error> {
        if filter.outcome.is_some()
            && filter
                .status
                .is_some_and(|status| status != Status::Answered)
        {
            // Only an answer has an outcome.
            return Ok((Vec::new(), None));
        }
        let rows = if words(&filter.words).is_empty() {
            let (query, conditions) = list_query(filter);
            conditions
                .bind(sqlx::query(AssertSqlSafe(query)))
                .fetch_all(&self.database.readers)
                .await?
        } else {
            self.search(filter).await?
        };
        let page: Vec<Voice> = rows
            .iter()
            .take(PAGE)
            .map(voice)
            .collect::<Result<_, _>>()?;
        let next = page.last().filter(|_| rows.len() > PAGE).map(|last| Place {
            answered_at: last
                .answer
                .as_ref()
                .map(|answer| answer.answered_at.clone())
                .unwrap_or_default(),
            id: last.id,
        });
        Ok((page, next))
    }

    /// The rows of a page of voices that have the words.
    ///
    /// What many voices have is found soon among the newest; what few have, the index finds. Each
    /// way alone would take long for the other's words.
    async fn search(&self, filter: &VoiceFilter) -> Result<Vec<AnyRow>, Error> {
        let words = filter.searched();
        let mut connection = self.database.searchers.acquire().await?;

        let mut conditions = Conditions::default();
        filter.narrow(&mut conditions);
        let query = format!(
            "SELECT place FROM voices{} {ORDER} 1 OFFSET {NEWEST}",
            conditions.clause()
        );
        let newest_behind: Option<String> = conditions
            .bind(sqlx::query(AssertSqlSafe(query)))
            .fetch_optional(&mut *connection)
            .await?
            .map(|row| row.try_get("place"))
            .transpose()?;

        let mut conditions = Conditions::default();
        filter.narrow(&mut conditions);
        if let Some(place) = &newest_behind {
            conditions.text("place > ", place.clone());
        }
        contain(&mut conditions, &words);
        let query = format!(
            "SELECT {COLUMNS} FROM voices{} {ORDER} {}",
            conditions.clause(),
            PAGE + 1
        );
        let rows = conditions
            .bind(sqlx::query(AssertSqlSafe(query)))
            .fetch_all(&mut *connection)
            .await?;
        if rows.len() > PAGE || newest_behind.is_none() {
            return Ok(rows);
        }

        let mut conditions = Conditions::default();
        conditions.tokens(self.database.product, &words);
        contain(&mut conditions, &words);
        let found = conditions.clause();
        filter.narrow(&mut conditions);
        // The limit keeps either database from asking the order's index instead of the words'.
        let query = format!(
            "SELECT {COLUMNS} FROM (SELECT {COLUMNS}, policy, place FROM voices{found} LIMIT {}) AS found{} {ORDER} {}",
            i64::MAX,
            conditions.clause(),
            PAGE + 1
        );
        let rows = conditions
            .bind(sqlx::query(AssertSqlSafe(query)))
            .fetch_all(&mut *connection)
            .await?;
        Ok(rows)
    }

    /// What was lately changed or taken away that had been public, for readers of a feed under this
    /// filter.
    pub async fn corrections(&self, filter: &VoiceFilter) -> Result<Corrections, Error> {
        let mut connection = self.database.readers.acquire().await?;
        let mut conditions = Conditions::default();
        conditions.fixed("corrected_at IS NOT NULL");
        filter.narrow(&mut conditions);
        contain(&mut conditions, &filter.searched());
        let query = format!(
            "SELECT {COLUMNS} FROM voices{} ORDER BY corrected_at DESC LIMIT {CHANGES}",
            conditions.clause()
        );
        let voices: Vec<Voice> = conditions
            .bind(sqlx::query(AssertSqlSafe(query)))
            .fetch_all(&mut *connection)
            .await?
            .iter()
            .map(voice)
            .collect::<Result<_, _>>()?;
        let query = format!(
            "SELECT id, at FROM (
                SELECT id, corrected_at AS at FROM voices WHERE corrected_at IS NOT NULL
                UNION ALL SELECT id, removed_at FROM removed_voices
             ) AS changed ORDER BY at DESC LIMIT {CHANGES}"
        );
        let mut dropped = Vec::new();
        for row in sqlx::query(AssertSqlSafe(query))
            .fetch_all(&mut *connection)
            .await?
        {
            let id: i64 = row.try_get("id")?;
            if voices.iter().all(|voice| voice.id != id) {
                dropped.push((id, row.try_get("at")?));
            }
        }
        Ok(Corrections { voices, dropped })
    }

    /// The voice of this number.
    pub async fn voice(&self, number: i64) -> Result<Option<Voice>, Error> {
        sqlx::query(AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM voices WHERE id = $1"
        )))
        .bind(number)
        .fetch_optional(&self.database.readers)
        .await?
        .map(|row| voice(&row))
        .transpose()
    }

    /// Counts one more who thinks the same; `false` if there is no such voice.
    pub async fn support(&self, number: i64) -> Result<bool, Error> {
        let mut transaction = self.database.begin().await?;
        let counted = sqlx::query("UPDATE voices SET supports = supports + 1 WHERE id = $1")
            .bind(number)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(counted.rows_affected() == 1)
    }

    /// The statistics, counted by reading every opinion.
    pub async fn statistics(&self) -> Result<Statistics, Error> {
        let mut connection = self.database.readers.acquire().await?;
        let mut statistics = Statistics::default();
        let statuses =
            sqlx::query("SELECT status, COUNT(*) AS number FROM opinions GROUP BY status")
                .fetch_all(&mut *connection)
                .await?;
        for row in &statuses {
            let number: i64 = row.try_get("number")?;
            match id(row, "status")? {
                Status::Withdrawn => {}
                Status::Answered => {
                    statistics.received += number;
                    statistics.answered += number;
                }
                _ => statistics.received += number,
            }
        }
        let merged: i64 = sqlx::query(
            "SELECT COUNT(*) AS number FROM opinions JOIN opinions AS other ON other.id = opinions.merged_into
             WHERE other.answer_id IS NOT NULL",
        )
        .fetch_one(&mut *connection)
        .await?
        .try_get("number")?;
        statistics.answered += merged;
        let outcomes = sqlx::query(
            "SELECT answers.outcome, COUNT(*) AS number
             FROM opinions JOIN answers ON answers.id = opinions.answer_id GROUP BY answers.outcome",
        )
        .fetch_all(&mut *connection)
        .await?;
        for outcome in Outcome::ALL {
            for row in &outcomes {
                if row.try_get::<&str, _>("outcome")? == outcome.id() {
                    statistics
                        .by_outcome
                        .push((*outcome, row.try_get("number")?));
                }
            }
        }
        let policies = sqlx::query(
            "SELECT policy, COUNT(*) AS number FROM opinions
             WHERE policy IS NOT NULL AND status <> 'withdrawn' GROUP BY policy",
        )
        .fetch_all(&mut *connection)
        .await?;
        for row in &policies {
            statistics
                .by_text
                .push((id(row, "policy")?, row.try_get("number")?));
        }
        statistics.median_days = sqlx::query(
            "SELECT days_to_answer FROM opinions WHERE days_to_answer IS NOT NULL ORDER BY days_to_answer
             LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM opinions WHERE days_to_answer IS NOT NULL)",
        )
        .fetch_optional(&mut *connection)
        .await?
        .map(|row| row.try_get("days_to_answer"))
        .transpose()?;
        Ok(statistics)
    }
}

/// The query of a page without words. A policy of several texts is asked for text by text: under
/// several values of one column a database would sort all that they have.
fn list_query(filter: &VoiceFilter) -> (String, Conditions) {
    let limit = PAGE + 1;
    let mut conditions = Conditions::default();
    let texts = match &filter.policy {
        Some(policy) if policy.texts.len() > 1 => policy.ids(),
        _ => Vec::new(),
    };
    let lists: Vec<String> = texts
        .into_iter()
        .enumerate()
        .map(|(at, text)| {
            conditions.text("policy = ", text);
            filter.narrow_within_policy(&mut conditions);
            let clause = conditions.clause();
            format!("SELECT * FROM (SELECT {COLUMNS}, place FROM voices{clause} {ORDER} {limit}) AS text_{at}")
        })
        .collect();
    if lists.is_empty() {
        filter.narrow(&mut conditions);
        let clause = conditions.clause();
        let query = format!("SELECT {COLUMNS} FROM voices{clause} {ORDER} {limit}");
        return (query, conditions);
    }
    let lists = lists.join(" UNION ALL ");
    let query = format!("SELECT {COLUMNS} FROM ({lists}) AS texts {ORDER} {limit}");
    (query, conditions)
}

fn voice(row: &AnyRow) -> Result<Voice, Error> {
    let answer = match row.try_get::<&str, _>("outcome")? {
        "" => None,
        _ => Some(Answer {
            outcome: id(row, "outcome")?,
            text: row.try_get("answer")?,
            answered_at: row.try_get("answered_at")?,
        }),
    };
    Ok(Voice {
        id: row.try_get("id")?,
        subject: id(row, "subject")?,
        kind: id(row, "kind")?,
        life_stage: optional_id(row, "life_stage")?,
        partner_role: optional_id(row, "partner_role")?,
        area: optional_id(row, "area")?,
        text: row.try_get("text")?,
        status: id(row, "status")?,
        reason: row.try_get("reason")?,
        answer,
        merged: row.try_get("merged")?,
        supports: row.try_get("supports")?,
        published_at: row.try_get("published_at")?,
        corrected_at: row.try_get("corrected_at")?,
    })
}

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
            opinions.consent, opinions.life_stage, opinions.partner_role, opinions.area,
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
            area = $12,
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
