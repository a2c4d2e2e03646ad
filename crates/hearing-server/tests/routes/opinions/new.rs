use crate::support::Server;

async fn form(path: &str) -> String {
    let server = Server::with_files(&[("index.html", "")]).await;
    let answer = server.get(path).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("cache-control")),
        (200, "private, no-cache")
    );
    answer.text().to_owned()
}

fn key_in(page: &str) -> &str {
    page.split("name=\"key\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
}

#[tokio::test]
async fn each_form_has_a_key_of_its_own() {
    let (one, other) = (form("/opinions/new").await, form("/opinions/new").await);
    assert_ne!(key_in(&one), key_in(&other));
    for page in [one, other] {
        let key: uuid::Uuid = key_in(&page).parse().unwrap();
        assert!(!key.is_nil());
        assert!(!page.contains(" checked"));
    }
}

#[tokio::test]
async fn the_subject_of_the_link_is_chosen() {
    for (about, chosen) in [
        (
            "000-2-2",
            "name=\"subject\" value=\"000-2-2\" checked hidden",
        ),
        // As links were spelt before subjects had an edition.
        ("2-2", "name=\"subject\" value=\"000-2-2\" checked hidden"),
        (
            "000-2-2-1",
            "name=\"subject\" value=\"000-2-2-1\" checked hidden",
        ),
        ("2%2D2", "name=\"subject\" value=\"000-2-2\" checked hidden"),
    ] {
        let page = form(&format!("/opinions/new?a=b&about={about}")).await;
        assert!(page.contains(chosen), "{page}");
        assert_eq!(page.matches(" checked").count(), 1);
    }
    for about in ["9-9", "", "%22%3E", "\u{FF12}-2"] {
        let path = format!(
            "/opinions/new?about={}",
            about.replace('\u{FF12}', "%EF%BC%92")
        );
        assert!(!form(&path).await.contains(" checked"));
    }
}

#[tokio::test]
async fn the_form_is_the_apps() {
    let page = form("/opinions/new?about=2-2").await;
    for part in [
        "<title>意見を送る｜鎌倉ミライ共創ナビ</title>",
        "src=\"/assets/form-step-1.js\"",
        "src=\"/assets/boot-1.js\"",
        "<form class=\"opinion-form\" id=\"opinion-form\"",
        "<div id=\"app\">",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[tokio::test]
async fn without_an_app_there_is_no_form() {
    assert_eq!(Server::bare().await.get("/opinions/new").await.status, 404);
}
