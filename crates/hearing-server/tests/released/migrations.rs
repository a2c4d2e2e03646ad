//! What the migrations make of a database that an earlier release left.

use hearing_api::Status;
use hearing_server::store::{
    Location, PolicyFilter, Proof, Proved, QueueFilter, Store, Undone, VoiceFilter,
};
use hearing_server::workflow::{Act, Refusal};
use plan::{LifeStage, PolicyCode};
use plan_data::PLAN;
use sqlx::{AnyConnection, Executor};

use crate::released;
use crate::support::{self, on_both};

on_both! {
    what_was_agreed_to_before_leaves_every_public_place_with_the_migration
    merges_of_before_are_undone_as_they_were_made
    a_database_of_the_first_version_is_brought_up_to_date
    what_an_opinion_was_about_stays_its_text
}

/// The last migration of the release that showed the life stage of voices.
pub const WITH_LIFE_STAGES: i64 = 30;

/// The last migration of the release that read merges from the audit log.
const MERGES_IN_THE_AUDIT_LOG: i64 = 90;

/// The last migration of the release that spelt a policy without its edition.
const WITHOUT_EDITIONS: i64 = 90;

/// How many opinions there are about each kind of subject.
const OF_EACH_KIND: usize = 30;

async fn what_was_agreed_to_before_leaves_every_public_place_with_the_migration(
    location: Location<'_>,
) {
    let mut connection = released(location, WITH_LIFE_STAGES).await;
    sqlx::query(
        "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text, life_stage,
            partner_role, area, may_publish, surface, language, received_at, policy)
         VALUES ('r', 'k', $1, '2-2', 'proposal', '公園', 'infant', 'citizens', 'ofuna', 1, 'phone', 'ja',
            '2026-04-01T00:00:00Z', '2-2')",
    )
    .bind(vec![0_u8; 32])
    .execute(&mut connection)
    .await
    .unwrap();
    let voice = "INSERT INTO voices (id, subject, policy, kind, life_stage, text, status, folded, published_at)
        SELECT id, subject, policy, kind, life_stage, text, status, text, received_at FROM opinions";
    connection.execute(voice).await.unwrap();
    let store = Store::open(location).await.unwrap();
    let (voices, _) = store.voices(&VoiceFilter::default()).await.unwrap();
    assert_eq!(voices.len(), 1);
    assert_eq!(
        (voices[0].life_stage, voices[0].partner_role, voices[0].area),
        (None, None, None)
    );
    let infant = VoiceFilter {
        life_stage: Some(LifeStage::Infant),
        ..VoiceFilter::default()
    };
    assert!(store.voices(&infant).await.unwrap().0.is_empty());
    // The city goes on seeing who wrote.
    let detail = store
        .load_detail_and_mark_read(voices[0].id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(detail.life_stage, Some(LifeStage::Infant));
    let changed = connection
        .execute("UPDATE opinions SET consent = '2'")
        .await;
    assert!(changed.unwrap_err().to_string().contains("never changed"));
    store.close().await;
}

/// Thirty subjects of each kind as they were spelt before and as they are now, each with its policy's
/// code.
fn subjects() -> Vec<(String, String, Option<PolicyCode>)> {
    let goals = ["goal-1", "goal-2", "goal-3"].into_iter().cycle();
    let wholes = std::iter::repeat_n("plan", OF_EACH_KIND);
    let wholes = wholes.chain(goals.take(OF_EACH_KIND));
    let mut all: Vec<_> = wholes
        .map(|subject| (subject.to_owned(), subject.to_owned(), None))
        .collect();
    // From the end, so that all of chapter 5 is among them, in both editions.
    let codes: Vec<PolicyCode> = PLAN.current_policies().map(|policy| policy.code).collect();
    for code in codes.iter().rev().take(OF_EACH_KIND) {
        let old = code.to_string();
        let edition = if old.starts_with('5') { "001" } else { "000" };
        let new = format!("{edition}-{old}");
        all.push((old, new, Some(*code)));
    }
    for policy in PLAN.policies.iter().rev().take(OF_EACH_KIND) {
        let measure = format!(
            "{}-{}-{}",
            policy.edition,
            policy.code,
            policy.measures.len()
        );
        all.push((measure.clone(), measure, Some(policy.code)));
    }
    assert_eq!(all.len(), 4 * OF_EACH_KIND);
    all
}

