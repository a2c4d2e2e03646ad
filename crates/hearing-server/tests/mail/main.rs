//! Whoever gave an address is told of the answer, once, whatever the mail server does. The server
//! of these tests speaks real SMTP on a real socket.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::time::Duration;

use hearing_api::Outcome;
use hearing_server::mail::{Patience, Postman};
use hearing_server::store::{Act, Delivery, Location, Store, Stored};
use sqlx::{AnyConnection, Connection};
use support::mail_server::{MailServer, Mood, Stage};
use support::{Process, Product, on_both, opinion_with};

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;

on_both! {
    a_writer_is_told_that_there_is_an_answer_and_where
    every_writer_whose_opinion_got_the_answer_is_told
    a_mail_that_is_refused_for_now_is_sent_later
    a_mail_that_is_refused_for_good_is_not_sent_again
    a_slow_mail_server_gets_each_mail_once
    a_silent_mail_server_gets_no_mail_twice
    a_connection_that_ends_early_is_made_again
    a_mail_server_that_was_down_gets_the_mail_later_or_never
    two_servers_send_each_mail_once
    a_server_that_was_too_slow_leaves_the_mail_to_the_next
    who_is_not_to_be_written_to_is_not
    each_answer_is_told_of
    an_address_is_nothing_but_an_address
    the_password_is_told_to_the_mail_server
}

/// A store with a clerk, a mail server and a postman between them.
struct Office {
    store: Store,
    beside: AnyConnection,
    clerk: i64,
    mail_server: MailServer,
    postman: Postman,
}

/// How long the postman of these tests waits for the mail server.
const PATIENCE: Patience = Patience {
    introduction: Duration::from_millis(600),
    verdict: Duration::from_millis(600),
};

fn postman(url: &str, patience: Patience) -> Postman {
    Postman::new(
        url.parse().unwrap(),
        "鎌倉市 <navi@city.example.jp>".parse().unwrap(),
        "https://navi.example.jp".to_owned(),
        patience,
    )
}

impl Office {
    async fn open(location: Location<'_>) -> Self {
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
            postman: postman(&mail_server.url(), PATIENCE),
            mail_server,
        }
    }

    /// Keeps an opinion from this address; its number.
    async fn sent(&mut self, contact: &str) -> i64 {
        let opinion = serde_json::from_value(opinion_with("contact", contact)).unwrap();
        let key = support::key().parse().unwrap();
        let kept = self.store.keep(key, opinion).await.unwrap();
        let Stored::New(stamp) = kept else {
            panic!("it is new");
        };
        self.store.number_of(stamp.receipt).await.unwrap().unwrap()
    }

    async fn act(&self, opinion: i64, act: Act) {
        let done = self.store.act(self.clerk, opinion, None, &act).await;
        assert_eq!(done.unwrap(), Ok(()));
    }

    async fn answer(&self, opinion: i64) {
        let act = Act::Answer {
            outcome: Outcome::Planned,
            text: "居場所を増やします。".to_owned(),
        };
        self.act(opinion, act).await;
    }

    /// Keeps an opinion and answers it.
    async fn answered(&mut self, contact: &str) -> i64 {
        let opinion = self.sent(contact).await;
        self.answer(opinion).await;
        opinion
    }

    /// A round of the postman; whether the mail server was there.
    async fn round(&self) -> bool {
        self.postman.deliver(&self.store, || false).await.unwrap()
    }

    /// Lets every delay be over.
    async fn wait(&mut self) {
        be_due(&mut self.beside).await;
    }

    /// The states of all announcements.
    async fn states(&mut self) -> Vec<String> {
        sqlx::query_scalar("SELECT state FROM announcements ORDER BY opinion_id, answer_id")
            .fetch_all(&mut self.beside)
            .await
            .unwrap()
    }

    /// What the audit says of mails.
    async fn acts(&mut self) -> Vec<(String, String)> {
        sqlx::query_as(
            "SELECT act, COALESCE(detail, '') FROM acts WHERE act LIKE 'announce%' ORDER BY id",
        )
        .fetch_all(&mut self.beside)
        .await
        .unwrap()
    }
}

async fn be_due(connection: &mut AnyConnection) {
    sqlx::query(
        "UPDATE announcements SET due_at = '2026-01-01T00:00:00Z' WHERE due_at IS NOT NULL",
    )
    .execute(connection)
    .await
    .unwrap();
}

