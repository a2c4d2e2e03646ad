//! What staff see: the queue, one opinion with all that belongs to it, and who did what.

use std::collections::HashSet;

use hearing_api::{Area, Consent, HistoryEntry, Kind, Outcome, Status, Subject, Surface};
use plan::{LifeStage, PartnerRole, Plan, PolicyText};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::audit::entries_on;
use super::clock::now;
use super::conditions::Conditions;
use super::policy_filter::PolicyFilter;
use super::{AuditEntry, Error, Mails, Store, id, optional_id, truth};
use crate::folding::fold;

/// How many opinions a page of the queue has.
const PAGE: usize = 50;

/// How many opinions are compared in the search for similar ones, the newest first.
const COMPARED: i64 = 500;

/// Which opinions a clerk wants to see.
#[derive(Debug, Clone, Default)]
pub struct QueueFilter {
    /// Those with one of these statuses; any if there is none.
    pub statuses: Vec<Status>,
    /// Those of this department.
    pub department: Option<DepartmentFilter>,
    /// Those about this policy.
    pub policy: Option<PolicyFilter>,
    /// Those that arrived before this time, RFC 3339 in UTC.
    pub before: Option<String>,
    /// Those that nobody has opened.
    pub is_unread: bool,
    /// Those that are dealt with, whose writer agreed to publication, and that are not public.
    pub awaits_publication: bool,
    /// Those whose answer does not answer, as a writer says.
    pub is_unhelpful: bool,
    /// Those that this account has claimed.
    pub claimed_by: Option<i64>,
    /// Those behind this number: the next page.
    pub after: Option<i64>,
}

/// A department, by what it was given and by its policies.
#[derive(Debug, Clone)]
pub struct DepartmentFilter {
    /// Its id.
    pub id: String,
    /// The texts whose opinions it has unless they were moved.
    pub texts: Vec<PolicyText>,
    /// Whether it has what is about no policy, or about one that no department has.
    pub has_others: bool,
    /// The texts that all other departments have.
    pub others: Vec<PolicyText>,
}

/// A line of the queue.
#[derive(Debug, Clone)]
pub struct Queued {
    /// The opinion's number.
    pub id: i64,
    /// What it is about.
    pub subject: Subject,
    /// What it wants to be.
    pub kind: Kind,
    /// Its words.
    pub text: String,
    /// How far it is.
    pub status: Status,
    /// The department that it was moved to.
    pub department: Option<String>,
    /// Who works on it.
    pub claimed_by: Option<String>,
    /// Whether someone has opened it.
    pub is_read: bool,
    /// Whether it is public.
    pub is_published: bool,
    /// When it arrived.
    pub received_at: String,
}

/// An opinion with all that staff know of it. Neither its receipt nor its writer's address is in it.
#[derive(Debug, Clone)]
pub struct OpinionDetail {
    /// What the queue says of it.
    pub queued: Queued,
    /// The words as everyone may see them, if some are hidden.
    pub masked_text: Option<String>,
    /// Who wrote it, as far as they said.
    pub life_stage: Option<LifeStage>,
    /// In which role.
    pub partner_role: Option<PartnerRole>,
    /// From where.
    pub area: Option<Area>,
    /// Where it was written.
    pub surface: Surface,
    /// Which office has its paper, if it was handed in.
    pub source: Option<String>,
    /// Whether the writer agreed to publication.
    pub may_publish: bool,
    /// To what, if they did.
    pub consent: Consent,
    /// Whether the writer gave an address for the answer.
    pub has_contact: bool,
    /// Counts the changes.
    pub revision: i64,
    /// The opinion that it goes on with.
    pub merged_into: Option<i64>,
    /// The opinions that go on with it.
    pub merged: Vec<i64>,
    /// What its writer sees of its life.
    pub history: Vec<HistoryEntry>,
    /// Every answer, also those taken back.
    pub answers: Vec<GivenAnswer>,
    /// What staff told each other.
    pub remarks: Vec<Remark>,
    /// Who did what.
    pub acts: Vec<AuditEntry>,
    /// The mails about how it ended.
    pub mails: Vec<Mails>,
}

