//! Attempts to sign in. Each counts as a failure before anything is compared, so that nobody
//! guesses without being counted; the right password takes its own back.
//!
//! A name is locked for the network that failed, much later and shorter for all others together,
//! and not for a browser that signed in before, unless it fails itself (OWASP's device cookies).

use sqlx::AnyConnection;
use time::{Duration, OffsetDateTime};

use super::audit::{AuditedAct, Record, ServerAct};
use super::clock::{now, stamp};
use super::{Error, Store};

/// Failures of one network that cost nothing. The next ones cost half a minute, one minute, two …
const FREE_OF_NETWORK: i64 = 4;

/// The longest delay for a network.
const NETWORK_DELAY_MAX: Duration = Duration::hours(1);

/// Failures of all unknown browsers together that cost nothing. Each ten of the next ones double
/// the delay.
const FREE_OF_ALL: i64 = 50;

/// The longest delay for all together: one who has many networks keeps nobody out for long.
const DELAY_OF_ALL_MAX: Duration = Duration::minutes(5);

/// The first delay.
const DELAY: Duration = Duration::seconds(30);

/// Failures of a browser that signed in before, after which it is like any other.
const FREE_OF_DEVICE: i64 = 10;

/// How long failures are remembered.
const AGE: Duration = Duration::days(1);

/// The name under which all unknown browsers are counted together.
const ALL: &str = "all";

/// Where an attempt comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptSource {
    /// What tells the network from others.
    pub network: String,
    /// What tells the browser from others, if it signed in to this name before.
    pub device: Option<String>,
}

/// An attempt that was counted, and may be looked at.
#[derive(Debug, Clone)]
pub struct Attempt {
    name: Vec<u8>,
    sources: Vec<Vec<u8>>,
}

impl Store {
    /// Counts an attempt for a name, whether an account has it or not, as a failure; none if the
    /// name is locked for where it comes from, and nothing is to be looked at.
    pub async fn begin_attempt(
        &self,
        name: &str,
        source: &AttemptSource,
    ) -> Result<Option<Attempt>, Error> {
        let name = self.digest_of_name(name);
        let mut transaction = self.database.begin().await?;
        sqlx::query("DELETE FROM sign_in_failures WHERE at < $1")
            .bind(stamp(OffsetDateTime::now_utc() - AGE)?)
            .execute(&mut *transaction)
            .await?;
        if let Some(device) = &source.device {
            let device = self.digest_of_source(&format!("device {device}"));
            let failures = count(&mut transaction, &name, &device).await?;
            if failures.is_some_and(|failures| failures <= FREE_OF_DEVICE) {
                transaction.commit().await?;
                return Ok(Some(Attempt {
                    name,
                    sources: vec![device],
                }));
            }
        }
        let network = self.digest_of_source(&format!("network {}", source.network));
        let all = self.digest_of_source(ALL);
        let counted = (
            count(&mut transaction, &name, &network).await?,
            count(&mut transaction, &name, &all).await?,
        );
        let (Some(of_network), Some(of_all)) = counted else {
            // Nothing is looked at, and nothing counts.
            transaction.rollback().await?;
            return Ok(None);
        };
        if let Some(delay) = delay(of_network - FREE_OF_NETWORK, 1, NETWORK_DELAY_MAX) {
            lock(&mut transaction, &name, &network, delay).await?;
        }
        if let Some(delay) = delay(of_all - FREE_OF_ALL, 10, DELAY_OF_ALL_MAX) {
            lock(&mut transaction, &name, &all, delay).await?;
        }
        transaction.commit().await?;
        Ok(Some(Attempt {
            name,
            sources: vec![network, all],
        }))
    }

    /// Takes back an attempt that was right so far, and what it locked; earlier failures stay.
    pub async fn excuse_attempt(&self, attempt: &Attempt) -> Result<(), Error> {
        let one_less = "UPDATE sign_in_failures SET failures = failures - 1, locked_until = NULL
             WHERE name_digest = $1 AND source_digest = $2";
        self.change_failures(&attempt.name, &attempt.sources, one_less)
            .await
    }

