//! The queue of the staff: what waits, under a filter.

use hearing_api::{Kind, Status, Subject, TextLanguage};
use plan::{Plan, PolicyText};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::conditions::Conditions;
use super::policy_filter::PolicyFilter;
use super::{Error, Store, id, optional_id};

/// How many opinions a page of the queue has.
const PAGE: usize = 50;

/// Which opinions a clerk wants to see.
#[derive(Debug, Clone, Default)]
pub struct QueueFilter {
    /// Those with one of these statuses; any if there is none.
    pub statuses: Vec<Status>,
    /// Those of this department.
    pub department: Option<DepartmentFilter>,
    /// Those about this policy.
    pub policy: Option<PolicyFilter>,
    /// Those written in this language.
    pub lang: Option<TextLanguage>,
    /// Those that belong to no policy yet because their writers could not tell.
    pub is_undecided: bool,
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
    /// The text of the policy under which it is counted: the subject's, or what staff gave it.
    pub policy: Option<PolicyText>,
    /// What it wants to be.
    pub kind: Kind,
    /// Its words.
    pub text: String,
    /// The language that they are written in.
    pub lang: TextLanguage,
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

/// The columns of a [`Queued`], for [`queued`].
pub(super) const QUEUED: &str =
    "SELECT opinions.id, opinions.subject, opinions.kind, opinions.text, opinions.lang, opinions.status,
        opinions.department, opinions.policy, opinions.read_at, opinions.received_at, opinions.revision,
        accounts.name AS claimed_by, voices.id AS voice
     FROM opinions
     LEFT JOIN accounts ON accounts.id = opinions.claimed_by
     LEFT JOIN voices ON voices.id = opinions.id";

impl Queued {
    /// Whether it belongs to no policy yet because its writer could not tell.
    pub fn is_undecided(&self) -> bool {
        self.subject == Subject::Undecided && self.policy.is_none()
    }

    /// What it is about, with the policy that staff gave it behind the writer's choice.
    pub fn label(&self, plan: &Plan<'_>) -> String {
        let chosen = self.subject.label(plan);
        match self.subject.assigned(self.policy) {
            Some(assigned) => format!("{} ← {chosen}", assigned.label(plan)),
            None => chosen,
        }
    }
}

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
        if let Some(lang) = filter.lang {
            if lang != TextLanguage::Japanese {
                // What the index has that such a list is found by.
                conditions.fixed("opinions.lang <> 'ja'");
            }
            conditions.text("opinions.lang = ", lang.id().to_owned());
        }
        if let Some(before) = &filter.before {
            conditions.text("opinions.received_at < ", before.clone());
        }
        if filter.is_unread {
            conditions.fixed("opinions.read_at IS NULL");
        }
        if filter.is_undecided {
            conditions.fixed("opinions.subject = 'undecided' AND opinions.policy IS NULL");
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

/// A line of the queue, of [`QUEUED`].
pub(super) fn queued(row: &AnyRow) -> Result<Queued, Error> {
    Ok(Queued {
        id: row.try_get("id")?,
        subject: id(row, "subject")?,
        policy: optional_id(row, "policy")?,
        kind: id(row, "kind")?,
        text: row.try_get("text")?,
        lang: id(row, "lang")?,
        status: id(row, "status")?,
        department: row.try_get("department")?,
        claimed_by: row.try_get("claimed_by")?,
        is_read: row.try_get::<Option<&str>, _>("read_at")?.is_some(),
        is_published: row.try_get::<Option<i64>, _>("voice")?.is_some(),
        received_at: row.try_get("received_at")?,
    })
}
