//! What the store promises, on both databases.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::path::Path;

use hearing_api::{ControlCode, Outcome, Receipt, Status};
use hearing_server::demonstration;
use hearing_server::staff::Role;
use hearing_server::store::{
    Changed, Location, Proof, Proved, Replied, Reply, Store, Stored, Undone, VoiceFilter,
};
use hearing_server::workflow::{Act, Refusal};
use sqlx::{AnyConnection, Connection, Executor};
use support::{Product, on_both};

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;

on_both! {
    sent_at_once_to_two_servers_it_is_one_opinion
    a_crowd_is_stored_whole
    it_opens_again_what_it_closed
    an_answer_reaches_its_writer_and_no_one_else_until_published
    without_consent_nothing_is_published
    what_is_masked_is_hidden_from_everyone
    only_who_publishes_changes_what_is_published
    a_merged_opinion_shows_the_others_answer
    opinions_are_not_merged_in_a_circle
    what_is_merged_goes_on_with_one_that_is_not
    an_undone_merging_takes_along_what_came_with_it
    merging_at_once_leaves_no_chain
    what_is_being_masked_is_never_shown
    a_wave_is_not_taken_from_a_colleague
    a_withdrawal_takes_up_only_what_is_merged
    what_is_forgotten_cannot_be_guessed
    wrong_passwords_count_on_all_servers
    no_demonstration_is_left_among_real_opinions
    an_end_can_be_undone_and_stays_in_the_history
    a_withdrawn_opinion_is_nobodys
    a_withdrawal_that_is_undone_leaves_all_as_it_was
    what_has_gone_its_own_way_stays_there
    the_words_of_a_withdrawal_that_stands_go
    staff_withdraw_on_the_writers_word
    wrong_control_codes_count_on_all_servers
    an_opinion_under_way_is_taken_back_or_kept_out
    a_clerk_who_saw_an_older_page_changes_nothing
    a_writer_replies_once_to_an_answer
    what_happened_is_never_rewritten
    what_is_no_longer_needed_is_forgotten
    what_an_older_program_has_folded_is_folded_again
    many_are_forgotten_without_keeping_others_waiting
    one_administrator_stays
}

fn opinion(text: &str) -> hearing_api::NewOpinion {
    serde_json::from_value(support::opinion_with("text", text)).unwrap()
}

fn fresh_key() -> hearing_server::IdempotencyKey {
    support::key().parse().unwrap()
}

async fn sent_at_once_to_two_servers_it_is_one_opinion(location: Location<'_>) {
    let stores = [
        Store::open(location).await.unwrap(),
        Store::open(location).await.unwrap(),
    ];
    let keys: Vec<_> = (0..40).map(|_| fresh_key()).collect();
    let mut tasks = Vec::new();
    // In opposite orders, so that on PostgreSQL the two meet each other's locks.
    let (forth, back) = (keys.clone(), keys.iter().rev().copied().collect::<Vec<_>>());
    for (store, keys) in stores.iter().zip([forth, back]) {
        for key in keys {
            let store = store.clone();
            tasks.push(tokio::spawn(async move {
                store.keep(key, opinion("同じ意見")).await
            }));
        }
    }
    let mut new = 0;
    for task in tasks {
        match task.await.unwrap().unwrap() {
            Stored::New(_) => new += 1,
            Stored::Again(_) => {}
            Stored::OtherOpinion | Stored::TakenBack => panic!("it is the same opinion"),
        }
    }
    assert_eq!(new, keys.len());
}

async fn a_crowd_is_stored_whole(location: Location<'_>) {
    let store = Store::open(location).await.unwrap();
    let tasks: Vec<_> = (0..600)
        .map(|number| {
            let store = store.clone();
            tokio::spawn(async move {
                store
                    .keep(fresh_key(), opinion(&format!("意見{number}")))
                    .await
            })
        })
        .collect();
    for task in tasks {
        let Stored::New(stamp) = task.await.unwrap().unwrap() else {
            panic!("each has a key of its own");
        };
        assert!(store.status(stamp.receipt).await.unwrap().is_some());
    }
}

