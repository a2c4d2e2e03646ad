//! Texts that break other programs, through the whole life of an opinion: sent, answered, published,
//! exported, told of. They come out as the texts that they are, and break nothing around them.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use hearing_api::Outcome;
use hearing_server::mail::{Mailer, Timeouts};
use hearing_server::sheet;
use hearing_server::staff::Role;
use hearing_server::workflow::Act;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;

use crate::support::mail_server::MailServer;
use crate::support::{Answer, Server, SignedIn, key, opinion_with, receipt_on};

/// What is taken, and shown as it is.
const TAKEN: [&str; 19] = [
    "<script>alert(1)</script>",
    "</p></main><b onmouseover=\"x\">",
    "\"><img src=x onerror=alert(1)>",
    "'; DROP TABLE opinions; --",
    "%' OR 1=1 --",
    "&lt;b&gt; &amp; &#x3c;i&#x3e; &nbsp;",
    "]]><!-- <!DOCTYPE x [<!ENTITY a \"b\">]> &a; -->",
    "<!-- content --><!-- end --><!-->",
    "=HYPERLINK(\"http://a.example\",\"b\")",
    "+1+1",
    "-1+1|cmd",
    "@SUM(A1:A9)",
    "'=1+1",
    "＝１＋１",
    "שלום עולם 123",
    "مرحبا (abc) 1-2",
    "葛\u{E0100}城 👨\u{200D}👩\u{200D}👧 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} 1\u{FE0F}\u{20E3}",
    "\u{10FFFD}\u{E000} Z̴͓a̷l̶g̸o̵",
    "一行目\n\n,\"二行目\"\t;三\r\nSubject: a",
];

/// What is not.
const REFUSED: [&str; 8] = [
    "a\u{202E}b",
    "a\u{2067}b",
    "\u{200B}\u{FEFF}\u{2060}",
    "\u{FE0F}",
    "\0\u{3}\u{7}\u{1B}\u{9B}",
    "\u{E0041}\u{E007F}\u{E0100}",
    "\u{34F}\u{17B4}\u{2065}\u{206A}\u{FFF9}\u{1D159}",
    "\u{180B}\u{61C}\u{16FE4}\u{FFFF}",
];

/// What a word processor leaves in a text, with characters that nobody sees, and what is kept of it.
const PASTED: &str =
    "一行目\u{B}二行目\u{3}\u{AD}\u{FEFF}\r\n賛成\u{E006F}\u{E0070}\u{2028}終わり\u{7}\0";
const KEPT: &str = "一行目\n二行目\n賛成\n終わり";

/// A city with a publisher, and what it takes to look at everything.
struct City {
    server: Server,
    clerk: SignedIn,
    mail_server: MailServer,
}

impl City {
    async fn open() -> Self {
        let server = Server::with_files(&[("index.html", "")]).await;
        Self {
            clerk: server.signed_in(Role::Administrator).await,
            mail_server: MailServer::start().await,
            server,
        }
    }

    async fn act(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = format!("csrf={}", self.clerk.csrf);
        for (name, value) in fields {
            body += &format!("&{name}={}", encoded(value));
        }
        let cookie = self.clerk.cookie();
        self.server
            .post_fields(&format!("/staff/{path}"), &body, &[("cookie", &cookie)])
            .await
    }

    async fn page(&self, path: &str) -> Answer {
        let answer = self
            .server
            .get_with(path, &[("cookie", &self.clerk.cookie())])
            .await;
        assert_eq!(answer.status, 200, "{path}");
        answer
    }

