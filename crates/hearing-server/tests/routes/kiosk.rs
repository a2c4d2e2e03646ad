use axum::http::Request;
use hearing_api::Branch;
use hearing_server::app::Settings;
use hearing_server::kiosk::KioskHost;
use hearing_server::staff::Role;
use hearing_server::workflow::Act;

use crate::support::{Answer, Server, key, opinion, settings};

const PAGE: &str = "<!doctype html><html lang=\"ja\"><head><title>A</title></head>\
    <body><h1>A</h1></body></html>";

const FILES: &[(&str, &str)] = &[
    ("index.html", PAGE),
    ("index.html.br", "home in brotli"),
    ("404.html", PAGE),
    ("policies/index.html", PAGE),
    ("policies/_query/life-stage=senior.html", PAGE),
    ("assets/app-1.js", "js"),
    ("assets/app-1.js.br", "js in brotli"),
];

/// What a browser says as it loads a page.
const FOR_PEOPLE: (&str, &str) = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
const COMPRESSED: (&str, &str) = ("accept-encoding", "gzip, br");

/// Where a visit to the kiosk begins.
const START: &str = "/?surface=kiosk&branch=ofuna";

/// What a device shows that was to become a kiosk.
const REFUSED: &str = "支所の端末用の鍵がないか、使えなくなっています。";

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
async fn a_key_makes_a_browser_a_kiosk_and_leaves_the_address() {
    let server = server().await;
    let address = server.kiosk_start(Branch::Ofuna).await;
    let started = server
        .get_with(&address, &[FOR_PEOPLE, ("sec-fetch-site", "none")])
        .await;
    // The key goes into no history, no `Referer` and no page.
    assert_eq!(started.status, 303);
    assert_eq!(started.header("location"), START);
    assert_eq!(started.header("cache-control"), "no-store");
    assert_eq!(started.header("referrer-policy"), "no-referrer");
    assert_eq!(started.text(), "");
    let cookie = started.header("set-cookie");
    assert!(cookie.starts_with("surface=kiosk-ofuna."), "{cookie}");
    assert!(
        cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"),
        "{cookie}"
    );
    let ofuna = ("cookie", cookie.split(';').next().unwrap());
    let start = server
        .get_with(START, &[FOR_PEOPLE, COMPRESSED, ofuna])
        .await;
    let page = start.text();
    assert!(
        page.starts_with(
            "<!DOCTYPE html><html data-kiosk=\"ofuna\" data-kiosk-invites lang=\"ja\" data-trial><head>"
        ),
        "{page}"
    );
    for part in [
        "<link rel=\"stylesheet\" href=\"/assets/kiosk-1.css\"></head>",
        "<span class=\"kiosk-invitation__branch\">大船支所</span>",
        "<nav class=\"kiosk-bar\"",
        "<script src=\"/assets/kiosk-1.js\"></script></body>",
        "<a class=\"header__brand\"",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(start.header("cache-control"), "no-store");
    assert_eq!(
        (start.header("etag"), start.header("content-encoding")),
        ("", "")
    );
    assert!(
        start
            .header("set-cookie")
            .starts_with("surface=kiosk-ofuna."),
        "each visit has a cookie of its own"
    );
    assert_ne!(start.header("set-cookie"), cookie);
}

#[tokio::test]
async fn a_kiosk_stays_one_on_every_page() {
    let server = server().await;
    let cookie = server.kiosk_cookie(Branch::Ofuna).await;
    let ofuna = ("cookie", cookie.as_str());
    for path in [
        "/",
        "/policies",
        "/policies?life-stage=senior",
        "/nothing",
        "/kiosk",
        "/opinions/7K3",
    ] {
        let page = server
            .get_with(path, &[FOR_PEOPLE, COMPRESSED, ofuna])
            .await;
        assert!(
            is_a_kiosks(&page) && !invites(&page),
            "{path}: {}",
            page.text()
        );
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("set-cookie"), "", "{path}");
    }
    // What is chosen is chosen on the page, and no parameter of a link changes it.
    let pages = [
        ("/policies", "/policies"),
        ("/policies?life-stage=senior", "/policies?life-stage=senior"),
        (
            "/policies?life-stage=senior&utm=a",
            "/policies?life-stage=senior",
        ),
    ];
    for (path, address) in pages {
        let page = server.get_with(path, &[FOR_PEOPLE, ofuna]).await;
        let canonical = format!("<link rel=\"canonical\" href=\"{address}\">");
        assert!(page.text().contains(&canonical), "{path}: {}", page.text());
        let chosen = page.text().contains("value=\"senior\" checked");
        assert_eq!(chosen, path.contains("senior"), "{path}: {}", page.text());
        let title = if chosen {
            "高齢期に関わる取組｜"
        } else {
            "まちの取組をさがす｜"
        };
        assert!(page.text().contains(&format!("<title>{title}")), "{path}");
    }
    let again = [FOR_PEOPLE, ofuna, ("if-none-match", "*")];
    assert_eq!(server.get_with("/", &again).await.status, 200);
}

