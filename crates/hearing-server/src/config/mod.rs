//! The command line and the environment.

mod command;
mod database;
mod kiosk_key_command;
mod server;
mod staff_command;

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, Args, CommandFactory, FromArgMatches, Parser, ValueEnum};
use tracing::level_filters::LevelFilter;

pub use command::Command;
pub use database::DatabaseOptions;
pub use kiosk_key_command::{KeyCommand, KioskKeyCommand};
pub use server::ServerOptions;
pub use staff_command::StaffCommand;

/// ご意見の受付サーバー: takes residents' opinions, keeps them and serves the app.
///
/// Everything that has to survive is in the data directory, or in the database that DATABASE_URL
/// names: back up that one.
/// Put a reverse proxy with HTTPS in front of it; this server speaks plain HTTP.
/// SIGTERM or Ctrl-C ends it after the open requests have been answered.
#[derive(Debug, Clone, Parser)]
#[command(name = "hearing-server", version)]
pub struct Config {
    /// Where opinions are kept.
    #[command(flatten)]
    pub database: DatabaseOptions,

    /// The settings of the server.
    #[command(flatten)]
    pub server: ServerOptions,

    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// How much to write to the log (standard error): error, warn, info, debug or off. Never
    /// holds what residents wrote, their receipts or their addresses.
    #[arg(
        long,
        global = true,
        env = "HEARING_LOG",
        default_value = "info",
        value_name = "LEVEL"
    )]
    pub log: LevelFilter,

    /// How to write the log: lines of text, or of JSON for programs that collect logs.
    #[arg(
        long,
        global = true,
        env = "HEARING_LOG_FORMAT",
        default_value = "text",
        value_name = "FORMAT"
    )]
    pub log_format: LogFormat,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Time, level and message.
    Text,
    /// An object a line: `timestamp`, `level`, `target`, `message`, and for each request `method`,
    /// `route`, `status` and `micros`.
    Json,
}

impl Config {
    /// Reads the command line and the environment; on a mistake, says so and ends the program.
    pub fn read() -> Self {
        Self::try_read(std::env::args_os()).unwrap_or_else(|error| error.exit())
    }

    /// The same of these arguments. Options of the server before a command would do nothing.
    fn try_read(
        arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    ) -> clap::error::Result<Self> {
        let matches = Self::command().try_get_matches_from(arguments)?;
        if let Some(command) = matches.subcommand_name() {
            let of_the_server = ServerOptions::augment_args(clap::Command::new(""));
            let misplaced = of_the_server
                .get_arguments()
                .filter(|option| {
                    let id = option.get_id().as_str();
                    // A key is printed with the address at which the server is reached.
                    let is_needed =
                        command == "kiosk-key" && ["listen", "public_url"].contains(&id);
                    !is_needed && matches.value_source(id) == Some(ValueSource::CommandLine)
                })
                .find_map(Arg::get_long);
            if let Some(option) = misplaced {
                let message = match command {
                    "serve" => format!("write --{option} behind serve"),
                    _ => format!("--{option} is for the server, not for {command}"),
                };
                return Err(Self::command().error(ErrorKind::ArgumentConflict, message));
            }
        }
        Self::from_arg_matches(&matches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Config::command().debug_assert();
    }

    #[test]
    fn mails_need_a_sender_and_a_place_to_lead_to() {
        let parse =
            |arguments: &[&str]| Config::try_read([&["hearing-server"], arguments].concat());
        let server = ["--smtp-url", "smtp://localhost"];
        let sender = ["--mail-from", "鎌倉市 <navi@city.example.jp>"];
        let place = ["--public-url", "https://navi.example.jp"];
        assert!(parse(&server).is_err());
        assert!(parse(&[server, sender].concat()).is_err());
        assert!(parse(&[server, place].concat()).is_err());
        assert!(parse(&[server, ["--mail-from", "鎌倉市"], place].concat()).is_err());
        let config = parse(&[server, sender, place].concat());
        let from = config.ok().and_then(|config| config.server.mail_from);
        assert_eq!(
            from.map(|from| (from.name, from.email.to_string())),
            Some((Some("鎌倉市".to_owned()), "navi@city.example.jp".to_owned()))
        );
    }

    #[test]
    fn options_stand_where_they_do_something() {
        let read =
            |line: &str| Config::try_read(line.split(' ')).map_err(|error| error.to_string());
        let listens = |line: &str| match read(line) {
            Ok(Config {
                command: Some(Command::Serve(server)),
                ..
            }) => Some(server.listen.port()),
            Ok(Config {
                command: None,
                server,
                ..
            }) => Some(server.listen.port()),
            _ => None,
        };
        assert_eq!(listens("hearing-server --listen 127.0.0.1:1"), Some(1));
        assert_eq!(
            listens("hearing-server serve --listen 127.0.0.1:2"),
            Some(2)
        );
        let misplaced = read("hearing-server --listen 127.0.0.1:3 serve").err();
        assert!(misplaced.is_some_and(|said| said.contains("behind serve")));
        let misplaced = read("hearing-server --demo forget").err();
        assert!(misplaced.is_some_and(|said| said.contains("not for forget")));
        assert!(read("hearing-server --listen 127.0.0.1:3 kiosk-key ofuna").is_ok());
        for line in [
            "hearing-server --database-url postgres://a/b forget",
            "hearing-server forget --database-url postgres://a/b",
            "hearing-server staff --database-url postgres://a/b list",
            "hearing-server staff list --database-url postgres://a/b",
            "hearing-server migrate --data /somewhere --database-url postgres://a/b",
        ] {
            let url = read(line).map(|config| config.database.database_url);
            assert_eq!(url, Ok(Some("postgres://a/b".to_owned())), "{line}");
        }
    }

    #[test]
    fn no_password_is_printed_that_was_given_wrong() {
        for (name, value) in [
            ("--smtp-url", "smtp://u:geheim@a/b"),
            ("--smtp-url", "geheim"),
            ("--database-url", "mysql://u:geheim@a/b"),
        ] {
            let said = Config::try_parse_from(["hearing-server", name, value])
                .map_or_else(|error| error.to_string(), |_| String::new());
            assert!(said.contains(name) && said.contains("expected"), "{said}");
            assert!(!said.contains("geheim"), "{said}");
        }
    }

    #[test]
    fn the_app_is_framed_by_all_origins_that_are_named() {
        let ancestors = |arguments: &[&str]| {
            Config::try_parse_from([&["hearing-server"], arguments].concat())
                .map(|config| config.server.frame_ancestors)
        };
        assert_eq!(ancestors(&[]).ok(), Some(Vec::new()));
        let two = [
            "--frame-ancestor",
            "https://portal.example.jp/",
            "--frame-ancestor=http://localhost:3000",
        ];
        assert_eq!(
            ancestors(&two).ok().unwrap_or_default(),
            ["https://portal.example.jp", "http://localhost:3000"]
        );
        assert!(ancestors(&["--frame-ancestor", "https://portal.example.jp/news"]).is_err());
    }
}
