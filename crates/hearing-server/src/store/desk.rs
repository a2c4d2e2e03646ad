//! What staff do with an opinion: every act in one transaction, with its line in the audit.

use std::collections::HashMap;
use std::time::Duration;

use hearing_api::{Outcome, Status};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::announcements::{announce, stop};
use super::clock::{now, stamp};
use super::voices::{add_voice, remove_voice, write_voice};
use super::withdrawals::{self, take_back, was_published};
use super::{Error, Store, id, truth};
use crate::staff::Role;

/// What one of the staff does with one opinion. Texts are already checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Takes it: it is in review.
    Claim,
    /// Gives it back to the department.
    Release,
    /// Gives it to another department.
    Move {
        /// The department's id.
        department: String,
    },
    /// Leaves a word for the staff.
    Remark {
        /// The word.
        text: String,
    },
    /// Answers its writer.
    Answer {
        /// What becomes of it.
        outcome: Outcome,
        /// The words.
        text: String,
    },
    /// Puts another answer in the place of the one that stands.
    Correct {
        /// What becomes of it.
        outcome: Outcome,
        /// The words.
        text: String,
    },
    /// Shows it to everyone, if its writer agreed.
    Publish,
    /// Shows it to everyone no longer.
    Unpublish,
    /// Goes on with it as part of another.
    Merge {
        /// The other's id.
        into: i64,
    },
    /// Shows these words in the place of its own; its own again if there are none.
    Mask {
        /// The words with what must not be shown hidden.
        text: Option<String>,
    },
    /// Ends it, since it is not about the plan.
    OutOfScope {
        /// Why, for its writer.
        reason: String,
    },
    /// Takes back the answer, the merging or the end: it is in review again.
    Undo,
    /// Takes it back on the word of its writer, who has lost the control code.
    Withdraw {
        /// How the writer was known, for the audit alone.
        reason: String,
    },
    /// Undoes its withdrawal on the word of its writer.
    UndoWithdrawal {
        /// How the writer was known, for the audit alone.
        reason: String,
    },
}

impl Act {
    /// Its name in the audit.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Release => "release",
            Self::Move { .. } => "move",
            Self::Remark { .. } => "remark",
            Self::Answer { .. } => "answer",
            Self::Correct { .. } => "correct",
            Self::Publish => "publish",
            Self::Unpublish => "unpublish",
            Self::Merge { .. } => "merge",
            Self::Mask { .. } => "mask",
            Self::OutOfScope { .. } => "out-of-scope",
            Self::Undo => "undo",
            Self::Withdraw { .. } => "withdraw",
            Self::UndoWithdrawal { .. } => "undo-withdrawal",
        }
    }

    /// What the audit says besides. Never a resident's words.
    fn detail(&self) -> Option<String> {
        match self {
            Self::Move { department } => Some(department.clone()),
            Self::Answer { outcome, .. } | Self::Correct { outcome, .. } => {
                Some(outcome.id().to_owned())
            }
            Self::Merge { into } => Some(into.to_string()),
            Self::Withdraw { reason } | Self::UndoWithdrawal { reason } => Some(reason.clone()),
            _ => None,
        }
    }
}

/// Why an act was not done. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such opinion, or no such other to merge into.
    Unknown,
    /// It has changed since the page was shown.
    Changed,
    /// The other that it would be merged into has.
    TargetChanged,
    /// Its status does not allow the act.
    Status,
    /// Its withdrawal can be undone no longer.
    TooLate,
    /// Its writer did not agree to publication.
    NotAgreed,
    /// It would go on as part of itself.
    Circle,
    /// What everyone sees would change, which this account may not do.
    Published,
    /// A colleague has it, and the clerk has not opened its page, which says so.
    Claimed,
}

impl Refusal {
    /// What the clerk is told.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Unknown => "この番号の意見はありません。",
            Self::Changed => {
                "ほかの職員がこの意見を変更しました。内容を確かめて、もう一度操作してください。"
            }
            Self::TargetChanged => {
                "確認しているあいだに、統合先の意見が変わりました。下の内容を確かめて、もう一度操作してください。"
            }
            Self::Status => "いまの対応状況では、この操作はできません。",
            Self::TooLate => "取下げから7日を過ぎているため、元に戻せません。",
            Self::NotAgreed => "書いた人が公開に同意していないため、公開できません。",
            Self::Circle => "この意見が統合されている意見には、統合できません。",
            Self::Published => {
                "公開されている意見です。公開の権限のある職員が操作するか、先に公開を取り下げてください。"
            }
            Self::Claimed => {
                "ほかの職員が受け持っています。引き継ぐときは、意見を開いて操作してください。"
            }
        }
    }
}

