use hearing_api::Branch;
use hearing_server::app::{AppState, Settings, app};
use hearing_server::kiosk::KioskHost;
use hearing_server::staff::Role;
use hearing_server::store::Act;
use hearing_server::{Departments, Framing, Networks};

use crate::support::{Answer, Server, dist_of, key, opinion};

const PAGE: &str = "<!doctype html><html lang=\"ja\"><head><title>A</title></head>\
    <body><h1>A</h1><main><!--hearing:content--></main></body></html>";

const FILES: &[(&str, &str)] = &[
    ("index.html", PAGE),
    ("index.html.br", "home in brotli"),
    ("404.html", PAGE),
    ("policies/index.html", PAGE),
    ("_shell/form.html", PAGE),
    (
        "_shell/kiosk.html",
        "<script src=\"/k.js\"></script><!--kiosk:invitation--><a><!--kiosk:branch--></a>\
         <!--kiosk:controls--><nav></nav>",
    ),
    ("assets/app-1.js", "js"),
    ("assets/app-1.js.br", "js in brotli"),
];

/// What a browser says as it loads a page.
const FOR_PEOPLE: (&str, &str) = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
const COMPRESSED: (&str, &str) = ("accept-encoding", "gzip, br");
const OFUNA: (&str, &str) = ("cookie", "surface=kiosk-ofuna");

const START: &str = "/?surface=kiosk&branch=ofuna";

async fn server() -> Server {
    Server::with_files(FILES).await
}

fn is_a_kiosks(answer: &Answer) -> bool {
    answer.text().contains("<html data-kiosk=\"ofuna\"")
}

fn invites(answer: &Answer) -> bool {
    answer.text().contains("data-kiosk-invites")
}

#[tokio::test]
async fn a_browser_started_as_a_kiosk_stays_one() {
    let server = server().await;
    let start = server.get_with(START, &[FOR_PEOPLE, COMPRESSED]).await;
    assert_eq!(
        start.text(),
        "<!doctype html><html data-kiosk=\"ofuna\" data-kiosk-invites lang=\"ja\">\
         <head><title>A</title><script src=\"/k.js\"></script></head><body><h1>A</h1>\
         <main><!--hearing:content--></main><a>大船支所</a><nav></nav></body></html>"
    );
    assert_eq!(start.header("cache-control"), "no-store");
    assert_eq!(
        (start.header("etag"), start.header("content-encoding")),
        ("", "")
    );
    let cookie = start.header("set-cookie");
    assert_eq!(
        cookie,
        "surface=kiosk-ofuna; Path=/; HttpOnly; SameSite=Lax; Secure"
    );

    for path in [
        "/",
        "/policies",
        "/policies?life-stage=senior",
        "/nothing",
        "/kiosk",
        "/opinions/7K3",
    ] {
        let page = server
            .get_with(path, &[FOR_PEOPLE, COMPRESSED, OFUNA])
            .await;
        assert!(
            is_a_kiosks(&page) && !invites(&page),
            "{path}: {}",
            page.text()
        );
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("set-cookie"), "", "{path}");
    }
    let again = [FOR_PEOPLE, OFUNA, ("if-none-match", "*")];
    assert_eq!(server.get_with("/", &again).await.status, 200);
}

#[tokio::test]
async fn a_readers_own_device_gets_nothing_of_it() {
    let server = server().await;
    for headers in [
        [FOR_PEOPLE, COMPRESSED, ("cookie", "")],
        [FOR_PEOPLE, COMPRESSED, ("cookie", "surface=phone")],
        [FOR_PEOPLE, COMPRESSED, ("cookie", "surface=kiosk-zushi")],
    ] {
        let page = server.get_with("/", &headers).await;
        assert_eq!(
            (page.text(), page.header("set-cookie")),
            ("home in brotli", "")
        );
    }
    assert_eq!(
        server
            .get_with("/?surface=embed", &[FOR_PEOPLE])
            .await
            .text(),
        PAGE
    );
}

#[tokio::test]
async fn no_other_sites_link_makes_a_device_a_kiosk() {
    let server = server().await;
    for site in ["cross-site", "same-site"] {
        let page = server
            .get_with(START, &[FOR_PEOPLE, ("sec-fetch-site", site)])
            .await;
        assert_eq!(
            (page.text(), page.header("set-cookie")),
            (PAGE, ""),
            "{site}"
        );
    }
}

