//! The command line and the environment.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, Args, CommandFactory, FromArgMatches, Parser, ValueEnum};
use hearing_api::Branch;
use tracing::level_filters::LevelFilter;

use crate::commands::Command;
use crate::http::network::Network;
use crate::kiosk::KioskHost;
use crate::mail::{MailServer, Mailbox};
use crate::secret_argument::SecretArgument;
use crate::store::Location;

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

/// Where opinions are kept.
#[derive(Debug, Clone, Args)]
pub struct DatabaseOptions {
    /// The directory of the database. Created, readable by this user alone, if it is not there.
    #[arg(
        long,
        global = true,
        env = "HEARING_DATA",
        default_value = "./data",
        value_name = "DIRECTORY"
    )]
    pub data: PathBuf,

    /// A PostgreSQL database to keep opinions in, postgres://user:password@host/name; several
    /// servers may share one [default: a SQLite file in the data directory].
    #[arg(long, global = true, env = "DATABASE_URL", value_name = "URL", hide_env_values = true, value_parser = SecretArgument(database_url))]
    pub database_url: Option<String>,
}

/// The settings of the server.
#[derive(Debug, Clone, Args)]
pub struct ServerOptions {
    /// The address and port to listen on. Use 0.0.0.0:8080 to be reached from other machines.
    #[arg(
        long,
        env = "HEARING_LISTEN",
        default_value = "127.0.0.1:8080",
        value_name = "ADDRESS:PORT"
    )]
    pub listen: SocketAddr,

    /// The directory of the built app [default: ./dist if it is there, else the endpoint alone is
    /// served]. Read into memory at the start; restart the server after a new build.
    #[arg(long, env = "HEARING_DIST", value_name = "DIRECTORY")]
    pub dist: Option<PathBuf>,

    /// A TOML file that says which department answers which policies, as documented in
    /// departments.example.toml [default: one desk for everything].
    #[arg(long, env = "HEARING_DEPARTMENTS", value_name = "FILE")]
    pub departments: Option<PathBuf>,

    /// The address at which residents reach this server, such as https://navi.example.jp. QR codes
    /// on receipts lead to it; with https, browsers are told never to use plain HTTP with it.
    /// Without it, QR codes lead to the host name that the browser asked for.
    #[arg(long, env = "HEARING_PUBLIC_URL", value_name = "URL", value_parser = origin)]
    pub public_url: Option<String>,

    /// A host name under which every page is the kiosk of a branch, such as
    /// ofuna=ofuna.kiosk.example.jp; several with commas between them. The proxy has to pass on
    /// the name that the browser asked for, and lets nobody but the branch's device reach it. Under
    /// other names, a key makes a kiosk (hearing-server kiosk-key).
    #[arg(long = "kiosk", env = "HEARING_KIOSKS", value_name = "BRANCH=HOST", value_delimiter = ',', value_parser = kiosk_host)]
    pub kiosks: Vec<KioskHost>,

    /// The mail server through which writers who gave an address are told that the city answered,
    /// smtp://user:password@host:port, or smtps:// for TLS from the start [default: nobody is told].
    /// Needs --mail-from, and --public-url for the link in the mail.
    #[arg(long, env = "HEARING_SMTP_URL", value_name = "URL", hide_env_values = true, value_parser = SecretArgument(<MailServer as FromStr>::from_str), requires_all = ["mail_from", "public_url"])]
    pub smtp_url: Option<MailServer>,

    /// Who those mails are from, such as '鎌倉市 <navi@city.example.jp>'. What cannot be delivered
    /// comes back there.
    #[arg(long, env = "HEARING_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<Mailbox>,

    /// How long a mail to a writer waits, in seconds, so that staff who answered or merged by mistake
    /// can stop it.
    #[arg(long, env = "HEARING_MAIL_DELAY", default_value_t = 300, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(0..=86_400))]
    pub mail_delay: u32,

    /// A proxy in front of this server, by its address or network, whose X-Forwarded-For says for
    /// whom it asks; several with commas. Without it, all who come through a proxy on another
    /// machine are one client; what sends that header from this machine is taken for a proxy.
    #[arg(
        long,
        env = "HEARING_TRUSTED_PROXY",
        value_name = "NETWORK",
        value_delimiter = ','
    )]
    pub trusted_proxy: Vec<Network>,

    /// Clients that may send as much as they like, by address or network; several with commas. All
    /// others may send 200 opinions at once and one every ten seconds from then on, and what they
    /// are refused is kept by the app and sent later.
    #[arg(
        long,
        env = "HEARING_UNLIMITED",
        value_name = "NETWORK",
        value_delimiter = ',',
        default_value = "127.0.0.0/8,::1"
    )]
    pub unlimited: Vec<Network>,

    /// An address and port at which Prometheus finds /metrics [default: nowhere]. Keep it from the
    /// public.
    #[arg(long, env = "HEARING_METRICS_LISTEN", value_name = "ADDRESS:PORT")]
    pub metrics_listen: Option<SocketAddr>,
    /// An origin whose pages may show the app in a frame, such as https://portal.example.jp;
    /// repeatable, in the environment separated by commas [default: the app's own origin alone,
    /// which always may]. The staff console is never shown in a frame.
    #[arg(long = "frame-ancestor", env = "HEARING_FRAME_ANCESTORS", value_name = "ORIGIN", value_delimiter = ',', value_parser = origin)]
    pub frame_ancestors: Vec<String>,

    /// Fill an empty database with opinions that are marked as examples and show every status, and
    /// print a password for the staff console. Only on this machine's own address.
    #[arg(long)]
    pub demo: bool,
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