fn line(act: &str, detail: &str) -> (String, String) {
    (act.to_owned(), detail.to_owned())
}

async fn a_writer_is_told_that_there_is_an_answer_and_where(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let opinion = office.sent("hanako@example.jp").await;
    assert!(office.round().await);
    assert!(office.mail_server.accepted().is_empty(), "no answer yet");
    office.answer(opinion).await;
    assert!(office.round().await);
    let [mail] = &office.mail_server.accepted()[..] else {
        panic!("one mail");
    };
    assert_eq!(mail.to, "hanako@example.jp");
    assert_eq!(mail.header("To"), "hanako@example.jp");
    assert!(mail.header("From").ends_with("<navi@city.example.jp>"));
    assert_eq!(mail.header("Content-Type"), "text/plain; charset=utf-8");
    assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
    assert!(mail.header("Subject").starts_with("=?utf-8?"));
    let receipt: String = sqlx::query_scalar("SELECT receipt FROM opinions")
        .fetch_one(&mut office.beside)
        .await
        .unwrap();
    let body = mail.body();
    let page = format!("https://navi.example.jp/opinions/{receipt}");
    assert!(body.lines().any(|line| line.trim_end() == page), "{body}");
    assert!(body.contains("市が回答しました"));
    for words in ["放課後", "居場所", "反映予定", "2-2"] {
        assert!(!body.contains(words), "{words} in {body}");
    }
    assert!(!mail.header("Message-ID").contains(&receipt));
    office.wait().await;
    assert!(office.round().await);
    assert_eq!(office.mail_server.accepted().len(), 1);
    assert_eq!(office.acts().await, [line("announce", "")]);
}