#[tokio::test]
async fn scripts_and_what_they_ask_for_stay_as_they_are() {
    let server = server().await;
    let script = server
        .get_with("/assets/app-1.js", &[("accept", "*/*"), COMPRESSED, OFUNA])
        .await;
    assert_eq!(script.text(), "js in brotli");
    let page = server
        .get_with("/", &[("accept", "*/*"), COMPRESSED, OFUNA])
        .await;
    assert_eq!(page.text(), "home in brotli");
}

#[tokio::test]
async fn a_visit_that_ends_leaves_no_storage_and_no_cookie() {
    let server = server().await;
    let same = ("sec-fetch-site", "same-origin");
    let end = server.get_with(START, &[FOR_PEOPLE, OFUNA, same]).await;
    assert_eq!(end.header("clear-site-data"), "\"storage\"");
    let start = server
        .get_with(START, &[FOR_PEOPLE, ("sec-fetch-site", "none")])
        .await;
    assert_eq!(start.header("clear-site-data"), "");

    server.post(&key(), opinion().to_string()).await;
    server.answered("答え").await;
    let publisher = server.signed_in(Role::Publisher).await;
    let published = server.store.act(publisher.id, 1, None, &Act::Publish).await;
    assert_eq!(published.unwrap(), Ok(()));
    for (headers, cookies) in [(vec![], 1), (vec![OFUNA], 0)] {
        let answer = server.post_fields("/voices/1/support", "", &headers).await;
        assert_eq!(answer.status, 303);
        assert_eq!(answer.headers.get_all("set-cookie").iter().count(), cookies);
    }
}

#[tokio::test]
async fn an_unknown_branch_is_named() {
    let server = server().await;
    for path in ["/?surface=kiosk", "/?surface=kiosk&branch=zushi"] {
        let page = server.get_with(path, &[FOR_PEOPLE]).await;
        assert_eq!(page.status, 404);
        assert!(page.text().contains("ofuna（大船支所）"), "{}", page.text());
        assert_eq!(page.header("set-cookie"), "");
    }
}

#[tokio::test]
async fn who_set_the_device_up_can_make_it_a_readers_own_again() {
    let server = server().await;
    let page = server
        .get_with("/?surface=phone", &[FOR_PEOPLE, OFUNA])
        .await;
    assert_eq!(page.text(), PAGE);
    assert!(
        page.header("set-cookie")
            .starts_with("surface=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
    );
}

#[tokio::test]
async fn a_host_name_of_a_branch_is_always_its_kiosk() {
    let mut server = server().await;
    let kiosk = KioskHost {
        branch: Branch::Ofuna,
        host: "ofuna.example.jp".to_owned(),
    };
    let state = AppState::new(
        server.store.clone(),
        dist_of(FILES),
        &plan_data::PLAN,
        Settings {
            departments: Departments::default(),
            public_url: None,
            networks: Networks::default(),
            framing: Framing::by(&[]).unwrap(),
            kiosks: vec![kiosk],
            sends_mail: false,
        },
    );
    server.app = app(state.unwrap());
    let host = ("host", "ofuna.example.jp:8080");
    for path in ["/", "/policies", "/?surface=phone"] {
        let page = server.get_with(path, &[FOR_PEOPLE, host]).await;
        assert!(is_a_kiosks(&page) && !invites(&page), "{path}");
    }
    for path in ["/?surface=kiosk", "/?surface=kiosk&branch=fukasawa"] {
        let page = server.get_with(path, &[FOR_PEOPLE, host]).await;
        assert!(is_a_kiosks(&page) && invites(&page), "{path}");
    }
    assert!(!is_a_kiosks(
        &server
            .get_with("/", &[FOR_PEOPLE, ("host", "example.jp")])
            .await
    ));
}

#[tokio::test]
async fn the_state_of_a_device_tells_when_and_nothing_else_of_an_opinion() {
    let server = server().await;
    let state = async || server.get_with("/kiosk", &[FOR_PEOPLE, OFUNA]).await;
    assert!(state().await.text().contains("最近はありません"));

    let mut sent = opinion();
    server.post(&key(), sent.to_string()).await;
    sent["surface"] = "kiosk-fukasawa".into();
    sent["text"] = "別の意見".into();
    server.post(&key(), sent.to_string()).await;
    let page = state().await;
    assert!(!page.text().contains("最近はありません"), "{}", page.text());
    for said in ["大船支所", "アプリの版", "サーバーの版", "分</dd>"] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    assert!(!page.text().contains("放課後"));

    let own = server.get_with("/kiosk", &[FOR_PEOPLE]).await;
    assert!(
        own.text().contains("/?surface=kiosk&amp;branch=tamanawa"),
        "{}",
        own.text()
    );
    assert!(!own.text().contains("最後に届いた"));
}