/// An opinion whose row this transaction holds.
struct Held {
    id: i64,
    status: Status,
    may_publish: bool,
    received_at: String,
    claimed_by: Option<i64>,
    merged_into: Option<i64>,
}

impl Store {
    /// Does the act for the account, if the opinion is still at `revision` (where that is given)
    /// and its status allows it.
    pub async fn act(
        &self,
        account: i64,
        opinion: i64,
        revision: Option<i64>,
        act: &Act,
    ) -> Result<Result<(), Refusal>, Error> {
        let mut transaction = self.database.begin().await?;
        let clerk = self.clerk(account);
        let done = perform(&mut transaction, clerk, opinion, revision, act).await?;
        match done {
            Ok(()) => transaction.commit().await?,
            Err(_) => transaction.rollback().await?,
        }
        if done.is_ok() && matches!(act, Act::Withdraw { .. }) {
            self.database.empty_log().await;
        }
        Ok(done)
    }

    /// Merges the opinion as [`Act::Merge`] does, if the other one is still at `target_revision`, too:
    /// its writer is told at once of what the clerk has seen.
    pub async fn merge(
        &self,
        account: i64,
        opinion: i64,
        revision: Option<i64>,
        into: i64,
        target_revision: i64,
    ) -> Result<Result<(), Refusal>, Error> {
        let mut transaction = self.database.begin().await?;
        wait_for_turn(&mut transaction).await?;
        let target =
            sqlx::query("UPDATE opinions SET revision = revision WHERE id = $1 AND revision = $2")
                .bind(into)
                .bind(target_revision)
                .execute(&mut *transaction)
                .await?;
        if target.rows_affected() == 0 {
            transaction.rollback().await?;
            return Ok(Err(Refusal::TargetChanged));
        }
        let clerk = self.clerk(account);
        let act = Act::Merge { into };
        let done = perform(&mut transaction, clerk, opinion, revision, &act).await?;
        match done {
            Ok(()) => transaction.commit().await?,
            Err(_) => transaction.rollback().await?,
        }
        Ok(done)
    }

    fn clerk(&self, account: i64) -> Clerk {
        Clerk {
            account,
            mail_delay: self.mail_delay,
        }
    }
}

/// Who acts, and how long the mails about it wait.
#[derive(Clone, Copy)]
struct Clerk {
    account: i64,
    mail_delay: Duration,
}