impl OpinionDetail {
    /// Whether the answer at this place of the list was followed by another while it stood.
    pub fn was_corrected(&self, at: usize) -> bool {
        let Some(next) = self.answers.get(at + 1) else {
            return false;
        };
        self.history.windows(2).any(|entries| {
            matches!(entries, [before, entry] if before.status == Status::Answered
                && entry.status == Status::Answered && entry.at == next.at)
        })
    }
}

/// An answer with who gave it and what its readers said of it.
#[derive(Debug, Clone)]
pub struct GivenAnswer {
    /// Whether it holds.
    pub is_standing: bool,
    /// What becomes of the opinion.
    pub outcome: Outcome,
    /// The words.
    pub text: String,
    /// Who gave it.
    pub account: String,
    /// When.
    pub at: String,
    /// What those say whom it answers: the writer, and those whose opinions go on with this one.
    pub replies: Vec<GivenReply>,
}

/// What a writer said of an answer.
#[derive(Debug, Clone)]
pub struct GivenReply {
    /// The opinion whose writer it is.
    pub opinion: i64,
    /// Whether the answer answers it.
    pub is_helpful: bool,
    /// A word on it.
    pub text: Option<String>,
}

/// 内部メモ.
#[derive(Debug, Clone)]
pub struct Remark {
    /// Who left it.
    pub account: String,
    /// The word.
    pub text: String,
    /// When.
    pub at: String,
}

const QUEUED: &str =
    "SELECT opinions.id, opinions.subject, opinions.kind, opinions.text, opinions.status,
        opinions.department, opinions.read_at, opinions.received_at, opinions.revision,
        accounts.name AS claimed_by, voices.id AS voice
     FROM opinions
     LEFT JOIN accounts ON accounts.id = opinions.claimed_by
     LEFT JOIN voices ON voices.id = opinions.id";

impl Store {
    /// A page of the queue, what waits longest first, and whether there are more.
    pub async fn queue(&self, filter: &QueueFilter) -> Result<(Vec<Queued>, bool), Error> {
        let mut conditions = Conditions::default();
        let statuses: Vec<_> = filter.statuses.iter().map(|status| status.id()).collect();
        conditions.any_of("opinions.status", &statuses);
        if let Some(department) = &filter.department {
            let ids =
                |texts: &[PolicyText]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
            conditions.department(
                &department.id,
                &ids(&department.texts),
                department.has_others.then(|| ids(&department.others)),
            );
        }
        if let Some(policy) = &filter.policy {
            conditions.policy("opinions.policy", policy);
        }
        if let Some(before) = &filter.before {
            conditions.text("opinions.received_at < ", before.clone());
        }
        if filter.is_unread {
            conditions.fixed("opinions.read_at IS NULL");
        }
        if filter.awaits_publication {
            conditions.fixed("opinions.may_publish = 1");
            conditions.fixed("voices.id IS NULL");
        }
        if filter.is_unhelpful {
            conditions.fixed(
                "EXISTS (SELECT 1 FROM replies WHERE replies.answer_id = opinions.answer_id AND replies.is_helpful = 0)",
            );
        }
        if let Some(account) = filter.claimed_by {
            conditions.number("opinions.claimed_by = ", account);
        }
        if let Some(after) = filter.after {
            conditions.number("opinions.id > ", after);
        }
        let query = format!(
            "{QUEUED}{} ORDER BY opinions.id LIMIT {}",
            conditions.clause(),
            PAGE + 1
        );
        let rows = conditions
            .bind(sqlx::query(AssertSqlSafe(query)))
            .fetch_all(&self.database.readers)
            .await?;
        let page = rows
            .iter()
            .take(PAGE)
            .map(queued)
            .collect::<Result<_, _>>()?;
        Ok((page, rows.len() > PAGE))
    }