#[tokio::test]
async fn a_readers_own_device_gets_nothing_of_it() {
    let server = server().await;
    let other = self::server().await;
    let elsewhere = other.kiosk_cookie(Branch::Ofuna).await;
    for cookie in [
        "",
        "surface=phone",
        "surface=kiosk-zushi",
        "surface=kiosk-ofuna",
        "surface=kiosk-ofuna.1.0000000000000000.00000000000000000000000000000000",
        &elsewhere,
    ] {
        let headers = [FOR_PEOPLE, COMPRESSED, ("cookie", cookie)];
        let page = server.get_with("/", &headers).await;
        assert_eq!(
            (page.text(), page.header("set-cookie")),
            ("home in brotli", ""),
            "{cookie}"
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

/// Asserts that the ordinary site came, with a line that says that this is no kiosk.
#[track_caller]
fn assert_refused(page: &Answer) {
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("data-kiosk"), "{}", page.text());
    assert!(page.text().contains(REFUSED), "{}", page.text());
    assert!(
        page.text().contains("<title>鎌倉ミライ共創ナビ｜") && page.text().contains("</footer>")
    );
    assert!(!page.text().contains("kiosk-1"), "{}", page.text());
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.header("set-cookie").starts_with("surface=; "));
}

#[tokio::test]
async fn without_a_key_that_holds_a_device_stays_its_readers_and_is_told_so() {
    let server = server().await;
    for path in [START, "/?surface=kiosk", "/?surface=kiosk&branch=zushi"] {
        let headers = [FOR_PEOPLE, COMPRESSED, ("sec-fetch-site", "none")];
        assert_refused(&server.get_with(path, &headers).await);
    }
    let address = server.kiosk_start(Branch::Ofuna).await;
    for wrong in [
        format!("{START}&key=A"),
        address.replace("ofuna", "fukasawa"),
        address.replace("ofuna", "zushi"),
        format!("{address}A"),
    ] {
        let answer = server.get_with(&wrong, &[FOR_PEOPLE]).await;
        assert_eq!(answer.header("set-cookie"), "", "{wrong}");
        if answer.status == 303 {
            let led_to = answer.header("location").to_owned();
            assert!(!led_to.contains("key"), "{led_to}");
            assert_refused(&server.get_with(&led_to, &[FOR_PEOPLE]).await);
        } else {
            assert_eq!(answer.text(), PAGE, "{wrong}");
        }
    }
    // As people type it.
    let key = address.rsplit('=').next().unwrap().to_lowercase();
    let typed = format!("{START}&key={}-{}", &key[..16], &key[16..]);
    let answer = server.get_with(&typed, &[FOR_PEOPLE]).await;
    assert!(answer.header("set-cookie").contains("kiosk-ofuna."));
}

#[tokio::test]
async fn a_key_that_is_revoked_ends_the_kiosks_that_it_made() {
    let server = server().await;
    let address = server.kiosk_start(Branch::Ofuna).await;
    let cookie = server.kiosk_cookie(Branch::Ofuna).await;
    let keys = server.store.kiosk_keys().await.unwrap();
    assert_eq!(keys.len(), 2);
    assert!(keys.iter().all(|key| key.branch == Branch::Ofuna));
    assert!(server.store.revoke_kiosk_key(keys[1].id).await.unwrap());
    assert!(!server.store.revoke_kiosk_key(keys[1].id).await.unwrap());
    assert!(
        server.store.kiosk_keys().await.unwrap()[1]
            .revoked_at
            .is_some()
    );
    let acts = "SELECT COUNT(*) FROM acts WHERE act IN ('kiosk-key-add', 'kiosk-key-revoke')";
    assert_eq!(server.number(acts).await, 3, "in the audit log");
    let headers = [FOR_PEOPLE, ("cookie", cookie.as_str())];
    assert_eq!(server.get_with("/policies", &headers).await.text(), PAGE);
    assert_refused(&server.get_with(START, &headers).await);
    // The other key goes on.
    let started = server.get_with(&address, &[FOR_PEOPLE]).await;
    assert!(started.header("set-cookie").contains("kiosk-ofuna."));
}

#[tokio::test]
async fn no_other_sites_link_makes_a_device_a_kiosk() {
    let server = server().await;
    let address = server.kiosk_start(Branch::Ofuna).await;
    for site in ["cross-site", "same-site"] {
        let headers = [FOR_PEOPLE, ("sec-fetch-site", site)];
        let answer = server.get_with(&address, &headers).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("set-cookie")),
            (303, "")
        );
        assert_refused(&server.get_with(START, &headers).await);
    }
}

