//! What writers take back, and have again.

use hearing_api::{Receipt, Status, TextLanguage};
use hearing_server::store::{Location, Stored, Undone};
use hearing_server::workflow::{Act, Refusal};
use sqlx::Executor;

use crate::desk::{Desk, answer, fresh_key, opinion, statuses};
use crate::support::{self, on_both};

on_both! {
    a_withdrawal_takes_up_only_what_is_merged
    a_withdrawn_opinion_is_nobodys
    a_withdrawal_that_is_undone_leaves_all_as_it_was
    what_has_gone_its_own_way_stays_there
    the_words_of_a_withdrawal_that_stands_go
    staff_withdraw_on_the_writers_word
}

async fn a_withdrawal_takes_up_only_what_is_merged(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let (target, target_receipt) = desk.sent(support::opinion()).await;
    for _ in 0..10 {
        let (other, other_receipt) = desk.sent(support::opinion()).await;
        desk.act(other, Act::Merge { into: target }).await.unwrap();
        let (first, second) = tokio::join!(
            desk.store.withdraw(target_receipt),
            desk.store.withdraw(other_receipt)
        );
        assert!(first.unwrap() && second.unwrap());
        let status = desk.store.status(other_receipt).await.unwrap().unwrap();
        assert_eq!(status.status, Status::Withdrawn);
        // Only for the next turn.
        sqlx::query("UPDATE opinions SET status = 'in-review' WHERE id = $1")
            .bind(target)
            .execute(&mut desk.beside)
            .await
            .unwrap();
    }
}

async fn a_withdrawn_opinion_is_nobodys(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let (merged, merged_receipt) = desk.sent(support::opinion()).await;
    desk.act(merged, Act::Merge { into: desk.opinion })
        .await
        .unwrap();
    desk.act(desk.opinion, Act::Publish).await.unwrap();
    assert!(desk.store.withdraw(desk.receipt).await.unwrap());
    assert!(desk.store.withdraw(desk.receipt).await.unwrap());
    assert_eq!(
        statuses(&desk.status().await),
        [Status::Received, Status::Withdrawn]
    );
    assert_eq!(desk.voices().await, []);
    for act in [
        Act::Claim,
        answer("x"),
        Act::Publish,
        Act::Undo,
        Act::Mask { text: None },
    ] {
        assert_eq!(desk.act(desk.opinion, act).await, Err(Refusal::Status));
    }
    let contact: Option<String> = sqlx::query_scalar("SELECT contact FROM opinions WHERE id = $1")
        .bind(desk.opinion)
        .fetch_one(&mut desk.beside)
        .await
        .unwrap();
    assert_eq!(contact, None);
    // What was merged into it is taken up again.
    let other = desk.store.status(merged_receipt).await.unwrap().unwrap();
    assert_eq!(other.status, Status::InReview);
    assert!(
        !desk
            .store
            .withdraw(Receipt::from_random([3; 11]))
            .await
            .unwrap()
    );
}

