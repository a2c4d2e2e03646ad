use hearing_server::staff::Role;
use hearing_server::workflow::Act;

use super::desk::{act, desk, hidden_fields, page, pairs, sent};
use crate::support::{Server, key, opinion, opinion_with};

#[tokio::test]
async fn the_queue_shows_what_waits_and_finds_by_its_filters() {
    let (server, clerk, _) = desk().await;
    sent(&server, opinion_with("subject", "000-3-2-1")).await;
    sent(&server, opinion_with("subject", "plan")).await;
    let has = async |query: &str| {
        let page = page(&server, &clerk, &format!("/staff?{query}")).await;
        [1, 2, 3].map(|id| page.contains(&format!("value=\"{id}\"><span")))
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
        preview.text().contains("増やします。&lt;i&gt;")
            && preview.text().contains("取り入れる予定です")
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
    send[1].1 = "別の回答です。";
    let late = act(&server, &clerk, "opinions/1/answer", &send).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("この意見が変わりました"));
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
    assert!(
        before.contains("個人情報に見えるところが残っています")
            && before.contains("電話番号「0467-23-3000」")
            && before.contains("<mark>0467-23-3000</mark>")
    );
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
        first.contains("name=\"similar\" value=\"2\"")
            && !first.contains("name=\"similar\" value=\"3\"")
    );
    let fields = [
        ("opinion", "2"),
        ("opinion", "3"),
        ("opinion", "1"),
        ("act", "merge"),
        ("into", "1"),
    ];
    let asked = act(&server, &clerk, "bulk", &fields).await;
    let confirmed = hidden_fields(asked.text(), "/staff/bulk", "confirm");
    let done = act(&server, &clerk, "bulk", &pairs(&confirmed)).await;
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
            .contains("一覧で意見を選んで")
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
    server.answered_by(&clerk, 1, text).await;
    let before = page(&server, &clerk, "/staff/opinions/1").await;
    for page in [preview.text(), &before] {
        assert!(
            page.contains("公開してよいものか、確かめてください"),
            "{page}"
        );
        assert!(page.contains("電話番号「0467-23-3000」"), "{page}");
    }
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field() {
    let (server, clerk, _) = desk().await;
    let fields = [("answer", "書きかけ"), ("revision", "0")];
    let refused = act(&server, &clerk, "opinions/1/answer", &fields).await;
    let page = refused.text();
    assert!(page.contains("<a href=\"#field-outcome\">対応結果を選んでください。</a>"));
    assert!(page.contains("id=\"error-outcome\">エラー：対応結果を選んでください。"));
    assert!(page.contains("aria-describedby=\"error-outcome\" aria-invalid=\"true\" autofocus"));
    let fields = [
        ("opinion", "1"),
        ("act", "merge"),
        ("into", "x"),
        ("list", "status=any"),
    ];
    let refused = act(&server, &clerk, "bulk", &fields).await;
    assert_eq!(refused.status, 422);
    let page = refused.text();
    assert!(page.contains("id=\"error-into\"") && page.contains("value=\"x\""));
    assert!(page.contains("name=\"opinion\" value=\"1\" checked"));
    assert!(page.contains("name=\"list\" value=\"status=any\""));
}

#[tokio::test]
async fn a_form_sent_twice_is_done_once() {
    let (server, clerk, receipt) = desk().await;
    for (path, fields) in [
        ("claim", vec![("revision", "0")]),
        ("remark", vec![("revision", "1"), ("remark", "電話した")]),
        (
            "answer",
            vec![
                ("revision", "2"),
                ("outcome", "planned"),
                ("answer", "増やします。"),
                ("step", "send"),
            ],
        ),
        ("publish", vec![("revision", "3")]),
    ] {
        for _ in 0..2 {
            let answer = act(&server, &clerk, &format!("opinions/1/{path}"), &fields).await;
            assert_eq!(answer.status, 303, "{path}");
            assert_eq!(
                answer.header("location"),
                format!("/staff/opinions/1?done={path}")
            );
        }
    }
    assert_eq!(server.number("SELECT COUNT(*) FROM remarks").await, 1);
    assert_eq!(server.number("SELECT COUNT(*) FROM answers").await, 1);
    let json = server.get(&format!("/api/opinions/{receipt}")).await.json();
    assert_eq!(json["answer"]["text"], "増やします。");
}

