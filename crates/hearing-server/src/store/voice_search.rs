//! Pages of voices that have words.

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::conditions::Conditions;
use super::sought::Sought;
use super::voices::{COLUMNS, ORDER, PAGE, VoiceFilter};
use super::{Error, Store};

/// Among how many of the newest voices words are looked for without the database's index.
const NEWEST: usize = 2_500;

/// Where voices are looked for.
enum Among<'p> {
    /// Before this place, without the database's index.
    Newest(Option<&'p str>),
    All,
}

impl Store {
    /// The rows of a page of voices that have the words, and one more if there is another page.
    ///
    /// What many voices have is found soon among the newest; what few have, the index finds. Each
    /// way alone would take long for the other's words.
    pub(super) async fn search(
        &self,
        filter: &VoiceFilter,
        sought: &Sought,
    ) -> Result<Vec<AnyRow>, Error> {
        if sought.is_nothing() {
            return Ok(Vec::new());
        }
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
        let newest = Among::Newest(newest_behind.as_deref());
        let rows = self.look(&mut connection, filter, sought, &newest).await?;
        if rows.len() > PAGE || newest_behind.is_none() {
            return Ok(rows);
        }
        self.look(&mut connection, filter, sought, &Among::All)
            .await
    }

    async fn look(
        &self,
        connection: &mut AnyConnection,
        filter: &VoiceFilter,
        sought: &Sought,
        among: &Among<'_>,
    ) -> Result<Vec<AnyRow>, Error> {
        let mut found = Vec::new();
        let mut behind: Option<String> = None;
        // Few have the letters and not the words; where many do, ever more are asked for at once.
        let mut limit = PAGE + 1;
        loop {
            let (query, conditions) = self.page(filter, sought, among, behind.as_deref(), limit);
            let rows = conditions
                .bind(sqlx::query(AssertSqlSafe(query)))
                .fetch_all(&mut *connection)
                .await?;
            let is_last = rows.len() < limit;
            behind = rows.last().map(|row| row.try_get("place")).transpose()?;
            for row in rows {
                if sought.is_met(&row)? {
                    found.push(row);
                }
            }
            if is_last || found.len() > PAGE {
                return Ok(found);
            }
            limit *= 2;
        }
    }

    /// The query for so many voices behind a place that have the letters.
    fn page(
        &self,
        filter: &VoiceFilter,
        sought: &Sought,
        among: &Among<'_>,
        behind: Option<&str>,
        limit: usize,
    ) -> (String, Conditions) {
        let mut conditions = Conditions::default();
        let from = match among {
            Among::Newest(_) => "voices".to_owned(),
            // The limit keeps either database from asking the order's index instead of the words'.
            Among::All => {
                sought.narrow_by_index(&mut conditions, self.database.product);
                format!(
                    "(SELECT {COLUMNS}, place FROM voices{} LIMIT {}) AS found",
                    conditions.clause(),
                    i64::MAX
                )
            }
        };
        filter.narrow(&mut conditions);
        if let Some(behind) = behind {
            conditions.text("place < ", behind.to_owned());
        }
        if let Among::Newest(end) = among {
            if let Some(end) = end {
                conditions.text("place > ", (*end).to_owned());
            }
            sought.narrow(&mut conditions);
        }
        let query = format!(
            "SELECT {COLUMNS}, place FROM {from}{} {ORDER} {limit}",
            conditions.clause()
        );
        (query, conditions)
    }
}