    /// The whole life of an opinion with this text in every place that takes one: whatever shows it.
    async fn life_of(&self, text: &str) -> Vec<(String, Answer)> {
        let server = &self.server;
        let form = format!(
            "key={}&subject=2-2&kind=proposal&may-publish=on&contact=hanako%40example.jp&text={}",
            server.form_key(),
            encoded(text)
        );
        let posted = server.post_form(form).await;
        assert_eq!(posted.status, 200, "{text:?}");
        let receipt = receipt_on(posted.text()).to_owned();
        let id = server.number("SELECT MAX(id) FROM opinions").await;
        let sent = server
            .post(&key(), opinion_with("text", text).to_string())
            .await;
        assert_eq!(sent.status, 201, "{text:?}");
        let other = id + 1;
        let mut shown = vec![(
            "preview".to_owned(),
            self.act(
                &format!("opinions/{id}/answer"),
                &[("outcome", "planned"), ("answer", text)],
            )
            .await,
        )];
        for (path, fields) in [
            (format!("opinions/{id}/publish"), vec![]),
            (format!("opinions/{id}/remark"), vec![("remark", text)]),
            (
                format!("opinions/{id}/answer"),
                vec![("outcome", "planned"), ("answer", text), ("step", "send")],
            ),
            (format!("opinions/{other}/publish"), vec![]),
            (
                format!("opinions/{other}/out-of-scope"),
                vec![("reason", text)],
            ),
        ] {
            let done = self.act(&path, &fields).await;
            assert_eq!(done.status, 303, "{path} {text:?}: {}", done.text());
        }
        let proof = server.proof_of(&receipt);
        let reply = format!("helpful=no&text={}&{proof}", encoded(text));
        let path = format!("/opinions/{receipt}/reply");
        assert_eq!(server.post_fields(&path, &reply, &[]).await.status, 303);
        let ended = sent.json()["receipt"].as_str().unwrap().to_owned();
        for path in [
            format!("/opinions/{receipt}"),
            format!("/opinions/{receipt}/feed.atom"),
            format!("/opinions/{ended}"),
            format!("/opinions/{ended}/feed.atom"),
            format!("/voices/{id}"),
            format!("/voices/{other}"),
            "/voices?policy=2-2".to_owned(),
            "/voices/feed.atom".to_owned(),
            format!("/staff/opinions/{id}"),
            format!("/staff/opinions/{other}"),
            "/staff?status=any".to_owned(),
        ] {
            shown.push((path.clone(), self.page(&path).await));
        }
        // What was looked for stands in the field again.
        let path = format!("/voices?q={}", encoded(text));
        let searched = self.page(&path).await;
        shown.push(("search".to_owned(), searched));
        shown
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The markup without what it says: names of elements and of their attributes.
fn skeleton(markup: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let mut name = String::new();
        let mut is_quoted = false;
        let end = rest
            .find(|c| {
                is_quoted ^= c == '"';
                if !is_quoted && c != '"' && c != '>' {
                    name.push(c);
                }
                c == '>' && !is_quoted
            })
            .unwrap();
        rest = &rest[end + 1..];
        found.push(name);
    }
    found
}

/// What a reader sees of markup.
fn unescaped(markup: &str) -> String {
    markup
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[tokio::test]
async fn a_hostile_text_is_shown_as_a_text() {
    // As long as they are: a voice of few words is headed by all of them.
    let harmless = City::open().await.life_of(&"おだやかな文".repeat(20)).await;
    // Half of them fit into what a remark may have.
    for texts in TAKEN.chunks(TAKEN.len().div_ceil(2)) {
        let city = City::open().await;
        let text = texts.join("\n");
        let kept = text.replace("\r\n", "\n");
        for ((name, page), (_, model)) in city.life_of(&text).await.iter().zip(&harmless) {
            let page = page.text();
            if name != "search" {
                assert!(skeleton(page) == skeleton(model.text()), "{name}: {page}");
            }
            let is_excerpt = name == "search" || name.starts_with("/staff?");
            assert!(
                unescaped(page).contains(&kept) || is_excerpt,
                "{name}: {page}"
            );
            let scripts = |page: &str| page.matches("<script").count();
            assert_eq!(scripts(page), scripts(model.text()), "{name}");
            assert!(!page.contains("<script>") && !page.contains("<img src=x"));
        }
        mailed(&city, &kept).await;
        // The database is as it was.
        assert_eq!(city.server.number("SELECT COUNT(*) FROM opinions").await, 2);
    }
}

/// The mail says nothing of it.
async fn mailed(city: &City, text: &str) {
    let mailer = Mailer::new(
        city.mail_server.url().parse().unwrap(),
        "navi@city.example.jp".parse().unwrap(),
        "https://navi.example.jp".to_owned(),
        Timeouts {
            introduction: Duration::from_secs(20),
            verdict: Duration::from_secs(20),
        },
    );
    assert!(mailer.deliver(&city.server.store, || false).await.unwrap());
    let mails = city.mail_server.accepted();
    // Of the answer, and of the opinion that is out of scope.
    assert_eq!(mails.len(), 2);
    for mail in mails {
        let body = mail.body();
        assert!(
            text.lines()
                .all(|line| line.is_empty() || !body.contains(line))
        );
        assert_eq!(mail.text.matches("Subject:").count(), 1);
    }
}

#[tokio::test]
async fn a_spreadsheet_takes_no_text_for_a_formula_and_an_import_reads_each_as_it_was() {
    let city = City::open().await;
    for text in TAKEN {
        let opinion = opinion_with("text", text).to_string();
        assert_eq!(city.server.post(&key(), opinion).await.status, 201);
    }
    sqlx::query(
        "INSERT INTO voices (id, subject, kind, text, status, folded, published_at)
         SELECT id, subject, kind, text, status, text, received_at FROM opinions",
    )
    .execute(&mut city.server.database().await)
    .await
    .unwrap();
    let kept = TAKEN.map(|text| text.replace("\r\n", "\n"));
    for query in ["", "?extent=all"] {
        let file = city.page(&format!("/staff/export.csv{query}")).await;
        let mut reader = csv::Reader::from_reader(&file.body[..]);
        let mut sheet = csv::Writer::from_writer(Vec::new());
        sheet.write_record(["番号", "意見", "対象"]).unwrap();
        for record in reader.records() {
            let record = record.unwrap();
            for cell in &record {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
                    "{cell}"
                );
            }
            sheet
                .write_record([&record[0], &record[1], "plan"])
                .unwrap();
        }
        let sheet = sheet.into_inner().unwrap();
        let read = sheet::read(&sheet, Some("大船支所"), &plan_data::PLAN).unwrap();
        let read: Vec<_> = read
            .opinions
            .into_iter()
            .map(|imported| imported.opinion.text)
            .collect();
        assert_eq!(read, kept);
        let json = city
            .page(&format!("/staff/export.json{query}"))
            .await
            .json();
        let exported: Vec<_> = json
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["text"])
            .collect();
        assert_eq!(exported, kept.each_ref().map(String::as_str));
    }
}

