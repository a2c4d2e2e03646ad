//! Whose the site is: by the copy of `site.toml` in the app that is served, and by none other.

use city::Day;
use hearing_server::Dist;

use crate::support::{Server, key, opinion};

const SITE: &str = include_str!("../../../../docs/site.example.toml");

/// What is said where nobody answers for the site.
const TRIAL: &str = "これは試作です。鎌倉市の公式サイトではありません。";

fn files(site: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("index.html", "home"),
        ("about/index.html", "about"),
        ("_shell/site.toml", site),
    ]
}

/// A server of the example's city, on this day.
async fn server_on(today: fn() -> Option<Day>) -> Server {
    Server::on_the_day(&files(SITE), today).await
}

fn last_day() -> Option<Day> {
    Day::new(2027, 3, 31)
}

fn day_after() -> Option<Day> {
    Day::new(2027, 4, 1)
}

/// The page of an opinion that was sent, and its number as a picture.
async fn receipt_at(server: &Server) -> (String, String) {
    let sent = server.post(&key(), opinion().to_string()).await.json();
    let page = format!("/opinions/{}", sent["receipt"].as_str().unwrap());
    let picture = server.get(&format!("{page}/picture.svg")).await;
    let page = server.get(&page).await;
    (page.text().to_owned(), picture.text().to_owned())
}

/// The band and the stages of a page that the server writes for a frame.
async fn about_in_a_frame(server: &Server) -> String {
    let page = server
        .get_with("/about", &[("sec-fetch-dest", "iframe")])
        .await;
    assert_eq!(page.status, 200);
    page.text().to_owned()
}

#[tokio::test]
async fn pages_name_the_city_that_the_app_was_built_for() {
    let server = server_on(last_day).await;
    let voices = server.get("/voices").await;
    for page in [voices.text(), &about_in_a_frame(&server).await] {
        for words in [
            "運営：鎌倉市 共生共創部 企画課",
            "<a href=\"tel:0467-00-0000\">",
            "<a href=\"https://www.city.example.jp/\">",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains(TRIAL));
    }
    let private = server.get("/_shell/site.toml").await;
    assert_eq!(private.status, 404);
}

#[tokio::test]
async fn only_where_a_city_answers_has_it_received_an_opinion() {
    let (page, picture) = receipt_at(&server_on(last_day).await).await;
    assert!(page.contains("届きました") && picture.contains("市に届きました"));
    assert!(!page.contains("試作"));
    let trial = Server::with_files(&files(SITE)[..2]).await;
    let (page, picture) = receipt_at(&trial).await;
    assert!(page.contains("試作のため、意見は鎌倉市には届きません"));
    assert!(!page.contains("届きました") && !picture.contains("届きました"));
}

#[tokio::test]
async fn an_app_without_the_file_is_a_trial() {
    let server = Server::with_files(&files(SITE)[..2]).await;
    let voices = server.get("/voices").await;
    assert!(voices.text().contains(TRIAL));
    for words in ["運営：", "data-until", "tel:"] {
        assert!(!voices.text().contains(words), "{words}");
    }
}

#[tokio::test]
async fn a_file_that_says_something_else_stops_the_server_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let shell = folder.path().join("_shell");
    std::fs::create_dir(&shell).unwrap();
    std::fs::write(folder.path().join("index.html"), "home").unwrap();
    std::fs::write(shell.join("site.toml"), SITE.replace("website =", "site =")).unwrap();
    let error = format!("{:#}", Dist::load(folder.path()).err().unwrap());
    assert!(error.contains("_shell/site.toml:"), "{error}");
    assert!(error.contains("unknown field `site`"), "{error}");
}

#[tokio::test]
async fn what_has_passed_is_marked_by_the_servers_clock_from_the_next_day_on() {
    let deadline = "data-until=\"2027-03-31\"";
    let passed = format!("{deadline} data-passed");
    let current = |stage: &str| format!("aria-current=\"step\"><strong>{stage}</strong>");
    let on_it = about_in_a_frame(&server_on(last_day).await).await;
    assert!(on_it.contains(deadline) && !on_it.contains("data-passed"));
    assert!(on_it.contains(&current("素案")));
    let after = about_in_a_frame(&server_on(day_after).await).await;
    // The band, the sentence and the stage.
    assert_eq!(after.matches(&passed).count(), 3, "{after}");
    assert!(after.contains(&current("案")) && !after.contains(&current("素案")));
}

#[tokio::test]
async fn a_receipt_says_whom_to_ask() {
    let (page, _) = receipt_at(&server_on(last_day).await).await;
    assert!(page.contains("お問い合わせ：鎌倉市 共生共創部 企画課"));
}
