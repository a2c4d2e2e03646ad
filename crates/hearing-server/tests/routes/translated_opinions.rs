//! The way of an opinion in other languages: each page of it in the reader's own, with what was typed.

use axum::http::Request;
use hearing_api::{Branch, Receipt};
use hearing_server::workflow::Act;

use super::voices::{act, city};
use crate::support::{Answer, Server, key, opinion, receipt_on};

const FORM: &str = "subject=000-2-2&kind=request&text=AED&lang=en&language=en";

async fn site() -> Server {
    let file = |name| (name, "the file of a page");
    let files = ["index.html", "404.html", "en/opinions/index.html"].map(file);
    Server::with_files(&files).await
}

async fn posted(server: &Server, path: &str, body: &str) -> Answer {
    server.post_fields(path, body, &[]).await
}

fn assert_english(page: &Answer, status: u16, words: &[&str]) {
    assert_eq!(page.status, status, "{}", page.text());
    assert!(page.text().contains("<html lang=\"en\""), "{}", page.text());
    for words in words {
        assert!(page.text().contains(words), "{words} in {}", page.text());
    }
    assert!(
        !page.text().contains("/assets/boot"),
        "the app speaks Japanese"
    );
}

#[tokio::test]
async fn a_form_in_a_language_leads_to_its_receipt_in_it() {
    let server = site().await;
    let form = server.get("/en/opinions/new?about=2-2").await;
    let subject = "name=\"subject\" value=\"000-2-2\" checked hidden";
    let chosen = "<option value=\"en\" selected>English</option>";
    let language = "name=\"language\" value=\"en\"";
    let action = "method=\"post\" action=\"/en/opinions\"";
    let words = [
        "Send this",
        subject,
        chosen,
        language,
        action,
        "/assets/form-step",
    ];
    assert_english(&form, 200, &words);
    let body = format!("key={}&{FORM}", server.form_key());
    let check = posted(&server, "/en/opinions", &format!("{body}&check=yes")).await;
    assert_english(
        &check,
        200,
        &["Do you want to send this?", "Request", "AED"],
    );
    let sent = posted(&server, "/en/opinions", &body).await;
    assert_english(&sent, 200, &["Sent as a trial", "Confirmation code"]);
    let receipt = receipt_on(sent.text()).to_owned();
    let page = server.get(&format!("/en/opinions/{receipt}")).await;
    let words = [
        "Where it stands now",
        "Policy 2-2 Children and young people",
    ];
    assert_english(&page, 200, &words);
    let action = format!("action=\"/en/opinions/{receipt}/withdraw\"");
    assert!(page.text().contains(&action));
    let asked = server
        .get(&format!("/en/opinions?receipt={}", receipt.to_lowercase()))
        .await;
    let address = format!("/en/opinions/{receipt}");
    assert_eq!(
        (asked.status.as_u16(), asked.header("location")),
        (303, &*address)
    );
    let kept: (String, String) = sqlx::query_as("SELECT lang, language FROM opinions")
        .fetch_one(&mut server.database().await)
        .await
        .unwrap();
    assert_eq!(kept, ("en".to_owned(), "en".to_owned()));
    // What is not asked for in another language is in Japanese, as before.
    let japanese = server.get(&format!("/opinions/{receipt}")).await;
    assert!(japanese.text().contains("いまの状況"));
}

#[tokio::test]
async fn what_is_wrong_is_said_in_the_language_and_what_was_typed_stays() {
    let server = site().await;
    let wrong = format!(
        "key={}&text=A+bench&lang=en&contact=hanako",
        server.form_key()
    );
    let back = posted(&server, "/en/opinions", &wrong).await;
    assert_english(
        &back,
        422,
        &[
            "Not sent yet",
            "Please choose the kind of opinion.",
            "in a form such as name@example.jp",
            "A bench</textarea>",
            "value=\"hanako\"",
        ],
    );
    let personal = format!("key={}&{FORM}+0467-23-3000", server.form_key());
    let personal = personal.replace("text=AED&lang=en&language=en+", "lang=en&text=AED+");
    let told = posted(&server, "/en/opinions", &personal).await;
    assert_english(&told, 422, &["Telephone number", "press “Send this” again"]);
    let trapped = format!("key={}&{FORM}&homepage=x", server.form_key());
    let trapped = posted(&server, "/en/opinions", &trapped).await;
    assert_english(&trapped, 400, &["was not ready to send"]);
}