async fn a_withdrawal_that_is_undone_leaves_all_as_it_was(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let (merged, merged_receipt) = desk.sent(support::opinion()).await;
    desk.act(merged, Act::Merge { into: desk.opinion })
        .await
        .unwrap();
    desk.answered(desk.opinion).await;
    desk.act(desk.opinion, Act::Publish).await.unwrap();
    desk.beside
        .execute("UPDATE voices SET supports = 7")
        .await
        .unwrap();
    let shown = "SELECT text || status || answer || answered_at || published_at || supports || merged FROM voices";
    let before: String = sqlx::query_scalar(shown)
        .fetch_one(&mut desk.beside)
        .await
        .unwrap();
    assert!(desk.store.withdraw(desk.receipt).await.unwrap());
    assert_eq!(desk.voices().await, []);
    let withdrawn = desk.status().await;
    assert!(withdrawn.undo_until.is_some() && withdrawn.answer.is_none());
    let undone = desk.store.undo_withdrawal(desk.receipt).await.unwrap();
    assert_eq!(undone, Undone::Done);
    let status = desk.status().await;
    assert_eq!(
        statuses(&status),
        [
            Status::Received,
            Status::Answered,
            Status::Withdrawn,
            Status::Answered
        ]
    );
    assert_eq!(status.answer.unwrap().text, "増やします。");
    assert_eq!(status.undo_until, None);
    let after: String = sqlx::query_scalar(shown)
        .fetch_one(&mut desk.beside)
        .await
        .unwrap();
    assert_eq!(after, before);
    let other = desk.store.status(merged_receipt).await.unwrap().unwrap();
    assert_eq!(other.status, Status::Merged);
    assert_eq!(other.answer.unwrap().text, "増やします。");
    // Pressed once more, nothing is left to undo.
    let again = desk.store.undo_withdrawal(desk.receipt).await.unwrap();
    assert_eq!(again, Undone::NotWithdrawn);
    // What it goes on with takes it in again.
    assert!(desk.store.withdraw(merged_receipt).await.unwrap());
    desk.store.undo_withdrawal(merged_receipt).await.unwrap();
    let other = desk.store.status(merged_receipt).await.unwrap().unwrap();
    assert_eq!(other.status, Status::Merged);
    assert_eq!(
        desk.acts().await[3..],
        ["withdraw", "undo-withdrawal", "withdraw", "undo-withdrawal"]
    );
}

async fn what_has_gone_its_own_way_stays_there(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let (claimed, claimed_receipt) = desk.sent(support::opinion()).await;
    let (target, target_receipt) = desk.sent(support::opinion()).await;
    desk.act(claimed, Act::Merge { into: desk.opinion })
        .await
        .unwrap();
    assert!(desk.store.withdraw(desk.receipt).await.unwrap());
    desk.act(claimed, Act::Claim).await.unwrap();
    desk.store.undo_withdrawal(desk.receipt).await.unwrap();
    let status = desk.store.status(claimed_receipt).await.unwrap().unwrap();
    assert_eq!(status.status, Status::InReview);
    // What it went on with is withdrawn, too: it is on its own.
    desk.act(desk.opinion, Act::Merge { into: target })
        .await
        .unwrap();
    assert!(desk.store.withdraw(desk.receipt).await.unwrap());
    assert!(desk.store.withdraw(target_receipt).await.unwrap());
    desk.store.undo_withdrawal(desk.receipt).await.unwrap();
    assert_eq!(desk.status().await.status, Status::InReview);
    // Its end comes back with its reason.
    let reason = "県の事業です。".to_owned();
    let end = Act::OutOfScope {
        reason: reason.clone(),
    };
    desk.act(desk.opinion, end).await.unwrap();
    assert!(desk.store.withdraw(desk.receipt).await.unwrap());
    desk.store.undo_withdrawal(desk.receipt).await.unwrap();
    let last = desk.status().await.history.pop().unwrap();
    assert_eq!(
        (last.status, last.reason),
        (Status::OutOfScope, Some(reason))
    );
}

