//! Which opinion goes on with which.

use hearing_api::Status;
use hearing_server::store::{Location, Store};
use hearing_server::workflow::{Act, Refusal};

use crate::desk::{Desk, answer, desk_with};
use crate::support::{self, on_both};

on_both! {
    a_merged_opinion_shows_the_others_answer
    opinions_are_not_merged_in_a_circle
    what_is_merged_goes_on_with_one_that_is_not
    an_undone_merging_takes_along_what_came_with_it
    merging_at_once_leaves_no_chain
}

/// Each opinion with the one that it goes on with, by number.
async fn merged(desk: &mut Desk) -> Vec<(i64, Option<i64>)> {
    sqlx::query_as("SELECT id, merged_into FROM opinions ORDER BY id")
        .fetch_all(&mut desk.beside)
        .await
        .unwrap()
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