#[tokio::test]
async fn a_text_of_another_direction_turns_nothing_around_it() {
    let city = City::open().await;
    for (name, page) in city.life_of("שלום (1)").await {
        let page = page.text();
        if name.ends_with(".atom") || name == "search" {
            continue;
        }
        for (at, _) in page.match_indices("שלום") {
            let before = page[..at].trim_end();
            let element = &before[before.rfind('<').unwrap()..];
            let is_apart = element.ends_with("dir=\"auto\">") || element == "<bdi>";
            let is_field = element.starts_with("<textarea") || element.starts_with("<input");
            assert!(is_apart || is_field, "{name}: {element}");
        }
    }
}

#[tokio::test]
async fn what_is_not_taken_is_refused_wherever_it_is_sent() {
    let city = City::open().await;
    let server = &city.server;
    let sent = server
        .post(&key(), opinion_with("text", "a").to_string())
        .await;
    let receipt = sent.json()["receipt"].as_str().unwrap().to_owned();
    for text in REFUSED {
        for name in ["text", "subject", "kind", "contact", "surface", "area"] {
            let opinion = opinion_with(name, text).to_string();
            let answer = server.post(&key(), opinion).await;
            let is_empty = text.chars().all(|c| !c.is_ascii());
            // A choice that shows nothing is none.
            if name == "text" || !is_empty {
                assert_eq!(answer.status, 422, "{name} {text:?}");
            }
            assert!(answer.status.as_u16() < 500, "{name} {text:?}");
        }
        let form = format!(
            "key={}&subject=2-2&kind=proposal&text={}",
            server.form_key(),
            encoded(text)
        );
        assert_eq!(server.post_form(form).await.status, 422, "{text:?}");
        for (path, field) in [
            ("answer", "answer"),
            ("remark", "remark"),
            ("out-of-scope", "reason"),
        ] {
            let fields = [(field, text), ("outcome", "planned"), ("step", "send")];
            let answer = city.act(&format!("opinions/1/{path}"), &fields).await;
            assert_eq!(answer.status, 422, "{path} {text:?}");
        }
        for path in [
            format!(
                "/voices?q={0}&policy={0}&status={0}&behind={0}_1",
                encoded(text)
            ),
            format!("/voices/feed.atom?q={}", encoded(text)),
            format!("/opinions/new?about={}", encoded(text)),
            format!("/opinions/{}", encoded(text)),
            format!("/api/opinions/{}", encoded(text)),
            format!("/staff?policy={0}&department={0}&status={0}", encoded(text)),
            format!("/staff/opinions/1?template={}", encoded(text)),
        ] {
            let cookie = city.clerk.cookie();
            let answer = server.get_with(&path, &[("cookie", &cookie)]).await;
            assert!(answer.status.as_u16() < 500, "{path}: {}", answer.text());
        }
    }
    city.act(
        "opinions/1/answer",
        &[("outcome", "noted"), ("answer", "a"), ("step", "send")],
    )
    .await;
    for text in REFUSED {
        let proof = server.proof_of(&receipt);
        let reply = format!("helpful=no&text={}&{proof}", encoded(text));
        let path = format!("/opinions/{receipt}/reply");
        let answer = server.post_fields(&path, &reply, &[]).await;
        // One that shows nothing is none.
        let expected = if text.contains(|c: char| c.is_ascii_graphic()) {
            422
        } else {
            303
        };
        assert_eq!(answer.status, expected, "{text:?}");
    }
    assert_eq!(server.number("SELECT COUNT(*) FROM remarks").await, 0);
}