async fn it_opens_again_what_it_closed(location: Location<'_>) {
    let store = Store::open(location).await.unwrap();
    let key = fresh_key();
    let Stored::New(stamp) = store.keep(key, opinion("一")).await.unwrap() else {
        panic!("it is new");
    };
    store.close().await;
    assert!(store.keep(key, opinion("一")).await.is_err());
    let store = Store::open(location).await.unwrap();
    assert_eq!(
        store.keep(key, opinion("一")).await.unwrap(),
        Stored::Again(stamp)
    );
    assert_eq!(
        store.keep(key, opinion("二")).await.unwrap(),
        Stored::OtherOpinion
    );
}

/// A store with a clerk and an opinion, and a connection beside it.
struct Desk {
    store: Store,
    beside: AnyConnection,
    clerk: i64,
    opinion: i64,
    receipt: Receipt,
}

impl Desk {
    async fn open(location: Location<'_>) -> Self {
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
        (desk.opinion, desk.receipt) = desk.sent(support::opinion()).await;
        desk
    }

    async fn sent(&mut self, opinion: serde_json::Value) -> (i64, Receipt) {
        let opinion = serde_json::from_value(opinion).unwrap();
        let Stored::New(stamp) = self.store.keep(fresh_key(), opinion).await.unwrap() else {
            panic!("it is new");
        };
        let id = sqlx::query_scalar("SELECT id FROM opinions WHERE receipt = $1")
            .bind(stamp.receipt.to_string())
            .fetch_one(&mut self.beside)
            .await
            .unwrap();
        (id, stamp.receipt)
    }

    async fn act(&self, opinion: i64, act: Act) -> Result<(), Refusal> {
        self.store
            .act(self.clerk, opinion, None, &act)
            .await
            .unwrap()
    }

    async fn answered(&self, opinion: i64) {
        self.act(opinion, answer("増やします。")).await.unwrap();
    }

    async fn status(&self) -> hearing_api::OpinionStatus {
        self.store.status(self.receipt).await.unwrap().unwrap()
    }

    /// Text and answer of each voice.
    async fn voices(&mut self) -> Vec<(String, String)> {
        sqlx::query_as("SELECT text, answer FROM voices ORDER BY id")
            .fetch_all(&mut self.beside)
            .await
            .unwrap()
    }

    async fn acts(&mut self) -> Vec<String> {
        sqlx::query_scalar("SELECT act FROM acts ORDER BY id")
            .fetch_all(&mut self.beside)
            .await
            .unwrap()
    }
}

fn answer(text: &str) -> Act {
    Act::Answer {
        outcome: Outcome::Planned,
        text: text.to_owned(),
    }
}