#[tokio::test]
async fn the_form_in_another_language_has_everything_typed() {
    let server = site().await;
    let typed = format!(
        "key={}&{FORM}&contact=a%40example.jp&change=yes",
        server.form_key()
    );
    let korean = posted(&server, "/ko/opinions", &typed).await;
    assert_eq!(korean.status, 200);
    for words in [
        "<html lang=\"ko\"",
        "AED</textarea>",
        "value=\"a@example.jp\"",
        "formaction=\"/opinions\"",
        "formaction=\"/zh-hans/opinions\"",
    ] {
        assert!(
            korean.text().contains(words),
            "{words} in {}",
            korean.text()
        );
    }
    // The app has keys of its own.
    let of_app = format!("key={}&{FORM}&change=yes", key());
    assert_eq!(posted(&server, "/en/opinions", &of_app).await.status, 200);
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 0);
}

#[tokio::test]
async fn acts_on_a_receipt_stay_in_the_language() {
    let server = site().await;
    let body = format!("key={}&{FORM}", server.form_key());
    let sent = posted(&server, "/en/opinions", &body).await;
    let receipt = receipt_on(sent.text()).to_owned();
    let address = format!("/en/opinions/{receipt}");
    let withdraw = format!("{address}/withdraw");
    let unconfirmed = posted(&server, &withdraw, "").await;
    assert_english(
        &unconfirmed,
        422,
        &["Please tick “I withdraw this opinion”"],
    );
    let wrong = posted(&server, &withdraw, "confirmed=yes&control-code=7K3").await;
    assert_english(&wrong, 422, &["it has 8 characters, but you entered 3"]);
    let proof = server.proof_of(&receipt);
    let done = posted(&server, &withdraw, &format!("confirmed=yes&{proof}")).await;
    assert_eq!(
        (done.status.as_u16(), done.header("location")),
        (303, &*address)
    );
    let page = server.get(&address).await;
    assert_english(&page, 200, &["You withdrew it", "(Japan time)"]);
    let calendar = server.get(&format!("{address}/expected.ics")).await;
    assert_english(&calendar, 404, &["Not found"]);
}

#[tokio::test]
async fn problems_are_told_in_the_language() {
    let server = site().await;
    let unknown = Receipt::from_random([3; 11]).to_string();
    let page = server.get(&format!("/en/opinions/{unknown}")).await;
    assert_english(
        &page,
        404,
        &["No opinion was found for this receipt number"],
    );
    let page = server.get("/en/opinions/7K3").await;
    assert_english(&page, 404, &["it has 18 characters, but you entered 3"]);
    let page = server.get("/en/voices/7").await;
    assert_english(&page, 404, &["Page not found", "href=\"/en/policies\""]);
    let page = server.get("/en/nothing").await;
    assert_english(&page, 404, &["Page not found"]);
    let json = Request::post("/en/opinions").header("content-type", "application/json");
    let page = server.ask(json.body("{}".into()).unwrap()).await;
    assert_english(
        &page,
        415,
        &["Please send it from the page “Send an opinion”."],
    );
    let page = server.get("/en/opinions").await;
    assert_eq!(page.text(), "the file of a page");
}

