//! What staff do with an opinion: one transaction in which its standing is loaded, the workflow
//! decides, the change is applied and the audit log written.

use std::time::Duration;

use hearing_api::{Status, Subject};
use sha2::{Digest, Sha256};
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Encode, Row, Type};
use time::OffsetDateTime;

use super::announcements::{announce, stop};
use super::answers::NewAnswer;
use super::audit::{AuditedAct, Record, ServerAct};
use super::clock::{now, stamp};
use super::history::set_status;
use super::locks::Lock;
use super::merges::{end_of, merge_into, move_dependents};
use super::publication::{add_voice, remove_voice, write_voice};
use super::withdrawals::{self, can_be_undone_since, take_back};
use super::{Error, Store, id, truth};
use crate::workflow::{Act, Clerk, Effect, MergeTarget, Refusal, Standing, transition};

/// What one of the staff asks for, with what they have seen.
struct Request<'a> {
    account: i64,
    opinion: i64,
    act: &'a Act,
    /// The opinion's revision.
    seen: Option<i64>,
    /// The opinion to merge into, and its revision.
    seen_target: Option<(i64, i64)>,
}

impl Store {
    /// Does the act for the account, if the opinion is still at `revision` (where that is given)
    /// and the workflow allows it. An act that is sent twice is done once.
    pub async fn act(
        &self,
        account: i64,
        opinion: i64,
        revision: Option<i64>,
        act: &Act,
    ) -> Result<Result<(), Refusal>, Error> {
        self.perform(&Request {
            account,
            opinion,
            act,
            seen: revision,
            seen_target: None,
        })
        .await
    }

    /// Merges the opinion as [`Act::Merge`] does, if the other one is still at `target_revision`, too:
    /// what the clerk has seen of it reaches the opinion's writer at once.
    pub async fn merge(
        &self,
        account: i64,
        opinion: i64,
        revision: Option<i64>,
        into: i64,
        target_revision: i64,
    ) -> Result<Result<(), Refusal>, Error> {
        self.perform(&Request {
            account,
            opinion,
            act: &Act::Merge { into },
            seen: revision,
            seen_target: Some((into, target_revision)),
        })
        .await
    }

    async fn perform(&self, request: &Request<'_>) -> Result<Result<(), Refusal>, Error> {
        let mut transaction = self.database.begin().await?;
        let performed = perform(&mut transaction, request, self.mail_delay).await?;
        match performed {
            Ok(Performed::Now) => transaction.commit().await?,
            Ok(Performed::Before) | Err(_) => transaction.rollback().await?,
        }
        if matches!(
            (&performed, request.act),
            (Ok(Performed::Now), Act::Withdraw { .. })
        ) {
            self.database.empty_log().await;
        }
        Ok(performed.map(|_| ()))
    }
}

/// When an act was done.
enum Performed {
    Now,
    /// The same request came before, and its answer was lost or the button pressed twice.
    Before,
}