#[tokio::test]
async fn a_text_is_not_lost_when_a_colleague_was_faster() {
    let (server, clerk, _) = desk().await;
    let colleague = server.signed_in(Role::Responder).await;
    server.answered_by(&colleague, 1, "もう答えました。").await;
    for step in ["", "send"] {
        let fields = [
            ("revision", "0"),
            ("outcome", "planned"),
            ("answer", "書いていた回答です。"),
            ("step", step),
        ];
        let late = act(&server, &clerk, "opinions/1/answer", &fields).await;
        assert_eq!(late.status, 409);
        let page = late.text();
        assert!(page.contains("この意見が変わりました") && page.contains("もう答えました。"));
        assert!(page.contains("書いていた回答です。</textarea>"), "{page}");
    }
}

#[tokio::test]
async fn a_text_is_not_lost_when_the_session_ends() {
    let (server, clerk, receipt) = desk().await;
    let fields = "csrf=old&revision=0&outcome=planned&answer=%E5%A2%97%E3%82%84%E3%81%99&step=send";
    let path = "/staff/opinions/1/answer";
    let signed_out = server.post_fields(path, fields, &[]).await;
    assert_eq!(signed_out.status, 403);
    let page = signed_out.text();
    assert!(page.contains("もう一度サインインしてください") && page.contains("増やす"));
    assert!(
        page.contains("action=\"/staff/opinions/1/answer\"") && !page.contains("name=\"csrf\"")
    );
    let cookie = clerk.cookie();
    let again = server
        .post_fields(path, fields, &[("cookie", &cookie)])
        .await;
    assert_eq!(again.status, 403);
    let token = format!("name=\"csrf\" value=\"{}\"", clerk.csrf);
    assert!(again.text().contains(&token) && again.text().contains("増やす"));
    let status = format!("/api/opinions/{receipt}");
    assert_eq!(server.get(&status).await.json()["status"], "received");
    let fields = fields.replace("csrf=old", &format!("csrf={}", clerk.csrf));
    let done = server
        .post_fields(path, &fields, &[("cookie", &cookie)])
        .await;
    assert_eq!(done.status, 303);
    assert_eq!(server.get(&status).await.json()["status"], "answered");
    // What another site made a browser send is not offered to be sent again.
    let from_elsewhere = [
        ("cookie", cookie.as_str()),
        ("sec-fetch-site", "cross-site"),
    ];
    let foreign = server
        .post_fields(path, "csrf=old&answer=a", &from_elsewhere)
        .await;
    assert_eq!(foreign.status, 403);
    assert!(!foreign.text().contains("この内容で続ける"));
}

#[tokio::test]
async fn a_template_is_added_to_what_is_typed() {
    let server = Server::with_departments(
        "[[department]]\nid = \"a\"\nname = \"A\"\n\
         [[template]]\nname = \"参考\"\noutcome = \"noted\"\ntext = \"参考にします。\"\n",
    )
    .await;
    let clerk = server.signed_in(Role::Responder).await;
    sent(&server, opinion()).await;
    let fields = [("answer", "書きかけ"), ("step", "template-0")];
    let page = act(&server, &clerk, "opinions/1/answer", &fields).await;
    assert_eq!(page.status, 200);
    assert!(
        page.text()
            .contains("書きかけ\n\n参考にします。</textarea>")
    );
    assert!(page.text().contains("<option value=\"noted\" selected>"));
}

