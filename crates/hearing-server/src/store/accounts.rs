//! Accounts of the staff, and who is signed in.

use sha2::{Digest, Sha256};
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, Row};
use time::{Duration, OffsetDateTime};

use super::audit::{AuditedAct, Record, ServerAct};
use super::clock::{now, stamp};
use super::commands::{CommandAct, record_command};
use super::locks::Lock;
use super::{Error, Store, id, truth};
use crate::staff::{Role, TotpSecret};

/// A day's work: then one signs in again.
const SESSION: Duration = Duration::hours(10);

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub id: i64,
    /// What its owner types to sign in.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Whether it may no longer sign in.
    pub is_disabled: bool,
    /// Whether it asks for a code besides the password.
    pub has_totp: bool,
}

/// What signing in is checked against.
#[derive(Clone)]
pub struct Credentials {
    /// The account.
    pub account: Account,
    /// The password's hash.
    pub password_hash: String,
    /// What its codes are made of, where it asks for one.
    pub totp: Option<TotpSecret>,
}

/// Someone who is signed in.
#[derive(Debug, Clone)]
pub struct Session {
    /// Who.
    pub account: Account,
    /// What the session's forms carry.
    pub csrf: String,
}

/// What became of a change of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It is done.
    Done,
    /// There is no account of this name.
    Unknown,
    /// Without this account, nobody could sign in any more who reads who did what.
    LastAdministrator,
}

impl Store {
    /// Makes an account; `false` if the name is taken.
    pub async fn add_account(&self, name: &str, role: Role, hash: &str) -> Result<bool, Error> {
        let mut transaction = self.database.begin().await?;
        let made = sqlx::query(
            "INSERT INTO accounts (name, role, password_hash, created_at)
             VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        )
        .bind(name)
        .bind(role.id())
        .bind(hash)
        .bind(now()?)
        .execute(&mut *transaction)
        .await?;
        if made.rows_affected() == 0 {
            transaction.rollback().await?;
            return Ok(false);
        }
        let detail = format!("{name} {role}");
        record_command(&mut transaction, CommandAct::AccountAdd, Some(detail)).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Changes a password and ends the account's sessions; `false` if there is none of this name.
    pub async fn set_password(&self, name: &str, hash: &str) -> Result<bool, Error> {
        let update =
            sqlx::query("UPDATE accounts SET password_hash = $2 WHERE name = $1 RETURNING id")
                .bind(name)
                .bind(hash);
        let changed = self.change_account(name, update, CommandAct::AccountPassword, None);
        Ok(changed.await? == Changed::Done)
    }

    /// Changes what an account may do and ends its sessions.
    pub async fn set_role(&self, name: &str, role: Role) -> Result<Changed, Error> {
        let update = sqlx::query("UPDATE accounts SET role = $2 WHERE name = $1 RETURNING id")
            .bind(name)
            .bind(role.id());
        self.change_account(name, update, CommandAct::AccountRole, Some(role))
            .await
    }

    /// Makes an account ask for codes of this secret, or for none, and ends its sessions; `false`
    /// if there is none of this name.
    pub async fn set_totp(&self, name: &str, secret: Option<&TotpSecret>) -> Result<bool, Error> {
        let update = sqlx::query(
            "UPDATE accounts SET totp_secret = $2, totp_period = NULL WHERE name = $1 RETURNING id",
        )
        .bind(name)
        .bind(secret.map(|secret| secret.bytes().to_vec()));
        let act = match secret {
            Some(_) => CommandAct::AccountTotp,
            None => CommandAct::AccountTotpOff,
        };
        let changed = self.change_account(name, update, act, None);
        Ok(changed.await? == Changed::Done)
    }

    /// Keeps an account from signing in and ends its sessions.
    pub async fn disable_account(&self, name: &str) -> Result<Changed, Error> {
        let update =
            sqlx::query("UPDATE accounts SET is_disabled = 1 WHERE name = $1 RETURNING id")
                .bind(name);
        self.change_account(name, update, CommandAct::AccountDisable, None)
            .await
    }

    /// Lets an account sign in again; `false` if there is none of this name.
    pub async fn enable_account(&self, name: &str) -> Result<bool, Error> {
        let update =
            sqlx::query("UPDATE accounts SET is_disabled = 0 WHERE name = $1 RETURNING id")
                .bind(name);
        let changed = self.change_account(name, update, CommandAct::AccountEnable, None);
        Ok(changed.await? == Changed::Done)
    }

    /// Does the update, which returns the account's id; whatever it was, it is signed out
    /// everywhere and its wrong passwords are forgotten. Nothing is done that would leave accounts
    /// and no administrator who can sign in.
    async fn change_account(
        &self,
        name: &str,
        update: Query<'_, Any, AnyArguments>,
        act: CommandAct,
        role: Option<Role>,
    ) -> Result<Changed, Error> {
        let mut transaction = self.database.begin().await?;
        // Of two administrators, each could else be taken away beside the other.
        Lock::Accounts.take(&mut transaction).await?;
        let before = administrators(&mut transaction).await?;
        let Some(row) = update.fetch_optional(&mut *transaction).await? else {
            transaction.rollback().await?;
            return Ok(Changed::Unknown);
        };
        if before > 0 && administrators(&mut transaction).await? == 0 {
            transaction.rollback().await?;
            return Ok(Changed::LastAdministrator);
        }
        self.forget_failures(&mut transaction, name).await?;
        sqlx::query("DELETE FROM sessions WHERE account_id = $1")
            .bind(row.try_get::<i64, _>("id")?)
            .execute(&mut *transaction)
            .await?;
        let detail = match role {
            Some(role) => format!("{name} {role}"),
            None => name.to_owned(),
        };
        record_command(&mut transaction, act, Some(detail)).await?;
        transaction.commit().await?;
        Ok(Changed::Done)
    }

    /// Every account, by name.
    pub async fn accounts(&self) -> Result<Vec<Account>, Error> {
        sqlx::query("SELECT id, name, role, is_disabled, totp_secret FROM accounts ORDER BY name")
            .fetch_all(&self.database.readers)
            .await?
            .iter()
            .map(account)
            .collect()
    }

    /// What the account of this name is checked against.
    pub async fn credentials(&self, name: &str) -> Result<Option<Credentials>, Error> {
        let row = sqlx::query(
            "SELECT id, name, role, is_disabled, password_hash, totp_secret FROM accounts WHERE name = $1",
        )
        .bind(name)
        .fetch_optional(&self.database.readers)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let totp = match row.try_get::<Option<&[u8]>, _>("totp_secret")? {
            Some(secret) => Some(TotpSecret::read(secret).ok_or(Error::Unreadable("totp_secret"))?),
            None => None,
        };
        Ok(Some(Credentials {
            account: account(&row)?,
            password_hash: row.try_get("password_hash")?,
            totp,
        }))
    }

    /// Uses the code of a period; `false` if that, or a later one, was used before.
    pub async fn use_code(&self, account: i64, period: i64) -> Result<bool, Error> {
        let mut transaction = self.database.begin().await?;
        let used = sqlx::query(
            "UPDATE accounts SET totp_period = $1
             WHERE id = $2 AND (totp_period IS NULL OR totp_period < $1)",
        )
        .bind(period)
        .bind(account)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(used.rows_affected() == 1)
    }

    /// Signs the account in; what its cookie is to hold.
    pub async fn open_session(&self, account: i64) -> Result<String, Error> {
        let token = random_hex()?;
        let at = now()?;
        let mut transaction = self.database.begin().await?;
        sqlx::query("DELETE FROM sessions WHERE expires_at <= $1")
            .bind(at.as_str())
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "INSERT INTO sessions (token_digest, account_id, csrf, expires_at) VALUES ($1, $2, $3, $4)",
        )
        .bind(digest(&token))
        .bind(account)
        .bind(random_hex()?)
        .bind(stamp(OffsetDateTime::now_utc() + SESSION)?)
        .execute(&mut *transaction)
        .await?;
        Record::of(AuditedAct::Server(ServerAct::SignIn))
            .by(account)
            .write(&mut transaction, &at)
            .await?;
        transaction.commit().await?;
        Ok(token)
    }

