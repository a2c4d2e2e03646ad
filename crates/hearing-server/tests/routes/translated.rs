//! What pages in other languages answer to their readers.

use crate::support::Server;

async fn server() -> Server {
    Server::with_files(&[
        ("index.html", "home"),
        ("404.html", "nothing here"),
        ("en/policies/index.html", "all policies"),
        ("ko/policies/index.html", "all policies"),
    ])
    .await
}

#[tokio::test]
async fn a_list_under_choices_is_written_in_its_language() {
    let server = server().await;
    for (path, tag, parts) in [
        (
            "/en/policies?life-stage=infant",
            "en",
            [
                "<h1 tabindex=\"-1\">What the city does: Infants and toddlers</h1>",
                "Policies that mention this",
                "href=\"/en/policies/2-2\"",
            ],
        ),
        (
            "/en/policies?situation=visitor&partner=others",
            "en",
            [
                "What the city does: Tourism and visits, Partner: Others",
                "href=\"/en/policies?partner=others\"",
                "href=\"/en/policies?situation=visitor\"",
            ],
        ),
        (
            "/ko/policies?chapter=living&utm_source=a",
            "ko",
            ["어린이집", "href=\"/ko/policies/3-4\"", "hreflang=\"ja\""],
        ),
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        answer.assert_has(path, &[&format!("<html lang=\"{tag}\"")]);
        answer.assert_has(path, &parts);
        let has_app = answer.text().contains("/assets/boot-1.js");
        assert!(!has_app, "{path} needs no app");
    }
}

#[tokio::test]
async fn a_page_under_a_choice_whose_text_is_japanese_says_so_and_stays_in_its_language() {
    let server = server().await;
    for (path, tag, parts) in [
        (
            "/easy/projects?department=3",
            "ja-simple",
            [
                "<h1 tabindex=\"-1\">",
                "ふつうの",
                "<div lang=\"ja\">",
                "href=\"/easy/projects?priority=only",
            ],
        ),
        (
            "/easy/emaki?life-stage=school",
            "ja-simple",
            [
                "ふつうの",
                "<div lang=\"ja\">",
                "href=\"/easy/policies/2-4\"",
                "href=\"/easy/emaki?life-stage=school\" aria-current=\"true\"",
            ],
        ),
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        answer.assert_has(path, &[&format!("<html lang=\"{tag}\"")]);
        answer.assert_has(path, &parts);
    }
}

#[tokio::test]
async fn the_projects_of_a_division_have_their_names_in_japanese_and_all_else_in_the_language() {
    let server = server().await;
    let parts = [
        "<h1 tabindex=\"-1\">Projects of earlier implementation plans (division no. 3)</h1>",
        "Projects, fiscal 2014 to 2016",
        "href=\"/en/projects?priority=only",
        "<h3 class=\"project__name\" lang=\"ja\">",
    ];
    let path = "/en/projects?department=3";
    let answer = server.get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    answer.assert_has(path, &parts);
    assert!(!answer.text().contains("From here on it is in Japanese."));
}

#[tokio::test]
async fn a_sheet_of_policies_is_made_in_the_language_of_its_address() {
    let server = server().await;
    for (path, parts) in [
        (
            "/ko/card?p=2-2",
            [
                "<h1 tabindex=\"-1\">나의 시책 한 장</h1>",
                "action=\"/ko/card\"",
                "href=\"/ko/policies/2-2\"",
                "aria-label=\"나의 시책 한 장: 2-2 ",
            ],
        ),
        (
            "/en/card?p=2-2,9-9",
            [
                "No policy found for: 9-9.",
                "data-copied=\"The address has been copied.\"",
                "/api/qr.svg?path=%2Fen%2Fcard%3Fp%3D2%2D2",
                "Kamakura’s future and me",
            ],
        ),
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        answer.assert_has(path, &parts);
        assert!(!answer.text().contains("<div lang=\"ja\">"), "{path}");
        // The day stands in the sheet's picture.
        let day = answer
            .text()
            .split_once("text-anchor=\"end\">")
            .map(|(_, it)| it);
        let day = day.and_then(|it| it.split('<').next());
        assert!(
            day.is_some_and(|it| it.contains("20") && !it.contains('年')),
            "{day:?}"
        );
    }
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_language_of_its_address() {
    let server = server().await;
    for (path, tag, words) in [
        ("/en/nothing", "en", "Page not found"),
        ("/ko/emaki", "ko", "페이지를 찾을 수 없습니다"),
        ("/easy/nothing", "ja-simple", "ページが ありません"),
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        answer.assert_has(path, &[&format!("<html lang=\"{tag}\""), words]);
    }
}

#[tokio::test]
async fn without_a_choice_that_there_is_the_list_is_the_file() {
    let server = server().await;
    for path in [
        "/en/policies",
        "/en/policies?utm_source=a",
        "/en/policies?life-stage=nobody",
        "/en/policies?q=bus",
    ] {
        assert_eq!(server.get(path).await.text(), "all policies", "{path}");
    }
    for path in ["/fr/policies", "/fr/policies?life-stage=infant"] {
        assert_eq!(server.get(path).await.status, 404, "{path}");
    }
}
