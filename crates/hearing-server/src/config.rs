//! The command line and the environment.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Parser;
use tracing::level_filters::LevelFilter;

/// ご意見の受付サーバー: takes residents' opinions, keeps them and serves the app.
///
/// Everything that has to survive is in the data directory: back up that one.
/// Put a reverse proxy with HTTPS in front of it; this server speaks plain HTTP.
/// SIGTERM or Ctrl-C ends it after the open requests have been answered.
#[derive(Debug, Clone, Parser)]
#[command(name = "hearing-server", version)]
pub struct Config {
    /// The address and port to listen on. Use 0.0.0.0:8080 to be reached from other machines.
    #[arg(
        long,
        env = "HEARING_LISTEN",
        default_value = "127.0.0.1:8080",
        value_name = "ADDRESS:PORT"
    )]
    pub listen: SocketAddr,

    /// The directory of the database. Created, readable by this user alone, if it is not there.
    #[arg(
        long,
        env = "HEARING_DATA",
        default_value = "./data",
        value_name = "DIRECTORY"
    )]
    pub data: PathBuf,

    /// The directory of the built app [default: ./dist if it is there, else the endpoint alone is
    /// served]. Read into memory at the start; restart the server after a new build.
    #[arg(long, env = "HEARING_DIST", value_name = "DIRECTORY")]
    pub dist: Option<PathBuf>,

    /// The address at which residents reach this server, such as https://navi.example.jp. QR codes
    /// on receipts lead to it; with https, browsers are told never to use plain HTTP with it.
    /// Without it, QR codes lead to the host name that the browser asked for.
    #[arg(long, env = "HEARING_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,

    /// How much to write to the log (standard error): error, warn, info, debug or off. Never
    /// holds what residents wrote, their receipts or their addresses.
    #[arg(
        long,
        env = "HEARING_LOG",
        default_value = "info",
        value_name = "LEVEL"
    )]
    pub log: LevelFilter,
}

/// An origin: scheme and host, without a path, since the app lives at the root.
fn public_url(text: &str) -> Result<String, String> {
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Config::command().debug_assert();
    }

    #[test]
    fn a_public_url_is_an_origin() {
        assert_eq!(
            public_url("https://navi.example.jp/").as_deref(),
            Ok("https://navi.example.jp")
        );
        assert_eq!(
            public_url("http://localhost:8080").as_deref(),
            Ok("http://localhost:8080")
        );
        for text in [
            "navi.example.jp",
            "https://",
            "https://a/b",
            "https://a b",
            "ftp://a",
            "https://a\"b",
        ] {
            assert!(public_url(text).is_err(), "{text}");
        }
    }
}