async fn what_an_opinion_was_about_stays_its_text(location: Location<'_>) {
    let mut connection = released(location, WITHOUT_EDITIONS).await;
    let subjects = subjects();
    for (at, (old, _, code)) in subjects.iter().enumerate() {
        sqlx::query(
            "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text,
                may_publish, surface, language, received_at, policy, status)
             VALUES ($1, $1, $2, $3, 'proposal', '公園', 1, 'phone', 'ja', '2026-04-01T00:00:00Z', $4, 'received')",
        )
        .bind(format!("r{at}"))
        .bind(vec![0_u8; 32])
        .bind(old)
        .bind(code.map(|code| code.to_string()))
        .execute(&mut connection)
        .await
        .unwrap();
    }
    connection
        .execute(
            "INSERT INTO voices (id, subject, policy, kind, text, status, folded, published_at)
             SELECT id, subject, policy, kind, text, status, text, received_at FROM opinions",
        )
        .await
        .unwrap();

    let store = Store::open(location).await.unwrap();
    let exported = store.exported(0).await.unwrap();
    let released = store.released(0).await.unwrap();
    assert_eq!(
        (exported.len(), released.len()),
        (subjects.len(), subjects.len())
    );
    for (at, (old, new, _)) in subjects.iter().enumerate() {
        assert_eq!(exported[at].subject.to_string(), *new, "{old}");
        assert_eq!(released[at].subject, exported[at].subject);
        assert!(exported[at].subject.exists(&PLAN), "{new}");
        assert_eq!(exported[at].subject.code(), *old);
    }
    // What is asked for by a policy's code finds what it found before, of whichever edition.
    let statistics = store.statistics().await.unwrap().by_policy(&PLAN);
    for policy in PLAN.current_policies() {
        let about: Vec<i64> = subjects
            .iter()
            .zip(&exported)
            .filter(|((_, _, code), _)| *code == Some(policy.code))
            .map(|(_, opinion)| opinion.id)
            .collect();
        let policy_filter = Some(PolicyFilter::new(policy.code, &PLAN));
        let filter = VoiceFilter {
            policy: policy_filter.clone(),
            ..VoiceFilter::default()
        };
        let (voices, _) = store.voices(&filter).await.unwrap();
        let mut found: Vec<i64> = voices.iter().map(|voice| voice.id).collect();
        found.reverse();
        assert_eq!(found, about, "{}", policy.code);
        let filter = QueueFilter {
            policy: policy_filter,
            ..QueueFilter::default()
        };
        let (queue, _) = store.queue(&filter).await.unwrap();
        assert!(
            queue
                .iter()
                .map(|opinion| opinion.id)
                .eq(about.iter().copied())
        );
        let counted = statistics.iter().find(|(text, _)| *text == policy.id());
        let counted = counted.map_or(0, |(_, number)| *number);
        assert_eq!(counted, about.len() as i64, "{}", policy.code);
    }
    let changed = connection
        .execute("UPDATE opinions SET subject = 'plan'")
        .await;
    assert!(changed.unwrap_err().to_string().contains("never changed"));
    store.close().await;
}

