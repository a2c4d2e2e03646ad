//! Opinions in other languages than Japanese, from the sending to the feed.

use hearing_server::workflow::Act;
use serde_json::Value;

use super::voices::{act, city};
use crate::support::{Server, key, opinion_with};

const KOREAN: &str = "버스를 늘려 주세요.";

fn in_korean() -> Value {
    let mut opinion = opinion_with("text", KOREAN);
    opinion["lang"] = "ko".into();
    opinion
}

async fn languages(server: &Server) -> Vec<String> {
    sqlx::query_scalar("SELECT lang FROM opinions ORDER BY id")
        .fetch_all(&mut server.database().await)
        .await
        .unwrap()
}

#[tokio::test]
async fn an_opinion_has_the_language_that_its_writer_says() {
    let server = Server::bare().await;
    for (lang, status) in [
        ("ko", 201),
        ("und", 201),
        ("ja", 201),
        ("", 201),
        ("tlh", 422),
    ] {
        let answer = server
            .post(&key(), opinion_with("lang", lang).to_string())
            .await;
        assert_eq!(answer.status, status, "{lang}");
    }
    // An app of before says nothing, whatever it is written in.
    let silent = opinion_with("text", KOREAN);
    assert_eq!(server.post(&key(), silent.to_string()).await.status, 201);
    assert_eq!(languages(&server).await, ["ko", "und", "ja", "ja", "ja"]);
    for (value, rule) in [(Value::from("tlh"), "unknown"), (1.into(), "wrong-type")] {
        let refused = server
            .post(&key(), opinion_with("lang", value).to_string())
            .await;
        refused.assert_problem(422, "invalid-opinion");
        assert_eq!(refused.violations(), [("lang".to_owned(), rule.to_owned())]);
        assert!(refused.text().contains("選択肢の中から") || rule == "wrong-type");
    }
}

#[tokio::test]
async fn sent_again_it_is_the_same_only_in_the_same_language() {
    let server = Server::bare().await;
    let key = key();
    let status = async |lang: Option<&str>| {
        let mut opinion = opinion_with("text", "AED");
        if let Some(lang) = lang {
            opinion["lang"] = lang.into();
        }
        server.post(&key, opinion.to_string()).await.status.as_u16()
    };
    // Japanese is what saying nothing means.
    assert_eq!(status(None).await, 201);
    assert_eq!(status(Some("ja")).await, 200);
    assert_eq!(status(Some("en")).await, 422);
}

#[tokio::test]
async fn a_form_without_scripts_says_it_before_it_is_sent() {
    let server = Server::with_files(&[("index.html", "")]).await;
    let key = server.form_key();
    let text = percent_encoding::utf8_percent_encode(KOREAN, percent_encoding::NON_ALPHANUMERIC);
    let form = |rest: &str| format!("key={key}&subject=2-2&kind=request&text={text}&{rest}");
    let check = server.post_form(form("lang=&check=yes")).await;
    assert!(check.text().contains("書いた言語"), "{}", check.text());
    assert!(check.text().contains("한국어"));
    assert!(check.text().contains("name=\"lang\" value=\"ko\""));
    // It can be changed, and what its writer chooses stays.
    let change = server.post_form(form("lang=&change=yes")).await;
    assert!(change.text().contains("value=\"ko\" lang=\"ko\" selected"));
    let other = server.post_form(form("lang=und&check=yes")).await;
    assert!(other.text().contains("name=\"lang\" value=\"und\""));
    let japanese =
        form("lang=&check=yes").replace(&text.to_string(), "%E3%83%90%E3%82%B9%E3%81%8C");
    let japanese = server.post_form(japanese).await;
    assert!(!japanese.text().contains("書いた言語"), "nobody asks");
    assert_eq!(server.post_form(form("lang=")).await.status, 200);
    assert_eq!(languages(&server).await, ["ko"]);
    // One that no form has comes back to its writer.
    let wrong = server.post_form(form("lang=tlh")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("href=\"#field-lang\""));
}

#[tokio::test]
async fn a_voice_says_in_which_language_its_words_are() {
    let (server, clerk) = city().await;
    let sent = server.post(&key(), in_korean().to_string()).await;
    assert_eq!(sent.status, 201);
    let id = server.number("SELECT MAX(id) FROM opinions").await;
    act(&server, &clerk, id, Act::Publish).await;
    let outcome = hearing_api::Outcome::Noted;
    let text = "参考にします。".to_owned();
    act(&server, &clerk, id, Act::Answer { outcome, text }).await;
    for path in [format!("/voices/{id}"), "/voices".to_owned()] {
        let page = server.get(&path).await;
        assert!(page.text().contains("lang=\"ko\""), "{path}");
        assert!(!page.text().contains("<p dir=\"auto\">버스"), "{path}");
    }
    let feed = server
        .get_with("/voices/feed.atom", &[("host", "a.example")])
        .await;
    let words =
        format!("&lt;span lang=&quot;ko&quot; dir=&quot;auto&quot;&gt;{KOREAN}&lt;/span&gt;");
    assert!(feed.text().contains(&words), "{}", feed.text());
    assert!(feed.text().contains("<content type=\"html\">"));
    let cookie = clerk.cookie();
    let headers = [("cookie", cookie.as_str()), ("host", "a.example")];
    let csv = server.get_with("/staff/export.csv", &headers).await;
    let lines: Vec<_> = csv.text().lines().collect();
    assert!(lines[0].ends_with(",attribute_edition,attribute_lang"));
    let korean = lines.iter().find(|line| line.contains(KOREAN));
    assert!(
        korean.is_some_and(|line| line.ends_with(",한국어")),
        "{lines:?}"
    );
    let all = server
        .get_with("/staff/export.json?extent=all", &headers)
        .await;
    let all = all.json();
    let last = all.as_array().and_then(|all| all.last());
    assert_eq!(last.map(|last| &last["lang"]), Some(&"ko".into()));
}

#[tokio::test]
async fn a_clerk_finds_what_is_written_in_a_language() {
    let (server, clerk) = city().await;
    assert_eq!(
        server.post(&key(), in_korean().to_string()).await.status,
        201
    );
    let id = server.number("SELECT MAX(id) FROM opinions").await;
    let cookie = clerk.cookie();
    let page = async |path: String| {
        let page = server.get_with(&path, &[("cookie", &cookie)]).await;
        page.text().to_owned()
    };
    let chip = "<strong class=\"queue__language\" lang=\"ko\">한국어</strong>";
    let korean = page("/staff?lang=ko".to_owned()).await;
    assert!(korean.contains(chip) && korean.contains("lang=\"ko\" selected"));
    assert_eq!(korean.matches("class=\"queue__item\"").count(), 1);
    // The way to the opinion and back remembers the filter.
    assert!(korean.contains(&format!("/staff/opinions/{id}?list=lang%3Dko")));
    let japanese = page("/staff?lang=ja".to_owned()).await;
    assert!(!japanese.contains(KOREAN) && !japanese.contains("queue__language"));
    let empty = page("/staff?lang=en".to_owned()).await;
    assert!(empty.contains("この条件の意見はありません。"));
    let opinion = page(format!("/staff/opinions/{id}")).await;
    assert!(opinion.contains(chip));
    let words = format!("<p class=\"answer__text\" dir=\"auto\" lang=\"ko\">{KOREAN}</p>");
    assert!(opinion.contains(&words));
}
