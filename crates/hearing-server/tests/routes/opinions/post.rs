use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::support::{Server, key, receipt_on};

/// A body as a browser makes it.
fn encoded(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| {
        utf8_percent_encode(text, NON_ALPHANUMERIC)
            .to_string()
            .replace("%20", "+")
    };
    fields
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect::<Vec<_>>()
        .join("&")
}

fn form<'a>(key: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("key", key),
        ("subject", "000-2-2-1"),
        ("kind", "question"),
        ("text", text),
        ("life-stage", "parenting"),
        ("partner-role", ""),
        ("area", "outside"),
        ("may-publish", "true"),
        ("contact", ""),
    ]
}

#[tokio::test]
async fn a_form_leads_to_its_receipt() {
    let server = Server::bare().await;
    let answer = server
        .post_form(encoded(&form(&server.form_key(), "一行目\r\n二行目 & + %")))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(answer.text().contains("試しに送りました"));
    // Here, and nowhere else, the control code stands beside the number.
    let receipt = receipt_on(answer.text()).to_owned();
    let code = server.store.control_code(receipt.parse().unwrap());
    let (first, second) = receipt.split_at(11);
    assert!(answer.text().contains(&format!(">{first}<")));
    assert!(answer.text().contains(&format!(">{}<", &second[1..])));
    assert!(answer.text().contains(&format!(">{code}<")));
    let page = server.get(&format!("/opinions/{receipt}")).await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains(&code.to_string()));
    let row: (String, String, Option<String>, i64, Option<String>, String) = sqlx::query_as(
        "SELECT text, life_stage, partner_role, may_publish, contact, surface FROM opinions",
    )
    .fetch_one(&mut server.database().await)
    .await
    .unwrap();
    let expected = (
        "一行目\n二行目 & + %".to_owned(),
        "parenting".to_owned(),
        None,
        1,
        None,
        "phone".to_owned(),
    );
    assert_eq!((row.0, row.1, row.2, row.3, row.4, row.5), expected);
}

#[tokio::test]
async fn a_form_sent_twice_has_one_receipt() {
    let server = Server::bare().await;
    let body = encoded(&form(&server.form_key(), "あ"));
    let first = server.post_form(body.clone()).await;
    let again = server.post_form(body).await;
    assert_eq!(first.text(), again.text(), "with the same code");
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 1);
}

#[tokio::test]
async fn app_and_form_are_one_door() {
    let server = Server::bare().await;
    let key = server.form_key();
    let page = server.post_form(encoded(&form(&key, "あ\r\nい"))).await;
    let json = "{\"subject\":\"000-2-2-1\",\"kind\":\"question\",\"text\":\"あ\\nい\",\
        \"life_stage\":\"parenting\",\"area\":\"outside\",\"may_publish\":true}";
    let answer = server.post(&key, json).await;
    assert_eq!(answer.status, 200);
    let accepted = answer.json();
    assert_eq!(accepted["receipt"], receipt_on(page.text()));
    let code = accepted["control_code"].as_str().unwrap();
    assert!(page.text().contains(&format!(">{code}<")));
}

#[tokio::test]
async fn a_bad_form_comes_back_with_everything_typed() {
    let server = Server::with_files(&[("index.html", "")]).await;
    let key = server.form_key();
    let text = format!(
        "\n</textarea><script>alert(1)</script>{}",
        "あ".repeat(2_000)
    );
    let mut fields = form(&key, &text);
    fields.retain(|(name, _)| *name != "contact" && *name != "kind");
    fields.extend([("contact", "\"><b>hanako"), ("surface", "kiosk-ofuna")]);
    let answer = server.post_form(encoded(&fields)).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-store");
    let page = answer.text();
    assert!(page.contains("<title>エラー：意見を送る｜") && page.contains("<footer"));
    assert!(page.contains("<link rel=\"canonical\" href=\"/opinions/new\">"));
    for words in [
        "ご意見は2,000文字以内で入力してください。",
        "ご意見の種類を選んでください。",
        "メールアドレスは「name@example.jp」のような形で入力してください。",
        "href=\"#field-text\"",
        "href=\"#field-kind\"",
        "id=\"field-contact\"",
        "aria-invalid=\"true\"",
        "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;あああ",
        "value=\"&quot;&gt;&lt;b&gt;hanako\"",
        "name=\"subject\" value=\"000-2-2-1\" checked hidden",
        "<option value=\"parenting\" selected>",
        "<option value=\"outside\" selected>",
        "name=\"surface\" value=\"kiosk-ofuna\"",
        "value=\"true\" checked",
    ] {
        assert!(page.contains(words), "{words} is missing in {page}");
    }
    assert!(page.contains(&format!("name=\"key\" value=\"{key}\"")));
    assert!(!page.contains("<script>") && !page.contains("<b>hanako") && !page.contains("style="));
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 0);
}

