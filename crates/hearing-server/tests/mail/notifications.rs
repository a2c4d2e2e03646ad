//! What a mail says, and what a mail program makes of it.

use hearing_server::store::Location;
use hearing_server::workflow::Act;
use mail_parser::{HeaderValue, MessageParser};

use crate::office::{Office, TIMEOUTS, line, mailer};
use crate::support;
use crate::support::on_both;

on_both! {
    a_mail_is_read_by_a_mail_program
    a_mail_says_whom_to_ask
    old_addresses_of_mobile_carriers_get_their_mail
    no_mail_says_what_is_not_so
    a_writer_is_told_that_there_is_an_answer_and_where
    a_writer_is_told_in_the_language_of_the_opinion
    an_address_is_nothing_but_an_address
}

async fn a_mail_says_whom_to_ask(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let file = include_str!("../../../../docs/site.example.toml");
    let city = site_file::parse("site.toml", file).unwrap();
    office.mailer = mailer(&office.mail_server.url(), TIMEOUTS).signing_for(Some(city));
    office.answered("hanako@example.jp").await;
    assert!(office.round().await);
    let body = office.mail_server.accepted()[0].body();
    let signature = "お問い合わせ：鎌倉市 共生共創部 企画課（電話 0467-00-0000）";
    assert!(body.contains(signature), "{body}");
    assert!(body.contains("https://www.city.example.jp/"), "{body}");
}

async fn a_writer_is_told_in_the_language_of_the_opinion(location: Location<'_>) {
    let mut office = Office::open(location).await;
    for (lang, form, subject, page) in [
        (
            "en",
            "en",
            "The city has answered your opinion",
            "/en/opinions/",
        ),
        ("zh-Hans", "ja", "市已答复您的意见", "/zh-hans/opinions/"),
        (
            "ko",
            "ja-simple",
            "의견에 시가 답변했습니다",
            "/ko/opinions/",
        ),
        ("und", "en", "ご意見に市が回答しました", "/opinions/"),
        ("ja", "ja", "ご意見に市が回答しました", "/opinions/"),
        (
            "ja",
            "ja-simple",
            "市（し）が へんじを しました",
            "/easy/opinions/",
        ),
    ] {
        let opinion = office.sent_from(lang, form, "hanako@example.jp").await;
        let receipt = office.receipt(opinion).await;
        office.answer(opinion).await;
        assert!(office.round().await);
        let mails = office.mail_server.accepted();
        let mail = mails.last().unwrap();
        let parsed = MessageParser::default()
            .parse(mail.text.as_bytes())
            .unwrap();
        assert!(parsed.subject().unwrap().starts_with(subject), "{lang}");
        let body = parsed.body_text(0).unwrap();
        let address = format!("https://navi.example.jp{page}{receipt}");
        let has_page = body.lines().any(|line| line.trim_end() == address);
        assert!(has_page, "{body}");
    }
}

async fn a_writer_is_told_that_there_is_an_answer_and_where(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let opinion = office.sent("hanako@example.jp").await;
    assert!(office.round().await);
    assert!(office.mail_server.accepted().is_empty(), "no answer yet");
    office.answer(opinion).await;
    assert!(office.round().await);
    let [mail] = &office.mail_server.accepted()[..] else {
        panic!("one mail");
    };
    assert_eq!(mail.to, "hanako@example.jp");
    assert_eq!(mail.header("To"), "<hanako@example.jp>");
    assert!(mail.header("From").ends_with("<navi@city.example.jp>"));
    assert_eq!(mail.header("Content-Type"), "text/plain; charset=utf-8");
    assert_eq!(mail.header("MIME-Version"), "1.0");
    assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
    assert_eq!(mail.header("X-Auto-Response-Suppress"), "All");
    assert!(mail.header("Subject").starts_with("=?utf-8?"));
    let receipt: String = sqlx::query_scalar("SELECT receipt FROM opinions")
        .fetch_one(&mut office.beside)
        .await
        .unwrap();
    let body = mail.body();
    let page = format!("https://navi.example.jp/opinions/{receipt}");
    assert!(body.lines().any(|line| line.trim_end() == page), "{body}");
    assert!(body.contains("市が回答しました"));
    for words in ["放課後", "居場所", "取り入れる予定", "2-2"] {
        assert!(!body.contains(words), "{words} in {body}");
    }
    assert!(!mail.header("Message-ID").contains(&receipt));
    office.wait().await;
    assert!(office.round().await);
    assert_eq!(office.mail_server.accepted().len(), 1);
    assert_eq!(office.acts().await, [line("announce", "")]);
}

