//! Merging is looked at before it is done: it sends answers to residents.

use hearing_server::workflow::Act;

use super::desk::{act, desk, hidden_fields, page, pairs, sent};
use crate::support::{Server, SignedIn, opinion_with};

const PATH: &str = "opinions/2/merge";
const ACTION: &str = "/staff/opinions/2/merge";

/// An opinion that is answered, and another about something else that a clerk takes for the same.
async fn wrong_number() -> (Server, SignedIn, String) {
    let (server, clerk, _) = desk().await;
    server.answered_by(&clerk, 1, "給食を増やします。").await;
    let mut other = opinion_with("text", "バスを増やしてください。");
    other["subject"] = "4-10".into();
    let receipt = sent(&server, other).await;
    (server, clerk, receipt)
}

async fn status(server: &Server, receipt: &str) -> String {
    let json = server.get(&format!("/api/opinions/{receipt}")).await.json();
    json["status"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn merging_shows_the_target_its_answer_and_whom_it_reaches_before_it_is_done() {
    let (server, clerk, receipt) = wrong_number().await;
    let asked = act(&server, &clerk, PATH, &[("into", "1"), ("revision", "0")]).await;
    assert_eq!(asked.status, 200);
    let shown = asked.text();
    for words in [
        "まだ統合していません",
        "放課後の居場所を増やしてほしいです。",
        "給食を増やします。",
        "バスを増やしてください。",
        "統合先には、もう回答があります",
        "意見1件を書いた人",
        "ほかの施策についての意見です",
    ] {
        assert!(shown.contains(words), "{words} in {shown}");
    }
    assert_eq!(status(&server, &receipt).await, "received");
    assert_eq!(
        server
            .number("SELECT COUNT(*) FROM announcements WHERE opinion_id = 2")
            .await,
        0
    );
    // Back to the opinion, where the number is still typed.
    let fields = hidden_fields(shown, ACTION, "edit");
    let back = act(&server, &clerk, PATH, &pairs(&fields)).await;
    assert!(
        back.text().contains("name=\"into\" type=\"text\"") && back.text().contains("value=\"1\"")
    );
    assert_eq!(status(&server, &receipt).await, "received");
    let fields = hidden_fields(shown, ACTION, "confirm");
    for _ in 0..2 {
        let done = act(&server, &clerk, PATH, &pairs(&fields)).await;
        assert_eq!(done.header("location"), "/staff/opinions/2?done=merge");
    }
    assert_eq!(status(&server, &receipt).await, "merged");
}

#[tokio::test]
async fn how_many_mails_go_is_counted_by_addresses_and_without_those_who_know() {
    let server = Server::that_sends_mail().await;
    let clerk = server
        .signed_in(hearing_server::staff::Role::Responder)
        .await;
    for contact in [
        "a@example.jp",
        "a@example.jp",
        "A@example.jp",
        "b@example.jp",
        "",
    ] {
        sent(&server, opinion_with("contact", contact)).await;
    }
    let preview = act(
        &server,
        &clerk,
        "opinions/1/answer",
        &[("outcome", "planned"), ("answer", "増やします。")],
    )
    .await;
    assert!(
        preview.text().contains("<strong>1通</strong>"),
        "{}",
        preview.text()
    );
    server.answered_by(&clerk, 1, "増やします。").await;
    let mut fields = vec![("act", "merge"), ("into", "1")];
    fields.extend(["2", "3", "4", "5"].map(|id| ("opinion", id)));
    let asked = act(&server, &clerk, "bulk", &fields).await;
    let shown = asked.text();
    assert!(
        shown.contains("4件の意見を、1番の意見に統合します"),
        "{shown}"
    );
    assert!(shown.contains("意見4件を書いた人"), "{shown}");
    // One for b; a has the mail about the first.
    assert!(shown.contains("<strong>1通</strong>"), "{shown}");
    // What was chosen is still chosen on the way back.
    let fields = hidden_fields(shown, "/staff/bulk", "edit");
    let back = act(&server, &clerk, "bulk", &pairs(&fields)).await;
    for id in 2..=5 {
        assert!(
            back.text()
                .contains(&format!("name=\"opinion\" value=\"{id}\" checked"))
        );
    }
    assert_eq!(
        server
            .number("SELECT COUNT(*) FROM opinions WHERE status = 'merged'")
            .await,
        0
    );
}

#[tokio::test]
async fn what_changed_after_it_was_looked_at_is_looked_at_again() {
    let (server, clerk, _) = desk().await;
    let receipt = sent(&server, opinion_with("contact", "taro@example.jp")).await;
    sent(&server, opinion_with("contact", "jiro@example.jp")).await;
    let asked = act(&server, &clerk, PATH, &[("into", "1"), ("revision", "0")]).await;
    let one = hidden_fields(asked.text(), ACTION, "confirm");
    let fields = [
        ("act", "merge"),
        ("into", "1"),
        ("opinion", "2"),
        ("opinion", "3"),
    ];
    let asked = act(&server, &clerk, "bulk", &fields).await;
    let many = hidden_fields(asked.text(), "/staff/bulk", "confirm");
    server.answered_by(&clerk, 1, "いま答えました。").await;
    for (path, fields, action) in [(PATH, one, ACTION), ("bulk", many, "/staff/bulk")] {
        let late = act(&server, &clerk, path, &pairs(&fields)).await;
        assert_eq!(late.status, 409, "{path}");
        assert!(late.text().contains("統合先の意見が変わりました"), "{path}");
        assert!(late.text().contains("いま答えました。"), "{path}");
        assert_eq!(status(&server, &receipt).await, "received");
        hidden_fields(late.text(), action, "confirm");
    }
    // And so is what became of the opinion itself.
    let asked = act(&server, &clerk, PATH, &[("into", "1")]).await;
    let fields = hidden_fields(asked.text(), ACTION, "confirm");
    act(&server, &clerk, "opinions/2/claim", &[]).await;
    let late = act(&server, &clerk, PATH, &pairs(&fields)).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("この意見が変わりました"));
}

#[tokio::test]
async fn what_cannot_be_merged_is_said_before_anything_is_confirmed() {
    let (server, clerk, _) = desk().await;
    sent(&server, opinion_with("text", "道路を直してください。")).await;
    sent(&server, opinion_with("text", "橋を直してください。")).await;
    for (into, words) in [
        ("99", "この番号の意見はありません"),
        ("2", "統合できません"),
    ] {
        let refused = act(&server, &clerk, PATH, &[("into", into)]).await;
        assert_eq!(refused.status, 409, "{into}");
        assert!(refused.text().contains(words), "{}", refused.text());
    }
    let fields = [("act", "merge"), ("into", "99"), ("opinion", "2")];
    let refused = act(&server, &clerk, "bulk", &fields).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .text()
            .contains("name=\"opinion\" value=\"2\" checked")
    );
    // Where the target is merged itself, what it goes on with is shown.
    let merged = server.store.act(clerk.id, 3, None, &Act::Merge { into: 1 });
    assert_eq!(merged.await.unwrap(), Ok(()));
    let asked = act(&server, &clerk, PATH, &[("into", "3")]).await;
    assert!(
        asked
            .text()
            .contains("3番は1番に統合されているため、1番に統合します")
    );
    let fields = hidden_fields(asked.text(), ACTION, "confirm");
    let done = act(&server, &clerk, PATH, &pairs(&fields)).await;
    assert_eq!(done.status, 303);
    let shown = page(&server, &clerk, "/staff/opinions/1").await;
    assert!(shown.contains("2番の意見") && shown.contains("3番の意見"));
}