    /// Takes back an attempt that signed in, and forgets the failures of where it came from; those
    /// of all together stay.
    pub async fn forgive_attempt(&self, attempt: &Attempt) -> Result<(), Error> {
        self.excuse_attempt(attempt).await?;
        let none = "DELETE FROM sign_in_failures WHERE name_digest = $1 AND source_digest = $2";
        let own = attempt.sources.get(..1).unwrap_or_default();
        self.change_failures(&attempt.name, own, none).await
    }

    /// Changes the failures under a name from each of these sources.
    async fn change_failures(
        &self,
        name: &[u8],
        sources: &[Vec<u8>],
        change: &'static str,
    ) -> Result<(), Error> {
        let mut transaction = self.database.begin().await?;
        for source in sources {
            sqlx::query(change)
                .bind(name)
                .bind(source.as_slice())
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await
    }

    /// Records in the audit log that a wrong password or code was given for an account.
    pub async fn record_wrong_password(&self, account: i64) -> Result<(), Error> {
        let mut transaction = self.database.begin().await?;
        let at = now()?;
        Record::of(AuditedAct::Server(ServerAct::WrongPassword))
            .by(account)
            .write(&mut transaction, &at)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Forgets all failures of a name, wherever they came from.
    pub(super) async fn forget_failures(
        &self,
        connection: &mut AnyConnection,
        name: &str,
    ) -> Result<(), Error> {
        sqlx::query("DELETE FROM sign_in_failures WHERE name_digest = $1")
            .bind(self.digest_of_name(name))
            .execute(connection)
            .await?;
        Ok(())
    }

    fn digest_of_name(&self, name: &str) -> Vec<u8> {
        self.mac_key.tag("sign-in", name.as_bytes()).to_vec()
    }

    fn digest_of_source(&self, source: &str) -> Vec<u8> {
        self.mac_key
            .tag("sign-in source", source.as_bytes())
            .to_vec()
    }
}

/// Counts a failure, unless the name is locked there; how many there are now.
async fn count(
    connection: &mut AnyConnection,
    name: &[u8],
    source: &[u8],
) -> Result<Option<i64>, Error> {
    let failures = sqlx::query_scalar(
        "INSERT INTO sign_in_failures (name_digest, source_digest, failures, at)
         VALUES ($1, $2, 1, $3)
         ON CONFLICT (name_digest, source_digest) DO UPDATE
            SET failures = sign_in_failures.failures + 1, at = excluded.at
            WHERE sign_in_failures.locked_until IS NULL OR sign_in_failures.locked_until <= excluded.at
         RETURNING failures",
    )
    .bind(name)
    .bind(source)
    .bind(now()?)
    .fetch_optional(connection)
    .await?;
    Ok(failures)
}

async fn lock(
    connection: &mut AnyConnection,
    name: &[u8],
    source: &[u8],
    delay: Duration,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE sign_in_failures SET locked_until = $1 WHERE name_digest = $2 AND source_digest = $3",
    )
    .bind(stamp(OffsetDateTime::now_utc() + delay)?)
    .bind(name)
    .bind(source)
    .execute(connection)
    .await?;
    Ok(())
}

/// How long nothing is looked at after so many failures that are not free, of which so many double
/// it.
fn delay(beyond: i64, doubling: i64, max: Duration) -> Option<Duration> {
    let doublings = u32::try_from(beyond.checked_sub(1)?).ok()? / u32::try_from(doubling).ok()?;
    Some((DELAY * 2_i32.pow(doublings.min(7))).min(max))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_beyond_the_free_ones_costs_more() {
        let seconds = |beyond| delay(beyond, 1, NETWORK_DELAY_MAX).map(Duration::whole_seconds);
        assert_eq!(
            [-3, 0, 1, 2, 3].map(seconds),
            [None, None, Some(30), Some(60), Some(120)]
        );
        assert_eq!(seconds(40), Some(3_600));
        let of_all = |beyond| delay(beyond, 10, DELAY_OF_ALL_MAX).map(Duration::whole_seconds);
        assert_eq!(
            [0, 1, 10, 11].map(of_all),
            [None, Some(30), Some(30), Some(60)]
        );
        assert_eq!(of_all(10_000), Some(300));
    }
}