fn statuses(status: &hearing_api::OpinionStatus) -> Vec<Status> {
    status.history.iter().map(|entry| entry.status).collect()
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

async fn a_merged_opinion_shows_the_others_answer(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let (other, _) = desk
        .sent(support::opinion_with("text", "ほかの人の言葉"))
        .await;
    let (last, _) = desk.sent(support::opinion()).await;
    desk.act(desk.opinion, Act::Merge { into: other })
        .await
        .unwrap();
    assert_eq!(
        desk.act(desk.opinion, answer("")).await,
        Err(Refusal::Status)
    );
    desk.act(other, Act::Merge { into: last }).await.unwrap();
    desk.answered(last).await;
    let status = desk.status().await;
    assert_eq!(status.status, Status::Merged);
    assert_eq!(status.answer.unwrap().text, "増やします。");
    desk.act(desk.opinion, Act::Undo).await.unwrap();
    assert_eq!(desk.status().await.answer, None);
}

async fn opinions_are_not_merged_in_a_circle(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let (other, _) = desk.sent(support::opinion()).await;
    let merge = |into| Act::Merge { into };
    assert_eq!(
        desk.act(desk.opinion, merge(desk.opinion)).await,
        Err(Refusal::Circle)
    );
    assert_eq!(
        desk.act(desk.opinion, merge(9_999)).await,
        Err(Refusal::Unknown)
    );
    desk.act(desk.opinion, merge(other)).await.unwrap();
    assert_eq!(
        desk.act(other, merge(desk.opinion)).await,
        Err(Refusal::Circle)
    );
    // Two at once, each into the other: one of them is refused.
    let (one, _) = desk.sent(support::opinion()).await;
    let (two, _) = desk.sent(support::opinion()).await;
    let (first, second) = tokio::join!(desk.act(one, merge(two)), desk.act(two, merge(one)));
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
}

/// Each opinion with the one that it goes on with, by number.
async fn merged(desk: &mut Desk) -> Vec<(i64, Option<i64>)> {
    sqlx::query_as("SELECT id, merged_into FROM opinions ORDER BY id")
        .fetch_all(&mut desk.beside)
        .await
        .unwrap()
}

/// A desk with so many opinions, by number.
async fn desk_with(location: Location<'_>, number: usize) -> (Desk, Vec<i64>) {
    let mut desk = Desk::open(location).await;
    let mut ids = vec![desk.opinion];
    for _ in 1..number {
        ids.push(desk.sent(support::opinion()).await.0);
    }
    (desk, ids)
}

async fn what_is_merged_goes_on_with_one_that_is_not(location: Location<'_>) {
    let (mut desk, ids) = desk_with(location, 4).await;
    let [a, b, c, d] = ids[..] else { panic!() };
    let merge = |into| Act::Merge { into };
    desk.act(c, Act::Publish).await.unwrap();
    desk.act(a, merge(b)).await.unwrap();
    // What went on with b comes along.
    desk.act(b, merge(c)).await.unwrap();
    // Onto one that is merged: onto what that goes on with.
    desk.act(d, merge(a)).await.unwrap();
    let expected = [(a, Some(c)), (b, Some(c)), (c, None), (d, Some(c))];
    assert_eq!(merged(&mut desk).await, expected);
    assert_eq!(desk.act(c, merge(d)).await, Err(Refusal::Circle));
    let counted: i64 = sqlx::query_scalar("SELECT merged FROM voices")
        .fetch_one(&mut desk.beside)
        .await
        .unwrap();
    assert_eq!(counted, 3);
    desk.answered(c).await;
    assert_eq!(desk.store.statistics().await.unwrap().answered, 4);
}

async fn an_undone_merging_takes_along_what_came_with_it(location: Location<'_>) {
    let (mut desk, ids) = desk_with(location, 5).await;
    let [a, b, c, d, e] = ids[..] else { panic!() };
    let merge = |into| Act::Merge { into };
    for (opinion, into) in [(a, b), (b, c), (d, c), (c, e)] {
        desk.act(opinion, merge(into)).await.unwrap();
    }
    desk.act(b, Act::Undo).await.unwrap();
    let expected = [
        (a, Some(b)),
        (b, None),
        (c, Some(e)),
        (d, Some(e)),
        (e, None),
    ];
    assert_eq!(merged(&mut desk).await, expected);
    desk.act(c, Act::Undo).await.unwrap();
    let expected = [(a, Some(b)), (b, None), (c, None), (d, Some(c)), (e, None)];
    assert_eq!(merged(&mut desk).await, expected);
}

async fn merging_at_once_leaves_no_chain(location: Location<'_>) {
    let (mut desk, ids) = desk_with(location, 8).await;
    let other = Store::open(location).await.unwrap();
    for round in 0..6_usize {
        let mut tasks = Vec::new();
        for (at, &opinion) in ids.iter().enumerate() {
            let into = ids[(at + 1 + round) % ids.len()];
            let store = if at % 2 == 0 { &desk.store } else { &other };
            let (store, clerk) = (store.clone(), desk.clerk);
            tasks.push(tokio::spawn(async move {
                let act = Act::Merge { into };
                // Whatever is refused is refused; nothing may fail.
                let _ = store.act(clerk, opinion, None, &act).await.unwrap();
                let _ = store.act(clerk, into, None, &Act::Undo).await.unwrap();
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let all = merged(&mut desk).await;
        let targets = all.iter().filter_map(|(_, into)| *into);
        for target in targets {
            let end = all.iter().find(|(id, _)| *id == target);
            assert_eq!(end, Some(&(target, None)), "{all:?}");
        }
        let odd: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM opinions WHERE (status = 'merged') <> (merged_into IS NOT NULL)",
        )
        .fetch_one(&mut desk.beside)
        .await
        .unwrap();
        assert_eq!(odd, 0);
    }
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
    // Whoever has its page before them sees who has it, and may take it over.
    assert_eq!(claim(Some(2)).await, Ok(()));
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

async fn wrong_passwords_count_on_all_servers(location: Location<'_>) {
    let source = hearing_server::store::AttemptSource {
        network: "a".to_owned(),
        device: None,
    };
    let may = async |store: &Store, name: &str| {
        let begun = store.begin_attempt(name, &source).await;
        begun.unwrap().is_some()
    };
    // The fifth wrong password is found by another server under the same digest.
    let (one, other) = (
        Store::open(location).await.unwrap(),
        Store::open(location).await.unwrap(),
    );
    for store in [&one, &other, &one, &other, &one] {
        assert!(may(store, "taro").await);
    }
    assert!(!may(&one, "taro").await && !may(&other, "taro").await);
    assert!(may(&other, "jiro").await);
}

async fn no_demonstration_is_left_among_real_opinions(location: Location<'_>) {
    let store = Store::open(location).await.unwrap();
    // As many as the demonstration has.
    for number in 0..14 {
        let opinion = opinion(&format!("意見{number}"));
        store.keep(fresh_key(), opinion).await.unwrap();
    }
    assert!(demonstration::prepare(&store).await.is_err());
    assert_eq!(store.accounts().await.unwrap(), []);
    assert_eq!(store.number_of_opinions().await.unwrap(), 14);
}

#[tokio::test]
async fn a_demonstration_is_neither_begun_over_accounts_nor_ended_by_an_opinion() {
    let data = tempfile::tempdir().unwrap();
    let open = async |name: &str| {
        let directory = data.path().join(name);
        Store::open(Location::Directory(&directory)).await.unwrap()
    };
    let real = open("real").await;
    real.add_account("hanako", Role::Viewer, "").await.unwrap();
    assert!(demonstration::prepare(&real).await.is_err());
    let demo = open("demo").await;
    demonstration::prepare(&demo).await.unwrap();
    demo.keep(fresh_key(), opinion("試しに")).await.unwrap();
    assert!(demonstration::prepare(&demo).await.is_ok());
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
    let (key, spoken) = (fresh_key(), opinion("消してほしい言葉"));
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
    // Eight days ago, as far as anything tells: the history itself cannot be moved back.
    let old = sqlx::query_scalar::<_, i64>(
        "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text, may_publish,
            surface, language, received_at, status)
         VALUES ('r', 'k', (SELECT body_digest FROM opinions LIMIT 1), 'plan', 'question', 'x', 0,
            'phone', 'ja', '2026-01-01T00:00:00Z', 'withdrawn') RETURNING id",
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

async fn wrong_control_codes_count_on_all_servers(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let other = Store::open(location).await.unwrap();
    let right = desk.store.control_code(desk.receipt);
    assert!(right == other.control_code(desk.receipt));
    let receipt = desk.receipt;
    let prove = async |store: &Store, code| {
        let proof = Proof {
            code: Some(code),
            key: None,
        };
        store.prove(receipt, proof).await.unwrap()
    };
    let wrong = ControlCode::from_tag([0; 5]);
    for store in [&desk.store, &other, &desk.store, &other] {
        assert_eq!(prove(store, wrong).await, Proved::Wrong);
    }
    // A right one begins the count again.
    assert_eq!(prove(&other, right).await, Proved::Yes);
    for store in [&desk.store, &other, &desk.store, &other, &desk.store] {
        assert_eq!(prove(store, wrong).await, Proved::Wrong);
    }
    for code in [wrong, right] {
        let Proved::Waits(wait) = prove(&other, code).await else {
            panic!("it waits");
        };
        assert!((3_500..=3_600).contains(&wait.as_secs()), "{wait:?}");
    }
    let waiting = "UPDATE control_code_failures SET locked_until = '2026-01-01T00:00:00Z'";
    desk.beside.execute(waiting).await.unwrap();
    assert_eq!(prove(&other, wrong).await, Proved::Wrong);
    assert_eq!(prove(&desk.store, right).await, Proved::Yes);
    let missing = desk.store.prove(receipt, Proof::default()).await.unwrap();
    assert_eq!(missing, Proved::Missing);
    let unknown = Receipt::from_random([3; 11]);
    let unknown = desk.store.prove(unknown, Proof::default()).await.unwrap();
    assert_eq!(unknown, Proved::Unknown);
}

async fn an_opinion_under_way_is_taken_back_or_kept_out(location: Location<'_>) {
    let stores = [
        Store::open(location).await.unwrap(),
        Store::open(location).await.unwrap(),
    ];
    for _ in 0..20 {
        let key = fresh_key();
        let (stored, withdrawn) = tokio::join!(
            stores[0].keep(key, opinion("送りかけの意見")),
            stores[1].withdraw_sent(key)
        );
        // Whichever was first, nothing of it is left to be worked on.
        match (stored.unwrap(), withdrawn.unwrap()) {
            (Stored::New(stamp), true) => {
                let status = stores[1].status(stamp.receipt).await.unwrap().unwrap();
                assert_eq!(status.status, Status::Withdrawn);
            }
            (Stored::TakenBack, false) => {
                assert!(!stores[0].has_key(key).await.unwrap());
            }
            other => panic!("{other:?}"),
        }
    }
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
                '2025-01-01T00:00:00Z', '2-2', 'answered' FROM n",
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

async fn one_administrator_stays(location: Location<'_>) {
    let Desk { store, .. } = Desk::open(location).await;
    for name in ["one", "two"] {
        let role = Role::Administrator;
        assert!(store.add_account(name, role, "").await.unwrap());
    }
    let (one, two) = tokio::join!(
        store.disable_account("one"),
        store.set_role("two", Role::Viewer)
    );
    let changed = [one.unwrap(), two.unwrap()];
    assert!(changed.contains(&Changed::Done), "{changed:?}");
    assert!(changed.contains(&Changed::LastAdministrator), "{changed:?}");
    assert!(store.enable_account("one").await.unwrap());
    assert!(!store.enable_account("nobody").await.unwrap());
    assert_eq!(
        store.disable_account("nobody").await.unwrap(),
        Changed::Unknown
    );
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

/// A database as the first version left it.
const FIRST_VERSION: &str = include_str!("../migrations/sqlite/0001_opinions.sql");

#[tokio::test]
async fn a_database_of_the_first_version_is_brought_up_to_date() {
    let data = tempfile::tempdir().unwrap();
    let receipt = first_version(data.path()).await;
    let store = Store::open(Location::Directory(data.path())).await.unwrap();
    let status = store.status(receipt).await.unwrap().unwrap();
    assert_eq!(status.subject.to_string(), "000-2-2-3");
    assert_eq!(status.status, Status::InReview);
    assert_eq!(status.history.len(), 2);
    // Its number was given out before there were codes, and goes on alone.
    assert!(!status.has_control_code);
    let proved = store.prove(receipt, Proof::default()).await.unwrap();
    assert_eq!(proved, Proved::Yes);
    // Staff find it where it stands.
    let mut beside = AnyConnection::connect(&format!(
        "sqlite://{}/hearing.sqlite3",
        data.path().display()
    ))
    .await
    .unwrap();
    let row: (String, String) = sqlx::query_as("SELECT policy, status FROM opinions")
        .fetch_one(&mut beside)
        .await
        .unwrap();
    assert_eq!(row, ("2-2".to_owned(), "in-review".to_owned()));
}

/// Makes one as that version's own migration did, with an opinion in review.
async fn first_version(data: &Path) -> Receipt {
    use sqlx::ConnectOptions;
    use sqlx::migrate::{Migration, MigrationType, Migrator};

    let mut connection = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(data.join("hearing.sqlite3"))
        .create_if_missing(true)
        .connect()
        .await
        .unwrap();
    let first = Migration::new(
        1,
        "opinions".into(),
        MigrationType::Simple,
        sqlx::SqlSafeStr::into_sql_str(FIRST_VERSION),
        false,
    );
    let migrator = Migrator::with_migrations(vec![first]);
    migrator.run(&mut connection).await.unwrap();
    let receipt = Receipt::from_random([7; 11]);
    let insert = format!(
        "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text, may_publish,
            surface, language, received_at)
         VALUES ('{receipt}', 'k', x'00', '000-2-2-3', 'proposal', '意見', 1, 'phone', 'ja', '2026-01-01T00:00:00Z');
         INSERT INTO history (opinion_id, status, at) VALUES (1, 'received', '2026-01-01T00:00:00Z');
         INSERT INTO history (opinion_id, status, at) VALUES (1, 'in-review', '2026-01-02T00:00:00Z');"
    );
    connection
        .execute(sqlx::AssertSqlSafe(insert))
        .await
        .unwrap();
    receipt
}
