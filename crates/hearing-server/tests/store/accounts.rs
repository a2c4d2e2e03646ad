//! Who may sign in, and who may act on a receipt.

use hearing_api::{ControlCode, Receipt};
use hearing_server::demonstration;
use hearing_server::staff::Role;
use hearing_server::store::{Changed, Location, Proof, Proved, Store};
use sqlx::Executor;

use crate::desk::{Desk, fresh_key, opinion};
use crate::support::{self, on_both};

on_both! {
    wrong_passwords_count_on_all_servers
    no_demonstration_is_left_among_real_opinions
    wrong_control_codes_count_on_all_servers
    one_administrator_stays
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