/// An opinion as a release left it: its number, its status, what it goes on with, and the withdrawn
/// opinion that it is parted from.
type Left = (i64, &'static str, Option<i64>, Option<i64>);

/// A desk of before: 1 was merged into 2, 2 into 3, 4 into 3, and 3 into 5; 6 into 7, which was undone,
/// and then into 8; 9 into 7, which was undone; 10 and 11 at once into 7; 14 into 12, 12 into 13,
/// which was withdrawn since; 15 into 7, and withdrawn since.
const DESK: [Left; 15] = [
    (1, "merged", Some(5), None),
    (2, "merged", Some(5), None),
    (3, "merged", Some(5), None),
    (4, "merged", Some(5), None),
    (5, "received", None, None),
    (6, "merged", Some(8), None),
    (7, "received", None, None),
    (8, "received", None, None),
    (9, "in-review", None, None),
    (10, "merged", Some(7), None),
    (11, "merged", Some(7), None),
    (12, "in-review", None, Some(13)),
    (13, "withdrawn", None, None),
    (14, "in-review", None, Some(13)),
    (15, "withdrawn", None, None),
];

/// What the audit log of that desk says, in order.
const ACTS: [(&str, i64, Option<&str>); 15] = [
    ("merge", 1, Some("2")),
    ("merge", 2, Some("3")),
    ("merge", 4, Some("3")),
    ("claim", 3, None),
    ("merge", 3, Some("5")),
    ("merge", 6, Some("7")),
    ("undo", 6, None),
    ("merge", 6, Some("8")),
    ("merge", 9, Some("7")),
    ("undo", 9, None),
    ("merge", 10, Some("7")),
    ("merge", 11, Some("7")),
    ("merge", 14, Some("12")),
    ("merge", 12, Some("13")),
    ("merge", 15, Some("7")),
];

/// Fills the database with that desk, as its program did; the number of its clerk.
async fn desk_of_before(connection: &mut AnyConnection) -> i64 {
    // Each refers to others that come later.
    for (id, status, ..) in DESK {
        sqlx::query(
            "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text,
                may_publish, surface, language, received_at, status)
             VALUES ($1, $2, $3, 'plan', 'question', 'a', 0, 'phone', 'ja', '2026-01-01T00:00:00Z', $4)",
        )
        .bind(receipt(id).to_string())
        .bind(format!("key-{id}"))
        .bind(vec![0_u8; 32])
        .bind(status)
        .execute(&mut *connection)
        .await
        .unwrap();
        sqlx::query("INSERT INTO history (opinion_id, status, at) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(status)
            .bind("2026-01-01T00:00:00Z")
            .execute(&mut *connection)
            .await
            .unwrap();
    }
    for (id, _, merged_into, parted_from) in DESK {
        sqlx::query("UPDATE opinions SET merged_into = $1, parted_from = $2 WHERE id = $3")
            .bind(merged_into)
            .bind(parted_from)
            .bind(id)
            .execute(&mut *connection)
            .await
            .unwrap();
    }
    let clerk: i64 = sqlx::query_scalar(
        "INSERT INTO accounts (name, role, password_hash, created_at) VALUES ('clerk', 'publisher', '', '')
         RETURNING id",
    )
    .fetch_one(&mut *connection)
    .await
    .unwrap();
    for (act, opinion, detail) in ACTS {
        sqlx::query("INSERT INTO acts (account_id, act, opinion_id, detail, at) VALUES ($1, $2, $3, $4, '')")
            .bind(clerk)
            .bind(act)
            .bind(opinion)
            .bind(detail)
            .execute(&mut *connection)
            .await
            .unwrap();
    }
    for (opinion, status, merged_into) in [(13, "received", None), (15, "merged", Some(7_i64))] {
        sqlx::query(
            "INSERT INTO withdrawals (opinion_id, status, merged_into, at) VALUES ($1, $2, $3, $4)",
        )
        .bind(opinion)
        .bind(status)
        .bind(merged_into)
        // The day of the test is not over yet.
        .bind("2999-01-01T00:00:00Z")
        .execute(&mut *connection)
        .await
        .unwrap();
    }
    clerk
}

fn receipt(id: i64) -> hearing_api::Receipt {
    hearing_api::Receipt::from_random([u8::try_from(id).unwrap(); 11])
}

/// What these opinions go on with.
async fn merged(connection: &mut AnyConnection, opinions: &[i64]) -> Vec<Option<i64>> {
    let rows: Vec<(i64, Option<i64>)> = sqlx::query_as("SELECT id, merged_into FROM opinions")
        .fetch_all(connection)
        .await
        .unwrap();
    let of = |id: &i64| rows.iter().find(|row| row.0 == *id).unwrap().1;
    opinions.iter().map(of).collect()
}

async fn merges_of_before_are_undone_as_they_were_made(location: Location<'_>) {
    let mut connection = released(location, MERGES_IN_THE_AUDIT_LOG).await;
    let clerk = desk_of_before(&mut connection).await;
    let store = Store::open(location).await.unwrap();
    let chosen: Vec<(i64, Option<i64>)> =
        sqlx::query_as("SELECT id, merge_target FROM opinions ORDER BY id")
            .fetch_all(&mut connection)
            .await
            .unwrap();
    let expected = [
        Some(2),
        Some(3),
        Some(5),
        Some(3),
        None,
        Some(8),
        None,
        None,
        Some(7),
        Some(7),
        Some(7),
        Some(13),
        None,
        Some(12),
        Some(7),
    ];
    assert_eq!(chosen, (1..).zip(expected).collect::<Vec<_>>());
    let undo = async |opinion| store.act(clerk, opinion, None, &Act::Undo).await.unwrap();
    // What came along with an opinion goes with it, and nothing else does.
    assert_eq!(undo(2).await, Ok(()));
    let found = merged(&mut connection, &[1, 2, 3, 4]).await;
    assert_eq!(found, [Some(2), None, Some(5), Some(5)]);
    assert_eq!(undo(3).await, Ok(()));
    let found = merged(&mut connection, &[1, 2, 3, 4]).await;
    assert_eq!(found, [Some(2), None, None, Some(3)]);
    // Each that was merged with others at once has its own end.
    assert_eq!(undo(10).await, Ok(()));
    assert_eq!(undo(6).await, Ok(()));
    assert_eq!(undo(9).await, Err(Refusal::Status));
    let found = merged(&mut connection, &[6, 9, 10, 11]).await;
    assert_eq!(found, [None, None, None, Some(7)]);
    // What a withdrawal had parted comes together again, and remembers how.
    for withdrawn in [13, 15] {
        let undone = store.undo_withdrawal(receipt(withdrawn)).await.unwrap();
        assert_eq!(undone, Undone::Done);
    }
    let found = merged(&mut connection, &[12, 14, 15]).await;
    assert_eq!(found, [Some(13), Some(13), Some(7)]);
    assert_eq!(undo(12).await, Ok(()));
    let found = merged(&mut connection, &[12, 14]).await;
    assert_eq!(found, [None, Some(12)]);
    store.close().await;
}

async fn a_database_of_the_first_version_is_brought_up_to_date(location: Location<'_>) {
    let mut connection = released(location, 1).await;
    let receipt = receipt(7);
    sqlx::query(
        "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text, may_publish,
            surface, language, received_at)
         VALUES ($1, 'k', $2, '000-2-2-3', 'proposal', '意見', 1, 'phone', 'ja', '2026-01-01T00:00:00Z')",
    )
    .bind(receipt.to_string())
    .bind(vec![0_u8])
    .execute(&mut connection)
    .await
    .unwrap();
    for entry in [
        "INSERT INTO history (opinion_id, status, at) VALUES (1, 'received', '2026-01-01T00:00:00Z')",
        "INSERT INTO history (opinion_id, status, at) VALUES (1, 'in-review', '2026-01-02T00:00:00Z')",
    ] {
        connection.execute(entry).await.unwrap();
    }
    let store = Store::open(location).await.unwrap();
    let status = store.status(receipt).await.unwrap().unwrap();
    assert_eq!(status.subject.to_string(), "000-2-2-3");
    assert_eq!(status.status, Status::InReview);
    assert_eq!(status.history.len(), 2);
    // Its number was given out before there were codes, and goes on alone.
    assert!(!status.has_control_code);
    let proved = store.prove(receipt, Proof::default()).await.unwrap();
    assert_eq!(proved, Proved::Yes);
    assert!(store.withdraw(receipt).await.unwrap());
    let undone = store.undo_withdrawal(receipt).await.unwrap();
    assert_eq!(undone, Undone::Done);
    // A number that is given out now has one, and does not go on without.
    let stamp = support::keep_new(&store, support::opinion()).await;
    assert!(stamp.has_control_code);
    let proved = store.prove(stamp.receipt, Proof::default()).await.unwrap();
    assert_eq!(proved, Proved::Missing);
    // Staff find it where it stands.
    let row: (String, String) =
        sqlx::query_as("SELECT policy, status FROM opinions ORDER BY id LIMIT 1")
            .fetch_one(&mut connection)
            .await
            .unwrap();
    assert_eq!(row, ("000-2-2".to_owned(), "in-review".to_owned()));
    store.close().await;
}