#[tokio::test]
async fn what_another_sites_page_sends_is_shown_to_be_sent_from_here() {
    let server = Server::with_files(&[("index.html", "")]).await;
    let body = encoded(&form(&server.form_key(), "ほかの画面で書いた言葉"));
    for headers in [
        [
            ("sec-fetch-site", "cross-site"),
            ("host", "navi.example.jp"),
        ],
        [
            ("origin", "https://evil.example"),
            ("host", "navi.example.jp"),
        ],
    ] {
        let answer = server.post_fields("/opinions", &body, &headers).await;
        assert_eq!(answer.status, 403);
        assert!(answer.text().contains("ほかの画面で書いた言葉"));
        assert!(answer.text().contains("ほかのサイトの画面から送られた"));
    }
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 0);
    let own = [
        ("origin", "https://navi.example.jp"),
        ("host", "navi.example.jp"),
    ];
    assert_eq!(
        server.post_fields("/opinions", &body, &own).await.status,
        200
    );
}

#[tokio::test]
async fn an_earlier_editions_measure_stays_chosen() {
    let server = Server::bare().await;
    let key = server.form_key();
    let mut fields = form(&key, "");
    fields[1].1 = "000-5-1-1";
    let page = server.post_form(encoded(&fields)).await;
    assert!(
        page.text()
            .contains("name=\"subject\" value=\"000-5-1-1\" checked hidden"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn another_opinion_under_a_used_key_gets_a_fresh_form() {
    let server = Server::bare().await;
    let key = server.form_key();
    server.post_form(encoded(&form(&key, "はじめの意見"))).await;
    let answer = server.post_form(encoded(&form(&key, "つぎの意見"))).await;
    assert_eq!(answer.status, 422);
    let page = answer.text();
    assert!(page.contains("すでに受け付けています") && page.contains("つぎの意見"));
    assert!(!page.contains(&key) && !page.contains("はじめの意見"));
    assert_ne!(key_in(page), key);
}

/// The key of the form on a page.
fn key_in(page: &str) -> &str {
    let rest = page.split("name=\"key\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap()
}

#[tokio::test]
async fn a_form_sent_at_once_is_sent_again_and_then_arrives() {
    let server = Server::bare().await;
    let young = server.state.form_key(Duration::ZERO).to_string();
    let answer = server
        .post_form(encoded(&form(&young, "届けたい意見")))
        .await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("まだ送られていません"));
    assert!(answer.text().contains("届けたい意見"));
    // The form is the same, and only gets older.
    assert_eq!(key_in(answer.text()), young);
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 0);
    let old = server.state.form_key(Duration::from_secs(2)).to_string();
    let answer = server.post_form(encoded(&form(&old, "届けたい意見"))).await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn a_form_that_no_server_gave_out_or_a_program_filled_comes_back_whole() {
    let server = Server::bare().await;
    let mut trapped = form("", "届けたい意見");
    let own = server.form_key();
    trapped[0].1 = &own;
    trapped.push(("homepage", "https://example.com"));
    let unknown = key();
    for fields in [form(&unknown, "届けたい意見"), trapped] {
        let answer = server.post_form(encoded(&fields)).await;
        assert_eq!(answer.status, 400);
        assert!(answer.text().contains("届けたい意見"));
        let fresh = key_in(answer.text());
        assert!(fresh != unknown && fresh != own);
        // Sent again, it is a form of this server's, though a young one.
        let again = server
            .post_form(encoded(&form(fresh, "届けたい意見")))
            .await;
        assert_eq!((again.status.as_u16(), key_in(again.text())), (422, fresh));
    }
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 0);
}

#[tokio::test]
async fn a_form_without_a_key_gets_one() {
    let server = Server::bare().await;
    for key in ["", "00000000-0000-0000-0000-000000000000", "x"] {
        let answer = server.post_form(encoded(&form(key, "届けたい意見"))).await;
        assert_eq!(answer.status, 400);
        assert!(answer.text().contains("届けたい意見"));
        let fresh = key_in(answer.text());
        assert!(fresh.parse::<uuid::Uuid>().is_ok_and(|key| !key.is_nil()));
    }
}

#[tokio::test]
async fn what_was_typed_survives_a_store_that_is_down() {
    let server = Server::bare().await;
    server.store.close().await;
    let key = server.form_key();
    let answer = server.post_form(encoded(&form(&key, "届けたい意見"))).await;
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("届けたい意見") && answer.text().contains(&key));
}

#[tokio::test]
async fn hostile_forms_are_refused_on_a_page() {
    let server = Server::bare().await;
    let post = async |content_type: &str, body: Vec<u8>| {
        let request = Request::post("/opinions").header("content-type", content_type);
        let answer = server.ask(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert!(answer.text().contains("<h1"));
        answer.status.as_u16()
    };
    let form = "application/x-www-form-urlencoded";
    assert_eq!(
        post("multipart/form-data; boundary=a", b"--a--".to_vec()).await,
        415
    );
    assert_eq!(post(form, b"text=%FF%FE".to_vec()).await, 400);
    assert_eq!(post(form, b"text=\xFF".to_vec()).await, 400);
    assert_eq!(post(form, vec![b'a'; 10_000_000]).await, 413);
    assert_eq!(
        post(form, b"&&=&%&text=%&text".to_vec()).await,
        400,
        "without a key"
    );
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 0);
}

#[tokio::test]
async fn personal_data_is_pointed_out_once_and_sent_all_the_same() {
    let server = Server::with_files(&[("index.html", "")]).await;
    let key = server.form_key();
    let mut fields = form(&key, "一行目\r\n電話は0467-23-3000です");
    let answer = server.post_form(encoded(&fields)).await;
    assert_eq!(answer.status, 422);
    let page = answer.text();
    assert!(page.contains("電話番号「0467-23-3000」") && page.contains("まだ送られていません"));
    assert!(!page.contains("エラー") && page.contains("name=\"told\""));
    assert_eq!(server.number("SELECT COUNT(*) FROM opinions").await, 0);
    fields.push(("told", "yes"));
    assert_eq!(server.post_form(encoded(&fields)).await.status, 200);
}

/// Without scripts, only the server can show what was answered.
#[tokio::test]
async fn who_asks_sees_what_was_answered_before_it_is_sent() {
    let server = Server::with_files(&[("index.html", "")]).await;
    let key = server.form_key();
    let text = "一行目\r\n<b>090-1234-5678";
    let asked_by = |button: &'static str| [form(&key, text), vec![(button, "yes")]].concat();

    let check = server.post_form(encoded(&asked_by("check"))).await;
    assert_eq!(check.status, 200);
    for shown in [
        "この内容で送りますか",
        "施策 2-2 ",
        "一行目\r\n&lt;b&gt;090-1234-5678",
        "子育て",
        "はい（あなたのことも添えて）",
        "答えていない項目：お立場、",
        "「090-1234-5678」",
    ] {
        assert!(check.text().contains(shown), "{shown}: {}", check.text());
    }
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 0);

    let change = server.post_form(encoded(&asked_by("change"))).await;
    assert_eq!(change.status, 200);
    assert!(
        change
            .text()
            .contains("一行目\r\n&lt;b&gt;090-1234-5678</textarea>")
    );
    assert!(
        !change.text().contains("role=\"alert\""),
        "nothing is wrong"
    );

    // The page has said what looks like personal data.
    assert!(check.text().contains("name=\"told\" value=\"yes\""));
    let sent = server.post_form(encoded(&asked_by("told"))).await;
    assert_eq!(sent.status, 200, "{}", sent.text());
    assert!(sent.text().contains("data-receipt="));
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 1);
}

#[tokio::test]
async fn what_cannot_be_sent_is_not_shown_as_if_it_could() {
    let server = Server::bare().await;
    let key = server.form_key();
    let asked = [form(&key, " "), vec![("check", "yes")]].concat();
    let answer = server.post_form(encoded(&asked)).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("ご意見を入力してください"));
}