    /// An opinion with all that belongs to it. It counts as read from now on.
    pub async fn load_detail_and_mark_read(
        &self,
        opinion: i64,
    ) -> Result<Option<OpinionDetail>, Error> {
        let mut connection = self.database.readers.acquire().await?;
        let query = format!("{QUEUED} WHERE opinions.id = $1");
        let Some(row) = sqlx::query(AssertSqlSafe(query))
            .bind(opinion)
            .fetch_optional(&mut *connection)
            .await?
        else {
            return Ok(None);
        };
        let queued = queued(&row)?;
        let more = sqlx::query(
            "SELECT masked_text, life_stage, partner_role, area, surface, source, may_publish, consent, revision, merged_into, answer_id,
                CASE WHEN contact IS NULL THEN CAST(0 AS BIGINT) ELSE CAST(1 AS BIGINT) END AS has_contact
             FROM opinions WHERE id = $1",
        )
        .bind(opinion)
        .fetch_one(&mut *connection)
        .await?;
        let standing: Option<i64> = more.try_get("answer_id")?;
        let merged =
            sqlx::query("SELECT id FROM opinions WHERE merged_into = $1 ORDER BY id LIMIT 100")
                .bind(opinion)
                .fetch_all(&mut *connection)
                .await?;
        let history =
            sqlx::query("SELECT status, at, reason FROM history WHERE opinion_id = $1 ORDER BY id")
                .bind(opinion)
                .fetch_all(&mut *connection)
                .await?;
        let answers = sqlx::query(
            "SELECT answers.id, answers.outcome, answers.text, answers.at, accounts.name
             FROM answers JOIN accounts ON accounts.id = answers.account_id
             WHERE answers.opinion_id = $1 ORDER BY answers.id",
        )
        .bind(opinion)
        .fetch_all(&mut *connection)
        .await?;
        let replies = sqlx::query(
            "SELECT replies.answer_id, replies.opinion_id, replies.is_helpful, replies.text
             FROM replies JOIN answers ON answers.id = replies.answer_id
             WHERE answers.opinion_id = $1 ORDER BY replies.at",
        )
        .bind(opinion)
        .fetch_all(&mut *connection)
        .await?;
        let remarks = sqlx::query(
            "SELECT remarks.text, remarks.at, accounts.name
             FROM remarks JOIN accounts ON accounts.id = remarks.account_id
             WHERE remarks.opinion_id = $1 ORDER BY remarks.id",
        )
        .bind(opinion)
        .fetch_all(&mut *connection)
        .await?;
        let acts = entries_on(&mut connection, opinion).await?;
        drop(connection);
        if !queued.is_read
            && let Err(error) = self.mark_read(opinion).await
        {
            // It can be read all the same, and counts as read the next time.
            tracing::error!("cannot note that an opinion was read: {error}");
        }
        Ok(Some(OpinionDetail {
            queued,
            masked_text: more.try_get("masked_text")?,
            life_stage: optional_id(&more, "life_stage")?,
            partner_role: optional_id(&more, "partner_role")?,
            area: optional_id(&more, "area")?,
            surface: id(&more, "surface")?,
            source: more.try_get("source")?,
            may_publish: truth(&more, "may_publish")?,
            consent: id(&more, "consent")?,
            has_contact: truth(&more, "has_contact")?,
            revision: more.try_get("revision")?,
            merged_into: more.try_get("merged_into")?,
            merged: merged
                .iter()
                .map(|row| Ok(row.try_get("id")?))
                .collect::<Result<_, Error>>()?,
            history: history
                .iter()
                .map(|row| {
                    Ok(HistoryEntry {
                        status: id(row, "status")?,
                        at: row.try_get("at")?,
                        reason: row.try_get("reason")?,
                    })
                })
                .collect::<Result<_, Error>>()?,
            answers: answers
                .iter()
                .map(|row| {
                    let answer: i64 = row.try_get("id")?;
                    Ok(GivenAnswer {
                        is_standing: Some(answer) == standing,
                        outcome: id(row, "outcome")?,
                        text: row.try_get("text")?,
                        account: row.try_get("name")?,
                        at: row.try_get("at")?,
                        replies: replies_to(answer, &replies)?,
                    })
                })
                .collect::<Result<_, Error>>()?,
            remarks: remarks
                .iter()
                .map(|row| {
                    Ok(Remark {
                        account: row.try_get("name")?,
                        text: row.try_get("text")?,
                        at: row.try_get("at")?,
                    })
                })
                .collect::<Result<_, Error>>()?,
            acts,
            mails: self.mails(opinion).await?,
        }))
    }