async fn an_address_is_nothing_but_an_address(location: Location<'_>) {
    let mut office = Office::open(location).await;
    // What the form does not let through, put there past it.
    for contact in [
        "a@example.jp\r\nBcc: b@example.jp",
        "a@example.jp> RCPT TO:<b@example.jp",
        "a@example.jp, b@example.jp",
        "a@example.jp\0",
        "a@192.0.2.1",
        "花子@example.jp",
        "\"a\r\n.\r\nMAIL FROM:<b@example.jp>\"@example.jp",
    ] {
        let opinion = office.sent("hanako@example.jp").await;
        if contact.contains('\0') && matches!(location, Location::Url(_)) {
            continue;
        }
        sqlx::query("UPDATE opinions SET contact = $1 WHERE id = $2")
            .bind(contact)
            .bind(opinion)
            .execute(&mut office.beside)
            .await
            .unwrap();
        office.answer(opinion).await;
        office.round().await;
        assert!(office.mail_server.accepted().is_empty(), "{contact:?}");
        assert_eq!(
            office.acts().await.pop(),
            Some(line("announce-bad-address", "")),
            "{contact:?}"
        );
    }
}

async fn a_mail_is_read_by_a_mail_program(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let opinion = office.answered("ab..cd@docomo.ne.jp").await;
    let receipt = office.receipt(opinion).await;
    office.round().await;
    let mail = &office.mail_server.accepted()[0];
    let parsed = MessageParser::default()
        .parse(mail.text.as_bytes())
        .unwrap();
    assert_eq!(
        parsed.subject(),
        Some("ご意見に市が回答しました（鎌倉ミライ共創ナビ）")
    );
    let address = |list: Option<&mail_parser::Address<'_>>| {
        let first = list.unwrap().first().unwrap();
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        (text(first.name()), text(first.address()))
    };
    assert_eq!(
        address(parsed.from()),
        ("鎌倉市".to_owned(), "navi@city.example.jp".to_owned())
    );
    let (_, to) = address(parsed.to());
    assert_eq!(to.replace('"', ""), "ab..cd@docomo.ne.jp");
    assert_eq!(
        parsed.header("MIME-Version"),
        Some(&HeaderValue::Text("1.0".into()))
    );
    assert!(parsed.date().is_some() && parsed.message_id().is_some());
    assert_eq!(parsed.parts.len(), 1);
    let body = parsed.body_text(0).unwrap();
    assert!(body.starts_with("鎌倉ミライ共創ナビから"), "{body}");
    assert!(body.contains(&format!("https://navi.example.jp/opinions/{receipt}")));
    for line in mail.text.lines() {
        assert!(line.is_ascii() && line.len() <= 78, "{line}");
    }
}

async fn old_addresses_of_mobile_carriers_get_their_mail(location: Location<'_>) {
    let mut office = Office::open(location).await;
    for (contact, path) in [
        ("ab..cd@docomo.ne.jp", "\"ab..cd\"@docomo.ne.jp"),
        ("hanako.@docomo.ne.jp", "\"hanako.\"@docomo.ne.jp"),
        (".taro@ezweb.ne.jp", "\".taro\"@ezweb.ne.jp"),
        ("hanako.sato@example.jp", "hanako.sato@example.jp"),
    ] {
        office.answered(contact).await;
        office.round().await;
        let mails = office.mail_server.accepted();
        let mail = mails.last().unwrap();
        assert_eq!(mail.to, path);
        assert_eq!(mail.header("To"), format!("<{path}>"));
    }
    assert_eq!(office.states().await, vec!["sent"; 4]);
}

/// In whatever order staff answer, take back, correct and merge.
async fn no_mail_says_what_is_not_so(location: Location<'_>) {
    let mut office = Office::open(location).await;
    let opinion = office.answered("hanako@example.jp").await;
    office.round().await;
    office.act(opinion, Act::Undo).await;
    office.answer(opinion).await;
    office.round().await;
    office.correct(opinion).await;
    office.round().await;
    let other = office.answered("taro@example.jp").await;
    office.round().await;
    office.act(other, Act::Undo).await;
    office.act(other, Act::Merge { into: opinion }).await;
    office.round().await;
    let mails = office.mail_server.accepted();
    let are_corrections: Vec<_> = mails
        .iter()
        .map(|mail| mail.subject().contains("訂正"))
        .collect();
    assert_eq!(are_corrections, [false, true, true, false, true]);
    for (mail, is_correction) in mails.iter().zip(are_corrections) {
        let body = mail.body();
        assert_eq!(body.contains("（訂正）"), is_correction, "{body}");
        assert!(!body.contains("一度だけ"), "{body}");
        // Who reads the mail can read the answer and do nothing else.
        assert!(!body.contains("取り下げ"), "{body}");
    }
}