impl DatabaseOptions {
    /// Where opinions are kept.
    pub fn location(&self) -> Location<'_> {
        match &self.database_url {
            Some(url) => Location::Url(url),
            None => Location::Directory(&self.data),
        }
    }
}

/// A database of the one product that is asked by address.
fn database_url(text: &str) -> Result<String, String> {
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        Ok(text.to_owned())
    } else {
        Err("expected postgres://user:password@host/name; for SQLite, use --data".to_owned())
    }
}

/// An origin: scheme and host, without a path. The app lives at the root of its own, and browsers
/// know other sites by theirs.
fn origin(text: &str) -> Result<String, String> {
    let origin = text.strip_suffix('/').unwrap_or(text);
    let host = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"));
    let is_host = |host: &str| {
        !host.is_empty()
            && host
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b))
    };
    if host.is_some_and(is_host) {
        Ok(origin.to_owned())
    } else {
        Err(
            "expected a scheme and a host without a path, such as https://navi.example.jp"
                .to_owned(),
        )
    }
}

/// A branch and its host name.
fn kiosk_host(text: &str) -> Result<KioskHost, String> {
    let (branch, host) = text.split_once('=').unwrap_or_default();
    let is_name = !host.is_empty()
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
    match branch.parse() {
        Ok(branch) if is_name => Ok(KioskHost {
            branch,
            host: host.to_owned(),
        }),
        _ => {
            let branches: Vec<_> = Branch::ALL.iter().map(|branch| branch.id()).collect();
            Err(format!(
                "expected a branch ({}) and its host name, such as ofuna=ofuna.kiosk.example.jp",
                branches.join(", ")
            ))
        }
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
    fn a_database_url_is_of_postgresql() {
        assert!(database_url("postgres://hearing@localhost/hearing").is_ok());
        for text in ["", "mysql://localhost/a", "sqlite:a.db", "hearing"] {
            assert!(database_url(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_kiosk_has_a_branch_and_a_host_name() {
        let kiosk = kiosk_host("ofuna=ofuna.kiosk.example.jp");
        let expected = KioskHost {
            branch: Branch::Ofuna,
            host: "ofuna.kiosk.example.jp".to_owned(),
        };
        assert_eq!(kiosk, Ok(expected));
        for text in [
            "",
            "ofuna",
            "ofuna=",
            "zushi=a.example.jp",
            "ofuna=https://a",
            "ofuna=a:80",
        ] {
            assert!(kiosk_host(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        assert_eq!(
            origin("https://navi.example.jp/").as_deref(),
            Ok("https://navi.example.jp")
        );
        assert_eq!(
            origin("http://localhost:8080").as_deref(),
            Ok("http://localhost:8080")
        );
        for text in [
            "navi.example.jp",
            "https://",
            "https://a/b",
            "https://a b",
            "ftp://a",
            "https://a\"b",
            "https://a;script-src *",
            "https://*.example.jp",
            "*",
            "",
        ] {
            assert!(origin(text).is_err(), "{text}");
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
