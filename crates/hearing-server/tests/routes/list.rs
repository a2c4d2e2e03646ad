//! The list of policies under choices and words that no file was written for.

use pages::pages::policies::policies_without_words;
use pages::search_entries::search_file;
use pages::urls::Route;

use crate::support::Server;

const FILE: &str = "<p>for infants</p>";

async fn server() -> Server {
    Server::with_files(&[
        ("index.html", "home"),
        ("404.html", "nothing here"),
        ("policies/index.html", "all policies"),
        ("policies/_query/life-stage=infant.html", FILE),
        ("search-index.txt", &search_file()),
    ])
    .await
}

#[tokio::test]
async fn several_choices_and_words_are_answered_with_what_they_find() {
    let server = server().await;
    for (path, parts) in [
        (
            "/policies?life-stage=infant&chapter=people",
            [
                "『乳幼児』のことが書かれた施策 ",
                "id=\"life-stage-infant\" type=\"checkbox\" name=\"life-stage\" value=\"infant\" checked",
                "href=\"/policies?chapter=people\"",
            ],
        ),
        (
            "/policies?q=%E5%BE%85%E6%A9%9F%E5%85%90%E7%AB%A5&utm_source=a",
            [
                "<mark>子育て</mark>",
                "value=\"待機児童\"",
                "href=\"/policies/2-2\"",
            ],
        ),
        // In the spelling of another keyboard, and with a choice.
        (
            "/policies?q=%EF%BD%BD%EF%BE%8E%EF%BE%9F%EF%BD%B0%EF%BE%82&chapter=people",
            ["<mark>スポーツ</mark>", "value=\"ｽﾎﾟｰﾂ\"", "43施策のうち"],
        ),
        (
            "/policies?q=zzzz&chapter=people",
            [
                "この条件に合う施策は見つかりませんでした",
                "href=\"/policies?chapter=people\"",
                "value=\"zzzz\"",
            ],
        ),
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        answer.assert_has(path, &parts);
    }
}

#[tokio::test]
async fn the_list_says_which_address_it_answers() {
    let server = server().await;
    let path = "/policies?partner=citizens&chapter=people";
    let page = server.get(path).await;
    let Route::Policies(filter) = Route::parse("/policies", "partner=citizens&chapter=people")
    else {
        panic!("{path} is a list");
    };
    assert!(
        page.text()
            .contains("data-address=\"/policies?partner=citizens&amp;chapter=people\"")
    );
    // As the app would write it.
    assert!(
        page.text()
            .contains(&policies_without_words(&filter).into_string())
    );
}

#[tokio::test]
async fn where_a_file_has_the_list_it_is_the_file() {
    let server = server().await;
    for (path, text) in [
        ("/policies", "all policies"),
        ("/policies?utm_source=a&q=", "all policies"),
        ("/policies?life-stage=nobody", "all policies"),
        ("/policies?life-stage=infant&utm_source=a", FILE),
    ] {
        assert_eq!(server.get(path).await.text(), text, "{path}");
    }
}
