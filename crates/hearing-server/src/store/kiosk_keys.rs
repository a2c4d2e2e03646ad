//! Keys that make a browser a branch's kiosk.

use hearing_api::Branch;
use hearing_api::typed::code_characters;
use sha2::{Digest, Sha256};
use sqlx::Row;

use super::clock::now;
use super::commands::{CommandAct, record_command};
use super::{Error, Store, id};

/// A key, as it is listed. The key itself is known to its keeper alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KioskKey {
    /// Its number.
    pub id: i64,
    /// Whose kiosk it makes.
    pub branch: Branch,
    /// RFC 3339 in UTC.
    pub created_at: String,
    /// Since when it makes none.
    pub revoked_at: Option<String>,
}

impl Store {
    /// Makes a key for this branch; its number and the key, which is not kept.
    pub async fn add_kiosk_key(&self, branch: Branch) -> Result<(i64, String), Error> {
        let mut bytes = [0; 20];
        getrandom::fill(&mut bytes).map_err(Error::Randomness)?;
        let key = data_encoding::BASE32_NOPAD.encode(&bytes);
        let mut transaction = self.database.begin().await?;
        let row = sqlx::query(
            "INSERT INTO kiosk_keys (branch, key_digest, created_at) VALUES ($1, $2, $3)
             RETURNING id",
        )
        .bind(branch.id())
        .bind(digest(&key))
        .bind(now()?)
        .fetch_one(&mut *transaction)
        .await?;
        let number: i64 = row.try_get("id")?;
        let detail = Some(format!("{number} {branch}"));
        record_command(&mut transaction, CommandAct::KioskKeyAdd, detail).await?;
        transaction.commit().await?;
        Ok((number, key))
    }

    /// Every key that was ever made, by its number.
    pub async fn kiosk_keys(&self) -> Result<Vec<KioskKey>, Error> {
        sqlx::query("SELECT id, branch, created_at, revoked_at FROM kiosk_keys ORDER BY id")
            .fetch_all(&self.database.readers)
            .await?
            .iter()
            .map(|row| {
                Ok(KioskKey {
                    id: row.try_get("id")?,
                    branch: id(row, "branch")?,
                    created_at: row.try_get("created_at")?,
                    revoked_at: row.try_get("revoked_at")?,
                })
            })
            .collect()
    }

    /// Ends a key, and every kiosk that it made; `false` if there is none of this number that holds.
    pub async fn revoke_kiosk_key(&self, number: i64) -> Result<bool, Error> {
        let mut transaction = self.database.begin().await?;
        let revoked = sqlx::query(
            "UPDATE kiosk_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
        )
        .bind(number)
        .bind(now()?)
        .execute(&mut *transaction)
        .await?;
        let is_revoked = revoked.rows_affected() == 1;
        if is_revoked {
            let detail = Some(number.to_string());
            record_command(&mut transaction, CommandAct::KioskKeyRevoke, detail).await?;
        }
        transaction.commit().await?;
        Ok(is_revoked)
    }

    /// The number of the key that was given, if it is one of this branch's and holds.
    pub async fn kiosk_key(&self, branch: Branch, given: &str) -> Result<Option<i64>, Error> {
        let row = sqlx::query(
            "SELECT id FROM kiosk_keys
             WHERE key_digest = $1 AND branch = $2 AND revoked_at IS NULL",
        )
        .bind(digest(given))
        .bind(branch.id())
        .fetch_optional(&self.database.readers)
        .await?;
        Ok(row.map(|row| row.try_get("id")).transpose()?)
    }

    /// Whether the key of this number holds.
    pub async fn is_kiosk_key(&self, number: i64) -> Result<bool, Error> {
        let row = sqlx::query("SELECT id FROM kiosk_keys WHERE id = $1 AND revoked_at IS NULL")
            .bind(number)
            .fetch_optional(&self.database.readers)
            .await?;
        Ok(row.is_some())
    }
}

/// The key's 160 bits are random, so that a fast digest is enough.
fn digest(key: &str) -> Vec<u8> {
    let key: String = code_characters(key).collect();
    Sha256::digest(key).to_vec()
}
