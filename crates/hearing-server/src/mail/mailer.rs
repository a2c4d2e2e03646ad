use std::time::Duration;

use city::City;
use lettre::Address;
use lettre::message::Mailbox;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use tokio::sync::watch;
use tokio::time::timeout;
use url::{Host, Url};

use super::address::address;
use super::mail_server::MailServer;
use super::notification::notification;
use crate::store::{self, Announcement, Delivery, Store};

/// How long after a round the next one begins.
const PAUSE: Duration = Duration::from_secs(5);

/// The longest pause while the mail server is not there: the backoff doubles up to it.
const LONGEST_PAUSE: Duration = Duration::from_secs(300);

/// How long to wait before what became of a mail is recorded again.
const RETRY: Duration = Duration::from_secs(1);

/// How long the mail server may take, by step. RFC 5321 asks for as much: who stops listening too early to
/// what it says of a mail does not know whether it was sent.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    /// From the greeting until it waits for the mail.
    pub introduction: Duration,
    /// From the end of the mail until it says whether it takes it.
    pub verdict: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            introduction: Duration::from_secs(300),
            verdict: Duration::from_secs(600),
        }
    }
}

/// Sends the notifications that wait in the transactional outbox: how the work on their opinions
/// ended, to the writers who gave an address.
///
/// A mail is sent when the mail server has said so (250); from then on it is its to deliver. Until
/// the mail server is given the mail, whatever goes wrong is tried again later. Just before, the
/// store records that (`hand_over`), so that a server that is killed from then on is known to have been
/// there: such a mail is never sent again, since it may have arrived, and the staff see that nobody
/// knows. The same holds where the mail server stays silent. Where it ends the connection instead of
/// an answer it has not taken the mail (RFC 5321, 4.2.5), which is tried again under the same
/// Message-ID.
#[derive(Debug)]
pub struct Mailer {
    server: MailServer,
    from: Mailbox,
    public_url: String,
    timeouts: Timeouts,
    city: Option<City>,
}

/// What became of a try.
enum Try {
    Ended(Delivery),
    /// The mail server could not be spoken to at all.
    NoEntry,
    /// There was no need for it any more.
    NotNeeded,
}

impl Mailer {
    /// Sends through this mail server, in the name of `from`, mails that lead to pages at
    /// `public_url`.
    pub fn new(server: MailServer, from: Mailbox, public_url: String, timeouts: Timeouts) -> Self {
        Self {
            server,
            from,
            public_url,
            timeouts,
            city: None,
        }
    }

    /// The same with the office that answers for the site at the end of each mail.
    #[must_use]
    pub fn signing_for(self, city: Option<City>) -> Self {
        Self { city, ..self }
    }

