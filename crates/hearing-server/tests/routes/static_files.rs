use axum::body::Body;
use axum::http::Request;

use crate::support::Server;

const FILES: &[(&str, &str)] = &[
    ("index.html", "home"),
    ("index.html.br", "home in brotli"),
    ("index.html.gz", "home in gzip"),
    ("404.html", "nothing here"),
    ("404.html.br", "nothing in brotli"),
    ("policies/index.html", "policies"),
    ("policies/2-2/index.html", "2-2"),
    ("policies/_query/life-stage=infant.html", "for infants"),
    ("policies/_query/situation=carer.html", "for carers"),
    ("_query/q=a.html", "home, a"),
    (".hidden", "hidden"),
    (".git/config", "hidden"),
    ("assets/app-1a2b.wasm", "wasm"),
    ("assets/app-1a2b.js", "js"),
    ("manifest.webmanifest", "{}"),
    ("sw.js", "worker"),
    ("icon.svg", "<svg/>"),
    ("plan.json", "{}"),
    ("open-data/index.html", "open data"),
    ("open-data/plan.json", "{\"policies\": []}"),
    ("open-data/plan.json.br", "the plan in brotli"),
    ("open-data/plan.schema.json", "{}"),
    ("open-data/policies.csv", "\u{feff}ID\r\n"),
    ("voices.csv", "a,b"),
    ("download.tar.gz", "not a sibling"),
];

async fn server() -> Server {
    Server::with_files(FILES).await
}