async fn perform(
    connection: &mut AnyConnection,
    Clerk {
        account,
        mail_delay,
    }: Clerk,
    opinion: i64,
    revision: Option<i64>,
    act: &Act,
) -> Result<Result<(), Refusal>, Error> {
    if matches!(
        act,
        Act::Merge { .. } | Act::Undo | Act::Withdraw { .. } | Act::UndoWithdrawal { .. }
    ) {
        wait_for_turn(connection).await?;
    }
    let Some((held, found)) = hold(connection, opinion).await? else {
        return Ok(Err(Refusal::Unknown));
    };
    if revision.is_some_and(|revision| revision != found) {
        return Ok(Err(Refusal::Changed));
    }
    let at = now()?;
    let mail_at = stamp(OffsetDateTime::now_utc() + mail_delay)?;
    let status = held.status;
    let allowed = match act {
        Act::Claim
        | Act::Move { .. }
        | Act::Answer { .. }
        | Act::Merge { .. }
        | Act::OutOfScope { .. } => status.is_open(),
        Act::Correct { .. } => status == Status::Answered,
        Act::Release => status == Status::InReview,
        Act::Remark { .. } | Act::Unpublish => true,
        Act::Publish => !matches!(status, Status::Merged | Status::Withdrawn),
        Act::Mask { .. } | Act::Withdraw { .. } => status != Status::Withdrawn,
        Act::UndoWithdrawal { .. } => status == Status::Withdrawn,
        Act::Undo => matches!(
            status,
            Status::Answered | Status::Merged | Status::OutOfScope
        ),
    };
    if !allowed {
        return Ok(Err(Refusal::Status));
    }
    let shows = matches!(
        act,
        Act::Answer { .. }
            | Act::Correct { .. }
            | Act::Merge { .. }
            | Act::Mask { .. }
            | Act::OutOfScope { .. }
            | Act::Undo
            | Act::Withdraw { .. }
            | Act::UndoWithdrawal { .. }
    );
    if shows && changes_what_is_published(connection, account, opinion).await? {
        return Ok(Err(Refusal::Published));
    }
    match act {
        Act::Claim => {
            // In bulk, nobody has looked at each.
            if revision.is_none() && held.claimed_by.is_some_and(|clerk| clerk != account) {
                return Ok(Err(Refusal::Claimed));
            }
            sqlx::query("UPDATE opinions SET claimed_by = $1 WHERE id = $2")
                .bind(account)
                .bind(opinion)
                .execute(&mut *connection)
                .await?;
            if status == Status::Received {
                set_status(connection, opinion, Status::InReview, None, &at).await?;
            }
        }
        Act::Release => release(connection, opinion).await?,
        Act::Move { department } => {
            release(connection, opinion).await?;
            sqlx::query("UPDATE opinions SET department = $1 WHERE id = $2")
                .bind(department.as_str())
                .bind(opinion)
                .execute(&mut *connection)
                .await?;
        }
        Act::Remark { text } => {
            sqlx::query(
                "INSERT INTO remarks (opinion_id, account_id, text, at) VALUES ($1, $2, $3, $4)",
            )
            .bind(opinion)
            .bind(account)
            .bind(text.as_str())
            .bind(at.as_str())
            .execute(&mut *connection)
            .await?;
        }
        Act::Answer { outcome, text } => {
            answer(connection, account, &held, *outcome, text, &at).await?;
            announce(connection, opinion, &at, &mail_at).await?;
        }
        Act::Correct { outcome, text } => {
            answer(connection, account, &held, *outcome, text, &at).await?;
            stop_mails(connection, account, opinion, &at).await?;
            announce(connection, opinion, &at, &mail_at).await?;
        }
        Act::Publish => {
            if !held.may_publish {
                return Ok(Err(Refusal::NotAgreed));
            }
            add_voice(connection, opinion, &at).await?;
        }
        Act::Unpublish => remove_voice(connection, opinion).await?,
        Act::Merge { into } => match merge(connection, opinion, *into, &at).await? {
            Ok(target) => announce(connection, target, &at, &mail_at).await?,
            Err(refusal) => return Ok(Err(refusal)),
        },
        Act::Mask { text } => {
            sqlx::query("UPDATE opinions SET masked_text = $1 WHERE id = $2")
                .bind(text.as_deref())
                .bind(opinion)
                .execute(&mut *connection)
                .await?;
        }
        Act::OutOfScope { reason } => {
            set_status(connection, opinion, Status::OutOfScope, Some(reason), &at).await?;
            announce(connection, opinion, &at, &mail_at).await?;
        }
        Act::Undo => {
            sqlx::query("UPDATE opinions SET answer_id = NULL, merged_into = NULL WHERE id = $1")
                .bind(opinion)
                .execute(&mut *connection)
                .await?;
            set_status(connection, opinion, Status::InReview, None, &at).await?;
            if let Some(target) = held.merged_into {
                take_along(connection, target, opinion).await?;
                write_voice(connection, target).await?;
            }
            stop_mails(connection, account, opinion, &at).await?;
        }
        Act::Withdraw { .. } => take_back(connection, opinion, &at).await?,
        Act::UndoWithdrawal { .. } => {
            if !withdrawals::undo(connection, opinion, &at, &mail_at).await? {
                return Ok(Err(Refusal::TooLate));
            }
        }
    }
    write_voice(connection, held.id).await?;
    note_act(
        connection,
        Some(account),
        act.id(),
        Some(opinion),
        act.detail(),
        &at,
    )
    .await?;
    Ok(Ok(()))
}