    async fn mark_read(&self, opinion: i64) -> Result<(), Error> {
        let mut transaction = self.database.begin().await?;
        sqlx::query("UPDATE opinions SET read_at = $1 WHERE id = $2 AND read_at IS NULL")
            .bind(now()?)
            .bind(opinion)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await
    }

    /// Up to five opinions about the same that say nearly the same, the most similar first.
    pub async fn similar(&self, opinion: &Queued, plan: &Plan<'_>) -> Result<Vec<Queued>, Error> {
        let mut conditions = Conditions::default();
        conditions.number("opinions.id <> ", opinion.id);
        conditions.fixed("opinions.status IN ('received', 'in-review', 'answered')");
        match opinion.subject.policy() {
            Some(text) => {
                conditions.policy("opinions.policy", &PolicyFilter::of_text(text, plan));
            }
            None => conditions.fixed("opinions.policy IS NULL"),
        }
        let query = format!(
            "{QUEUED}{} ORDER BY opinions.id DESC LIMIT {COMPARED}",
            conditions.clause()
        );
        let rows = conditions
            .bind(sqlx::query(AssertSqlSafe(query)))
            .fetch_all(&self.database.readers)
            .await?;
        let own = pairs(&opinion.text);
        let mut found = Vec::new();
        for row in &rows {
            let other = queued(row)?;
            let theirs = pairs(&other.text);
            let shared = own.intersection(&theirs).count();
            // Dice's coefficient, in hundredths: a third of the pairs in common.
            let likeness = 200 * shared / (own.len() + theirs.len()).max(1);
            if likeness >= 33 {
                found.push((likeness, other));
            }
        }
        found.sort_by_key(|(likeness, other)| (std::cmp::Reverse(*likeness), other.id));
        Ok(found.into_iter().take(5).map(|(_, other)| other).collect())
    }
}

/// What the queue says of one opinion, with what counts its changes.
pub(super) async fn queued_of(
    connection: &mut AnyConnection,
    opinion: i64,
) -> Result<Option<(Queued, i64)>, Error> {
    let query = format!("{QUEUED} WHERE opinions.id = $1");
    let row = sqlx::query(AssertSqlSafe(query))
        .bind(opinion)
        .fetch_optional(connection)
        .await?;
    row.map(|row| Ok((queued(&row)?, row.try_get("revision")?)))
        .transpose()
}

/// The pairs of neighbouring characters, in one spelling.
fn pairs(text: &str) -> HashSet<(char, char)> {
    let folded: Vec<char> = fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
    folded.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Those of the replies that are to this answer.
fn replies_to(answer: i64, replies: &[AnyRow]) -> Result<Vec<GivenReply>, Error> {
    let mut given = Vec::new();
    for row in replies {
        if row.try_get::<i64, _>("answer_id")? == answer {
            given.push(GivenReply {
                opinion: row.try_get("opinion_id")?,
                is_helpful: truth(row, "is_helpful")?,
                text: row.try_get("text")?,
            });
        }
    }
    Ok(given)
}

fn queued(row: &AnyRow) -> Result<Queued, Error> {
    Ok(Queued {
        id: row.try_get("id")?,
        subject: id(row, "subject")?,
        kind: id(row, "kind")?,
        text: row.try_get("text")?,
        status: id(row, "status")?,
        department: row.try_get("department")?,
        claimed_by: row.try_get("claimed_by")?,
        is_read: row.try_get::<Option<&str>, _>("read_at")?.is_some(),
        is_published: row.try_get::<Option<i64>, _>("voice")?.is_some(),
        received_at: row.try_get("received_at")?,
    })
}
