//! What is forgotten.

use hearing_server::store::{Location, Stored};
use hearing_server::workflow::Act;
use sqlx::Executor;

use crate::desk::{Desk, fresh_key, opinion};
use crate::support::{self, on_both};

on_both! {
    what_is_forgotten_cannot_be_guessed
    what_is_no_longer_needed_is_forgotten
    many_are_forgotten_without_keeping_others_waiting
}

async fn what_is_forgotten_cannot_be_guessed(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let (key, spoken) = (fresh_key(), opinion("覚えていてほしい言葉"));
    let Stored::New(stamp) = desk.store.keep(key, spoken.clone()).await.unwrap() else {
        panic!("it is new");
    };
    assert!(desk.store.withdraw(stamp.receipt).await.unwrap());
    desk.answered(desk.opinion).await;
    desk.store.forget(-1, -1).await.unwrap();
    let digests: Vec<Vec<u8>> = sqlx::query_scalar("SELECT body_digest FROM opinions")
        .fetch_all(&mut desk.beside)
        .await
        .unwrap();
    assert_eq!(digests, [&[], &[]] as [&[u8]; 2]);
    // Sent once more all the same, it is the same opinion; and other words are not taken for it.
    assert_eq!(
        desk.store.keep(key, spoken).await.unwrap(),
        Stored::Again(stamp)
    );
    assert_eq!(
        desk.store.keep(key, opinion("別の言葉")).await.unwrap(),
        Stored::OtherOpinion
    );
}

async fn what_is_no_longer_needed_is_forgotten(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let (open, _) = desk.sent(support::opinion()).await;
    let (merged, _) = desk.sent(support::opinion()).await;
    desk.answered(desk.opinion).await;
    desk.act(desk.opinion, Act::Publish).await.unwrap();
    desk.act(merged, Act::Merge { into: open }).await.unwrap();
    let forgotten = desk.store.forget(30, 60).await.unwrap();
    assert_eq!(
        (forgotten.contacts, forgotten.writers),
        (0, 0),
        "nothing is that old"
    );
    // Everything done before a moment that is still to come: in other words, now.
    let forgotten = desk.store.forget(-1, 60).await.unwrap();
    assert_eq!((forgotten.contacts, forgotten.writers), (1, 0));
    let told: Vec<(i64, Option<String>, Option<String>)> =
        sqlx::query_as("SELECT id, contact, area FROM opinions ORDER BY id")
            .fetch_all(&mut desk.beside)
            .await
            .unwrap();
    let area = Some("ofuna".to_owned());
    let contact = Some("hanako@example.jp".to_owned());
    // The open one waits for its answer, and so does what was merged into it.
    assert_eq!(
        told,
        [
            (desk.opinion, None, area.clone()),
            (open, contact.clone(), area.clone()),
            (merged, contact, area)
        ]
    );
    // After so long, also of those that nobody has dealt with.
    let forgotten = desk.store.forget(30, -1).await.unwrap();
    assert_eq!(forgotten.writers, 3);
    let unanswered: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM opinions WHERE contact IS NOT NULL OR area IS NOT NULL",
    )
    .fetch_one(&mut desk.beside)
    .await
    .unwrap();
    assert_eq!(unanswered, 0);
    let left: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM voices WHERE life_stage IS NOT NULL")
        .fetch_one(&mut desk.beside)
        .await
        .unwrap();
    assert_eq!(left, 0);
    assert_eq!(desk.voices().await.len(), 1);
}

async fn many_are_forgotten_without_keeping_others_waiting(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    desk.beside
        .execute(
            "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text, may_publish,
                contact, surface, language, received_at, policy, status)
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
             SELECT 'x' || i, 'x' || i, (SELECT body_digest FROM opinions LIMIT 1), '2-2', 'proposal', 'a', 0, 'p@example.jp', 'phone', 'ja',
                '2025-01-01T00:00:00Z', '000-2-2', 'answered' FROM n",
        )
        .await
        .unwrap();
    desk.beside
        .execute(
            "INSERT INTO history (opinion_id, status, at)
             SELECT id, 'answered', '2025-01-01T00:00:00Z' FROM opinions WHERE receipt LIKE 'x%'",
        )
        .await
        .unwrap();
    let store = desk.store.clone();
    let forgetting = tokio::spawn(async move { store.forget(30, 60_000).await });
    let mut sent = 0;
    while !forgetting.is_finished() {
        desk.sent(support::opinion()).await;
        sent += 1;
    }
    assert_eq!(forgetting.await.unwrap().unwrap().contacts, 2_500);
    assert!(sent > 1, "an opinion waits for all that is forgotten");
}