/// Takes the opinion's row until the end of the transaction; with it comes the revision that it had.
async fn hold(connection: &mut AnyConnection, opinion: i64) -> Result<Option<(Held, i64)>, Error> {
    let row = sqlx::query(
        "UPDATE opinions SET revision = revision + 1 WHERE id = $1
         RETURNING id, status, may_publish, received_at, claimed_by, merged_into, revision",
    )
    .bind(opinion)
    .fetch_optional(connection)
    .await?;
    let read = |row: AnyRow| {
        let held = Held {
            id: row.try_get("id")?,
            status: id(&row, "status")?,
            may_publish: truth(&row, "may_publish")?,
            received_at: row.try_get("received_at")?,
            claimed_by: row.try_get("claimed_by")?,
            merged_into: row.try_get("merged_into")?,
        };
        Ok((held, row.try_get::<i64, _>("revision")? - 1))
    };
    row.map(read).transpose()
}

/// Whether the opinion is published, or will be once its withdrawal is undone, and the account not one that publishes.
async fn changes_what_is_published(
    connection: &mut AnyConnection,
    account: i64,
    opinion: i64,
) -> Result<bool, Error> {
    let is_published = sqlx::query("SELECT id FROM voices WHERE id = $1")
        .bind(opinion)
        .fetch_optional(&mut *connection)
        .await?
        .is_some()
        || was_published(connection, opinion).await?;
    if !is_published {
        return Ok(false);
    }
    let row = sqlx::query("SELECT role FROM accounts WHERE id = $1")
        .bind(account)
        .fetch_one(connection)
        .await?;
    Ok(matches!(
        id::<Role>(&row, "role")?,
        Role::Viewer | Role::Responder
    ))
}

async fn release(connection: &mut AnyConnection, opinion: i64) -> Result<(), Error> {
    sqlx::query("UPDATE opinions SET claimed_by = NULL WHERE id = $1")
        .bind(opinion)
        .execute(connection)
        .await?;
    Ok(())
}

async fn answer(
    connection: &mut AnyConnection,
    account: i64,
    held: &Held,
    outcome: Outcome,
    text: &str,
    at: &str,
) -> Result<(), Error> {
    let answer: i64 = sqlx::query(
        "INSERT INTO answers (opinion_id, outcome, text, account_id, at)
         VALUES ($1, $2, $3, $4, $5) RETURNING id",
    )
    .bind(held.id)
    .bind(outcome.id())
    .bind(text)
    .bind(account)
    .bind(at)
    .fetch_one(&mut *connection)
    .await?
    .try_get("id")?;
    sqlx::query(
        "UPDATE opinions SET answer_id = $1, days_to_answer = COALESCE(days_to_answer, $2) WHERE id = $3",
    )
    .bind(answer)
    .bind(days_between(&held.received_at, at)?)
    .bind(held.id)
    .execute(&mut *connection)
    .await?;
    set_status(connection, held.id, Status::Answered, None, at).await
}

/// Stops the mails that still wait, with a line in the audit if there were some.
async fn stop_mails(
    connection: &mut AnyConnection,
    account: i64,
    opinion: i64,
    at: &str,
) -> Result<(), Error> {
    if stop(connection, opinion).await? {
        let act = "mail-stopped";
        note_act(connection, Some(account), act, Some(opinion), None, at).await?;
    }
    Ok(())
}

fn days_between(from: &str, to: &str) -> Result<i64, Error> {
    let time = |text| OffsetDateTime::parse(text, &Rfc3339).map_err(|_| Error::Unreadable("at"));
    Ok((time(to)? - time(from)?).whole_days().max(0))
}

/// Waits until no other transaction changes which opinion goes on with which, and keeps others from
/// it until its own end. Whoever takes the rows of several opinions has the turn first, so that no
/// two wait for each other; on SQLite transactions that write have it anyway.
pub(super) async fn wait_for_turn(connection: &mut AnyConnection) -> Result<(), Error> {
    sqlx::query("UPDATE turns SET taken = taken + 1 WHERE name = 'merging'")
        .execute(connection)
        .await?;
    Ok(())
}

