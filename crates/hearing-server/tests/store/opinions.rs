//! What is sent, once and whole.

use hearing_api::Status;
use hearing_server::store::{Location, Store, Stored};

use crate::desk::{fresh_key, opinion};
use crate::support::{self, on_both};

on_both! {
    sent_at_once_to_two_servers_it_is_one_opinion
    a_crowd_is_stored_whole
    it_opens_again_what_it_closed
    an_opinion_under_way_is_taken_back_or_kept_out
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
