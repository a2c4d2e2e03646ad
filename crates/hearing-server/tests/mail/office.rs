//! What the tests share.

use std::time::Duration;

use hearing_api::{NewOpinion, Outcome, Receipt};
use hearing_server::mail::{Mailer, Timeouts};
use hearing_server::store::{Location, Store, Stored};
use hearing_server::workflow::Act;
use sqlx::{AnyConnection, Connection};

use crate::support::mail_server::MailServer;
use crate::support::{key, opinion_with};

/// A store with a clerk, a mail server and a mailer between them.
pub struct Office {
    pub store: Store,
    pub beside: AnyConnection,
    pub clerk: i64,
    pub mail_server: MailServer,
    pub mailer: Mailer,
}

/// How long the mailer of these tests waits for the mail server.
pub const TIMEOUTS: Timeouts = Timeouts {
    introduction: Duration::from_millis(600),
    verdict: Duration::from_millis(600),
};

pub fn mailer(url: &str, timeouts: Timeouts) -> Mailer {
    Mailer::new(
        url.parse().unwrap(),
        "鎌倉市 <navi@city.example.jp>".parse().unwrap(),
        "https://navi.example.jp".to_owned(),
        timeouts,
    )
}

impl Office {
    pub async fn open(location: Location<'_>) -> Self {
        let store = Store::open(location).await.unwrap();
        let url = match location {
            Location::Directory(path) => format!("sqlite://{}/hearing.sqlite3", path.display()),
            Location::Url(url) => url.to_owned(),
        };
        assert!(
            store
                .add_account("clerk", hearing_server::staff::Role::Publisher, "")
                .await
                .unwrap()
        );
        let mail_server = MailServer::start().await;
        Self {
            clerk: store
                .credentials("clerk")
                .await
                .unwrap()
                .unwrap()
                .account
                .id,
            store,
            beside: AnyConnection::connect(&url).await.unwrap(),
            mailer: mailer(&mail_server.url(), TIMEOUTS),
            mail_server,
        }
    }

    /// Keeps an opinion from this address, if it is one; its number.
    pub async fn sent(&mut self, contact: &str) -> i64 {
        self.sent_from("ja", "ja", contact).await
    }

    /// An opinion in a language, from a page in another.
    pub async fn sent_from(&mut self, lang: &str, page: &str, contact: &str) -> i64 {
        let mut opinion = opinion_with("contact", contact);
        opinion["lang"] = lang.into();
        opinion["language"] = page.into();
        let opinion = serde_json::from_value::<NewOpinion>(opinion).unwrap();
        let key = key().parse().unwrap();
        let kept = self.store.keep(key, opinion.normalized()).await.unwrap();
        let Stored::New(stamp) = kept else {
            panic!("it is new");
        };
        self.store.number_of(stamp.receipt).await.unwrap().unwrap()
    }

    pub async fn act(&self, opinion: i64, act: Act) {
        let done = self.store.act(self.clerk, opinion, None, &act).await;
        assert_eq!(done.unwrap(), Ok(()));
    }

    pub async fn answer(&self, opinion: i64) {
        let act = Act::Answer {
            outcome: Outcome::Planned,
            text: "居場所を増やします。".to_owned(),
        };
        self.act(opinion, act).await;
    }

    /// Puts another answer in the place of the one that stands.
    pub async fn correct(&self, opinion: i64) {
        let act = Act::Correct {
            outcome: Outcome::UnderStudy,
            text: "増やせるかを調べます。".to_owned(),
        };
        self.act(opinion, act).await;
    }

    pub async fn receipt(&mut self, opinion: i64) -> Receipt {
        let text: String = sqlx::query_scalar("SELECT receipt FROM opinions WHERE id = $1")
            .bind(opinion)
            .fetch_one(&mut self.beside)
            .await
            .unwrap();
        text.parse().unwrap()
    }

    /// Lets mails wait for an hour.
    pub fn delay_mails(&mut self) {
        self.store = self.store.clone().delaying_mail(Duration::from_secs(3_600));
    }

    /// Keeps an opinion and answers it.
    pub async fn answered(&mut self, contact: &str) -> i64 {
        let opinion = self.sent(contact).await;
        self.answer(opinion).await;
        opinion
    }

    /// A round of the mailer; whether the mail server was there.
    pub async fn round(&self) -> bool {
        self.mailer.deliver(&self.store, || false).await.unwrap()
    }

    /// Lets every delay be over.
    pub async fn wait(&mut self) {
        be_due(&mut self.beside).await;
    }

    /// The states of all announcements.
    pub async fn states(&mut self) -> Vec<String> {
        sqlx::query_scalar("SELECT state FROM announcements ORDER BY opinion_id, answer_id")
            .fetch_all(&mut self.beside)
            .await
            .unwrap()
    }

    /// What the audit says of mails.
    pub async fn acts(&mut self) -> Vec<(String, String)> {
        sqlx::query_as(
            "SELECT act, COALESCE(detail, '') FROM acts WHERE act LIKE 'announce%' ORDER BY id",
        )
        .fetch_all(&mut self.beside)
        .await
        .unwrap()
    }
}

pub async fn be_due(connection: &mut AnyConnection) {
    sqlx::query(
        "UPDATE announcements SET due_at = '2026-01-01T00:00:00Z' WHERE due_at IS NOT NULL",
    )
    .execute(connection)
    .await
    .unwrap();
}

pub fn line(act: &str, detail: &str) -> (String, String) {
    (act.to_owned(), detail.to_owned())
}
