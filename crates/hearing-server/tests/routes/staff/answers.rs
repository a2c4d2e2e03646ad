//! What becomes of an answer after it was given: corrected, taken back, told by mail.

use hearing_server::staff::Role;

use super::desk::{act, desk, hidden_fields, page, pairs, sent};
use crate::support::{Server, opinion, opinion_with};

#[tokio::test]
async fn an_answer_is_corrected_while_the_old_one_stands() {
    let (server, clerk, receipt) = desk().await;
    server.answered_by(&clerk, 1, "来年ふやします。").await;
    let shown = page(&server, &clerk, "/staff/opinions/1").await;
    assert!(shown.contains("来年ふやします。</textarea>"), "{shown}");
    assert!(shown.contains("<option value=\"planned\" selected>"));
    let mut fields = vec![
        ("outcome", "planned"),
        ("correction", "再来年ふやします。"),
        ("revision", "1"),
    ];
    let path = "opinions/1/correct";
    let preview = act(&server, &clerk, path, &fields).await;
    assert_eq!(preview.status, 200);
    assert!(preview.text().contains("訂正です"));
    let public = format!("/opinions/{receipt}");
    assert!(
        server
            .get(&public)
            .await
            .text()
            .contains("来年ふやします。")
    );
    let sent = hidden_fields(preview.text(), "/staff/opinions/1/correct", "send");
    for _ in 0..2 {
        let done = act(&server, &clerk, path, &pairs(&sent)).await;
        assert_eq!(done.header("location"), "/staff/opinions/1?done=correct");
    }
    let json = server.get(&format!("/api{public}")).await.json();
    assert_eq!(json["answer"]["text"], "再来年ふやします。");
    assert_eq!(json["status"], "answered");
    let read = server.get(&public).await;
    assert!(read.text().contains("回答を直しました") && !read.text().contains(">来年"));
    let feed = server.get(&format!("{public}/feed.atom")).await;
    assert!(feed.text().contains("回答の訂正"));
    let shown = page(&server, &clerk, "/staff/opinions/1").await;
    assert!(shown.contains("（訂正前の回答）") && !shown.contains("（取り消した回答）"));
    // A correction that changes nothing would be told to its reader all the same.
    fields[2].1 = "2";
    let refused = act(&server, &clerk, path, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("いまの回答と同じです"));
    // What is not answered has nothing to correct, and what was written is not lost.
    sent_and_refused(&server, &clerk).await;
}

async fn sent_and_refused(server: &Server, clerk: &crate::support::SignedIn) {
    sent(server, opinion()).await;
    let fields = [("outcome", "planned"), ("correction", "書いていた文")];
    for step in ["", "send"] {
        let mut fields = fields.to_vec();
        fields.push(("step", step));
        let refused = act(server, clerk, "opinions/2/correct", &fields).await;
        assert_eq!(refused.status, 409);
        assert!(refused.text().contains("書いていた文</textarea>"));
    }
}

#[tokio::test]
async fn taking_an_answer_back_is_asked_about_first() {
    let (server, clerk, receipt) = desk().await;
    server.answered_by(&clerk, 1, "増やします。").await;
    let path = "opinions/1/undo";
    let asked = act(&server, &clerk, path, &[("revision", "1")]).await;
    assert_eq!(asked.status, 200);
    for words in ["まだ取り消していません", "増やします。", "回答を直す"] {
        assert!(asked.text().contains(words), "{words}");
    }
    let status = format!("/api/opinions/{receipt}");
    assert_eq!(server.get(&status).await.json()["status"], "answered");
    let fields = hidden_fields(asked.text(), "/staff/opinions/1/undo", "confirm");
    for _ in 0..2 {
        let done = act(&server, &clerk, path, &pairs(&fields)).await;
        assert_eq!(done.header("location"), "/staff/opinions/1?done=undo");
    }
    assert_eq!(server.get(&status).await.json()["status"], "in-review");
    assert_eq!(act(&server, &clerk, path, &[]).await.status, 409);
}

#[tokio::test]
async fn the_console_says_how_far_the_mails_are() {
    let server = Server::that_sends_mail().await;
    let clerk = server.signed_in(Role::Responder).await;
    sent(&server, opinion_with("contact", "a@example.jp")).await;
    let delayed = server.store.clone();
    let delayed = delayed.delaying_mail(std::time::Duration::from_secs(3_600));
    let answer = hearing_server::workflow::Act::Answer {
        outcome: hearing_api::Outcome::Planned,
        text: "増やします。".to_owned(),
    };
    let done = delayed.act(clerk.id, 1, None, &answer).await;
    assert_eq!(done.unwrap(), Ok(()));
    let path = "/staff/opinions/1";
    let shown = page(&server, &clerk, path).await;
    assert!(
        shown.contains("送信待ち：1通（") && shown.contains("まで取り消せます）"),
        "{shown}"
    );
    let asked = act(&server, &clerk, "opinions/1/undo", &[]).await;
    assert!(
        asked
            .text()
            .contains("まだ送っていないメール（1通）は、送られません")
    );
    for (state, tries, due, words) in [
        ("waiting", 0, "'2026-01-01T00:00:00Z'", "まもなく送ります"),
        (
            "waiting",
            3,
            "'2099-01-01T00:00:00Z'",
            "これまでに3回試みました",
        ),
        ("handed-over", 1, "'2099-01-01T00:00:00Z'", "送信中：1通"),
        ("sent", 1, "NULL", "送信済み：1通"),
        ("refused", 1, "NULL", "メールサーバーに受け付けられず"),
        ("bad-address", 1, "NULL", "メールアドレスが正しくない"),
        ("given-up", 9, "NULL", "3日間試みたが"),
        ("unheard", 1, "NULL", "届いたかどうか分からない"),
        ("covered", 0, "NULL", "別のメールで知らせた"),
    ] {
        let query =
            format!("UPDATE announcements SET state = '{state}', tries = {tries}, due_at = {due}");
        sqlx::query(sqlx::AssertSqlSafe(query))
            .execute(&mut server.database().await)
            .await
            .unwrap();
        let shown = page(&server, &clerk, path).await;
        assert!(shown.contains(words), "{state}: {shown}");
        assert!(!shown.contains("まで取り消せます"), "{state}");
    }
    let asked = act(&server, &clerk, "opinions/1/undo", &[]).await;
    assert!(
        !asked.text().contains("すでに送ったメール"),
        "it was told by another"
    );
}