async fn the_words_of_a_withdrawal_that_stands_go(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let (key, mut spoken) = (fresh_key(), opinion("消してほしい言葉"));
    spoken.lang = TextLanguage::Other;
    let Stored::New(stamp) = desk.store.keep(key, spoken.clone()).await.unwrap() else {
        panic!("it is new");
    };
    assert!(desk.store.withdraw(stamp.receipt).await.unwrap());
    let words = "SELECT text FROM opinions ORDER BY id DESC LIMIT 1";
    let text = async |desk: &mut Desk| -> String {
        sqlx::query_scalar(words)
            .fetch_one(&mut desk.beside)
            .await
            .unwrap()
    };
    assert_eq!(desk.store.forget(30, 30).await.unwrap().words, 0);
    assert_eq!(text(&mut desk).await, spoken.text);
    let languages = "SELECT COUNT(*) FROM opinions WHERE lang = 'und'";
    let change = "UPDATE opinions SET lang = 'ko'";
    assert!(
        desk.beside.execute(change).await.is_err(),
        "nobody says it for them"
    );
    // Eight days ago, as far as anything tells: the history itself cannot be moved back.
    let old = sqlx::query_scalar::<_, i64>(
        "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text, may_publish,
            surface, language, received_at, status, lang)
         VALUES ('r', 'k', (SELECT body_digest FROM opinions LIMIT 1), 'plan', 'question', 'x', 0,
            'phone', 'ja', '2026-01-01T00:00:00Z', 'withdrawn', 'und') RETURNING id",
    )
    .fetch_one(&mut desk.beside)
    .await
    .unwrap();
    for table in ["history", "withdrawals"] {
        let insert = format!(
            "INSERT INTO {table} (opinion_id, status, at) VALUES ({old}, 'withdrawn', '2026-01-01T00:00:00Z')"
        );
        desk.beside
            .execute(sqlx::AssertSqlSafe(insert))
            .await
            .unwrap();
    }
    assert_eq!(desk.store.forget(30, 30).await.unwrap().words, 1);
    assert_eq!(text(&mut desk).await, "");
    let others: i64 = sqlx::query_scalar(languages)
        .fetch_one(&mut desk.beside)
        .await
        .unwrap();
    assert_eq!(others, 1, "of the one whose words are still there");
    let left: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM withdrawals")
        .fetch_one(&mut desk.beside)
        .await
        .unwrap();
    assert_eq!(left, 1, "the young one can still be undone");
    let undone = desk.store.undo_withdrawal(stamp.receipt).await.unwrap();
    assert_eq!(undone, Undone::Done);
}

async fn staff_withdraw_on_the_writers_word(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let reason = || "窓口で受付番号と送った日を確かめた".to_owned();
    desk.act(desk.opinion, Act::Publish).await.unwrap();
    desk.act(desk.opinion, Act::Withdraw { reason: reason() })
        .await
        .unwrap();
    assert_eq!(desk.status().await.status, Status::Withdrawn);
    assert_eq!(desk.voices().await, []);
    let undo = || Act::UndoWithdrawal { reason: reason() };
    desk.act(desk.opinion, undo()).await.unwrap();
    assert_eq!(desk.status().await.status, Status::Received);
    assert_eq!(desk.voices().await.len(), 1);
    assert_eq!(
        desk.act(desk.opinion, undo()).await,
        Err(Refusal::Status),
        "it is not withdrawn"
    );
    let noted: Vec<(String, Option<String>)> =
        sqlx::query_as("SELECT act, detail FROM acts WHERE account_id IS NOT NULL ORDER BY id")
            .fetch_all(&mut desk.beside)
            .await
            .unwrap();
    assert_eq!(
        noted[1..],
        [
            ("withdraw".to_owned(), Some(reason())),
            ("undo-withdrawal".to_owned(), Some(reason()))
        ]
    );
    // What everyone sees, only a publisher changes; in either direction.
    let publisher = desk.clerk;
    desk.clerk = sqlx::query_scalar(
        "INSERT INTO accounts (name, role, password_hash, created_at) VALUES ('new', 'responder', '', '') RETURNING id",
    )
    .fetch_one(&mut desk.beside)
    .await
    .unwrap();
    let withdraw = || Act::Withdraw { reason: reason() };
    assert_eq!(
        desk.act(desk.opinion, withdraw()).await,
        Err(Refusal::Published)
    );
    let responder = std::mem::replace(&mut desk.clerk, publisher);
    desk.act(desk.opinion, withdraw()).await.unwrap();
    desk.clerk = responder;
    assert_eq!(
        desk.act(desk.opinion, undo()).await,
        Err(Refusal::Published)
    );
    desk.beside
        .execute("UPDATE withdrawals SET at = '2026-01-01T00:00:00Z'")
        .await
        .unwrap();
    desk.clerk = publisher;
    assert_eq!(desk.act(desk.opinion, undo()).await, Err(Refusal::TooLate));
}
