use hearing_api::Receipt;

use crate::support::{Server, key, opinion, opinion_with};

const SHELL: &str = "<title>A</title><main><!--hearing:content--></main><footer>";

async fn sent(server: &Server) -> String {
    let answer = server.post(&key(), opinion().to_string()).await;
    answer.json()["receipt"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_receipt_is_shown_in_the_apps_shell() {
    let server = Server::with_files(&[("index.html", ""), ("_shell/receipt.html", SHELL)]).await;
    let receipt = sent(&server).await;
    let answer = server.get(&format!("/opinions/{receipt}")).await;
    assert_eq!(answer.status, 200);
    let page = answer.text();
    assert!(
        page.starts_with("<title>意見の受付番号と対応状況｜"),
        "{page}"
    );
    assert!(page.ends_with("</main><footer>"));
    assert!(page.contains(&format!(">{receipt}<")));
    assert!(page.contains("受付") && page.contains("施策 2-2 こども・若者"));
    assert!(!page.contains("放課後") && !page.contains("example.jp"));
    for (name, value) in [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-robots-tag", "noindex"),
    ] {
        assert_eq!(answer.header(name), value);
    }
}

#[tokio::test]
async fn the_app_finds_what_it_shows_in_the_page() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    for path in [format!("/opinions/{receipt}"), "/opinions/7K3".to_owned()] {
        let page = server.get(&path).await;
        let (_, content) = page
            .text()
            .split_once("<div id=\"opinion-status\"><!--hearing:begin-->")
            .unwrap();
        let (content, _) = content.split_once("<!--hearing:end--></div>").unwrap();
        assert!(content.contains("<form") && !content.contains("<h1"));
    }
    let page = server.get(&format!("/opinions/{receipt}")).await;
    // The app puts its button there.
    assert!(
        page.text()
            .contains("<div class=\"receipt-number__actions\"></div>")
    );
}

#[tokio::test]
async fn a_writer_sees_the_answer_and_by_when_it_will_come() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    let path = format!("/opinions/{receipt}");
    let before = server.get(&path).await;
    assert!(before.text().contains("回答の目安：") && !before.text().contains("市の回答"));
    server.answered("<b>増やします。</b>").await;
    let after = server.get(&path).await;
    let page = after.text();
    assert!(!page.contains("回答の目安：") && !page.contains("<b>"));
    for words in [
        "市の回答",
        "反映予定",
        "&lt;b&gt;増やします。",
        "答えになっていますか",
        "取り下げる",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let json = server.get(&format!("/api/opinions/{receipt}")).await.json();
    assert_eq!(json["answer"]["outcome"], "planned");
    assert_eq!(json["expected_by"], serde_json::Value::Null);
}

#[tokio::test]
async fn a_writer_says_whether_the_answer_answers() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    server.answered("増やします。").await;
    let reply = format!("/opinions/{receipt}/reply");
    let long = format!("helpful=no&text={}", "%E3%81%82".repeat(501));
    for (body, words) in [("", "「はい」か「いいえ」"), (long.as_str(), "500文字以内")]
    {
        let answer = server.post_fields(&reply, body, &[]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains(words), "{}", answer.text());
    }
    let undecided = server
        .post_fields(&reply, "text=%E3%81%84%E3%81%A4", &[])
        .await;
    assert!(undecided.text().contains("いつ</textarea>"));
    let answer = server
        .post_fields(&reply, "helpful=no&text=%E3%81%84%E3%81%A4", &[])
        .await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (303, &*format!("/opinions/{receipt}"))
    );
    let page = server.get(&format!("/opinions/{receipt}")).await;
    assert!(
        page.text()
            .contains("「答えになっていない」とお知らせいただきました")
    );
    assert!(!page.text().contains("name=\"helpful\""));
    assert_eq!(
        server
            .number("SELECT COUNT(*) FROM replies WHERE is_helpful = 0 AND text = 'いつ'")
            .await,
        1
    );
}

#[tokio::test]
async fn a_writer_takes_an_opinion_back_after_a_confirmation() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    let withdraw = format!("/opinions/{receipt}/withdraw");
    let unconfirmed = server.post_fields(&withdraw, "", &[]).await;
    assert_eq!(unconfirmed.status, 422);
    assert!(unconfirmed.text().contains("チェックを入れてから"));
    assert_eq!(
        server
            .post_fields(&withdraw, "confirmed=yes", &[])
            .await
            .status,
        303
    );
    let page = server.get(&format!("/opinions/{receipt}")).await;
    assert!(page.text().contains("取り下げられました") && !page.text().contains("取り下げる"));
    let unknown = Receipt::from_random([9; 11]);
    let answer = server
        .post_fields(
            &format!("/opinions/{unknown}/withdraw"),
            "confirmed=yes",
            &[],
        )
        .await;
    assert_eq!(answer.status, 404);
}

#[tokio::test]
async fn what_leads_nowhere_is_explained() {
    let server = Server::bare().await;
    let unknown = Receipt::from_random([9; 11]).to_string();
    for (typed, words) in [
        (unknown.as_str(), "見つかりません"),
        ("7K3", "3文字でした"),
        ("%3Cscript%3Ealert(1)%3C%2Fscript%3E", "「&lt;」"),
        (
            "%22%3E%3Cimg%20src=x%3E",
            "value=\"&quot;&gt;&lt;img src=x&gt;\"",
        ),
    ] {
        let answer = server.get(&format!("/opinions/{typed}")).await;
        assert_eq!(answer.status, 404);
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(answer.text().contains(words), "{}", answer.text());
        assert!(answer.text().contains("action=\"/opinions\""));
        assert!(!answer.text().contains("<script>") && !answer.text().contains("<img src=x"));
    }
    assert_eq!(server.get("/opinions/%FF").await.status, 404);
}

#[tokio::test]
async fn it_is_compressed() {
    let server = Server::bare().await;
    let answer = server
        .get_with("/opinions/7K3", &[("accept-encoding", "gzip")])
        .await;
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert_eq!(answer.body[..2], [0x1F, 0x8B]);
}

#[tokio::test]
async fn who_gave_an_address_reads_whether_an_email_will_come() {
    let yes = "入力されたメールアドレスにもお知らせします";
    let no = "メールでのお知らせを行っていません";
    for (server, expected) in [
        (Server::that_sends_mail().await, [true, false]),
        (Server::bare().await, [false, true]),
    ] {
        let sent = server.post(&key(), opinion().to_string()).await.json();
        let page = format!("/opinions/{}", sent["receipt"].as_str().unwrap());
        let says = async || {
            let page = server.get(&page).await;
            [yes, no].map(|words| page.text().contains(words))
        };
        assert_eq!(says().await, expected);
        server.answered("増やします。").await;
        assert_eq!(says().await, [false; 2], "it is there");
        let silent = opinion_with("contact", "").to_string();
        let sent = server.post(&key(), silent).await.json();
        let page = format!("/opinions/{}", sent["receipt"].as_str().unwrap());
        let page = server.get(&page).await;
        assert!([yes, no].iter().all(|words| !page.text().contains(words)));
    }
}