#[tokio::test]
async fn an_opinion_is_a_kiosks_only_where_it_comes_from_one() {
    let server = server().await;
    let cookie = server.kiosk_cookie(Branch::Fukasawa).await;
    let surface = async || {
        let query = "SELECT surface FROM opinions ORDER BY id DESC LIMIT 1";
        sqlx::query_scalar::<_, String>(query)
            .fetch_one(&mut server.database().await)
            .await
            .unwrap()
    };
    let send = async |said: &str, headers: &[(&str, &str)]| {
        let mut request = Request::post("/api/opinions")
            .header("content-type", "application/json")
            .header("idempotency-key", key());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut opinion = opinion();
        opinion["surface"] = said.into();
        let request = request.body(opinion.to_string().into()).unwrap();
        assert_eq!(server.ask(request).await.status, 201);
    };
    let form = async |headers: &[(&str, &str)]| {
        let body = format!(
            "key={}&subject=2-2&kind=question&text=a&surface=kiosk-ofuna",
            server.form_key()
        );
        assert_eq!(
            server.post_fields("/opinions", &body, headers).await.status,
            200
        );
    };
    for forged in [&[] as &[_], &[("cookie", "surface=kiosk-ofuna")]] {
        send("kiosk-ofuna", forged).await;
        assert_eq!(surface().await, "phone");
        form(forged).await;
        assert_eq!(surface().await, "phone");
    }
    send("embed", &[]).await;
    assert_eq!(surface().await, "embed");
    let kiosk = [("cookie", cookie.as_str())];
    for said in ["kiosk-ofuna", "phone"] {
        send(said, &kiosk).await;
        assert_eq!(surface().await, "kiosk-fukasawa");
    }
    form(&kiosk).await;
    assert_eq!(surface().await, "kiosk-fukasawa");
}

#[tokio::test]
async fn scripts_and_what_they_ask_for_stay_as_they_are() {
    let server = server().await;
    let cookie = server.kiosk_cookie(Branch::Ofuna).await;
    let ofuna = ("cookie", cookie.as_str());
    let script = server
        .get_with("/assets/app-1.js", &[("accept", "*/*"), COMPRESSED, ofuna])
        .await;
    assert_eq!(script.text(), "js in brotli");
    let page = server
        .get_with("/", &[("accept", "*/*"), COMPRESSED, ofuna])
        .await;
    assert_eq!(page.text(), "home in brotli");
}

