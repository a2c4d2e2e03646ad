//! 控えコード: who may act on an opinion, and how often that may be guessed.

use hearing_api::{ControlCode, Receipt};
use sqlx::{AnyConnection, Row};
use time::{Duration, OffsetDateTime};

use super::clock::stamp;
use super::{Error, Stamp, Store, truth};
use crate::idempotency_key::IdempotencyKey;
use crate::mac_key::{MacKey, is_equal_in_constant_time};

/// What the tags of control codes are for.
const CONTROL_CODE: &str = "control-code";

/// How many wrong codes a receipt takes before it waits.
const FAILURES_MAX: i64 = 5;

/// How long it waits then, and how long wrong codes count.
const WAIT: Duration = Duration::HOUR;

/// How long failures are kept.
const FAILURES_AGE: Duration = Duration::DAY;

/// What somebody who acts on an opinion brings besides its receipt.
#[derive(Debug, Clone, Copy, Default)]
pub struct Proof {
    /// The control code.
    pub code: Option<ControlCode>,
    /// The idempotency key, which only the device that sent the opinion has. It does not stand for
    /// the code: it shows whose mistakes these are, and that they are no guesses.
    pub key: Option<IdempotencyKey>,
}

/// Whether the opinion is theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proved {
    /// It is.
    Yes,
    /// The code is missing. One that its own check character shows to be mistyped counts as missing,
    /// too: it is no guess.
    Missing,
    /// The code is another one.
    Wrong,
    /// There were too many wrong codes. None is looked at for so long.
    Waits(std::time::Duration),
    /// No opinion has this receipt.
    Unknown,
}

impl Store {
    /// The control code of a receipt.
    pub fn control_code(&self, receipt: Receipt) -> ControlCode {
        code_of(&self.mac_key, receipt)
    }

    /// The control code of an opinion that was just kept; none if it was kept before there were
    /// codes.
    pub fn control_code_of(&self, stamp: &Stamp) -> Option<ControlCode> {
        stamp
            .has_control_code
            .then(|| self.control_code(stamp.receipt))
    }

    /// Whether who brings this may act on the opinion. A receipt that was given out before there
    /// were codes needs none.
    ///
    /// A failure is counted before the code is compared, and both are one transaction: who hangs up
    /// in between learns nothing. While the receipt waits, a right code is refused like a wrong one.
    pub async fn prove(&self, receipt: Receipt, proof: Proof) -> Result<Proved, Error> {
        let row = sqlx::query(
            "SELECT id, idempotency_key, has_control_code FROM opinions WHERE receipt = $1",
        )
        .bind(receipt.to_string())
        .fetch_optional(&self.database.readers)
        .await?;
        let Some(row) = row else {
            return Ok(Proved::Unknown);
        };
        if !truth(&row, "has_control_code")? {
            return Ok(Proved::Yes);
        }
        let Some(code) = proof.code else {
            return Ok(Proved::Missing);
        };
        let expected = self.control_code(receipt).to_string();
        let is_right = || is_equal_in_constant_time(&code.to_string(), &expected);
        let key: &str = row.try_get("idempotency_key")?;
        if proof
            .key
            .is_some_and(|given| is_equal_in_constant_time(&given.to_string(), key))
        {
            return Ok(if is_right() {
                Proved::Yes
            } else {
                Proved::Wrong
            });
        }
        let opinion: i64 = row.try_get("id")?;
        let now = OffsetDateTime::now_utc();
        let mut transaction = self.database.begin().await?;
        let Some(failures) = count_failure(&mut transaction, opinion, now).await? else {
            return waits(&mut transaction, opinion, now).await;
        };
        let proved = if is_right() {
            sqlx::query("DELETE FROM control_code_failures WHERE opinion_id = $1")
                .bind(opinion)
                .execute(&mut *transaction)
                .await?;
            Proved::Yes
        } else {
            if failures >= FAILURES_MAX {
                sqlx::query(
                    "UPDATE control_code_failures SET locked_until = $1 WHERE opinion_id = $2",
                )
                .bind(stamp(now + WAIT)?)
                .bind(opinion)
                .execute(&mut *transaction)
                .await?;
            }
            Proved::Wrong
        };
        transaction.commit().await?;
        Ok(proved)
    }
}

fn code_of(mac_key: &MacKey, receipt: Receipt) -> ControlCode {
    let tag = mac_key.tag(CONTROL_CODE, receipt.to_string().as_bytes());
    let mut bytes = [0; 5];
    bytes.copy_from_slice(&tag[..5]);
    ControlCode::from_tag(bytes)
}

/// Counts a failure, and gives how many there are now; none while the receipt waits.
async fn count_failure(
    connection: &mut AnyConnection,
    opinion: i64,
    now: OffsetDateTime,
) -> Result<Option<i64>, Error> {
    let row = sqlx::query(
        "INSERT INTO control_code_failures (opinion_id, failures, at) VALUES ($1, 1, $2)
         ON CONFLICT (opinion_id) DO UPDATE SET
            failures = CASE WHEN control_code_failures.locked_until IS NOT NULL
                OR control_code_failures.at < $3 THEN 1 ELSE control_code_failures.failures + 1 END,
            locked_until = NULL,
            at = excluded.at
         WHERE control_code_failures.locked_until IS NULL OR control_code_failures.locked_until <= $2
         RETURNING failures",
    )
    .bind(opinion)
    .bind(stamp(now)?)
    .bind(stamp(now - WAIT)?)
    .fetch_optional(connection)
    .await?;
    row.map(|row| Ok(row.try_get("failures")?)).transpose()
}

/// For how long the receipt still waits.
async fn waits(
    connection: &mut AnyConnection,
    opinion: i64,
    now: OffsetDateTime,
) -> Result<Proved, Error> {
    let until: Option<String> =
        sqlx::query_scalar("SELECT locked_until FROM control_code_failures WHERE opinion_id = $1")
            .bind(opinion)
            .fetch_optional(connection)
            .await?
            .flatten();
    let until = match until {
        Some(until) => super::clock::read(&until)?,
        None => now,
    };
    Ok(Proved::Waits((until - now).unsigned_abs()))
}

/// Forgets old failures.
pub(super) async fn forget_failures(connection: &mut AnyConnection) -> Result<(), Error> {
    sqlx::query("DELETE FROM control_code_failures WHERE at < $1")
        .bind(stamp(OffsetDateTime::now_utc() - FAILURES_AGE)?)
        .execute(connection)
        .await?;
    Ok(())
}
