//! The audit log: who did what when. It is written in the transaction of what was done, shown to the
//! staff, and never read to find out how something stands.

use sqlx::{AnyConnection, AssertSqlSafe, FromRow};

use super::{CommandAct, Error, Store};
use crate::workflow::ActKind;

plan::vocabulary! {
    /// What stands in the audit log besides acts on opinions and the command line's.
    pub enum ServerAct {
        /// A mail server has the mail.
        Announced = "announce", "書いた人にメールで知らせた";
        /// A mail server did not take it.
        AnnounceRefused = "announce-refused", "メールで知らせられなかった：メールサーバーが受け付けなかった";
        /// No mail can be sent to the address.
        AnnounceBadAddress = "announce-bad-address", "メールで知らせられなかった：メールアドレスが正しくない";
        /// No mail server took it in time.
        AnnounceGivenUp = "announce-given-up", "メールで知らせられなかった：3日間送れなかった";
        /// A mail server was given it and did not confirm it.
        AnnounceUnconfirmed = "announce-unheard", "メールで知らせたが、届いたかどうか分からない";
        /// Another mail said the same to the address.
        AnnounceCovered = "announce-covered", "メールを重ねて送らなかった：同じアドレスに同じことを知らせてある";
        /// Mails that waited are not sent.
        MailStopped = "mail-stopped", "送る前のメールを取りやめた";
        /// What is no longer needed was erased.
        Forget = "forget", "送り先と属性を消した";
        /// One of the staff took a file of opinions.
        Export = "export", "書き出した";
        /// One of the staff signed in.
        SignIn = "sign-in", "サインインした";
        /// A wrong password or code was given for an account.
        WrongPassword = "wrong-password", "パスワードを誤った";
    }
}

/// All that an entry of the audit log can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditedAct {
    /// An act on an opinion: of the staff or, without an account, of its writer.
    Opinion(ActKind),
    /// One of the command line.
    Command(CommandAct),
    /// Any other.
    Server(ServerAct),
}

impl AuditedAct {
    /// Its name in the audit log.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Opinion(kind) => kind.id(),
            Self::Command(act) => act.id(),
            Self::Server(act) => act.id(),
        }
    }

    /// What staff read of it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Opinion(kind) => kind.description().audit,
            Self::Command(act) => act.label(),
            Self::Server(act) => act.label(),
        }
    }

    /// The act of this name; none if an earlier or later version wrote it.
    pub fn of(id: &str) -> Option<Self> {
        ActKind::of(id)
            .map(Self::Opinion)
            .or_else(|| id.parse().ok().map(Self::Command))
            .or_else(|| id.parse().ok().map(Self::Server))
    }
}

/// An entry of the audit log, as it is read.
#[derive(Debug, Clone, FromRow)]
pub struct AuditEntry {
    /// Its number.
    pub id: i64,
    /// Who did it; none for the opinion's writer, the server and the command line.
    pub account: Option<String>,
    /// What, by the act's name.
    pub act: String,
    /// With which opinion.
    #[sqlx(rename = "opinion_id")]
    pub opinion: Option<i64>,
    /// What else there is to say.
    pub detail: Option<String>,
    /// When.
    pub at: String,
}

/// What is to be written into the audit log.
#[derive(Debug, Clone)]
pub(super) struct Record {
    act: AuditedAct,
    account: Option<i64>,
    opinion: Option<i64>,
    detail: Option<String>,
}

impl Record {
    /// That somebody without an account did this: the writer, the server or the command line.
    pub(super) const fn of(act: AuditedAct) -> Self {
        Self {
            act,
            account: None,
            opinion: None,
            detail: None,
        }
    }

    /// That this account did it.
    pub(super) fn by(self, account: i64) -> Self {
        Self {
            account: Some(account),
            ..self
        }
    }

    /// That it was done with this opinion.
    pub(super) fn on(self, opinion: i64) -> Self {
        Self {
            opinion: Some(opinion),
            ..self
        }
    }

    /// What there is to say besides. Never a resident's words.
    pub(super) fn with(self, detail: Option<String>) -> Self {
        Self { detail, ..self }
    }

    /// Writes it, in the transaction of what was done.
    pub(super) async fn write(self, connection: &mut AnyConnection, at: &str) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO acts (account_id, act, opinion_id, detail, at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(self.account)
        .bind(self.act.id())
        .bind(self.opinion)
        .bind(self.detail)
        .bind(at)
        .execute(connection)
        .await?;
        Ok(())
    }
}

/// The columns of an [`AuditEntry`].
const ENTRIES: &str = "SELECT acts.id, acts.act, acts.opinion_id, acts.detail, acts.at,
        accounts.name AS account
     FROM acts LEFT JOIN accounts ON accounts.id = acts.account_id";

impl Store {
    /// A page of the audit log, the latest entry first: what came before the entry of this number.
    pub async fn audit(&self, before: Option<i64>) -> Result<Vec<AuditEntry>, Error> {
        let query = format!("{ENTRIES} WHERE acts.id < $1 ORDER BY acts.id DESC LIMIT 200");
        let entries = sqlx::query_as(AssertSqlSafe(query))
            .bind(before.unwrap_or(i64::MAX))
            .fetch_all(&self.database.readers)
            .await?;
        Ok(entries)
    }
}

/// What was done with an opinion, in order.
pub(super) async fn entries_on(
    connection: &mut AnyConnection,
    opinion: i64,
) -> Result<Vec<AuditEntry>, Error> {
    let query = format!("{ENTRIES} WHERE acts.opinion_id = $1 ORDER BY acts.id");
    let entries = sqlx::query_as(AssertSqlSafe(query))
        .bind(opinion)
        .fetch_all(connection)
        .await?;
    Ok(entries)
}