    /// Works until it is asked to stop; a mail that was begun is ended first.
    pub async fn run(self, store: Store, mut stop: watch::Receiver<bool>) {
        let mut pause = PAUSE;
        loop {
            let asked = stop.clone();
            match self.deliver(&store, || *asked.borrow()).await {
                Ok(true) => pause = PAUSE,
                Ok(false) => pause = (pause * 2).min(LONGEST_PAUSE),
                Err(error) => tracing::error!("cannot read which mails to send: {error}"),
            }
            tokio::select! {
                // Nobody is left to ask for the end: that is one, too.
                _ = stop.wait_for(|stop| *stop) => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Sends what is due, one mail after the other; `false` if the mail server could not be spoken
    /// to.
    pub async fn deliver(
        &self,
        store: &Store,
        is_asked_to_stop: impl Fn() -> bool,
    ) -> Result<bool, store::Error> {
        // Time to introduce oneself, and to write it down.
        let lease = self.timeouts.introduction + Duration::from_secs(60);
        while !is_asked_to_stop()
            && let Some(announcement) = store.claim_announcement(lease).await?
        {
            match self.try_once(store, &announcement).await? {
                Try::Ended(delivery) => {
                    keep(store, &announcement, delivery, &is_asked_to_stop).await?;
                }
                Try::NoEntry => {
                    store
                        .record_delivery(&announcement, Delivery::Postponed)
                        .await?;
                    return Ok(false);
                }
                Try::NotNeeded => {}
            }
        }
        Ok(true)
    }

    async fn try_once(
        &self,
        store: &Store,
        announcement: &Announcement,
    ) -> Result<Try, store::Error> {
        let Some(address) = address(&announcement.contact) else {
            return Ok(Try::Ended(Delivery::BadAddress));
        };
        let introduction = timeout(self.timeouts.introduction, self.introduce(&address));
        let mut connection = match introduction.await {
            Ok(Ok(connection)) => connection,
            Ok(Err(failure)) => return Ok(failure),
            Err(_) => {
                tracing::warn!("the mail server does not answer");
                return Ok(Try::NoEntry);
            }
        };
        let lease = self.timeouts.verdict + Duration::from_secs(60);
        let opinions = store.hand_over(announcement, lease).await?;
        if opinions.is_empty() {
            return Ok(Try::NotNeeded);
        }
        let notification = match notification(
            announcement,
            &address,
            &opinions,
            &self.from,
            &self.public_url,
            self.city.as_ref(),
        ) {
            Ok(notification) => notification.formatted(),
            Err(error) => {
                tracing::error!("cannot write a mail: {error}");
                return Ok(Try::Ended(Delivery::Postponed));
            }
        };
        let delivery = match timeout(self.timeouts.verdict, connection.message(&notification)).await
        {
            Ok(Ok(_)) => Delivery::Sent,
            Ok(Err(error)) => refused(&error).map_or(Delivery::Postponed, Delivery::Refused),
            Err(_) => Delivery::Unconfirmed,
        };
        if delivery != Delivery::Unconfirmed {
            // What it says to the farewell matters to nobody.
            let _ = timeout(Duration::from_secs(5), connection.quit()).await;
        }
        Ok(Try::Ended(delivery))
    }

    /// Goes with the mail server through all that comes before the mail.
    async fn introduce(&self, recipient: &Address) -> Result<AsyncSmtpConnection, Try> {
        let own_name = client_id(&self.public_url);
        let mut connection = self.server.connect(&own_name).await.map_err(|error| {
            tracing::warn!("cannot speak to the mail server: {error}");
            Try::NoEntry
        })?;
        let sender = Mail::new(Some(self.from.email.clone()), Vec::new());
        if let Err(error) = connection.command(sender).await {
            tracing::warn!("the mail server takes no mail from this sender: {error}");
            return Err(Try::NoEntry);
        }
        let recipient = Rcpt::new(recipient.clone(), Vec::new());
        if let Err(error) = connection.command(recipient).await {
            return Err(not_this_time(&error));
        }
        match connection.command(Data).await {
            Ok(_) => Ok(connection),
            Err(error) => Err(not_this_time(&error)),
        }
    }
}

/// What the server calls itself: the host of its public address, which has no port (RFC 5321,
/// 4.1.3).
fn client_id(public_url: &str) -> ClientId {
    let url = Url::parse(public_url).ok();
    match url.as_ref().and_then(Url::host) {
        Some(Host::Domain(name)) => ClientId::Domain(name.to_owned()),
        Some(Host::Ipv4(address)) => ClientId::Ipv4(address),
        Some(Host::Ipv6(address)) => ClientId::Ipv6(address),
        None => ClientId::default(),
    }
}

/// Keeps what became of the mail. While nothing can be written, tries again: what is known of a mail
/// is known here alone, and would else be called unknown for ever.
async fn keep(
    store: &Store,
    announcement: &Announcement,
    delivery: Delivery,
    is_asked_to_stop: impl Fn() -> bool,
) -> Result<(), store::Error> {
    loop {
        match store.record_delivery(announcement, delivery).await {
            Err(error) if !is_asked_to_stop() => {
                tracing::error!("cannot record what became of a mail: {error}");
                tokio::time::sleep(RETRY).await;
            }
            recorded => return recorded,
        }
    }
}

fn not_this_time(error: &Error) -> Try {
    Try::Ended(refused(error).map_or(Delivery::Postponed, Delivery::Refused))
}

/// The code with which the mail server refused this mail for good; none if it may take it later, or
/// means the server that sends rather than the mail.
fn refused(error: &Error) -> Option<u16> {
    let code: u16 = error.status()?.into();
    // 5.7 is about being let in: a setting that someone will put right.
    let is_about_us = matches!(code, 530 | 535 | 538) || error.to_string().contains("): 5.7.");
    (error.is_permanent() && !is_about_us).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_calls_itself_by_a_name_without_a_port() {
        for (url, name) in [
            ("https://navi.example.jp", "navi.example.jp"),
            ("https://mirai.test:9300", "mirai.test"),
            ("http://127.0.0.1:9180", "[127.0.0.1]"),
            ("http://[::1]:8080", "[IPv6:::1]"),
        ] {
            assert_eq!(client_id(url).to_string(), name);
        }
    }
}
