use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;

use super::kiosk_key_command::branches;
use crate::http::network::Network;
use crate::kiosk::KioskHost;
use crate::mail::{MailServer, Mailbox};
use crate::secret_argument::SecretArgument;

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

    /// The address at which residents reach this server, such as `https://navi.example.jp`. QR codes
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
    /// smtp://user:password@host:port, or smtps:// for TLS from the start [default: nobody gets one].
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
    /// An origin whose pages may show the app in a frame, such as `https://portal.example.jp`;
    /// repeatable, in the environment separated by commas [default: the app's own origin alone,
    /// which always may]. The staff console is never shown in a frame.
    #[arg(long = "frame-ancestor", env = "HEARING_FRAME_ANCESTORS", value_name = "ORIGIN", value_delimiter = ',', value_parser = origin)]
    pub frame_ancestors: Vec<String>,

    /// Fill an empty database with opinions that are marked as examples and show every status, and
    /// print a password for the staff console. Only on this machine's own address.
    #[arg(long)]
    pub demo: bool,
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
        _ => Err(format!(
            "expected a branch ({}) and its host name, such as ofuna=ofuna.kiosk.example.jp",
            branches()
        )),
    }
}

#[cfg(test)]
mod tests {
    use hearing_api::Branch;

    use super::*;

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
}