async fn every_writer_whose_opinion_got_the_answer_is_told(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let mut ids = Vec::new();
    for name in ["a", "b", "c", "d", "e"] {
        ids.push(office.sent(&format!("{name}@example.jp")).await);
    }
    let silent = office.sent("").await;
    let [a, b, c, d, e] = ids[..] else {
        panic!("five");
    };
    // c goes on with b, b with a; d comes to b after the answer, e to nobody.
    office.act(b, Act::Merge { into: a }).await;
    office.act(c, Act::Merge { into: b }).await;
    office.act(silent, Act::Merge { into: a }).await;
    office.answer(a).await;
    office.round().await;
    assert_eq!(
        office.mail_server.recipients(),
        ["a@example.jp", "b@example.jp", "c@example.jp"]
    );
    office.act(d, Act::Merge { into: b }).await;
    office.act(e, Act::Claim).await;
    office.round().await;
    let mails = office.mail_server.accepted();
    assert_eq!(mails.len(), 4);
    assert_eq!(mails[3].to, "d@example.jp");
    let mut ids: Vec<_> = mails.iter().map(|mail| mail.header("Message-ID")).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

async fn a_mail_that_is_refused_for_now_is_sent_later(location: Location<'_>) {
    let mut office = Office::open(location).await;
    office.answered("hanako@example.jp").await;
    for stage in Stage::ALL {
        office
            .mail_server
            .will([Mood::Says(stage, "451 4.7.1 try again later")]);
        office.round().await;
        assert_eq!(office.states().await, ["waiting"], "{stage:?}");
        assert!(office.round().await, "not before its time");
        office.wait().await;
    }
    // What is wrong with this server's settings, someone will put right.
    for (stage, words) in [
        (Stage::Mail, "553 5.1.8 no such sender"),
        (Stage::Rcpt, "550 5.7.1 relaying denied"),
        (Stage::Rcpt, "530 5.7.0 authentication required"),
    ] {
        office.mail_server.will([Mood::Says(stage, words)]);
        office.round().await;
        assert_eq!(office.states().await, ["waiting"], "{words}");
        office.wait().await;
    }
    assert!(office.mail_server.accepted().is_empty());
    let tries: i64 = sqlx::query_scalar("SELECT tries FROM announcements")
        .fetch_one(&mut office.beside)
        .await
        .unwrap();
    assert_eq!(tries, 9);
    office.round().await;
    assert_eq!(office.mail_server.recipients(), ["hanako@example.jp"]);
    assert_eq!(office.acts().await, [line("announce", "")]);
}

async fn a_mail_that_is_refused_for_good_is_not_sent_again(location: Location<'_>) {
    let mut office = Office::open(location).await;
    office.answered("nobody@example.jp").await;
    office.answered("full@example.jp").await;
    office.answered("hanako@example.jp").await;
    office.mail_server.will([
        Mood::Says(Stage::Rcpt, "550 5.1.1 no such user nobody@example.jp"),
        Mood::Says(Stage::End, "554 not this one"),
    ]);
    assert!(office.round().await);
    office.wait().await;
    assert!(office.round().await);
    assert_eq!(office.states().await, ["refused", "refused", "sent"]);
    assert_eq!(office.mail_server.recipients(), ["hanako@example.jp"]);
    // The audit holds no address.
    assert_eq!(
        office.acts().await,
        [
            line("announce-refused", "550"),
            line("announce-refused", "554"),
            line("announce", "")
        ]
    );
}

async fn a_slow_mail_server_gets_each_mail_once(location: Location<'_>) {
    let mut office = Office::open(location).await;
    office
        .mail_server
        .usually(Mood::Slow(Duration::from_millis(40)));
    for name in ["a", "b", "c"] {
        office.answered(&format!("{name}@example.jp")).await;
    }
    // As a second server would, in the middle of it.
    let (one, other) = tokio::join!(office.round(), office.round());
    assert!(one && other);
    assert_eq!(
        office.mail_server.recipients(),
        ["a@example.jp", "b@example.jp", "c@example.jp"]
    );
}

async fn a_silent_mail_server_gets_no_mail_twice(location: Location<'_>) {
    let mut office = Office::open(location).await;
    office.answered("hanako@example.jp").await;
    for stage in [Stage::Greeting, Stage::Mail, Stage::Data] {
        office.mail_server.will([Mood::Silent(stage)]);
        assert!(!office.round().await, "{stage:?}");
        assert_eq!(office.states().await, ["waiting"], "{stage:?}");
        office.wait().await;
    }
    // It has the whole mail, and may have sent it on.
    office.mail_server.will([Mood::Silent(Stage::End)]);
    office.round().await;
    assert_eq!(office.states().await, ["unheard"]);
    office.wait().await;
    office.round().await;
    assert!(office.mail_server.accepted().is_empty());
    assert_eq!(office.acts().await, [line("announce-unheard", "")]);
}

async fn a_connection_that_ends_early_is_made_again(location: Location<'_>) {
    let mut office = Office::open(location).await;
    office.answered("hanako@example.jp").await;
    for stage in Stage::ALL {
        office.mail_server.will([Mood::Cuts(stage)]);
        office.round().await;
        assert_eq!(office.states().await, ["waiting"], "{stage:?}");
        office.wait().await;
    }
    office.round().await;
    office.wait().await;
    office.round().await;
    assert_eq!(office.mail_server.recipients(), ["hanako@example.jp"]);
}

async fn a_mail_server_that_was_down_gets_the_mail_later_or_never(location: Location<'_>) {
    let mut office = Office::open(location).await;
    office.mail_server.go_down().await;
    office.answered("hanako@example.jp").await;
    office.answered("taro@example.jp").await;
    for _ in 0..3 {
        assert!(!office.round().await);
        office.wait().await;
    }
    // Taro's answer is four days old by now.
    sqlx::query(
        "UPDATE announcements SET created_at = '2026-01-01T00:00:00Z' WHERE opinion_id = 2",
    )
    .execute(&mut office.beside)
    .await
    .unwrap();
    assert!(!office.round().await);
    assert_eq!(office.acts().await, [], "one try a round");
    office.mail_server.come_up().await;
    office.wait().await;
    assert!(office.round().await);
    assert_eq!(office.mail_server.recipients(), ["hanako@example.jp"]);
    assert_eq!(office.states().await, ["sent", "given-up"]);
    let mut acts = office.acts().await;
    acts.sort();
    assert_eq!(acts, [line("announce", ""), line("announce-given-up", "")]);
}

async fn two_servers_send_each_mail_once(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let mut expected = Vec::new();
    for number in 10..40 {
        let contact = format!("{number}@example.jp");
        office.answered(&contact).await;
        expected.push(contact);
    }
    let other = Store::open(location).await.unwrap();
    loop {
        let (one, two) = tokio::join!(
            office.postman.deliver(&office.store, || false),
            office.postman.deliver(&other, || false),
        );
        assert!(one.unwrap() && two.unwrap());
        if office.states().await.iter().all(|state| state == "sent") {
            break;
        }
    }
    assert_eq!(office.mail_server.recipients(), expected);
}

async fn a_server_that_was_too_slow_leaves_the_mail_to_the_next(location: Location<'_>) {
    let mut office = Office::open(location).await;
    office.answered("hanako@example.jp").await;
    let lease = Duration::from_secs(60);
    let slow = office.store.claim_announcement(lease).await.unwrap();
    let slow = slow.unwrap();
    let none = office.store.claim_announcement(lease).await.unwrap();
    assert!(none.is_none(), "it is taken");
    office.wait().await;
    let next = office.store.claim_announcement(lease).await.unwrap();
    let next = next.unwrap();
    assert!(!office.store.hand_over(&slow, lease).await.unwrap());
    assert!(office.store.hand_over(&next, lease).await.unwrap());
    assert!(!office.store.hand_over(&next, lease).await.unwrap());
    office
        .store
        .note_delivery(&next, Delivery::Sent)
        .await
        .unwrap();
    let late = Delivery::Postponed;
    office.store.note_delivery(&slow, late).await.unwrap();
    assert_eq!(office.states().await, ["sent"]);
}

async fn who_is_not_to_be_written_to_is_not(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let receipt = async |office: &mut Office, opinion: i64| -> hearing_api::Receipt {
        let text: String = sqlx::query_scalar("SELECT receipt FROM opinions WHERE id = $1")
            .bind(opinion)
            .fetch_one(&mut office.beside)
            .await
            .unwrap();
        text.parse().unwrap()
    };
    let withdrawn = office.answered("withdrawn@example.jp").await;
    let withdrawn = receipt(&mut office, withdrawn).await;
    assert!(office.store.withdraw(withdrawn).await.unwrap());
    let undone = office.answered("undone@example.jp").await;
    office.act(undone, Act::Undo).await;
    office.round().await;
    let forgotten = office.answered("forgotten@example.jp").await;
    sqlx::query("UPDATE opinions SET contact = NULL WHERE id = $1")
        .bind(forgotten)
        .execute(&mut office.beside)
        .await
        .unwrap();
    office.store.forget(0, 0).await.unwrap();
    assert!(office.states().await.is_empty(), "nothing is left of them");
    office.round().await;
    assert!(office.mail_server.accepted().is_empty());
    // Taken back while the mail server is being spoken to.
    let late = office.answered("late@example.jp").await;
    let late = receipt(&mut office, late).await;
    office.mail_server.will([Mood::Waits(Stage::Rcpt)]);
    let store = office.store.clone();
    let mail_server = &office.mail_server;
    let (there, ()) = tokio::join!(office.round(), async {
        mail_server.is_reached().await;
        assert!(store.withdraw(late).await.unwrap());
        mail_server.go_on();
    });
    assert!(there);
    assert!(office.mail_server.accepted().is_empty());
    assert!(office.states().await.is_empty());
    assert_eq!(office.acts().await, []);
}

async fn each_answer_is_told_of(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let opinion = office.answered("hanako@example.jp").await;
    office.round().await;
    office.act(opinion, Act::Undo).await;
    office.answer(opinion).await;
    office.round().await;
    let mails = office.mail_server.accepted();
    assert_eq!(mails.len(), 2);
    assert_ne!(mails[0].header("Message-ID"), mails[1].header("Message-ID"));
    // An opinion that goes on with another, does not, and does again, all before the next round.
    let other = office.sent("taro@example.jp").await;
    office.act(other, Act::Merge { into: opinion }).await;
    office.act(other, Act::Undo).await;
    office.round().await;
    office.act(other, Act::Merge { into: opinion }).await;
    office.round().await;
    assert_eq!(office.mail_server.accepted().len(), 3);
    office.act(other, Act::Undo).await;
    office.act(other, Act::Merge { into: opinion }).await;
    office.round().await;
    assert_eq!(office.mail_server.accepted().len(), 3, "he knows it");
}

async fn an_address_is_nothing_but_an_address(location: Location<'_>) {
    let mut office = Office::open(location).await;
    // What the form does not let through, put there past it.
    for contact in [
        "a@example.jp\r\nBcc: b@example.jp",
        "a@example.jp> RCPT TO:<b@example.jp",
        "a@example.jp, b@example.jp",
        "a@example.jp\0",
        "\"a\r\n.\r\nMAIL FROM:<b@example.jp>\"@example.jp",
    ] {
        let opinion = office.sent("hanako@example.jp").await;
        if contact.contains('\0') && matches!(location, Location::Url(_)) {
            continue;
        }
        sqlx::query("UPDATE opinions SET contact = $1 WHERE id = $2")
            .bind(contact)
            .bind(opinion)
            .execute(&mut office.beside)
            .await
            .unwrap();
        office.answer(opinion).await;
        office.round().await;
        assert!(office.mail_server.accepted().is_empty(), "{contact:?}");
        assert_eq!(
            office.acts().await.pop(),
            Some(line("announce-refused", "553")),
            "{contact:?}"
        );
    }
}

async fn the_password_is_told_to_the_mail_server(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let url = format!("smtp://navi:geheim%40@{}", office.mail_server.address);
    office.postman = postman(&url, PATIENCE);
    office.answered("hanako@example.jp").await;
    assert!(office.round().await);
    assert_eq!(office.mail_server.passwords(), ["\0navi\0geheim@"]);
    assert_eq!(office.mail_server.accepted().len(), 1);
}

mod killed {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn a_server_that_is_killed_sends_no_mail_twice() {
        let directory = tempfile::tempdir().unwrap();
        let data = directory.path().join("data");
        kill_and_start(Location::Directory(&data), None).await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_server_that_is_killed_sends_no_mail_twice_on_postgresql() {
        let url = support::postgresql::fresh_database().await;
        kill_and_start(Location::Url(&url), Some(&url)).await;
    }

    /// Kills the server at every point of a conversation, and at any moment of many.
    async fn kill_and_start(location: Location<'_>, url: Option<&str>) {
        let directory = tempfile::tempdir().unwrap();
        let mut office = Office::open(location).await;
        let smtp_url = office.mail_server.url();
        let data = match location {
            Location::Directory(data) => data.to_owned(),
            Location::Url(_) => directory.path().join("data"),
        };
        let start = || {
            let arguments = [
                ["--smtp-url", smtp_url.as_str()],
                ["--mail-from", "navi@city.example.jp"],
                ["--public-url", "https://navi.example.jp"],
            ];
            tokio::task::block_in_place(|| Process::start_on(&data, url, arguments.as_flattened()))
        };
        for stage in Stage::ALL {
            office.answered(&format!("{stage:?}@example.jp")).await;
            office.mail_server.will([Mood::Silent(stage)]);
            let mut server = start();
            office.mail_server.is_reached().await;
            server.kill();
            office.wait().await;
            let mut server = start();
            settled(&mut office).await;
            server.kill();
        }
        // Of the last one, nobody knows whether the mail server took it.
        assert_eq!(office.mail_server.recipients().len(), 5);
        assert_eq!(office.states().await.last().unwrap(), "unheard");
        office
            .mail_server
            .usually(Mood::Slow(Duration::from_millis(5)));
        for number in 10..40 {
            office.answered(&format!("{number}@example.jp")).await;
        }
        for round in 0..8 {
            let mut server = start();
            tokio::time::sleep(Duration::from_millis(20 + 37 * round)).await;
            server.kill();
            office.wait().await;
        }
        let mut server = start();
        settled(&mut office).await;
        server.kill();
        let recipients = office.mail_server.recipients();
        let mut once = recipients.clone();
        once.dedup();
        assert_eq!(once, recipients, "nobody is told twice");
        let states = office.states().await;
        let unheard = states.iter().filter(|state| *state == "unheard").count();
        assert!(unheard <= 9, "at most one for each kill: {states:?}");
        assert!(recipients.len() >= states.len() - unheard);
    }

    /// Waits until nothing is left to be sent.
    async fn settled(office: &mut Office) {
        loop {
            let open: i64 =
                sqlx::query_scalar("SELECT COUNT(*) FROM announcements WHERE due_at IS NOT NULL")
                    .fetch_one(&mut office.beside)
                    .await
                    .unwrap();
            if open == 0 {
                return;
            }
            office.wait().await;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
