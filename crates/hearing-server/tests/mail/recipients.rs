//! Who gets a mail about what, when, and how often.

use hearing_server::store::Location;
use hearing_server::workflow::Act;

use crate::office::{Office, line};
use crate::support;
use crate::support::mail_server::{Mood, Stage};
use crate::support::on_both;

on_both! {
    an_address_gets_one_mail_for_one_answer
    an_address_is_told_again_of_what_it_was_not_told
    a_mail_waits_and_is_stopped_by_an_undo
    a_mail_waits_for_the_last_opinion_that_it_names
    a_correction_takes_the_place_of_a_mail_that_waits
    what_is_out_of_scope_is_told
    every_writer_whose_opinion_got_the_answer_is_told
    who_is_not_to_be_written_to_is_not
    each_answer_is_told_of
}

async fn every_writer_whose_opinion_got_the_answer_is_told(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let mut ids = Vec::new();
    for name in ["a", "b", "c", "d", "e"] {
        ids.push(office.sent(&format!("{name}@example.jp")).await);
    }
    let silent = office.sent("").await;
    let [a, b, c, d, e] = ids[..] else {
        panic!("five");
    };
    // c goes on with b, b with a; d comes to b after the answer, e to nobody.
    office.act(b, Act::Merge { into: a }).await;
    office.act(c, Act::Merge { into: b }).await;
    office.act(silent, Act::Merge { into: a }).await;
    office.answer(a).await;
    office.round().await;
    assert_eq!(
        office.mail_server.recipients(),
        ["a@example.jp", "b@example.jp", "c@example.jp"]
    );
    office.act(d, Act::Merge { into: b }).await;
    office.act(e, Act::Claim).await;
    office.round().await;
    let mails = office.mail_server.accepted();
    assert_eq!(mails.len(), 4);
    assert_eq!(mails[3].to, "d@example.jp");
    let mut ids: Vec<_> = mails.iter().map(|mail| mail.header("Message-ID")).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

async fn who_is_not_to_be_written_to_is_not(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let withdrawn = office.answered("withdrawn@example.jp").await;
    let withdrawn = office.receipt(withdrawn).await;
    assert!(office.store.withdraw(withdrawn).await.unwrap());
    let undone = office.answered("undone@example.jp").await;
    office.act(undone, Act::Undo).await;
    office.round().await;
    assert_eq!(office.acts().await, []);
    let forgotten = office.answered("forgotten@example.jp").await;
    sqlx::query("UPDATE opinions SET contact = NULL WHERE id = $1")
        .bind(forgotten)
        .execute(&mut office.beside)
        .await
        .unwrap();
    office.store.forget(0, 0).await.unwrap();
    assert!(office.states().await.is_empty(), "nothing is left of them");
    office.round().await;
    assert!(office.mail_server.accepted().is_empty());
    // Taken back while the mail server is being spoken to.
    let late = office.answered("late@example.jp").await;
    let late = office.receipt(late).await;
    office.mail_server.will([Mood::Waits(Stage::Rcpt)]);
    let store = office.store.clone();
    let mail_server = &office.mail_server;
    let (there, ()) = tokio::join!(office.round(), async {
        mail_server.is_reached().await;
        assert!(store.withdraw(late).await.unwrap());
        mail_server.go_on();
    });
    assert!(there);
    assert!(office.mail_server.accepted().is_empty());
    assert!(office.states().await.is_empty());
    assert_eq!(office.acts().await, []);
}

async fn each_answer_is_told_of(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let opinion = office.answered("hanako@example.jp").await;
    office.round().await;
    office.act(opinion, Act::Undo).await;
    office.answer(opinion).await;
    office.round().await;
    let mails = office.mail_server.accepted();
    assert_eq!(mails.len(), 2);
    assert_ne!(mails[0].header("Message-ID"), mails[1].header("Message-ID"));
    // An opinion that goes on with another, does not, and does again, all before the next round.
    let other = office.sent("taro@example.jp").await;
    office.act(other, Act::Merge { into: opinion }).await;
    office.act(other, Act::Undo).await;
    office.round().await;
    office.act(other, Act::Merge { into: opinion }).await;
    office.round().await;
    assert_eq!(office.mail_server.accepted().len(), 3);
    office.act(other, Act::Undo).await;
    office.act(other, Act::Merge { into: opinion }).await;
    office.round().await;
    assert_eq!(office.mail_server.accepted().len(), 3, "he knows it");
}

async fn an_address_gets_one_mail_for_one_answer(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let target = office.sent("hanako@example.jp").await;
    let mut receipts = Vec::new();
    for number in 0..30 {
        let contact = ["stranger@example.jp", "Stranger@Example.JP"][number % 2];
        let opinion = office.sent(contact).await;
        receipts.push(office.receipt(opinion).await.to_string());
        office.act(opinion, Act::Merge { into: target }).await;
    }
    office.answer(target).await;
    office.round().await;
    office.wait().await;
    office.round().await;
    let mut recipients = office.mail_server.recipients();
    recipients
        .iter_mut()
        .for_each(|to| to.make_ascii_lowercase());
    assert_eq!(recipients, ["hanako@example.jp", "stranger@example.jp"]);
    let mails = office.mail_server.accepted();
    let mail = mails.iter().find(|mail| mail.to != "hanako@example.jp");
    let body = mail.unwrap().body();
    let is_named = |receipt: &&String| body.contains(receipt.as_str());
    assert_eq!(receipts.iter().filter(is_named).count(), 10, "{body}");
    assert!(body.contains("ほかに20件"), "{body}");
    assert_eq!(office.states().await, vec!["sent"; 31]);
    // What is merged later is covered by the mail that there was, and the staff see it.
    let late = office.sent("stranger@example.jp").await;
    office.act(late, Act::Merge { into: target }).await;
    office.round().await;
    assert_eq!(office.mail_server.accepted().len(), 2);
    assert_eq!(office.states().await.last().unwrap(), "covered");
    assert_eq!(
        office.acts().await.last(),
        Some(&line("announce-covered", ""))
    );
    // Another answer is another mail, one.
    office.correct(target).await;
    office.round().await;
    assert_eq!(office.mail_server.accepted().len(), 4);
}

async fn an_address_is_told_again_of_what_it_was_not_told(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let target = office.sent("").await;
    office.answer(target).await;
    let first = office.sent("hanako@example.jp").await;
    office
        .mail_server
        .will([Mood::Says(Stage::Rcpt, "550 5.1.1 no such user")]);
    office.act(first, Act::Merge { into: target }).await;
    office.round().await;
    let second = office.sent("hanako@example.jp").await;
    office.act(second, Act::Merge { into: target }).await;
    office.round().await;
    assert_eq!(office.states().await, ["refused", "sent"]);
    // Who sent the first of two takes it back: the mail is about the other.
    let answered = office.sent("").await;
    let one = office.sent("taro@example.jp").await;
    let other = office.sent("taro@example.jp").await;
    office.act(one, Act::Merge { into: answered }).await;
    office.act(other, Act::Merge { into: answered }).await;
    office.answer(answered).await;
    let (one, other) = (office.receipt(one).await, office.receipt(other).await);
    assert!(office.store.withdraw(one).await.unwrap());
    office.round().await;
    let mails = office.mail_server.accepted();
    assert_eq!(mails.len(), 2);
    assert!(mails[1].body().contains(&other.to_string()));
    assert!(!mails[1].body().contains(&one.to_string()));
}

async fn a_mail_waits_and_is_stopped_by_an_undo(location: Location<'_>) {
    let mut office = Office::open(location).await;
    office.delay_mails();
    let answered = office.answered("answered@example.jp").await;
    let merged = office.sent("merged@example.jp").await;
    office.act(merged, Act::Merge { into: answered }).await;
    let along = office.sent("along@example.jp").await;
    let ended = office.sent("ended@example.jp").await;
    office.act(along, Act::Merge { into: ended }).await;
    let reason = "市の計画の外のことです。".to_owned();
    office.act(ended, Act::OutOfScope { reason }).await;
    office.round().await;
    assert!(office.mail_server.accepted().is_empty(), "all of them wait");
    assert_eq!(office.states().await, vec!["waiting"; 4]);
    let mails = office.store.mails(answered).await.unwrap();
    let [waiting] = &mails[..] else {
        panic!("one kind: {mails:?}");
    };
    assert_eq!((waiting.state.as_str(), waiting.number), ("waiting", 2));
    assert!(waiting.can_be_stopped_until.is_some());
    office.act(merged, Act::Undo).await;
    assert_eq!(office.store.mails(answered).await.unwrap()[0].number, 1);
    office.act(answered, Act::Undo).await;
    office.act(ended, Act::Undo).await;
    assert!(office.states().await.is_empty());
    assert!(office.store.mails(answered).await.unwrap().is_empty());
    office.wait().await;
    office.round().await;
    assert!(office.mail_server.accepted().is_empty());
    let stopped: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM acts WHERE act = 'mail-stopped'")
        .fetch_one(&mut office.beside)
        .await
        .unwrap();
    assert_eq!(stopped, 3);
    // Once the time is over they go.
    office.answer(answered).await;
    office.wait().await;
    office.round().await;
    assert_eq!(office.mail_server.recipients(), ["answered@example.jp"]);
    let mails = office.store.mails(answered).await.unwrap();
    assert_eq!((mails[0].state.as_str(), mails[0].number), ("sent", 1));
}

async fn a_mail_waits_for_the_last_opinion_that_it_names(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let target = office.answered("hanako@example.jp").await;
    let late = office.sent("hanako@example.jp").await;
    office.delay_mails();
    office.act(late, Act::Merge { into: target }).await;
    office.round().await;
    assert!(
        office.mail_server.accepted().is_empty(),
        "the merging can be undone"
    );
    office.act(late, Act::Undo).await;
    office.wait().await;
    office.round().await;
    let [mail] = &office.mail_server.accepted()[..] else {
        panic!("one mail");
    };
    let late = office.receipt(late).await.to_string();
    assert!(!mail.body().contains(&late));
}

async fn a_correction_takes_the_place_of_a_mail_that_waits(location: Location<'_>) {
    let mut office = Office::open(location).await;
    office.delay_mails();
    let opinion = office.answered("hanako@example.jp").await;
    office.correct(opinion).await;
    assert_eq!(office.states().await, ["waiting"]);
    office.wait().await;
    office.round().await;
    office.correct(opinion).await;
    office.wait().await;
    office.round().await;
    let subjects: Vec<_> = office
        .mail_server
        .accepted()
        .iter()
        .map(|mail| mail.subject().contains("訂正"))
        .collect();
    assert_eq!(
        subjects,
        [false, true],
        "the first that a writer gets is no correction"
    );
}

async fn what_is_out_of_scope_is_told(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let opinion = office.sent("hanako@example.jp").await;
    let merged = office.sent("taro@example.jp").await;
    office.act(merged, Act::Merge { into: opinion }).await;
    let reason = "市の計画の外のことです。".to_owned();
    let act = Act::OutOfScope { reason };
    office.act(opinion, act.clone()).await;
    office.round().await;
    office.wait().await;
    office.round().await;
    assert_eq!(
        office.mail_server.recipients(),
        ["hanako@example.jp", "taro@example.jp"]
    );
    for mail in office.mail_server.accepted() {
        let body = mail.body();
        assert!(body.contains("計画の対象ではないため"), "{body}");
        assert!(!body.contains("市が回答しました") && !body.contains("外のことです"));
    }
    // Both find there why.
    let receipt = office.receipt(merged).await;
    let status = office.store.status(receipt).await.unwrap().unwrap();
    assert_eq!(status.status, hearing_api::Status::OutOfScope);
    assert!(status.history.last().unwrap().reason.is_some());
    // A mistake is called one.
    office.act(opinion, Act::Undo).await;
    office.answer(opinion).await;
    office.round().await;
    let mails = office.mail_server.accepted();
    assert_eq!(mails.len(), 4);
    assert!(
        mails[3].subject().contains("訂正"),
        "{}",
        mails[3].subject()
    );
}
