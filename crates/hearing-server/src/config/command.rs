use std::path::PathBuf;

use clap::Subcommand;

use super::kiosk_key_command::KioskKeyCommand;
use super::server::ServerOptions;
use super::staff_command::StaffCommand;

/// What the program does.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Serve the app and take opinions: what the program does without a command, too
    Serve(Box<ServerOptions>),
    /// Make the database, or bring its schema up to this program's. On SQLite a copy of what was
    /// there before is kept beside it.
    Migrate,
    /// Make and change accounts of the staff
    #[command(subcommand)]
    Staff(StaffCommand),
    /// Make, list and revoke the keys that make a browser a branch's kiosk
    KioskKey(KioskKeyCommand),
    /// Take in opinions from a CSV file, such as paper forms that were typed in.
    ///
    /// The first row has headings: 番号 (or comment-id), 意見 (comment-body) and 対象
    /// (attribute_subject: 施策2-2, 計画全体, 将来目標1, …); besides, where there are any, 種類,
    /// ライフステージ, お立場, お住まいの地域, 公開の可否 (はい, いいえ), 書いた言語, 受付日, 受付場所 and 受付方法.
    /// UTF-8, UTF-16 or Shift_JIS, parted by commas, semicolons or tabs. An opinion is known by
    /// its office and its number: the same file again adds nothing. What the server wrote itself
    /// is not taken in.
    Import {
        /// The file
        file: PathBuf,

        /// The office whose numbers these are, such as 大船支所, where no column 受付場所 says so
        #[arg(long, value_name = "OFFICE", value_parser = clap::builder::NonEmptyStringValueParser::new())]
        source: Option<String>,

        /// Take in the other rows where some are refused [default: all rows or none]
        #[arg(long)]
        skip_invalid: bool,
    },
    /// Write a whole copy of the SQLite database into a new file, while a server may be using it
    Backup {
        /// The file
        file: PathBuf,
    },
    /// Make a backup the SQLite database of a data directory that has none
    Restore {
        /// The file
        file: PathBuf,
    },
    /// Forget what is no longer needed: to be run every night
    Forget {
        /// Forget the address of an opinion so many days after it was dealt with
        #[arg(long, default_value_t = 90, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(0..=36_500))]
        contacts_after: i64,
        /// Forget all that its writer said of themselves so many days after the last change of its
        /// status, whether it was dealt with or not
        #[arg(long, default_value_t = 1_095, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(0..=36_500))]
        writers_after: i64,
    },
}