#[tokio::test]
async fn a_visit_that_ends_leaves_no_storage_and_no_cookie() {
    let server = server().await;
    let cookie = server.kiosk_cookie(Branch::Ofuna).await;
    let ofuna = ("cookie", cookie.as_str());
    let end = async |headers: &[(&str, &str)]| {
        let answer = server.post_fields("/kiosk/end", "", headers).await;
        let said = answer.header("clear-site-data").to_owned();
        (answer.status.as_u16(), said)
    };
    let same = ("sec-fetch-site", "same-origin");
    let ended = end(&[ofuna, same]).await;
    assert_eq!(ended, (204, "\"storage\"".to_owned()));
    // Only a kiosk's own page erases, and no address that is only opened.
    let nothing = (204, String::new());
    assert_eq!(end(&[same]).await, nothing);
    assert_eq!(
        end(&[("cookie", "surface=kiosk-ofuna"), same]).await,
        nothing
    );
    assert_eq!(
        end(&[ofuna, ("sec-fetch-site", "cross-site")]).await,
        nothing
    );
    for path in [START, "/", "/kiosk"] {
        let page = server.get_with(path, &[FOR_PEOPLE, ofuna, same]).await;
        assert_eq!(page.header("clear-site-data"), "", "{path}");
    }

    server.post(&key(), opinion().to_string()).await;
    server.answered("答え").await;
    let publisher = server.signed_in(Role::Publisher).await;
    let published = server.store.act(publisher.id, 1, None, &Act::Publish).await;
    assert_eq!(published.unwrap(), Ok(()));
    // One for the voice's address in each language.
    for (headers, cookies) in [(vec![], 5), (vec![ofuna], 0)] {
        let answer = server.post_fields("/voices/1/support", "", &headers).await;
        assert_eq!(answer.status, 303);
        assert_eq!(answer.headers.get_all("set-cookie").iter().count(), cookies);
    }
}

#[tokio::test]
async fn who_set_the_device_up_can_make_it_a_readers_own_again() {
    let server = server().await;
    let cookie = server.kiosk_cookie(Branch::Ofuna).await;
    let page = server
        .get_with("/?surface=phone", &[FOR_PEOPLE, ("cookie", &cookie)])
        .await;
    assert_eq!(page.text(), PAGE);
    assert!(
        page.header("set-cookie")
            .starts_with("surface=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
    );
}

#[tokio::test]
async fn a_host_name_of_a_branch_is_always_its_kiosk() {
    let kiosk = KioskHost {
        branch: Branch::Ofuna,
        host: "ofuna.example.jp".to_owned(),
    };
    let before = server().await;
    let settings = Settings {
        kiosks: vec![kiosk],
        ..settings()
    };
    let server = before.started_again(&plan_data::PLAN, FILES, settings);
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
    let cookie = server.kiosk_cookie(Branch::Ofuna).await;
    let ofuna = ("cookie", cookie.as_str());
    let state = async || server.get_with("/kiosk", &[FOR_PEOPLE, ofuna]).await;
    let body = format!(
        "key={}&subject=2-2&kind=question&text=%E6%94%BE%E8%AA%B2%E5%BE%8C",
        server.form_key()
    );
    // An opinion of somebody's phone is none of this branch's.
    server.post(&key(), opinion().to_string()).await;
    assert!(state().await.text().contains("最近はありません"));
    let sent = server.post_fields("/opinions", &body, &[ofuna]).await;
    assert_eq!(sent.status, 200);
    let page = state().await;
    assert!(!page.text().contains("最近はありません"), "{}", page.text());
    for said in ["大船支所", "アプリの版", "サーバーの版", "分</dd>"] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    assert!(!page.text().contains("放課後"));

    for cookie in ["", "surface=kiosk-ofuna"] {
        let own = server
            .get_with("/kiosk", &[FOR_PEOPLE, ("cookie", cookie)])
            .await;
        assert!(own.text().contains("支所の端末として開かれていません"));
        for told in ["最後に届いた", "surface=kiosk", "大船"] {
            assert!(!own.text().contains(told), "{}", own.text());
        }
    }
}
