//! Published opinions: the one table that public pages ask.

use hearing_api::{Answer, Outcome, Status, Subject, Voice};
use plan::LifeStage;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::conditions::Conditions;
use super::policy_filter::PolicyFilter;
use super::sought::Sought;
use super::{Error, Store, id, optional_id};

/// How many voices a page has.
pub(super) const PAGE: usize = 20;

/// How many of the last corrections and removals a feed tells of.
const CHANGES: usize = 40;

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
    /// All that it asks for but the words.
    pub(super) fn narrow(&self, conditions: &mut Conditions) {
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

pub(super) const COLUMNS: &str =
    "id, subject, policy, kind, life_stage, partner_role, area, text, lang, status, reason, outcome,
    answer, answered_at, merged, supports, published_at, corrected_at";

/// The order of a list, and how much of it is asked for: one more than is shown says whether there
/// is another page.
pub(super) const ORDER: &str = "ORDER BY place DESC LIMIT";

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
        let rows = if let Some(sought) = Sought::new(&filter.words) {
            self.search(filter, &sought).await?
        } else {
            let (query, conditions) = list_query(filter);
            conditions
                .bind(sqlx::query(AssertSqlSafe(query)))
                .fetch_all(&self.database.readers)
                .await?
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

    /// What was lately changed or taken away that had been public, for readers of a feed under this
    /// filter.
    pub async fn corrections(&self, filter: &VoiceFilter) -> Result<Corrections, Error> {
        let mut connection = self.database.readers.acquire().await?;
        let mut conditions = Conditions::default();
        conditions.fixed("corrected_at IS NOT NULL");
        filter.narrow(&mut conditions);
        let sought = Sought::new(&filter.words);
        if let Some(sought) = &sought {
            sought.narrow(&mut conditions);
        }
        let query = format!(
            "SELECT {COLUMNS} FROM voices{} ORDER BY corrected_at DESC LIMIT {CHANGES}",
            conditions.clause()
        );
        let rows = conditions
            .bind(sqlx::query(AssertSqlSafe(query)))
            .fetch_all(&mut *connection)
            .await?;
        let mut voices: Vec<Voice> = Vec::new();
        for row in &rows {
            let is_met = sought.as_ref().map(|sought| sought.is_met(row));
            if is_met.transpose()?.unwrap_or(true) {
                voices.push(voice(row)?);
            }
        }
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
    let subject: Subject = id(row, "subject")?;
    let assigned = subject.assigned(optional_id(row, "policy")?);
    Ok(Voice {
        id: row.try_get("id")?,
        subject: assigned.unwrap_or(subject),
        is_sorted: assigned.is_some(),
        kind: id(row, "kind")?,
        life_stage: optional_id(row, "life_stage")?,
        partner_role: optional_id(row, "partner_role")?,
        area: optional_id(row, "area")?,
        text: row.try_get("text")?,
        lang: id(row, "lang")?,
        status: id(row, "status")?,
        reason: row.try_get("reason")?,
        answer,
        merged: row.try_get("merged")?,
        supports: row.try_get("supports")?,
        published_at: row.try_get("published_at")?,
        corrected_at: row.try_get("corrected_at")?,
    })
}
