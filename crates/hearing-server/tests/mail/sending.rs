//! How a mail is given to a mail server, whatever that does.

use std::time::Duration;

use hearing_server::store::{Delivery, Location, Store};
use sqlx::Executor;

use crate::office::{Office, TIMEOUTS, line, mailer};
use crate::support;
use crate::support::mail_server::{Mood, Stage};
use crate::support::on_both;

on_both! {
    a_mail_that_is_refused_for_now_is_sent_later
    a_mail_that_is_refused_for_good_is_not_sent_again
    a_slow_mail_server_gets_each_mail_once
    a_silent_mail_server_gets_no_mail_twice
    a_connection_that_ends_early_is_made_again
    a_mail_server_that_was_down_gets_the_mail_later_or_never
    two_servers_send_each_mail_once
    a_server_that_was_too_slow_leaves_the_mail_to_the_next
    the_password_is_told_to_the_mail_server
    what_became_of_a_mail_is_noted_once_it_can_be
}

async fn what_became_of_a_mail_is_noted_once_it_can_be(location: Location<'_>) {
    let mut office = Office::open(location).await;
    office.answered("hanako@example.jp").await;
    // The audit cannot be written, so that nothing is noted.
    office
        .beside
        .execute("ALTER TABLE acts RENAME TO acts_away")
        .await
        .unwrap();
    let (mail_server, beside) = (&office.mail_server, &mut office.beside);
    let (there, ()) = tokio::join!(office.mailer.deliver(&office.store, || false), async {
        while mail_server.accepted().is_empty() {
            tokio::task::yield_now().await;
        }
        mail_server.is_left().await;
        beside
            .execute("ALTER TABLE acts_away RENAME TO acts")
            .await
            .unwrap();
    });
    assert!(there.unwrap());
    assert_eq!(office.states().await, ["sent"]);
    assert_eq!(office.acts().await, [line("announce", "")]);
    assert_eq!(office.mail_server.recipients(), ["hanako@example.jp"]);
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
            office.mailer.deliver(&office.store, || false),
            office.mailer.deliver(&other, || false),
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
    assert!(
        office
            .store
            .hand_over(&slow, lease)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(office.store.hand_over(&next, lease).await.unwrap().len(), 1);
    assert!(
        office
            .store
            .hand_over(&next, lease)
            .await
            .unwrap()
            .is_empty()
    );
    office
        .store
        .record_delivery(&next, Delivery::Sent)
        .await
        .unwrap();
    let late = Delivery::Postponed;
    office.store.record_delivery(&slow, late).await.unwrap();
    assert_eq!(office.states().await, ["sent"]);
}

async fn the_password_is_told_to_the_mail_server(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let url = format!("smtp://navi:geheim%40@{}", office.mail_server.address);
    office.mailer = mailer(&url, TIMEOUTS);
    office.answered("hanako@example.jp").await;
    assert!(office.round().await);
    assert_eq!(office.mail_server.passwords(), ["\0navi\0geheim@"]);
    assert_eq!(office.mail_server.accepted().len(), 1);
}