#[tokio::test]
async fn what_nobody_sees_of_a_pasted_text_goes_wherever_it_is_sent() {
    let city = City::open().await;
    let server = &city.server;
    let key = key();
    let sent = server
        .post(&key, opinion_with("text", PASTED).to_string())
        .await;
    assert_eq!(sent.status, 201);
    let again = server
        .post(&key, opinion_with("text", KEPT).to_string())
        .await;
    assert_eq!(again.status, 200, "the same opinion, as both sides keep it");
    let receipt = sent.json()["receipt"].as_str().unwrap().to_owned();
    let form = format!(
        "key={}&subject=2-2&kind=proposal&text={}",
        server.form_key(),
        encoded(PASTED)
    );
    assert_eq!(server.post_form(form).await.status, 200);
    // PostgreSQL has used a number for what was sent again.
    let other = server.number("SELECT MAX(id) FROM opinions").await;
    for (path, field) in [
        ("1/remark".to_owned(), "remark"),
        ("1/answer".to_owned(), "answer"),
        (format!("{other}/out-of-scope"), "reason"),
    ] {
        let fields = [(field, PASTED), ("outcome", "planned"), ("step", "send")];
        let done = city.act(&format!("opinions/{path}"), &fields).await;
        assert_eq!(done.status, 303, "{path}: {}", done.text());
    }
    let proof = server.proof_of(&receipt);
    let reply = format!("helpful=no&text={}&{proof}", encoded(PASTED));
    let path = format!("/opinions/{receipt}/reply");
    assert_eq!(server.post_fields(&path, &reply, &[]).await.status, 303);
    for column in [
        "text FROM opinions WHERE id = 1",
        "text FROM opinions WHERE id > 1",
        "text FROM remarks",
        "text FROM answers",
        "text FROM replies",
        "reason FROM history WHERE reason IS NOT NULL",
    ] {
        let mut connection = server.database().await;
        let kept: String = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT {column}")))
            .fetch_one(&mut connection)
            .await
            .unwrap();
        assert_eq!(kept, KEPT, "{column}");
    }
    let file = format!("comment-id,comment-body,attribute_subject\n1,\"{PASTED}\",2-2\n");
    let read = sheet::read(file.as_bytes(), Some("大船支所"), &plan_data::PLAN).unwrap();
    assert_eq!(read.opinions[0].opinion.text, KEPT);
}

#[tokio::test]
async fn a_body_that_is_none_is_refused_by_every_route_that_takes_one() {
    let city = City::open().await;
    let opinion = opinion_with("text", "a").to_string();
    let sent = city.server.post(&key(), opinion).await;
    let receipt = sent.json()["receipt"].as_str().unwrap().to_owned();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let bodies: [&[u8]; 6] = [
        &[b'a'; 10_000_000],
        b"text=%FF&csrf=%FF&\xFF=1",
        b"\xFF\xFE\0",
        deep.as_bytes(),
        b"{\"text\":\"\xED\xA0\x80\"}",
        b"{\"text\":\"a\",\"text\":{\"\\u0000\":[[[]]]}}",
    ];
    let routes = [
        ("/api/opinions".to_owned(), "application/json"),
        ("/opinions".to_owned(), "application/x-www-form-urlencoded"),
        (format!("/opinions/{receipt}/reply"), ""),
        (format!("/opinions/{receipt}/withdraw"), ""),
        ("/staff/sign-in".to_owned(), ""),
        ("/staff/bulk".to_owned(), ""),
        ("/staff/opinions/1/answer".to_owned(), ""),
    ];
    for (path, media_type) in routes {
        for body in bodies {
            let request = Request::post(&path)
                .header("content-type", media_type)
                .header("cookie", city.clerk.cookie())
                .header("idempotency-key", key())
                .body(Body::from(body.to_vec()))
                .unwrap();
            let answer = city.server.ask(request).await;
            let status = answer.status.as_u16();
            let begin = String::from_utf8_lossy(&body[..20.min(body.len())]);
            assert!((400..500).contains(&status), "{status} {path} {begin}");
            if body.len() == 10_000_000 {
                assert_eq!(status, 413, "{path}");
            }
        }
    }
    let answer = city.server.get(&format!("/api/opinions/{receipt}")).await;
    assert_eq!(answer.json()["status"], json!("received"));
    let act = Act::Answer {
        outcome: Outcome::Noted,
        text: "a".to_owned(),
    };
    let clerk = city.clerk.id;
    assert_eq!(
        city.server.store.act(clerk, 1, None, &act).await.unwrap(),
        Ok(())
    );
}
