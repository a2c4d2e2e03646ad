//! Opinions whose writers could not tell what they are about.

use hearing_server::staff::Role;

use super::desk::{act, desk, page, sent};
use crate::support::opinion_with;

#[tokio::test]
async fn an_undecided_opinion_is_counted_under_no_policy_until_it_is_given_one() {
    let (server, clerk, _) = desk().await;
    sent(&server, opinion_with("subject", "undecided")).await;
    let receipt: String = sqlx::query_scalar("SELECT receipt FROM opinions WHERE id = 2")
        .fetch_one(&mut server.database().await)
        .await
        .unwrap();
    let shown = async |query: &str| page(&server, &clerk, &format!("/staff?{query}")).await;
    let chip = "<strong class=\"queue__unread\">対象がわからない</strong>";
    let has = async |query: &str| shown(query).await.contains("value=\"2\"><span");
    assert!(shown("").await.contains(chip));
    assert!(has("undecided=on").await && !has("policy=3-11").await);
    assert!(!shown("undecided=on").await.contains("value=\"1\"><span"));
    let status = async || server.get(&format!("/api/opinions/{receipt}")).await.json();
    assert_eq!(status().await["subject"], "undecided");
    assert_eq!(status().await["assigned"], serde_json::Value::Null);
    let statistics = server.store.statistics().await.unwrap();
    assert_eq!((statistics.undecided, statistics.received), (1, 2));

    let opened = page(&server, &clerk, "/staff/opinions/2").await;
    assert!(opened.contains("name=\"assigned-policy\""));
    let assign = "opinions/2/assign";
    for wrong in ["", "9-9", "000-9-9"] {
        let refused = act(&server, &clerk, assign, &[("assigned-policy", wrong)]).await;
        assert_eq!(refused.status, 422, "{wrong}");
    }
    let done = act(&server, &clerk, assign, &[("assigned-policy", "000-3-11")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(!has("undecided=on").await && has("policy=3-11").await);
    assert!(!shown("").await.contains(chip));
    // What its writer chose stays, and stands beside it.
    let opened = page(&server, &clerk, "/staff/opinions/2").await;
    assert!(opened.contains("施策 3-11 観光 ← わからない（市が振り分けます）"));
    assert!(opened.contains("施策を付けた（施策 3-11 観光）"));
    assert_eq!(status().await["subject"], "undecided");
    assert_eq!(status().await["assigned"], "000-3-11");
    let receipts_page = server.get(&format!("/opinions/{receipt}")).await;
    let assigned = "施策 3-11 観光</a>（市が振り分けました）";
    assert!(receipts_page.text().contains(assigned));
    let statistics = server.store.statistics().await.unwrap();
    assert_eq!(statistics.undecided, 0);
    assert_eq!(statistics.by_text.len(), 2);
    // Who was wrong says another; a policy that its writer chose is nobody else's to change.
    let again = act(&server, &clerk, assign, &[("assigned-policy", "000-3-2")]).await;
    assert_eq!(again.status, 303);
    let chosen = act(
        &server,
        &clerk,
        "opinions/1/assign",
        &[("assigned-policy", "000-3-2")],
    )
    .await;
    assert_eq!(chosen.status, 409);
    assert!(chosen.text().contains("施策は付けられません"));
}

#[tokio::test]
async fn a_published_one_is_found_under_the_policy_that_it_was_given() {
    let (server, _, _) = desk().await;
    let clerk = server.signed_in(Role::Publisher).await;
    sent(&server, opinion_with("subject", "undecided")).await;
    act(&server, &clerk, "opinions/2/publish", &[]).await;
    let listed = async || {
        server
            .get("/voices?policy=3-11")
            .await
            .text()
            .contains("/voices/2\"")
    };
    assert!(!listed().await);
    let voice = server.get("/voices/2").await;
    assert!(voice.text().contains("わからない（市が振り分けます）"));
    act(
        &server,
        &clerk,
        "opinions/2/assign",
        &[("assigned-policy", "000-3-11")],
    )
    .await;
    assert!(listed().await);
    let voice = server.get("/voices/2").await;
    assert!(
        voice
            .text()
            .contains("施策 3-11 観光</a>（市が振り分けました）")
    );
    let cookie = clerk.cookie();
    let file = async |query: &str| {
        let path = format!("/staff/export.json{query}");
        server.get_with(&path, &[("cookie", &cookie)]).await.json()
    };
    assert_eq!(file("").await[0]["subject"], "3-11");
    let all = file("?extent=all").await;
    assert_eq!(all[1]["subject"], "undecided");
    assert_eq!(all[1]["assigned"], "000-3-11");
}
