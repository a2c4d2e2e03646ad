//! What was done on the command line, in the audit log.

use sqlx::AnyConnection;

use super::audit::{AuditedAct, Record};
use super::clock::now;
use super::raise::Raised;
use super::{Error, Store};

plan::vocabulary! {
    /// What is done on the command line.
    pub enum CommandAct {
        /// An account was made.
        AccountAdd = "account-add", "アカウントを作った";
        /// An account got a new password.
        AccountPassword = "account-password", "パスワードを変えた";
        /// An account got another role.
        AccountRole = "account-role", "権限を変えた";
        /// An account asks for codes from now on.
        AccountTotp = "account-totp", "確認コードを使うようにした";
        /// An account asks for no codes any more.
        AccountTotpOff = "account-totp-off", "確認コードを使わないようにした";
        /// An account may no longer sign in.
        AccountDisable = "account-disable", "アカウントを止めた";
        /// An account may sign in again.
        AccountEnable = "account-enable", "アカウントをまた使えるようにした";
        /// A key that makes kiosks was made.
        KioskKeyAdd = "kiosk-key-add", "支所の端末の鍵を作った";
        /// A key that makes kiosks was ended.
        KioskKeyRevoke = "kiosk-key-revoke", "支所の端末の鍵を止めた";
        /// Opinions were taken in from a file.
        Import = "import", "ファイルから意見を取り込んだ";
        /// A copy of the database was written.
        Backup = "backup", "データベースの写しを作った";
        /// The database was made of a copy.
        Restore = "restore", "データベースを写しから戻した";
        /// The schema was made or raised.
        Migrate = "migrate", "データベースの形式を新しくした";
    }
}

/// Writes a command's entry of the audit log. Nobody is signed in on the command line.
pub(super) async fn record_command(
    connection: &mut AnyConnection,
    act: CommandAct,
    detail: Option<String>,
) -> Result<(), Error> {
    Record::of(AuditedAct::Command(act))
        .with(detail)
        .write(connection, &now()?)
        .await
}

impl Store {
    /// Records in the audit log what was done on the command line.
    pub async fn record_command(
        &self,
        act: CommandAct,
        detail: Option<String>,
    ) -> Result<(), Error> {
        let mut transaction = self.database.begin().await?;
        record_command(&mut transaction, act, detail).await?;
        transaction.commit().await
    }

    /// Records in the audit log, and says in the log, that a database that was there has another schema now.
    pub(super) async fn record_raised(&self, raised: &Raised) -> Result<(), Error> {
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