async fn perform(
    connection: &mut AnyConnection,
    request: &Request<'_>,
    mail_delay: Duration,
) -> Result<Result<Performed, Refusal>, Error> {
    let act = request.act;
    if act.kind().changes_merges() {
        Lock::Merges.take(connection).await?;
    }
    let at = now()?;
    let Some(loaded) = load(connection, request, &at).await? else {
        return Ok(Err(Refusal::Unknown));
    };
    let Loaded {
        standing,
        clerk,
        received_at,
        last_act,
    } = loaded;
    if let Some(seen) = request.seen
        && seen + 1 == standing.revision
        && last_act == Some(digest(request, seen)?)
    {
        return Ok(Ok(Performed::Before));
    }
    let change = match transition(&standing, act, &clerk) {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let context = Context {
        account: request.account,
        opinion: request.opinion,
        received_at,
        mail_at: stamp(OffsetDateTime::now_utc() + mail_delay)?,
        at,
    };
    for effect in change.effects {
        context.apply(connection, effect).await?;
    }
    write_voice(connection, request.opinion).await?;
    sqlx::query("UPDATE opinions SET last_act = $1 WHERE id = $2")
        .bind(digest(request, standing.revision)?)
        .bind(request.opinion)
        .execute(&mut *connection)
        .await?;
    Record::of(AuditedAct::Opinion(act.kind()))
        .by(request.account)
        .on(request.opinion)
        .with(act.detail())
        .write(connection, &context.at)
        .await?;
    Ok(Ok(Performed::Now))
}

/// What an act is known by that this clerk does with an opinion at this revision.
fn digest(request: &Request<'_>, revision: i64) -> Result<Vec<u8>, Error> {
    let known_by = (request.account, revision, request.act);
    let json = serde_json::to_vec(&known_by).map_err(|_| Error::Unreadable("act"))?;
    Ok(Sha256::digest(json).to_vec())
}

/// What the workflow is asked about.
struct Loaded {
    standing: Standing,
    clerk: Clerk,
    received_at: String,
    last_act: Option<Vec<u8>>,
}

/// Takes the opinion's row until the end of the transaction, and that of the one that it is to be
/// merged into, and loads what the workflow asks for; `None` if there is no such opinion.
async fn load(
    connection: &mut AnyConnection,
    request: &Request<'_>,
    at: &str,
) -> Result<Option<Loaded>, Error> {
    let Some(own) = hold(connection, request.opinion).await? else {
        return Ok(None);
    };
    let merge_target = match request.act {
        Act::Merge { into } => merge_target(connection, &own, *into).await?,
        _ => None,
    };
    let more = sqlx::query(
        "SELECT accounts.role,
            CASE WHEN EXISTS (SELECT 1 FROM voices WHERE voices.id = $2)
                OR EXISTS (SELECT 1 FROM withdrawals WHERE withdrawals.opinion_id = $2
                    AND withdrawals.published_at IS NOT NULL)
                THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS is_published,
            CASE WHEN EXISTS (SELECT 1 FROM withdrawals WHERE withdrawals.opinion_id = $2
                    AND withdrawals.at >= $3)
                THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS withdrawal_can_be_undone
         FROM accounts WHERE accounts.id = $1",
    )
    .bind(request.account)
    .bind(request.opinion)
    .bind(can_be_undone_since(at)?)
    .fetch_one(connection)
    .await?;
    Ok(Some(Loaded {
        standing: Standing {
            id: request.opinion,
            revision: own.revision,
            status: own.status,
            is_undecided: own.subject == Subject::Undecided,
            may_publish: own.may_publish,
            is_published: truth(&more, "is_published")?,
            claimed_by: own.claimed_by,
            merged_into: own.merged_into,
            merge_target,
            withdrawal_can_be_undone: truth(&more, "withdrawal_can_be_undone")?,
        },
        clerk: Clerk {
            account: request.account,
            role: id(&more, "role")?,
            seen: request.seen,
            seen_target: request.seen_target,
        },
        received_at: own.received_at,
        last_act: own.last_act,
    }))
}

async fn merge_target(
    connection: &mut AnyConnection,
    own: &HeldRow,
    into: i64,
) -> Result<Option<MergeTarget>, Error> {
    let Some(end) = end_of(connection, into).await? else {
        return Ok(None);
    };
    if end == own.id {
        return Ok(Some(own.as_target()));
    }
    Ok(hold(connection, end).await?.map(|row| row.as_target()))
}

/// The row of an opinion that this transaction holds, as it was before.
struct HeldRow {
    id: i64,
    revision: i64,
    status: Status,
    subject: Subject,
    may_publish: bool,
    received_at: String,
    claimed_by: Option<i64>,
    merged_into: Option<i64>,
    last_act: Option<Vec<u8>>,
}

impl HeldRow {
    const fn as_target(&self) -> MergeTarget {
        MergeTarget {
            id: self.id,
            revision: self.revision,
            status: self.status,
        }
    }
}

/// Takes the opinion's row until the end of the transaction, and counts one change more.
async fn hold(connection: &mut AnyConnection, opinion: i64) -> Result<Option<HeldRow>, Error> {
    let row = sqlx::query(
        "UPDATE opinions SET revision = revision + 1 WHERE id = $1
         RETURNING id, revision, status, subject, may_publish, received_at, claimed_by, merged_into, last_act",
    )
    .bind(opinion)
    .fetch_optional(connection)
    .await?;
    let read = |row: AnyRow| {
        Ok(HeldRow {
            id: row.try_get("id")?,
            revision: row.try_get::<i64, _>("revision")? - 1,
            status: id(&row, "status")?,
            subject: id(&row, "subject")?,
            may_publish: truth(&row, "may_publish")?,
            received_at: row.try_get("received_at")?,
            claimed_by: row.try_get("claimed_by")?,
            merged_into: row.try_get("merged_into")?,
            last_act: row.try_get("last_act")?,
        })
    };
    row.map(read).transpose()
}

/// What the effects of one act have in common.
struct Context {
    account: i64,
    opinion: i64,
    received_at: String,
    at: String,
    /// When the mails about it go.
    mail_at: String,
}

impl Context {
    async fn apply(&self, connection: &mut AnyConnection, effect: Effect<'_>) -> Result<(), Error> {
        let (opinion, at) = (self.opinion, self.at.as_str());
        match effect {
            Effect::Claim => set(connection, opinion, "claimed_by", Some(self.account)).await,
            Effect::Release => set(connection, opinion, "claimed_by", None::<i64>).await,
            Effect::SetDepartment(department) => {
                set(
                    connection,
                    opinion,
                    "department",
                    Some(department.to_owned()),
                )
                .await
            }
            Effect::SetPolicy(policy) => {
                set(connection, opinion, "policy", Some(policy.to_string())).await
            }
            Effect::SetStatus(status, reason) => {
                set_status(connection, opinion, status, reason, at).await
            }
            Effect::AddRemark(text) => self.add_remark(connection, text).await,
            Effect::GiveAnswer(outcome, text) => {
                let answer = NewAnswer {
                    opinion,
                    received_at: &self.received_at,
                    account: self.account,
                    outcome,
                    text,
                    at,
                };
                answer.give(connection).await
            }
            Effect::AddVoice => add_voice(connection, opinion, at).await,
            Effect::RemoveVoice => remove_voice(connection, opinion).await,
            Effect::SetMaskedText(text) => {
                set(connection, opinion, "masked_text", text.map(str::to_owned)).await
            }
            Effect::MergeInto { target, chosen } => {
                merge_into(connection, opinion, target, chosen).await
            }
            Effect::LeaveTarget(target) => move_dependents(connection, target, opinion).await,
            Effect::ClearEnding => {
                set(connection, opinion, "answer_id", None::<i64>).await?;
                set(connection, opinion, "merged_into", None::<i64>).await
            }
            Effect::Announce(ended) => announce(connection, ended, at, &self.mail_at).await,
            Effect::StopMails => self.stop_mails(connection).await,
            Effect::Withdraw => take_back(connection, opinion, at).await,
            Effect::UndoWithdrawal => {
                let undone = withdrawals::undo(connection, opinion, at, &self.mail_at).await?;
                undone.then_some(()).ok_or(Error::Unreadable("withdrawals"))
            }
        }
    }

    async fn add_remark(&self, connection: &mut AnyConnection, text: &str) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO remarks (opinion_id, account_id, text, at) VALUES ($1, $2, $3, $4)",
        )
        .bind(self.opinion)
        .bind(self.account)
        .bind(text)
        .bind(self.at.as_str())
        .execute(connection)
        .await?;
        Ok(())
    }

    /// Stops the mails that still wait, with an entry in the audit log if there were some.
    async fn stop_mails(&self, connection: &mut AnyConnection) -> Result<(), Error> {
        if stop(connection, self.opinion).await? {
            Record::of(AuditedAct::Server(ServerAct::MailStopped))
                .by(self.account)
                .on(self.opinion)
                .write(connection, &self.at)
                .await?;
        }
        Ok(())
    }
}

/// Sets one column of the opinion.
async fn set<T>(
    connection: &mut AnyConnection,
    opinion: i64,
    column: &'static str,
    value: Option<T>,
) -> Result<(), Error>
where
    Option<T>: for<'q> Encode<'q, Any> + Type<Any> + Send,
{
    let update = format!("UPDATE opinions SET {column} = $1 WHERE id = $2");
    sqlx::query(AssertSqlSafe(update))
        .bind(value)
        .bind(opinion)
        .execute(connection)
        .await?;
    Ok(())
}
