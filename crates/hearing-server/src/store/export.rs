use hearing_api::{Area, Consent, Kind, Outcome, Status, Subject, Surface, TextLanguage};
use plan::{LifeStage, PartnerRole};
use serde::{Serialize, Serializer};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Error, Store, id, optional_id, truth};

/// A released voice as everyone may be given it: what its writer agreed to show, and no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Released {
    /// The number in its address.
    pub id: i64,
    /// What it is about; in files without the edition, which has a column of its own.
    #[serde(serialize_with = "code")]
    pub subject: Subject,
    /// What it wants to be.
    pub kind: Kind,
    /// The words, what is masked hidden.
    pub text: String,
    /// The language that they are written in.
    pub lang: TextLanguage,
    /// The writer's stage of life.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub life_stage: Option<LifeStage>,
    /// The role in which the writer speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner_role: Option<PartnerRole>,
    /// Where the writer lives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
}

/// An opinion as the city takes it out of the console: without its receipt and its writer's address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// The number by which staff call it.
    pub id: i64,
    /// What it is about; in files without the edition, which has a column of its own.
    #[serde(serialize_with = "code")]
    pub subject: Subject,
    /// The policy that staff found for it, where its writer could not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned: Option<Subject>,
    /// What it wants to be.
    pub kind: Kind,
    /// The words; masked where staff masked them.
    pub text: String,
    /// The language that they are written in.
    pub lang: TextLanguage,
    /// The writer's stage of life.
    pub life_stage: Option<LifeStage>,
    /// The role in which the writer speaks.
    pub partner_role: Option<PartnerRole>,
    /// Where the writer lives.
    pub area: Option<Area>,
    /// Whether the writer agreed to publication.
    pub may_publish: bool,
    /// To what, if they did.
    pub consent: Consent,
    /// How far the city is.
    pub status: Status,
    /// What the answer that holds says.
    pub outcome: Option<Outcome>,
    /// Whether it is public.
    pub is_published: bool,
    /// Where the app was used.
    pub surface: Surface,
    /// Which office has its paper, if it has.
    pub source: Option<String>,
    /// When it arrived, RFC 3339 in UTC.
    #[serde(skip)]
    pub received_at: String,
}

fn code<S: Serializer>(subject: &Subject, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&subject.code())
}

/// How many opinions leave at a time.
const PAGE: i64 = 1_000;

impl Store {
    /// The next released voices behind this number, by their numbers. None at the end.
    pub async fn released(&self, behind: i64) -> Result<Vec<Released>, Error> {
        sqlx::query(
            "SELECT id, subject, policy, kind, text, lang, life_stage, partner_role, area FROM voices
             WHERE id > $1 ORDER BY id LIMIT $2",
        )
        .bind(behind)
        .bind(PAGE)
        .fetch_all(&self.database.readers)
        .await?
        .iter()
        .map(|row| {
            let voice = released(row)?;
            let assigned = voice.subject.assigned(optional_id(row, "policy")?);
            let subject = assigned.unwrap_or(voice.subject);
            Ok(Released { subject, ..voice })
        })
        .collect()
    }

    /// The next opinions behind this number that were not taken back, in the order of arrival. None
    /// at the end.
    pub async fn exported(&self, behind: i64) -> Result<Vec<Exported>, Error> {
        sqlx::query(
            "SELECT opinions.id, opinions.subject, opinions.policy, opinions.kind,
                COALESCE(opinions.masked_text, opinions.text) AS text, opinions.lang, opinions.life_stage,
                opinions.partner_role, opinions.area, opinions.may_publish, opinions.consent,
                opinions.status, opinions.surface, opinions.source, opinions.received_at,
                answers.outcome, voices.id AS voice
             FROM opinions
             LEFT JOIN answers ON answers.id = opinions.answer_id
             LEFT JOIN voices ON voices.id = opinions.id
             WHERE opinions.id > $1 AND opinions.status <> 'withdrawn'
             ORDER BY opinions.id LIMIT $2",
        )
        .bind(behind)
        .bind(PAGE)
        .fetch_all(&self.database.readers)
        .await?
        .iter()
        .map(|row| {
            let Released {
                id: number,
                subject,
                kind,
                text,
                lang,
                life_stage,
                partner_role,
                area,
            } = released(row)?;
            Ok(Exported {
                id: number,
                subject,
                assigned: subject.assigned(optional_id(row, "policy")?),
                kind,
                text,
                lang,
                life_stage,
                partner_role,
                area,
                may_publish: truth(row, "may_publish")?,
                consent: id(row, "consent")?,
                status: id(row, "status")?,
                outcome: optional_id(row, "outcome")?,
                is_published: row.try_get::<Option<i64>, _>("voice")?.is_some(),
                surface: id(row, "surface")?,
                source: row.try_get("source")?,
                received_at: row.try_get("received_at")?,
            })
        })
        .collect()
    }
}

/// What the opinion or voice of this row says.
fn released(row: &AnyRow) -> Result<Released, Error> {
    Ok(Released {
        id: row.try_get("id")?,
        subject: id(row, "subject")?,
        kind: id(row, "kind")?,
        text: row.try_get("text")?,
        lang: id(row, "lang")?,
        life_stage: optional_id(row, "life_stage")?,
        partner_role: optional_id(row, "partner_role")?,
        area: optional_id(row, "area")?,
    })
}
