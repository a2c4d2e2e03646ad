use hearing_server::staff::Role;

use crate::support::{Answer, Server, SignedIn, key, opinion, opinion_with};

/// A server with a publisher who is signed in, and one opinion.
async fn desk() -> (Server, SignedIn, String) {
    let server = Server::bare().await;
    let clerk = server.signed_in(Role::Publisher).await;
    let receipt = sent(&server, opinion()).await;
    (server, clerk, receipt)
}

async fn sent(server: &Server, opinion: serde_json::Value) -> String {
    let answer = server.post(&key(), opinion.to_string()).await;
    answer.json()["receipt"].as_str().unwrap().to_owned()
}

async fn page(server: &Server, clerk: &SignedIn, path: &str) -> String {
    let answer = server.get_with(path, &[("cookie", &clerk.cookie())]).await;
    assert_eq!(answer.status, 200, "{path}");
    answer.text().to_owned()
}

async fn act(server: &Server, clerk: &SignedIn, path: &str, fields: &[(&str, &str)]) -> Answer {
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let mut body = format!("csrf={}", clerk.csrf);
    for (name, value) in fields {
        body += &format!("&{name}={}", encode(value));
    }
    server
        .post_fields(
            &format!("/staff/{path}"),
            &body,
            &[("cookie", &clerk.cookie())],
        )
        .await
}

#[tokio::test]
async fn the_queue_shows_what_waits_and_finds_by_its_filters() {
    let (server, clerk, _) = desk().await;
    sent(&server, opinion_with("subject", "000-3-2-1")).await;
    sent(&server, opinion_with("subject", "plan")).await;
    let has = async |query: &str| {
        let page = page(&server, &clerk, &format!("/staff?{query}")).await;
        [1, 2, 3].map(|id| page.contains(&format!("href=\"/staff/opinions/{id}\"")))
    };
    assert_eq!(has("").await, [true, true, true]);
    assert_eq!(has("policy=3-2").await, [false, true, false]);
    assert_eq!(has("department=all").await, [true, true, true]);
    assert_eq!(has("older-than=7").await, [false; 3]);
    assert_eq!(has("after=1").await, [false, true, true]);
    page(&server, &clerk, "/staff/opinions/1").await;
    assert_eq!(has("unread=on").await, [false, true, true]);
    act(&server, &clerk, "opinions/2/claim", &[]).await;
    assert_eq!(has("mine=on").await, [false, true, false]);
    act(
        &server,
        &clerk,
        "opinions/3/out-of-scope",
        &[("reason", "対象ではありません。")],
    )
    .await;
    assert_eq!(has("").await, [true, true, false]);
    assert_eq!(has("status=out-of-scope").await, [false, false, true]);
    assert_eq!(has("status=any").await, [true; 3]);
    // What cannot be read is passed over.
    assert_eq!(
        has("status=%00&policy=%00&department=%00&after=x").await,
        [true; 3]
    );
}

