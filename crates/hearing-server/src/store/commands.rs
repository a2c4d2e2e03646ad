//! What was done on the command line, in the audit.

use sqlx::AnyConnection;

use super::clock::now;
use super::desk::note_act;
use super::schema::Raised;
use super::{Error, Store};

/// What is done on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandAct {
    /// An account was made.
    AccountAdd,
    /// An account got a new password.
    AccountPassword,
    /// An account got another role.
    AccountRole,
    /// An account asks for codes from now on.
    AccountTotp,
    /// An account asks for no codes any more.
    AccountTotpOff,
    /// An account may no longer sign in.
    AccountDisable,
    /// An account may sign in again.
    AccountEnable,
    /// A key that makes kiosks was made.
    KioskKeyAdd,
    /// A key that makes kiosks was ended.
    KioskKeyRevoke,
    /// Opinions were taken in from a file.
    Import,
    /// A copy of the database was written.
    Backup,
    /// The database was made of a copy.
    Restore,
    /// The schema was made or raised.
    Migrate,
}

impl CommandAct {
    /// Every act.
    pub const ALL: [Self; 13] = [
        Self::AccountAdd,
        Self::AccountPassword,
        Self::AccountRole,
        Self::AccountTotp,
        Self::AccountTotpOff,
        Self::AccountDisable,
        Self::AccountEnable,
        Self::KioskKeyAdd,
        Self::KioskKeyRevoke,
        Self::Import,
        Self::Backup,
        Self::Restore,
        Self::Migrate,
    ];

    /// Its name in the audit.
    pub const fn id(self) -> &'static str {
        match self {
            Self::AccountAdd => "account-add",
            Self::AccountPassword => "account-password",
            Self::AccountRole => "account-role",
            Self::AccountTotp => "account-totp",
            Self::AccountTotpOff => "account-totp-off",
            Self::AccountDisable => "account-disable",
            Self::AccountEnable => "account-enable",
            Self::KioskKeyAdd => "kiosk-key-add",
            Self::KioskKeyRevoke => "kiosk-key-revoke",
            Self::Import => "import",
            Self::Backup => "backup",
            Self::Restore => "restore",
            Self::Migrate => "migrate",
        }
    }

    /// What staff read of it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::AccountAdd => "アカウントを作った",
            Self::AccountPassword => "パスワードを変えた",
            Self::AccountRole => "権限を変えた",
            Self::AccountTotp => "確認コードを使うようにした",
            Self::AccountTotpOff => "確認コードを使わないようにした",
            Self::AccountDisable => "アカウントを止めた",
            Self::AccountEnable => "アカウントをまた使えるようにした",
            Self::KioskKeyAdd => "支所の端末の鍵を作った",
            Self::KioskKeyRevoke => "支所の端末の鍵を止めた",
            Self::Import => "ファイルから意見を取り込んだ",
            Self::Backup => "データベースの写しを作った",
            Self::Restore => "データベースを写しから戻した",
            Self::Migrate => "データベースの形式を新しくした",
        }
    }

    /// The act of this name in the audit.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.id() == id)
    }
}

/// Writes a command's line of the audit. Nobody is signed in on the command line.
pub(super) async fn note_command(
    connection: &mut AnyConnection,
    act: CommandAct,
    detail: Option<String>,
) -> Result<(), Error> {
    note_act(connection, None, act.id(), None, detail, &now()?).await
}

impl Store {
    /// Notes in the audit what was done on the command line.
    pub async fn record_command(
        &self,
        act: CommandAct,
        detail: Option<String>,
    ) -> Result<(), Error> {
        let mut transaction = self.database.begin().await?;
        note_command(&mut transaction, act, detail).await?;
        transaction.commit().await
    }

    /// Notes, and says in the log, that a database that was there has another schema now.
    pub(super) async fn note_raised(&self, raised: &Raised) -> Result<(), Error> {
        let to = raised.to;
        let Some(from) = raised.from.filter(|_| raised.is_changed) else {
            return Ok(());
        };
        tracing::info!("raised the schema from {from} to {to}");
        if let Some(copy) = &raised.copy {
            tracing::info!(
                "what was there before is in {}: remove it once all is well",
                copy.display()
            );
        }
        self.record_command(CommandAct::Migrate, Some(format!("{from} → {to}")))
            .await
    }
}
