//! What staff do, and what everyone sees of it.

use hearing_api::{Outcome, Status};
use hearing_server::store::{Location, Replied, Reply, Store, VoiceFilter};
use hearing_server::workflow::{Act, Refusal};
use sqlx::Executor;

use crate::desk::{Desk, answer, desk_with, statuses};
use crate::support::{self, on_both};

on_both! {
    an_answer_reaches_its_writer_and_no_one_else_until_published
    without_consent_nothing_is_published
    what_is_masked_is_hidden_from_everyone
    only_who_publishes_changes_what_is_published
    what_is_being_masked_is_never_shown
    a_wave_is_not_taken_from_a_colleague
    an_end_can_be_undone_and_stays_in_the_history
    a_clerk_who_saw_an_older_page_changes_nothing
    a_writer_replies_once_to_an_answer
    what_happened_is_never_rewritten
    what_an_older_program_has_folded_is_folded_again
}

async fn an_answer_reaches_its_writer_and_no_one_else_until_published(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    desk.act(desk.opinion, Act::Claim).await.unwrap();
    desk.answered(desk.opinion).await;
    let status = desk.status().await;
    assert_eq!(
        statuses(&status),
        [Status::Received, Status::InReview, Status::Answered]
    );
    let given = status.answer.unwrap();
    assert_eq!(
        (given.outcome, given.text.as_str()),
        (Outcome::Planned, "増やします。")
    );
    assert_eq!(status.voice, None);
    assert_eq!(desk.voices().await, []);
    desk.act(desk.opinion, Act::Publish).await.unwrap();
    assert_eq!(
        desk.voices().await,
        [(
            "放課後の居場所を増やしてほしいです。".to_owned(),
            "増やします。".to_owned()
        )]
    );
    assert_eq!(desk.status().await.voice, Some(desk.opinion));
    desk.act(desk.opinion, Act::Unpublish).await.unwrap();
    assert_eq!(desk.voices().await, []);
    assert_eq!(
        desk.acts().await,
        ["claim", "answer", "publish", "unpublish"]
    );
}

async fn without_consent_nothing_is_published(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let (silent, _) = desk.sent(support::opinion_with("may_publish", false)).await;
    assert_eq!(
        desk.act(silent, Act::Publish).await,
        Err(Refusal::NotAgreed)
    );
    assert_eq!(desk.voices().await, []);
    assert_eq!(desk.acts().await, [""; 0]);
}

async fn what_is_masked_is_hidden_from_everyone(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    desk.act(desk.opinion, Act::Publish).await.unwrap();
    let text = Some("＊＊＊の居場所".to_owned());
    desk.act(desk.opinion, Act::Mask { text }).await.unwrap();
    assert_eq!(desk.voices().await[0].0, "＊＊＊の居場所");
    desk.act(desk.opinion, Act::Mask { text: None })
        .await
        .unwrap();
    assert_eq!(
        desk.voices().await[0].0,
        "放課後の居場所を増やしてほしいです。"
    );
}

async fn only_who_publishes_changes_what_is_published(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    desk.act(desk.opinion, Act::Publish).await.unwrap();
    desk.clerk = sqlx::query_scalar(
        "INSERT INTO accounts (name, role, password_hash, created_at) VALUES ('new', 'responder', '', '') RETURNING id",
    )
    .fetch_one(&mut desk.beside)
    .await
    .unwrap();
    let text = Some("＊＊＊".to_owned());
    for act in [Act::Mask { text }, answer("読みました。")] {
        assert_eq!(desk.act(desk.opinion, act).await, Err(Refusal::Published));
    }
    assert_eq!(
        desk.voices().await[0].0,
        "放課後の居場所を増やしてほしいです。"
    );
}

async fn what_is_being_masked_is_never_shown(location: Location<'_>) {
    let (mut desk, ids) = desk_with(location, 2).await;
    let [shown, other] = ids[..] else { panic!() };
    desk.act(shown, Act::Publish).await.unwrap();
    for _ in 0..20 {
        desk.act(other, Act::Merge { into: shown }).await.unwrap();
        let mask = Act::Mask {
            text: Some("＊＊＊".to_owned()),
        };
        let (masked, undone) = tokio::join!(desk.act(shown, mask), desk.act(other, Act::Undo));
        assert_eq!((masked, undone), (Ok(()), Ok(())));
        assert_eq!(desk.voices().await[0].0, "＊＊＊");
        desk.act(shown, Act::Mask { text: None }).await.unwrap();
    }
}

async fn a_wave_is_not_taken_from_a_colleague(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let colleague: i64 = sqlx::query_scalar(
        "INSERT INTO accounts (name, role, password_hash, created_at) VALUES ('other', 'responder', '', '') RETURNING id",
    )
    .fetch_one(&mut desk.beside)
    .await
    .unwrap();
    desk.act(desk.opinion, Act::Claim).await.unwrap();
    desk.act(desk.opinion, Act::Claim).await.unwrap();
    let claim = async |revision| {
        let act = Act::Claim;
        let done = desk.store.act(colleague, desk.opinion, revision, &act);
        done.await.unwrap()
    };
    assert_eq!(claim(None).await, Err(Refusal::Claimed));
    // Who has its page before them sees who has it, and may take it over.
    assert_eq!(claim(Some(2)).await, Ok(()));
}

