//! A store with somebody who works on it.

use hearing_api::{Outcome, Receipt, Status};
use hearing_server::store::{Location, Store};
use hearing_server::workflow::{Act, Refusal};
use sqlx::{AnyConnection, Connection};

pub fn opinion(text: &str) -> hearing_api::NewOpinion {
    serde_json::from_value(crate::support::opinion_with("text", text)).unwrap()
}

pub fn fresh_key() -> hearing_server::IdempotencyKey {
    crate::support::key().parse().unwrap()
}

/// A store with a clerk and an opinion, and a connection beside it.
pub struct Desk {
    pub store: Store,
    pub beside: AnyConnection,
    pub clerk: i64,
    pub opinion: i64,
    pub receipt: Receipt,
}

impl Desk {
    pub async fn open(location: Location<'_>) -> Self {
        let store = Store::open(location).await.unwrap();
        let url = match location {
            Location::Directory(path) => format!("sqlite://{}/hearing.sqlite3", path.display()),
            Location::Url(url) => url.to_owned(),
        };
        let mut beside = AnyConnection::connect(&url).await.unwrap();
        let clerk = sqlx::query_scalar(
            "INSERT INTO accounts (name, role, password_hash, created_at) VALUES ('clerk', 'publisher', '', '') RETURNING id",
        )
        .fetch_one(&mut beside)
        .await
        .unwrap();
        let mut desk = Self {
            store,
            beside,
            clerk,
            opinion: 0,
            receipt: Receipt::from_random([0; 11]),
        };
        (desk.opinion, desk.receipt) = desk.sent(crate::support::opinion()).await;
        desk
    }

    pub async fn sent(&mut self, opinion: serde_json::Value) -> (i64, Receipt) {
        let stamp = crate::support::keep_new(&self.store, opinion).await;
        let id = sqlx::query_scalar("SELECT id FROM opinions WHERE receipt = $1")
            .bind(stamp.receipt.to_string())
            .fetch_one(&mut self.beside)
            .await
            .unwrap();
        (id, stamp.receipt)
    }

    pub async fn act(&self, opinion: i64, act: Act) -> Result<(), Refusal> {
        self.store
            .act(self.clerk, opinion, None, &act)
            .await
            .unwrap()
    }

    pub async fn answered(&self, opinion: i64) {
        self.act(opinion, answer("増やします。")).await.unwrap();
    }

    pub async fn status(&self) -> hearing_api::OpinionStatus {
        self.store.status(self.receipt).await.unwrap().unwrap()
    }

    /// Text and answer of each voice.
    pub async fn voices(&mut self) -> Vec<(String, String)> {
        sqlx::query_as("SELECT text, answer FROM voices ORDER BY id")
            .fetch_all(&mut self.beside)
            .await
            .unwrap()
    }

    pub async fn acts(&mut self) -> Vec<String> {
        sqlx::query_scalar("SELECT act FROM acts ORDER BY id")
            .fetch_all(&mut self.beside)
            .await
            .unwrap()
    }
}

pub fn answer(text: &str) -> Act {
    Act::Answer {
        outcome: Outcome::Planned,
        text: text.to_owned(),
    }
}

pub fn statuses(status: &hearing_api::OpinionStatus) -> Vec<Status> {
    status.history.iter().map(|entry| entry.status).collect()
}

/// A desk with so many opinions, by number.
pub async fn desk_with(location: Location<'_>, number: usize) -> (Desk, Vec<i64>) {
    let mut desk = Desk::open(location).await;
    let mut ids = vec![desk.opinion];
    for _ in 1..number {
        ids.push(desk.sent(crate::support::opinion()).await.0);
    }
    (desk, ids)
}
