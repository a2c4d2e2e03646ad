use hearing_api::Receipt;

use crate::support::{Server, key, opinion, opinion_with};

async fn sent(server: &Server) -> String {
    let answer = server.post(&key(), opinion().to_string()).await;
    answer.json()["receipt"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_receipt_is_shown_in_the_apps_shell() {
    let server = Server::with_files(&[("index.html", "")]).await;
    let receipt = sent(&server).await;
    let answer = server.get(&format!("/opinions/{receipt}")).await;
    assert_eq!(answer.status, 200);
    let page = answer.text();
    assert!(
        page.contains("<title>意見の行方｜鎌倉ミライ共創ナビ</title>"),
        "{page}"
    );
    for part in [
        "href=\"/assets/app-1.css\"",
        "src=\"/assets/receipt-1.js\"",
        "href=\"/assets/app-1.wasm\"",
        "<header class=\"header\">",
        "aria-current=\"true\"><span class=\"header__besides\">意見の</span>行方</a>",
        "<footer class=\"footer\">",
        "content=\"noindex\"",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let (first, second) = receipt.split_at(11);
    assert!(page.contains(&format!(">{first}<")) && page.contains(&format!(">{}<", &second[1..])));
    assert!(page.contains("試しに送りました") && page.contains("施策 2-2 こども・若者"));
    assert!(!page.contains("放課後") && !page.contains("example.jp"));
    // A page that may be shown around is not handed on with the way to take the opinion back.
    let code = server.store.control_code(receipt.parse().unwrap());
    assert!(!page.contains(&code.to_string()) && !page.contains("data-share"));
    assert!(page.contains("/api/line?path=%2Fpolicies%2F") && !page.contains("id=\"arrived\""));
    for (name, value) in [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-store"),
        ("referrer-policy", "strict-origin"),
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
        let (above, content) = page
            .text()
            .split_once("<div id=\"opinion-status\"")
            .unwrap();
        assert!(content.contains("<form") && !content.contains("<h1"));
        assert!(above.contains("<h1"));
    }
    let page = server.get(&format!("/opinions/{receipt}")).await;
    // The app's button, and where it puts the code and the key.
    for place in [
        "data-action=\"copy\"",
        "<p class=\"receipt-number__control\" translate=\"no\">（表示しません）</p>",
        "name=\"control-code\" type=\"text\" value=\"\"",
        "name=\"key\" value=\"\"",
    ] {
        assert!(page.text().contains(place), "{place}");
    }
}

#[tokio::test]
async fn a_writer_sees_the_answer_and_by_when_it_will_come() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    let path = format!("/opinions/{receipt}");
    let before = server.get(&path).await;
    assert!(before.text().contains("ごろまで") && !before.text().contains("市の回答"));
    server.answered("<b>増やします。</b>").await;
    let after = server.get(&path).await;
    let page = after.text();
    assert!(!page.contains("ごろまで") && !page.contains("<b>"));
    for words in [
        "市の回答",
        "取り入れる予定です",
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
async fn the_way_shows_what_is_recorded_and_what_is_still_to_come() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    let path = format!("/opinions/{receipt}");
    let api = format!("/api/opinions/{receipt}");
    let now = |page: &str| {
        let (_, stop) = page.split_once("aria-current=\"step\"").unwrap();
        let (stop, _) = stop.split_once("</li>").unwrap();
        stop.to_owned()
    };
    let before = server.get(&path).await.text().to_owned();
    assert!(now(&before).contains("試しに送りました"));
    assert!(before.contains("職員が読みます") && before.contains("担当が検討します"));
    assert_eq!(
        server.get(&api).await.json()["read_at"],
        serde_json::Value::Null
    );
    sqlx::query("UPDATE opinions SET read_at = '2026-04-02T00:00:00Z'")
        .execute(&mut server.database().await)
        .await
        .unwrap();
    let read = server.get(&path).await.text().to_owned();
    assert!(now(&read).contains("職員が読みました") && now(&read).contains("2026年4月2日"));
    assert_eq!(
        server.get(&api).await.json()["read_at"],
        "2026-04-02T00:00:00Z"
    );
    // Answered without having been claimed: nobody says that it was.
    server.answered("増やします。").await;
    let answered = server.get(&path).await.text().to_owned();
    assert!(now(&answered).contains("回答しました"));
    assert!(!answered.contains("担当が検討") && !answered.contains("これから"));
    let proof = server.proof_of(&receipt);
    let withdraw = format!("{path}/withdraw");
    server
        .post_fields(&withdraw, &format!("confirmed=yes&{proof}"), &[])
        .await;
    assert!(now(server.get(&path).await.text()).contains("取り下げました"));
}

#[tokio::test]
async fn the_expected_day_goes_into_a_calendar_without_the_number() {
    let server = Server::with_public_url("https://navi.example.jp").await;
    let receipt = sent(&server).await;
    let path = format!("/opinions/{receipt}/expected.ics");
    let answer = server.get(&path).await;
    assert_eq!(
        answer.header("content-type"),
        "text/calendar; charset=utf-8"
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    let file = answer.text();
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.contains("DTSTART;VALUE=DATE:"));
    assert!(file.contains("URL:https://navi.example.jp/opinions\r\n"));
    assert!(!file.contains(&receipt[..7]) && !file.contains("放課後") && !file.contains("こども"));
    server.answered("増やします。").await;
    assert_eq!(
        server.get(&path).await.status,
        404,
        "nothing is expected any more"
    );
}

#[tokio::test]
async fn the_number_is_saved_as_a_picture_without_the_opinion() {
    let server = Server::with_public_url("https://navi.example.jp").await;
    let receipt = sent(&server).await;
    let path = format!("/opinions/{receipt}/picture.svg");
    assert!(
        server
            .get(&format!("/opinions/{receipt}"))
            .await
            .text()
            .contains(&path)
    );
    let answer = server.get(&path).await;
    assert_eq!(answer.header("content-type"), "image/svg+xml");
    assert_eq!(answer.header("cache-control"), "no-store");
    let picture = answer.text();
    for half in [
        &receipt[..11],
        &receipt[12..],
        "https://navi.example.jp/opinions",
    ] {
        assert!(picture.contains(half), "{half}");
    }
    let proof = server.proof_of(&receipt);
    let code = proof.split('=').next_back().unwrap_or_default();
    assert!(!picture.contains("放課後") && !picture.contains("こども") && !picture.contains(code));
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
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("控えコードを入力してください"));
    assert!(answer.text().contains("いつ</textarea>"));
    let proof = server.proof_of(&receipt);
    let answer = server
        .post_fields(
            &reply,
            &format!("helpful=no&text=%E3%81%84%E3%81%A4&{proof}"),
            &[],
        )
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
    let with_code = format!("confirmed=yes&{}", server.proof_of(&receipt));
    assert_eq!(
        server.post_fields(&withdraw, &with_code, &[]).await.status,
        303
    );
    let page = server.get(&format!("/opinions/{receipt}")).await;
    assert!(page.text().contains("取り下げました") && !page.text().contains("/withdraw\""));
    assert!(page.text().contains("まで、取り下げる前の状態に戻せます"));
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
async fn what_another_sites_page_sends_changes_nothing_and_is_shown() {
    let server = Server::with_public_url("https://navi.example.jp").await;
    let receipt = sent(&server).await;
    server.answered("増やします。").await;
    let proof = server.proof_of(&receipt);
    let (_, code) = proof.split_once('=').unwrap();
    let elsewhere = [
        [("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site")],
        [("origin", "https://evil.example")],
        [("origin", "null")],
    ];
    for (act, body) in [
        ("reply", format!("helpful=no&text=mada&{proof}")),
        ("withdraw", format!("confirmed=yes&{proof}")),
        ("undo-withdrawal", proof.clone()),
    ] {
        let path = format!("/opinions/{receipt}/{act}");
        for headers in &elsewhere {
            let refused = server.post_fields(&path, &body, headers).await;
            assert_eq!(refused.status, 403, "{act} {headers:?}");
            let page = refused.text();
            assert!(page.contains("ほかのサイトの画面から") && page.contains(code));
        }
    }
    assert_eq!(server.number("SELECT COUNT(*) FROM replies").await, 0);
    assert_eq!(server.number("SELECT COUNT(*) FROM withdrawals").await, 0);
    for headers in [
        [("sec-fetch-site", "same-origin")],
        [("origin", "https://navi.example.jp")],
    ] {
        let path = format!("/opinions/{receipt}/reply");
        let reply = format!("helpful=yes&{proof}");
        assert_eq!(
            server.post_fields(&path, &reply, &headers).await.status,
            303
        );
    }
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

#[tokio::test]
async fn what_is_not_ones_own_is_not_taken_back() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    let withdraw = format!("/opinions/{receipt}/withdraw");
    let code = server.store.control_code(receipt.parse().unwrap());
    for (typed, words) in [
        ("", "控えコードを入力してください"),
        ("7K3", "入力は3文字でした"),
        ("U1234567", "「U」は使いません"),
        ("0000-0000", "この受付番号の控えコードではありません"),
    ] {
        let body = format!("confirmed=yes&control-code={typed}");
        let answer = server.post_fields(&withdraw, &body, &[]).await;
        assert_eq!(answer.status, 422, "{typed}");
        let page = answer.text();
        assert!(page.contains(words), "{page}");
        assert!(page.contains(&format!("type=\"text\" value=\"{typed}\"")));
        assert!(page.contains("aria-invalid=\"true\"") && !page.contains(&code.to_string()));
    }
    let status = async || {
        let answer = server.get(&format!("/api/opinions/{receipt}")).await;
        answer.json()["status"].clone()
    };
    assert_eq!(status().await, "received");
    // As a Japanese keyboard writes it.
    let wide: String = code
        .to_string()
        .chars()
        .map(|c| match c {
            '-' => 'ー',
            c => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
        })
        .collect();
    let wide = percent_encoding::utf8_percent_encode(&wide, percent_encoding::NON_ALPHANUMERIC);
    let body = format!("confirmed=yes&control-code={wide}");
    let answer = server.post_fields(&withdraw, &body, &[]).await;
    assert_eq!(answer.status, 303);
    assert_eq!(status().await, "withdrawn");
    let undo = format!("/opinions/{receipt}/undo-withdrawal");
    assert_eq!(server.post_fields(&undo, "", &[]).await.status, 422);
    let proof = server.proof_of(&receipt).replace('-', "").to_lowercase();
    let proof = proof.replacen("controlcode", "control-code", 1);
    assert_eq!(server.post_fields(&undo, &proof, &[]).await.status, 303);
    assert_eq!(status().await, "received");
}

#[tokio::test]
async fn after_five_wrong_codes_only_the_device_that_sent_may_go_on() {
    let server = Server::bare().await;
    let key = key();
    let sent = server.post(&key, opinion().to_string()).await.json();
    let receipt = sent["receipt"].as_str().unwrap();
    let withdraw = format!("/opinions/{receipt}/withdraw");
    let proof = server.proof_of(receipt);
    let wrong = "confirmed=yes&control-code=0000-0000";
    for _ in 0..5 {
        assert_eq!(server.post_fields(&withdraw, wrong, &[]).await.status, 422);
    }
    // Also the right one: else the wait would say which one is.
    for body in [wrong, &format!("confirmed=yes&{proof}")] {
        let answer = server.post_fields(&withdraw, body, &[]).await;
        assert_eq!(answer.status, 429);
        assert!(answer.header("retry-after").parse::<u64>().unwrap() > 3_500);
        assert!(answer.text().contains("送った端末では、いまも操作できます"));
    }
    let other = format!("confirmed=yes&{proof}&key={}", crate::support::key());
    assert_eq!(server.post_fields(&withdraw, &other, &[]).await.status, 429);
    let own = format!("confirmed=yes&{proof}&key={key}");
    assert_eq!(server.post_fields(&withdraw, &own, &[]).await.status, 303);
}

#[tokio::test]
async fn a_number_given_out_before_there_were_codes_goes_on_alone() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    sqlx::Executor::execute(
        &mut server.database().await,
        "UPDATE opinions SET has_control_code = 0",
    )
    .await
    .unwrap();
    let path = format!("/opinions/{receipt}");
    let page = server.get(&path).await;
    assert!(!page.text().contains("control-code") && !page.text().contains("控えコード"));
    let withdraw = format!("{path}/withdraw");
    let answer = server.post_fields(&withdraw, "confirmed=yes", &[]).await;
    assert_eq!(answer.status, 303);
    let page = server.get(&path).await;
    assert!(page.text().contains("/undo-withdrawal") && !page.text().contains("control-code"));
    let answer = server
        .post_fields(&format!("{path}/undo-withdrawal"), "", &[])
        .await;
    assert_eq!(answer.status, 303);
    let json = server.get(&format!("/api{path}")).await.json();
    assert_eq!(json["status"], "received");
    assert_eq!(json["has_control_code"], false);
}

#[tokio::test]
async fn after_seven_days_a_withdrawal_stands() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    let path = format!("/opinions/{receipt}");
    let proof = server.proof_of(&receipt);
    let body = format!("confirmed=yes&{proof}");
    server
        .post_fields(&format!("{path}/withdraw"), &body, &[])
        .await;
    sqlx::Executor::execute(
        &mut server.database().await,
        "UPDATE withdrawals SET at = '2026-01-01T00:00:00Z'",
    )
    .await
    .unwrap();
    assert!(!server.get(&path).await.text().contains("/undo-withdrawal"));
    let late = server
        .post_fields(&format!("{path}/undo-withdrawal"), &proof, &[])
        .await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("7日を過ぎた"));
}
