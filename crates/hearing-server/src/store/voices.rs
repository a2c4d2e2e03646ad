//! Published opinions: the one table that public pages ask.

use hearing_api::{Answer, Outcome, Status, Voice};
use plan::LifeStage;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::conditions::Conditions;
use super::policy_filter::PolicyFilter;
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