async fn an_end_can_be_undone_and_stays_in_the_history(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let reason = "県の事業です。".to_owned();
    desk.act(
        desk.opinion,
        Act::OutOfScope {
            reason: reason.clone(),
        },
    )
    .await
    .unwrap();
    assert_eq!(
        desk.status().await.history[1].reason.as_deref(),
        Some(reason.as_str())
    );
    desk.act(desk.opinion, Act::Undo).await.unwrap();
    desk.answered(desk.opinion).await;
    desk.act(desk.opinion, Act::Undo).await.unwrap();
    let status = desk.status().await;
    assert_eq!(
        statuses(&status),
        [
            Status::Received,
            Status::OutOfScope,
            Status::InReview,
            Status::Answered,
            Status::InReview
        ]
    );
    assert_eq!(status.answer, None);
    assert_eq!(
        desk.act(desk.opinion, Act::Undo).await,
        Err(Refusal::Status)
    );
    let kept: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM answers")
        .fetch_one(&mut desk.beside)
        .await
        .unwrap();
    assert_eq!(kept, 1);
}

async fn a_clerk_who_saw_an_older_page_changes_nothing(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    desk.act(desk.opinion, Act::Claim).await.unwrap();
    let late = desk
        .store
        .act(desk.clerk, desk.opinion, Some(0), &answer("x"))
        .await
        .unwrap();
    assert_eq!(late, Err(Refusal::Changed));
    assert_eq!(desk.status().await.status, Status::InReview);
    let timely = desk
        .store
        .act(desk.clerk, desk.opinion, Some(1), &answer("x"))
        .await
        .unwrap();
    assert_eq!(timely, Ok(()));
    assert_eq!(desk.acts().await, ["claim", "answer"]);
}

async fn a_writer_replies_once_to_an_answer(location: Location<'_>) {
    let desk = Desk::open(location).await;
    let reply = |is_helpful| Reply {
        is_helpful,
        text: Some("時期を知りたい".to_owned()),
    };
    let say = async |is_helpful| {
        desk.store
            .reply(desk.receipt, &reply(is_helpful))
            .await
            .unwrap()
    };
    assert_eq!(say(true).await, Replied::NoAnswer);
    desk.answered(desk.opinion).await;
    assert_eq!(say(false).await, Replied::Kept);
    assert_eq!(say(true).await, Replied::Before);
    assert_eq!(desk.status().await.is_helpful, Some(false));
    // Another answer is another question.
    desk.act(desk.opinion, Act::Undo).await.unwrap();
    desk.answered(desk.opinion).await;
    assert_eq!(desk.status().await.is_helpful, None);
    assert_eq!(say(true).await, Replied::Kept);
}

async fn what_happened_is_never_rewritten(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    desk.answered(desk.opinion).await;
    desk.act(
        desk.opinion,
        Act::Remark {
            text: "確認済".to_owned(),
        },
    )
    .await
    .unwrap();
    for query in [
        "UPDATE history SET reason = 'x'",
        "DELETE FROM history",
        "UPDATE answers SET text = 'x'",
        "DELETE FROM answers",
        "UPDATE remarks SET text = 'x'",
        "DELETE FROM remarks",
        "UPDATE acts SET act = 'x'",
        "DELETE FROM acts",
        "UPDATE opinions SET text = 'x'",
        "UPDATE opinions SET may_publish = 1",
    ] {
        let error = desk.beside.execute(query).await.unwrap_err().to_string();
        assert!(
            error.contains("append-only") || error.contains("never changed"),
            "{query}: {error}"
        );
    }
}

async fn what_an_older_program_has_folded_is_folded_again(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    desk.act(desk.opinion, Act::Publish).await.unwrap();
    for statement in [
        "UPDATE voices SET text = '㈱ｶﾞｰﾃﾞﾝ', answer = '由比ヶ浜', folded = '㈱ｶﾞｰﾃﾞﾝ'",
        "UPDATE voice_folding SET version = 0",
    ] {
        desk.beside.execute(statement).await.unwrap();
    }
    let found = async |store: &Store, words: &str| {
        let filter = VoiceFilter {
            words: words.to_owned(),
            ..VoiceFilter::default()
        };
        store.voices(&filter).await.unwrap().0.len()
    };
    assert_eq!(found(&desk.store, "ガーデン").await, 0);
    for _ in 0..2 {
        let store = Store::open(location).await.unwrap();
        for words in ["ガーデン", "(株)", "由比ガ浜"] {
            assert_eq!(found(&store, words).await, 1, "{words}");
        }
    }
    let tokens = match location {
        Location::Directory(_) => {
            "SELECT COUNT(*) FROM voice_words WHERE voice_words MATCH 'e3818ce383bc'"
        }
        Location::Url(_) => "SELECT COUNT(*) FROM voices WHERE tokens_of(folded) @> ARRAY['がー']",
    };
    let indexed: i64 = sqlx::query_scalar(tokens)
        .fetch_one(&mut desk.beside)
        .await
        .unwrap();
    assert_eq!(indexed, 1, "the index goes with the words");
}