#[tokio::test]
async fn a_page_has_one_address() {
    let server = server().await;
    for (path, text) in [
        ("/", "home"),
        ("/policies", "policies"),
        ("/policies/2-2", "2-2"),
        ("/policies/%32-2", "2-2"),
    ] {
        let answer = server.get(path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.text()),
            (200, text),
            "{path}"
        );
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    for (path, address) in [
        ("/policies/", "/policies"),
        ("/policies/2-2/?q=%E9%8E%8C", "/policies/2-2?q=%E9%8E%8C"),
        // As some clients send it; a header has no such letters.
        ("/policies/2-2/?q=鎌", "/policies/2-2?q=%E9%8E%8C"),
        ("/policies/2-2/index.html", "/policies/2-2"),
        ("/index.html", "/"),
    ] {
        let answer = server.get(path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            (308, address),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_single_choice_has_a_page_of_its_own() {
    let server = server().await;
    for (path, text) in [
        ("/policies?life-stage=infant", "for infants"),
        ("/policies?life-stage=senior", "policies"),
        ("/policies?q=&life-stage=infant", "for infants"),
        // Words only narrow the list further.
        ("/policies?life-stage=infant&q=a", "for infants"),
        ("/policies?life-stage=infant&situation=carer", "policies"),
        ("/policies?life-stage=../../index", "policies"),
        ("/policies?q=%E9%8E%8C", "policies"),
        ("/policies?", "policies"),
        ("/?q=a", "home, a"),
    ] {
        let answer = server.get(path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.text()),
            (200, text),
            "{path}"
        );
    }
}

/// As links of old pages have it: 子育 in Shift_JIS and in EUC-JP, and what is no text at all.
#[tokio::test]
async fn a_query_in_another_encoding_leads_to_the_same_page() {
    let server = server().await;
    let in_utf8 = "%E5%AD%90%E8%82%B2";
    for (path, address) in [
        ("/search?q=%8E%71%88%E7", format!("/search?q={in_utf8}")),
        ("/voices?q=%8E%71%88%E7", format!("/voices?q={in_utf8}")),
        ("/voices?q=%BB%D2%B0%E9", format!("/voices?q={in_utf8}")),
        (
            "/opinions?receipt=%8E%71%88%E7",
            format!("/opinions?receipt={in_utf8}"),
        ),
        (
            "/voices?q=%FF%FFa&policy=2-2",
            "/voices?q=a&policy=2-2".to_owned(),
        ),
    ] {
        let answer = server.get(path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            (307, address.as_str()),
            "{path}"
        );
        let page = server.get(&address).await;
        assert!(!page.text().contains("送信内容"), "{address}");
    }
    let answer = server.get("/api/qr.svg?text=%8E%71").await;
    assert!(answer.header("location").is_empty());
}

/// Messengers and campaigns add theirs to every link.
#[tokio::test]
async fn unknown_parameters_change_nothing() {
    let server = server().await;
    for query in [
        "life-stage=infant&utm_source=line",
        "fbclid=IwAR0_a-b&life-stage=infant",
        "openExternalBrowser=1&life-stage=infant",
        "life-stage=infant&utm-medium=mail&gclid=1",
        "life-stage=infant&life-stage=infant",
        "life-stage=nobody&life-stage=infant",
        "life-stage=infant&%E9%8E%8C=%E9%8E%8C",
        "&&=&life-stage=infant&=&",
    ] {
        let answer = server.get(&format!("/policies?{query}")).await;
        assert_eq!(answer.text(), "for infants", "{query}");
    }
    for (path, text) in [
        ("/policies?utm-source=line", "policies"),
        ("/?fbclid=a", "home"),
        ("/policies/2-2?utm_source=line", "2-2"),
        ("/open-data?utm_source=line", "open data"),
    ] {
        assert_eq!(server.get(path).await.text(), text, "{path}");
    }
}

#[tokio::test]
async fn the_smallest_encoding_that_the_client_takes() {
    let server = server().await;
    for (accepted, encoding, text) in [
        ("gzip, deflate, br, zstd", "br", "home in brotli"),
        ("gzip", "gzip", "home in gzip"),
        ("br;q=0, gzip;q=0.5", "gzip", "home in gzip"),
        ("identity", "", "home"),
        ("", "", "home"),
    ] {
        let answer = server.get_with("/", &[("accept-encoding", accepted)]).await;
        assert_eq!(
            (answer.header("content-encoding"), answer.text()),
            (encoding, text),
            "{accepted}"
        );
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    }
    let missing = server
        .get_with("/nothing", &[("accept-encoding", "br")])
        .await;
    assert_eq!(
        (missing.status.as_u16(), missing.text()),
        (404, "nothing in brotli")
    );
}

#[tokio::test]
async fn what_the_client_has_is_not_sent_again() {
    let server = server().await;
    let plain = server.get("/").await;
    let brotli = server.get_with("/", &[("accept-encoding", "br")]).await;
    let etag = plain.header("etag").to_owned();
    assert!(etag.starts_with('"') && etag != brotli.header("etag"));
    for known in [etag.clone(), format!("\"a\", W/{etag}"), "*".to_owned()] {
        let answer = server.get_with("/", &[("if-none-match", &known)]).await;
        assert_eq!((answer.status.as_u16(), answer.body.len()), (304, 0));
        assert_eq!(answer.header("etag"), etag);
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    for (accepted, known, status) in [
        ("", brotli.header("etag"), 200),
        ("br", etag.as_str(), 200),
        ("br", brotli.header("etag"), 304),
    ] {
        let headers = [("accept-encoding", accepted), ("if-none-match", known)];
        assert_eq!(server.get_with("/", &headers).await.status, status);
    }
}

#[tokio::test]
async fn an_icon_is_kept_for_a_day() {
    let icon = server().await.get("/icon.svg").await;
    assert_eq!(icon.header("cache-control"), "public, max-age=86400");
}

#[tokio::test]
async fn names_by_content_are_kept_for_ever() {
    let server = server().await;
    let wasm = server.get("/assets/app-1a2b.wasm").await;
    assert_eq!(
        wasm.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(wasm.header("content-type"), "application/wasm");
}

/// A browser that kept the worker would keep its release for as long.
#[tokio::test]
async fn the_service_worker_is_asked_for_each_time() {
    let worker = server().await.get("/sw.js").await;
    assert_eq!(worker.header("cache-control"), "no-cache");
    assert_eq!(
        worker.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    let policy = worker.header("content-security-policy");
    for allowed in [
        "worker-src 'self'",
        "manifest-src 'self'",
        "connect-src 'self'",
    ] {
        assert!(policy.contains(allowed), "{policy}");
    }
}

#[tokio::test]
async fn each_kind_of_file_is_named() {
    let server = server().await;
    for (path, content_type) in [
        ("/assets/app-1a2b.js", "text/javascript; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/icon.svg", "image/svg+xml"),
        ("/plan.json", "application/json"),
        ("/voices.csv", "text/csv; charset=utf-8"),
        ("/open-data/plan.json", "application/json"),
        ("/open-data/plan.schema.json", "application/schema+json"),
        ("/open-data/policies.csv", "text/csv; charset=utf-8"),
        ("/download.tar.gz", "application/octet-stream"),
    ] {
        assert_eq!(
            server.get(path).await.header("content-type"),
            content_type,
            "{path}"
        );
    }
}

/// Files under names that stay are asked for again each time, and sent only if they changed.
#[tokio::test]
async fn open_data_lies_beside_its_page() {
    let server = server().await;
    assert_eq!(server.get("/open-data").await.text(), "open data");
    assert_eq!(
        server.get("/open-data/").await.header("location"),
        "/open-data"
    );
    let table = server.get("/open-data/policies.csv").await;
    assert_eq!(table.text(), "\u{feff}ID\r\n");
    assert_eq!(table.header("cache-control"), "no-cache");
    let known = [("if-none-match", table.header("etag"))];
    let again = server.get_with("/open-data/policies.csv", &known).await;
    assert_eq!(again.status, 304);
    let brotli = [("accept-encoding", "br")];
    let plan = server.get_with("/open-data/plan.json", &brotli).await;
    assert_eq!(
        (plan.header("content-encoding"), plan.text()),
        ("br", "the plan in brotli")
    );
}

#[tokio::test]
async fn nothing_else_is_served() {
    let server = server().await;
    for path in [
        "/nothing",
        "/404.html",
        "/_shell/manifest.json",
        "/_query/q=a.html",
        "/policies/_query/life-stage=infant.html",
        "/policies/_query/life-stage=infant",
        "/.hidden",
        "/.git/config",
        "/index.html.br",
        "/../Cargo.toml",
        "/..%2FCargo.toml",
        "/policies/../../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "//policies",
        "//example.jp/",
        "/policies//",
        "/policies/2-2//",
        "/%FF",
        "/%00",
        "/policies\\2-2",
    ] {
        let request = Request::get(path).body(Body::empty());
        // What is no address at all, the HTTP parser refuses.
        let Ok(request) = request else { continue };
        let answer = server.ask(request).await;
        assert_eq!(
            (answer.status.as_u16(), answer.text()),
            (404, "nothing here"),
            "{path}"
        );
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    }
}

#[tokio::test]
async fn head_has_the_headers_alone_and_other_methods_nothing() {
    let server = server().await;
    let head = server
        .ask(Request::head("/policies").body(Body::empty()).unwrap())
        .await;
    assert_eq!(
        (
            head.status.as_u16(),
            head.header("content-length"),
            head.body.len()
        ),
        (200, "8", 0)
    );
    let post = server
        .ask(Request::post("/policies").body(Body::empty()).unwrap())
        .await;
    assert_eq!(post.status, 405);
    assert_eq!(post.header("allow"), "GET,HEAD");
    assert!(post.text().contains("<h1"), "people read it");
}

#[tokio::test]
async fn without_an_app_people_still_get_a_page() {
    let answer = Server::bare().await.get("/nothing").await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("content-type")),
        (404, "text/html; charset=utf-8")
    );
    assert!(answer.text().contains("見つかりません"));
}

#[test]
fn a_directory_that_is_no_app_is_refused_in_words() {
    let empty = tempfile::tempdir().unwrap();
    let error = |path| hearing_server::Dist::load(path).err().unwrap().to_string();
    assert!(error(empty.path()).contains("no index.html"));
    assert!(error(&empty.path().join("missing")).contains("no such directory"));
}
