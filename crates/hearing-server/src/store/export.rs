use hearing_api::{Area, Kind, Outcome, Status, Subject};
use plan::{LifeStage, PartnerRole};
use serde::Serialize;
use sqlx::Row;

use super::{Error, Store, id, optional_id, truth};

/// Which opinions leave the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Those whose writers agreed to publication: 広聴AI and its like show what they are given.
    Agreed,
    /// All, for the city's own use.
    All,
}

/// An opinion as it leaves the console: without its receipt and its writer's address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// The number by which staff call it.
    pub id: i64,
    /// What it is about.
    pub subject: Subject,
    /// What it wants to be.
    pub kind: Kind,
    /// The words; masked where staff masked them.
    pub text: String,
    /// The writer's stage of life.
    pub life_stage: Option<LifeStage>,
    /// The role in which the writer speaks.
    pub partner_role: Option<PartnerRole>,
    /// Where the writer lives.
    pub area: Option<Area>,
    /// Whether the writer agreed to publication.
    pub may_publish: bool,
    /// How far the city is.
    pub status: Status,
    /// What the answer that holds says.
    pub outcome: Option<Outcome>,
    /// Whether it is public.
    pub is_published: bool,
    /// When it arrived.
    pub received_at: String,
}

/// How many opinions leave at a time.
const PAGE: i64 = 1_000;

impl Store {
    /// The next opinions behind this number that were not taken back, in the order of arrival; only
    /// those whose writers agreed to publication, or all. None at the end.
    pub async fn exported(&self, extent: Extent, behind: i64) -> Result<Vec<Exported>, Error> {
        sqlx::query(
            "SELECT opinions.id, opinions.subject, opinions.kind,
                COALESCE(opinions.masked_text, opinions.text) AS text, opinions.life_stage,
                opinions.partner_role, opinions.area, opinions.may_publish, opinions.status,
                opinions.received_at, answers.outcome, voices.id AS voice
             FROM opinions
             LEFT JOIN answers ON answers.id = opinions.answer_id
             LEFT JOIN voices ON voices.id = opinions.id
             WHERE opinions.id > $1 AND opinions.status <> 'withdrawn' AND opinions.may_publish >= $2
             ORDER BY opinions.id LIMIT $3",
        )
        .bind(behind)
        .bind(match extent {
            Extent::Agreed => 1_i64,
            Extent::All => 0,
        })
        .bind(PAGE)
        .fetch_all(&self.database.readers)
        .await?
        .iter()
        .map(|row| {
            Ok(Exported {
                id: row.try_get("id")?,
                subject: id(row, "subject")?,
                kind: id(row, "kind")?,
                text: row.try_get("text")?,
                life_stage: optional_id(row, "life_stage")?,
                partner_role: optional_id(row, "partner_role")?,
                area: optional_id(row, "area")?,
                may_publish: truth(row, "may_publish")?,
                status: id(row, "status")?,
                outcome: optional_id(row, "outcome")?,
                is_published: row.try_get::<Option<i64>, _>("voice")?.is_some(),
                received_at: row.try_get("received_at")?,
            })
        })
        .collect()
    }
}