    /// Who is signed in with this token.
    pub async fn session(&self, token: &str) -> Result<Option<Session>, Error> {
        let row = sqlx::query(
            "SELECT accounts.id, accounts.name, accounts.role, accounts.is_disabled,
                accounts.totp_secret, sessions.csrf
             FROM sessions JOIN accounts ON accounts.id = sessions.account_id
             WHERE sessions.token_digest = $1 AND sessions.expires_at > $2 AND accounts.is_disabled = 0",
        )
        .bind(digest(token))
        .bind(now()?)
        .fetch_optional(&self.database.readers)
        .await?;
        row.map(|row| {
            Ok(Session {
                account: account(&row)?,
                csrf: row.try_get("csrf")?,
            })
        })
        .transpose()
    }

    /// Records in the audit log that the account took this file of opinions with it.
    pub async fn record_export(&self, account: i64, file: &str) -> Result<(), Error> {
        let mut transaction = self.database.begin().await?;
        Record::of(AuditedAct::Server(ServerAct::Export))
            .by(account)
            .with(Some(file.to_owned()))
            .write(&mut transaction, &now()?)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Signs out.
    pub async fn close_session(&self, token: &str) -> Result<(), Error> {
        let mut transaction = self.database.begin().await?;
        sqlx::query("DELETE FROM sessions WHERE token_digest = $1")
            .bind(digest(token))
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// How many administrators can sign in.
async fn administrators(connection: &mut AnyConnection) -> Result<i64, Error> {
    let row =
        sqlx::query("SELECT COUNT(*) AS number FROM accounts WHERE role = $1 AND is_disabled = 0")
            .bind(Role::Administrator.id())
            .fetch_one(connection)
            .await?;
    Ok(row.try_get("number")?)
}

fn account(row: &sqlx::any::AnyRow) -> Result<Account, Error> {
    Ok(Account {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        role: id(row, "role")?,
        is_disabled: truth(row, "is_disabled")?,
        has_totp: row.try_get::<Option<&[u8]>, _>("totp_secret")?.is_some(),
    })
}

fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}

/// 256 random bits.
fn random_hex() -> Result<String, Error> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(Error::Randomness)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