#[tokio::test]
async fn an_answer_is_previewed_before_its_writer_sees_it() {
    let (server, clerk, receipt) = desk().await;
    let answer = [
        ("outcome", "planned"),
        ("answer", "増やします。<i>"),
        ("revision", "0"),
    ];
    let preview = act(&server, &clerk, "opinions/1/answer", &answer).await;
    assert_eq!(preview.status, 200);
    assert!(
        preview.text().contains("増やします。&lt;i&gt;") && preview.text().contains("反映予定")
    );
    let path = format!("/api/opinions/{receipt}");
    assert_eq!(server.get(&path).await.json()["status"], "received");
    let mut edit = answer.to_vec();
    edit.push(("step", "edit"));
    let edited = act(&server, &clerk, "opinions/1/answer", &edit).await;
    assert!(edited.text().contains("増やします。&lt;i&gt;</textarea>"));
    let mut send = answer.to_vec();
    send.push(("step", "send"));
    assert_eq!(
        act(&server, &clerk, "opinions/1/answer", &send)
            .await
            .status,
        303
    );
    assert_eq!(
        server.get(&path).await.json()["answer"]["text"],
        "増やします。<i>"
    );
    // The page that the clerk still has open is of an older revision.
    let late = act(&server, &clerk, "opinions/1/answer", &send).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("ほかの職員が"));
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_said_and_what_was_typed_stays() {
    let (server, clerk, _) = desk().await;
    let long = "あ".repeat(4_001);
    for (path, fields, words) in [
        (
            "answer",
            vec![("answer", "本文")],
            "対応結果を選んでください",
        ),
        (
            "answer",
            vec![("outcome", "planned")],
            "回答：入力してください",
        ),
        (
            "answer",
            vec![("outcome", "planned"), ("answer", long.as_str())],
            "回答：短くしてください",
        ),
        ("remark", vec![], "内部メモ：入力してください"),
        ("out-of-scope", vec![], "理由：入力してください"),
        ("merge", vec![("into", "x")], "統合先の番号"),
        ("move", vec![("department", "none")], "移す先の担当"),
        (
            "mask",
            vec![("words", "ないことば")],
            "「ないことば」は意見の中にありません",
        ),
    ] {
        let answer = act(&server, &clerk, &format!("opinions/1/{path}"), &fields).await;
        assert_eq!(answer.status, 422, "{path}");
        assert!(answer.text().contains(words), "{path}: {}", answer.text());
    }
    let answer = act(
        &server,
        &clerk,
        "opinions/1/answer",
        &[("answer", "書きかけ")],
    )
    .await;
    assert!(answer.text().contains("書きかけ</textarea>"));
    for path in ["opinions/1/undo", "opinions/1/release"] {
        assert_eq!(act(&server, &clerk, path, &[]).await.status, 409, "{path}");
    }
    for path in ["opinions/99/claim", "opinions/x/claim"] {
        assert_eq!(act(&server, &clerk, path, &[]).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn personal_data_is_pointed_out_and_hidden_before_publishing() {
    let (server, clerk, _) = desk().await;
    sent(
        &server,
        opinion_with("text", "連絡は0467-23-3000の山田まで"),
    )
    .await;
    let before = page(&server, &clerk, "/staff/opinions/2").await;
    assert!(before.contains("個人情報に見えるところが残っています：電話番号「0467-23-3000」"));
    act(
        &server,
        &clerk,
        "opinions/2/mask",
        &[("words", "0467-23-3000"), ("words", "山田\n")],
    )
    .await;
    let after = page(&server, &clerk, "/staff/opinions/2").await;
    assert!(after.contains("連絡は＊＊＊の＊＊＊まで") && !after.contains("残っています"));
    assert_eq!(
        act(&server, &clerk, "opinions/2/publish", &[]).await.status,
        303
    );
    let shown: String = sqlx::query_scalar("SELECT text FROM voices")
        .fetch_one(&mut server.database().await)
        .await
        .unwrap();
    assert_eq!(shown, "連絡は＊＊＊の＊＊＊まで");
}

#[tokio::test]
async fn similar_opinions_are_offered_and_a_wave_is_merged_at_once() {
    let (server, clerk, receipt) = desk().await;
    let twin = sent(
        &server,
        opinion_with("text", "放課後の居場所をもっと増やしてほしいです！"),
    )
    .await;
    sent(&server, opinion_with("text", "道路を直してください。")).await;
    let first = page(&server, &clerk, "/staff/opinions/1").await;
    assert!(
        first.contains("name=\"into\" value=\"2\"") && !first.contains("name=\"into\" value=\"3\"")
    );
    let fields = [
        ("opinion", "2"),
        ("opinion", "3"),
        ("opinion", "1"),
        ("act", "merge"),
        ("into", "1"),
    ];
    let done = act(&server, &clerk, "bulk", &fields).await;
    assert!(
        done.text()
            .contains("2件に行いました。できなかったもの 1件。1番："),
        "{}",
        done.text()
    );
    server.answered_by(&clerk, 1, "増やします。").await;
    for receipt in [receipt, twin] {
        let json = server.get(&format!("/api/opinions/{receipt}")).await.json();
        assert_eq!(json["answer"]["text"], "増やします。");
    }
    assert!(
        act(&server, &clerk, "bulk", &[("act", "claim")])
            .await
            .text()
            .contains("意見を選んで")
    );
}

#[tokio::test]
async fn the_console_shows_neither_receipt_nor_address_and_escapes_what_residents_wrote() {
    let (server, clerk, receipt) = desk().await;
    sent(
        &server,
        opinion_with("text", "<script>alert(1)</script>\"'&"),
    )
    .await;
    act(
        &server,
        &clerk,
        "opinions/1/remark",
        &[("remark", "</textarea><b>")],
    )
    .await;
    for path in ["/staff", "/staff/opinions/1", "/staff/opinions/2"] {
        let page = page(&server, &clerk, path).await;
        assert!(
            !page.contains(&receipt) && !page.contains("example.jp"),
            "{path}"
        );
        assert!(!page.contains("<script") && !page.contains("<b>"), "{path}");
    }
    assert!(
        page(&server, &clerk, "/staff/opinions/1")
            .await
            .contains("メールアドレスあり")
    );
}

#[tokio::test]
async fn the_audit_says_who_did_what() {
    let (server, clerk, _) = desk().await;
    act(&server, &clerk, "opinions/1/claim", &[]).await;
    let administrator = server.signed_in(Role::Administrator).await;
    let audit = page(&server, &administrator, "/staff/audit").await;
    assert!(audit.contains("受け持った") && audit.contains("サインインした"));
}

#[tokio::test]
async fn personal_data_in_an_answer_is_pointed_out() {
    let (server, clerk, _) = desk().await;
    let text = "詳しくは 0467-23-3000 の山田まで。";
    let answer = [("outcome", "planned"), ("answer", text)];
    let preview = act(&server, &clerk, "opinions/1/answer", &answer).await;
    let words = "確かめてください：電話番号「0467-23-3000」";
    assert!(preview.text().contains(words), "{}", preview.text());
    server.answered_by(&clerk, 1, text).await;
    let before = page(&server, &clerk, "/staff/opinions/1").await;
    assert!(before.contains(words), "{before}");
}

#[tokio::test]
async fn only_what_its_writer_agreed_to_publish_is_exported_unless_all_is_asked_for() {
    let (server, clerk, _) = desk().await;
    let mut silent = opinion_with("text", "公開しないでください。");
    silent["may_publish"] = false.into();
    sent(&server, silent).await;
    for (path, is_all) in [
        ("/staff/export.csv", false),
        ("/staff/export.json", false),
        ("/staff/export.csv?extent=all", true),
        ("/staff/export.json?extent=all", true),
    ] {
        let cookie = clerk.cookie();
        let export = server.get_with(path, &[("cookie", &cookie)]).await;
        assert_eq!(
            export.text().contains("公開しないでください。"),
            is_all,
            "{path}"
        );
        assert!(export.text().contains("放課後の居場所"));
        let name = export.header("content-disposition");
        assert_eq!(name.contains("opinions-all."), is_all);
    }
    let administrator = server.signed_in(Role::Administrator).await;
    let audit = page(&server, &administrator, "/staff/audit").await;
    assert!(audit.contains("opinions-all.csv"));
}

#[tokio::test]
async fn what_is_exported_can_be_imported_and_tells_nobodys_address() {
    let (server, clerk, receipt) = desk().await;
    sent(&server, opinion_with("text", "=1+1")).await;
    act(&server, &clerk, "opinions/1/publish", &[]).await;
    let cookie = clerk.cookie();
    let headers = [("cookie", cookie.as_str()), ("host", "navi.example.jp")];
    let csv = server.get_with("/staff/export.csv", &headers).await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    let lines: Vec<_> = csv.text().lines().collect();
    assert!(lines[0].starts_with("comment-id,comment-body,source,url,attribute_"));
    assert!(lines[1].contains(",http://navi.example.jp/voices/1,2-2,提案,"));
    assert!(lines[2].contains(",'=1+1,"));
    let read = hearing_server::opinion_csv::read(&csv.body, &plan_data::PLAN).unwrap();
    assert_eq!(read[1].opinion.text, "=1+1");
    let json = server.get_with("/staff/export.json", &headers).await;
    assert_eq!(json.json()[1]["text"], "=1+1");
    for export in [csv.text(), json.text()] {
        assert!(
            !export.contains("example.jp\"")
                && !export.contains("hanako")
                && !export.contains(&receipt)
        );
    }
    assert_eq!(
        server
            .number("SELECT COUNT(*) FROM acts WHERE act = 'export'")
            .await,
        2
    );
}
