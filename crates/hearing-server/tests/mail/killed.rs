//! What becomes of mails when the server is killed.

use std::time::Duration;

use hearing_server::store::Location;

use crate::office::Office;
use crate::support::mail_server::{Mood, Stage};
use crate::support::{self, Process};

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
    assert_eq!(once, recipients, "nobody gets two mails");
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