#[tokio::test]
async fn a_publisher_finds_what_waits_and_a_clerk_what_did_not_answer() {
    let (server, clerk, _) = desk().await;
    let twin = sent(&server, opinion_with("may_publish", false)).await;
    server.answered_by(&clerk, 1, "増やします。").await;
    let merged = server.store.act(clerk.id, 2, None, &Act::Merge { into: 1 });
    assert_eq!(merged.await.unwrap(), Ok(()));
    let list = async |status: &str| {
        let page = page(&server, &clerk, &format!("/staff?status={status}")).await;
        [1, 2].map(|id| page.contains(&format!("value=\"{id}\"><span")))
    };
    assert_eq!(list("awaits-publication").await, [true, false]);
    assert_eq!(list("unhelpful").await, [false, false]);
    // The one whose opinion was merged is heard, too.
    let reply = format!("/opinions/{twin}/reply");
    let proof = server.proof_of(&twin);
    let fields = format!("helpful=no&text=%E3%81%84%E3%81%A4&{proof}");
    server.post_fields(&reply, &fields, &[]).await;
    assert_eq!(list("unhelpful").await, [true, false]);
    let first = page(&server, &clerk, "/staff/opinions/1").await;
    assert!(
        first.contains("2番を書いた人") && first.contains("いつ"),
        "{first}"
    );
    act(&server, &clerk, "opinions/1/publish", &[]).await;
    assert_eq!(list("awaits-publication").await, [false, false]);
}

#[tokio::test]
async fn the_way_through_a_list_goes_on_behind_an_act() {
    let (server, clerk, _) = desk().await;
    sent(&server, opinion_with("subject", "000-3-2-1")).await;
    sent(&server, opinion()).await;
    let list = "list=policy%3D2-2";
    let first = page(&server, &clerk, &format!("/staff/opinions/1?{list}")).await;
    assert!(first.contains("href=\"/staff?policy=2-2\""));
    assert!(first.contains("次の意見へ（3番）"));
    let fields = [("revision", "0"), ("list", "policy=2-2")];
    let done = act(&server, &clerk, "opinions/1/claim", &fields).await;
    let address = done.header("location");
    let after = page(&server, &clerk, address).await;
    assert!(
        after.contains("受け持ちました。") && after.contains("次の意見へ（3番）"),
        "{address}"
    );
    let last = page(&server, &clerk, &format!("/staff/opinions/3?{list}")).await;
    assert!(last.contains("次の意見へ（1番）"));
}

#[tokio::test]
async fn who_names_a_receipt_is_found_and_helped() {
    let server = Server::bare().await;
    let sent = server.post(&key(), opinion().to_string()).await.json();
    let receipt = sent["receipt"].as_str().unwrap();
    let clerk = server.signed_in(Role::Responder).await;
    let post = async |path: &str, fields: &str| {
        let body = format!("csrf={}&{fields}", clerk.csrf);
        let cookie = clerk.cookie();
        server
            .post_fields(path, &body, &[("cookie", &cookie)])
            .await
    };
    let typed = receipt.to_lowercase().replace('-', "+");
    let found = post("/staff/receipt", &format!("receipt={typed}")).await;
    assert_eq!(found.status, 303);
    assert_eq!(found.header("location"), "/staff/opinions/1");
    for (typed, words) in [("", "受付番号を入力してください"), ("7K3", "入力は3文字")]
    {
        let answer = post("/staff/receipt", &format!("receipt={typed}")).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains(words));
    }
    let silent = post("/staff/opinions/1/withdraw", "withdraw-reason=").await;
    assert_eq!(silent.status, 422);
    let reason = "withdraw-reason=%E7%AA%93%E5%8F%A3";
    let done = post("/staff/opinions/1/withdraw", reason).await;
    assert_eq!(done.header("location"), "/staff/opinions/1?done=withdraw");
    let cookie = clerk.cookie();
    let page = server
        .get_with("/staff/opinions/1", &[("cookie", &cookie)])
        .await;
    assert!(page.text().contains("取り下げた（窓口）"));
    let reason = "undo-reason=%E7%AA%93%E5%8F%A3";
    let done = post("/staff/opinions/1/undo-withdrawal", reason).await;
    assert_eq!(done.status, 303);
    let status = server.get(&format!("/api/opinions/{receipt}")).await.json();
    assert_eq!(status["status"], "received");
}