#[tokio::test]
async fn voices_have_their_own_language_within_the_readers() {
    let (server, clerk) = city().await;
    assert_eq!(server.post(&key(), opinion().to_string()).await.status, 201);
    let id = server.number("SELECT MAX(id) FROM opinions").await;
    act(&server, &clerk, id, Act::Publish).await;
    let outcome = hearing_api::Outcome::Noted;
    let text = "参考にします。".to_owned();
    act(&server, &clerk, id, Act::Answer { outcome, text }).await;
    let easy = server.get("/easy/voices").await;
    let said = furigana::without_readings(easy.text());
    for words in [
        "これから 考える ときに 使います",
        "市の 返事は、ふつうの 日本語です。",
        "lang=\"ja\">参考にします。",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    for path in ["/en/voices".to_owned(), format!("/en/voices/{id}")] {
        let page = server.get(&path).await;
        let words = [
            "Noted for reference",
            "in Japanese",
            "lang=\"ja\">参考にします。",
        ];
        assert_eq!(page.status, 200);
        for words in words {
            assert!(
                page.text().contains(words),
                "{path}: {words} in {}",
                page.text()
            );
        }
    }
    let feed = server
        .get_with("/en/voices/feed.atom", &[("host", "a.example")])
        .await;
    assert!(feed.text().contains("xml:lang=\"en\""));
    assert!(feed.text().contains(&format!("//a.example/en/voices/{id}")));
    let said = posted(&server, &format!("/en/voices/{id}/support"), "").await;
    let address = format!("/en/voices/{id}");
    assert_eq!(
        (said.status.as_u16(), said.header("location")),
        (303, &*address)
    );
    let cookies: Vec<_> = said.headers.get_all("set-cookie").iter().collect();
    assert_eq!(cookies.len(), 5, "in whichever language the voice is read");
}

#[tokio::test]
async fn a_kiosk_has_the_form_and_what_follows_in_each_language() {
    let server = site().await;
    let cookie = server.kiosk_cookie(Branch::Ofuna).await;
    let headers = [("cookie", cookie.as_str()), ("accept", "text/html")];
    for path in ["opinions/new?about=2-2", "voices?q=AED"] {
        for (language, prefix, end) in [
            ("en", "en", "End and erase"),
            ("zh-Hans", "zh-hans", "结束并清除"),
            ("ko", "ko", "끝내고 지우기"),
        ] {
            let page = server
                .get_with(&format!("/{prefix}/{path}"), &headers)
                .await;
            assert_eq!(page.status, 200, "{path}");
            let beginning = format!("<html data-kiosk=\"ofuna\" lang=\"{language}\"");
            for part in [beginning.as_str(), end, "/assets/kiosk-1.js"] {
                assert!(page.text().contains(part), "{path}: {part}");
            }
        }
    }
}

#[tokio::test]
async fn an_opinion_is_written_answered_and_read_in_easy_words() {
    let server = site().await;
    let easy = |page: &Answer, status: u16, words: &[&str]| {
        assert_eq!(page.status, status, "{}", page.text());
        let said = furigana::without_readings(page.text());
        for words in ["<html lang=\"ja-simple\""].iter().chain(words) {
            assert!(said.contains(words), "{words} in {said}");
        }
    };
    let form = server.get("/easy/opinions/new?about=2-2").await;
    let words = [
        "思った ことを 書いて ください",
        "name=\"language\" value=\"ja-simple\"",
        "action=\"/easy/opinions\"",
        "<strong>2-2 <span lang=\"ja\">こども・若者</span></strong>",
    ];
    easy(&form, 200, &words);
    let key = server.form_key();
    let body = "text=%E3%83%99%E3%83%B3%E3%83%81&language=ja-simple&lang=&subject=000-2-2";
    let wrong = posted(&server, "/easy/opinions", &format!("key={key}&{body}")).await;
    easy(&wrong, 422, &["どんな ことかを えらんで ください。"]);
    let body = format!("key={key}&{body}&kind=request&may-publish=true");
    let sent = posted(&server, "/easy/opinions", &body).await;
    easy(&sent, 200, &["ためしに 送りました", "ひみつの 番号"]);
    let receipt = receipt_on(sent.text()).to_owned();
    let page = server.get(&format!("/easy/opinions/{receipt}")).await;
    easy(&page, 200, &["市の 人が 考えます", "<dd class"]);
    let kept: (String, String) = sqlx::query_as("SELECT lang, language FROM opinions")
        .fetch_one(&mut server.database().await)
        .await
        .unwrap();
    assert_eq!(kept, ("ja".to_owned(), "ja-simple".to_owned()));
    let withdraw = format!("/easy/opinions/{receipt}/withdraw");
    let wrong = posted(&server, &withdraw, "confirmed=yes&control-code=7K3").await;
    let said = "ひみつの 番号は 8字です。あなたは 3字 書きました。";
    easy(&wrong, 422, &[said]);
    let proof = server.proof_of(&receipt);
    let done = posted(&server, &withdraw, &format!("confirmed=yes&{proof}")).await;
    assert_eq!(done.header("location"), format!("/easy/opinions/{receipt}"));
    let page = server.get(&format!("/easy/opinions/{receipt}")).await;
    easy(&page, 200, &["書いた 人が 消しました", "元に もどす"]);
    easy(&server.get("/easy/voices").await, 200, &["みんなの 声"]);
    let unknown = server.get("/easy/opinions/7K3").await;
    easy(&unknown, 404, &["あなたの 番号は 18字です。"]);
}