/// Goes on with the opinion as part of `into`, or of what that goes on with, whose number comes back;
/// what went on with the opinion comes along, so that an opinion is merged into one that is not.
async fn merge(
    connection: &mut AnyConnection,
    opinion: i64,
    into: i64,
    at: &str,
) -> Result<Result<i64, Refusal>, Error> {
    let Some(end) = end_of(connection, into).await? else {
        return Ok(Err(Refusal::Unknown));
    };
    if end == opinion {
        return Ok(Err(Refusal::Circle));
    }
    let Some((target, _)) = hold(connection, end).await? else {
        return Ok(Err(Refusal::Unknown));
    };
    if matches!(target.status, Status::Withdrawn | Status::OutOfScope) {
        return Ok(Err(Refusal::Status));
    }
    sqlx::query("UPDATE opinions SET merged_into = $1, claimed_by = NULL WHERE id = $2")
        .bind(end)
        .bind(opinion)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "UPDATE opinions SET merged_into = $1, revision = revision + 1 WHERE merged_into = $2",
    )
    .bind(end)
    .bind(opinion)
    .execute(&mut *connection)
    .await?;
    set_status(connection, opinion, Status::Merged, None, at).await?;
    remove_voice(connection, opinion).await?;
    write_voice(connection, end).await?;
    Ok(Ok(end))
}

/// The opinion that this one goes on with in the end: itself, if it is not merged.
pub(super) async fn end_of(
    connection: &mut AnyConnection,
    opinion: i64,
) -> Result<Option<i64>, Error> {
    let mut end = opinion;
    loop {
        let row = sqlx::query("SELECT merged_into FROM opinions WHERE id = $1")
            .bind(end)
            .fetch_optional(&mut *connection)
            .await?;
        let Some(row) = row else { return Ok(None) };
        match row.try_get("merged_into")? {
            Some(next) => end = next,
            None => return Ok(Some(end)),
        }
    }
}

/// Takes along, out of `target`, what was merged into it only because it had been merged into the
/// opinion, as the audit has it: the opinion's merging is undone, theirs is not.
async fn take_along(
    connection: &mut AnyConnection,
    target: i64,
    opinion: i64,
) -> Result<(), Error> {
    let rows = sqlx::query(
        "SELECT id, (SELECT acts.detail FROM acts WHERE acts.opinion_id = opinions.id
            AND acts.act = 'merge' ORDER BY acts.id DESC LIMIT 1) AS chosen
         FROM opinions WHERE merged_into = $1 ORDER BY id",
    )
    .bind(target)
    .fetch_all(&mut *connection)
    .await?;
    let mut chosen = HashMap::with_capacity(rows.len());
    for row in &rows {
        let into: Option<&str> = row.try_get("chosen")?;
        let into = into.and_then(|into| into.parse::<i64>().ok());
        chosen.insert(row.try_get::<i64, _>("id")?, into);
    }
    for &other in chosen.keys() {
        let mut at = other;
        // No way is longer than there are opinions on it.
        for _ in 0..chosen.len() {
            match chosen.get(&at).copied().flatten() {
                Some(next) if next == opinion => {
                    sqlx::query(
                        "UPDATE opinions SET merged_into = $1, revision = revision + 1 WHERE id = $2",
                    )
                    .bind(opinion)
                    .bind(other)
                    .execute(&mut *connection)
                    .await?;
                    break;
                }
                Some(next) => at = next,
                None => break,
            }
        }
    }
    Ok(())
}

/// Gives the opinion a new status: a line of its history, and where it stands now.
pub(super) async fn set_status(
    connection: &mut AnyConnection,
    opinion: i64,
    status: Status,
    reason: Option<&str>,
    at: &str,
) -> Result<(), Error> {
    sqlx::query("INSERT INTO history (opinion_id, status, at, reason) VALUES ($1, $2, $3, $4)")
        .bind(opinion)
        .bind(status.id())
        .bind(at)
        .bind(reason)
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE opinions SET status = $1 WHERE id = $2")
        .bind(status.id())
        .bind(opinion)
        .execute(connection)
        .await?;
    Ok(())
}

/// Writes a line of the audit. Without an account, it was the opinion's writer.
pub(super) async fn note_act(
    connection: &mut AnyConnection,
    account: Option<i64>,
    act: &str,
    opinion: Option<i64>,
    detail: Option<String>,
    at: &str,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO acts (account_id, act, opinion_id, detail, at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(account)
    .bind(act)
    .bind(opinion)
    .bind(detail)
    .bind(at)
    .execute(connection)
    .await?;
    Ok(())
}
