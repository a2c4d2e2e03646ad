use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use percent_encoding::percent_decode_str;
use url::Url;

/// How long the mail server's address is tried.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// A mail server, and how to be let in. `smtps://` is TLS from the start; with `smtp://` the
/// connection is encrypted where the server offers it, and a password is not told before.
#[derive(Clone)]
pub struct MailServer {
    host: String,
    port: u16,
    is_wrapped: bool,
    credentials: Option<Credentials>,
}

impl MailServer {
    /// A connection on which mails can be sent, under this name.
    pub(super) async fn connect(
        &self,
        own_name: &ClientId,
    ) -> Result<AsyncSmtpConnection, NoEntry> {
        let tls = || TlsParameters::new(self.host.clone());
        let mut connection = AsyncSmtpConnection::connect_tokio1(
            (self.host.as_str(), self.port),
            Some(CONNECT_TIMEOUT),
            own_name,
            self.is_wrapped.then(tls).transpose()?,
            None,
        )
        .await?;
        // A server on the same machine rarely has a certificate that is worth anything.
        if !self.is_local() && connection.can_starttls() {
            connection.starttls(tls()?, own_name).await?;
        }
        if let Some(credentials) = &self.credentials {
            if !connection.is_encrypted() && !self.is_local() {
                return Err(NoEntry::Unencrypted);
            }
            connection
                .auth(&[Mechanism::Plain, Mechanism::Login], credentials)
                .await?;
        }
        Ok(connection)
    }

    fn is_local(&self) -> bool {
        matches!(self.host.as_str(), "localhost" | "127.0.0.1" | "::1")
    }
}

/// Why the mail server could not be spoken to.
#[derive(Debug)]
pub(super) enum NoEntry {
    /// It is not there, or does not let this server in.
    Smtp(Error),
    /// It asks for the password on a line that everyone can listen to.
    Unencrypted,
}

impl From<Error> for NoEntry {
    fn from(error: Error) -> Self {
        Self::Smtp(error)
    }
}

impl fmt::Display for NoEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Smtp(error) => write!(f, "{error}"),
            Self::Unencrypted => f.write_str("it offers no encryption for the password"),
        }
    }
}

impl fmt::Debug for MailServer {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MailServer({}:{})", self.host, self.port)
    }
}

impl FromStr for MailServer {
    type Err = String;

    /// Reads `smtp://user:password@host:port` or `smtps://…`; user, password and port may be left
    /// out.
    fn from_str(text: &str) -> Result<Self, String> {
        let expected =
            || "expected smtp://user:password@host:port or smtps://user:password@host:port";
        let url = Url::parse(text).map_err(|_| expected())?;
        let (is_wrapped, usual_port) = match url.scheme() {
            "smtps" => (true, 465),
            "smtp" if url.password().is_some() => (false, 587),
            "smtp" => (false, 25),
            _ => return Err(expected().to_owned()),
        };
        let host = url.host_str().unwrap_or_default();
        let is_bare = matches!(url.path(), "" | "/") && url.query().is_none();
        if host.is_empty() || !is_bare || url.fragment().is_some() {
            return Err(expected().to_owned());
        }
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        Ok(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(usual_port),
            is_wrapped,
            credentials: url
                .password()
                .map(|password| Credentials::new(decoded(url.username()), decoded(password))),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_server_is_an_address_that_keeps_its_password_to_itself() {
        for (text, shown, is_wrapped) in [
            (
                "smtps://u:geheim%40@mail.example.jp",
                "mail.example.jp:465",
                true,
            ),
            (
                "smtp://u:geheim@mail.example.jp",
                "mail.example.jp:587",
                false,
            ),
            ("smtp://127.0.0.1:2525/", "127.0.0.1:2525", false),
            ("smtp://[::1]", "::1:25", false),
        ] {
            let server: MailServer = text.parse().unwrap_or_else(|_| panic!("{text}"));
            assert_eq!(format!("{server:?}"), format!("MailServer({shown})"));
            assert_eq!(server.is_wrapped, is_wrapped);
            assert_eq!(server.credentials.is_some(), text.contains('@'));
        }
        for text in [
            "",
            "mail.example.jp",
            "http://mail.example.jp",
            "smtp://",
            "smtp://a/b",
            "smtp://a?b",
            "smtp://a:99999",
        ] {
            assert!(text.parse::<MailServer>().is_err(), "{text}");
        }
    }
}
