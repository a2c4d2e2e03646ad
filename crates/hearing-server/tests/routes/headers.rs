use axum::body::Body;
use axum::http::Request;

use crate::support::Server;

#[tokio::test]
async fn every_answer_keeps_to_itself() {
    let server = Server::with_files(&[("index.html", "<p>"), ("assets/a.js", "")]).await;
    for path in [
        "/",
        "/assets/a.js",
        "/nothing",
        "/api/opinions",
        "/api/opinions/7K3",
        "/opinions/7K3",
        "/healthz",
    ] {
        let answer = server.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(policy.ends_with("frame-ancestors 'self'"));
        assert_eq!(answer.header("x-frame-options"), "SAMEORIGIN");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert!(
            answer
                .header("permissions-policy")
                .contains("geolocation=()")
        );
        assert!(!answer.header("referrer-policy").is_empty());
        assert_eq!(answer.header("strict-transport-security"), "");
    }
    // Wherever the app was loaded, it may come to a receipt, whose address no request tells.
    for path in ["/", "/opinions/7K3", "/assets/a.js"] {
        let answer = server.get(path).await;
        assert_eq!(answer.header("referrer-policy"), "strict-origin", "{path}");
    }
}

#[tokio::test]
async fn every_site_may_fetch_what_is_published_and_nothing_else() {
    let files = [("index.html", ""), ("open-data/policies.csv", "")];
    let server = Server::with_files(&files).await;
    let receipt = server
        .post(
            &crate::support::key(),
            crate::support::opinion().to_string(),
        )
        .await
        .json()["receipt"]
        .as_str()
        .unwrap()
        .to_owned();
    let ask = async |method: &str, path: &str| {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("origin", "https://elsewhere.example")
            .header("access-control-request-method", "GET");
        server.ask(request.body(Body::empty()).unwrap()).await
    };
    for path in [
        "/open-data/policies.csv",
        "/voices/feed.atom",
        "/voices/feed.atom?policy=2-2",
        "/api/openapi.json",
    ] {
        for method in ["GET", "HEAD", "OPTIONS"] {
            let answer = ask(method, path).await;
            assert!(answer.status.is_success(), "{method} {path}");
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
            let policy = answer.header("cross-origin-resource-policy");
            assert_eq!(policy, "cross-origin", "{path}");
            assert_eq!(answer.header("access-control-allow-credentials"), "");
        }
        let methods = ask("OPTIONS", path).await;
        let methods = methods.header("access-control-allow-methods");
        assert_eq!(methods, "GET, HEAD, OPTIONS");
    }
    for path in [
        "/",
        "/voices",
        "/opinions",
        "/staff",
        "/staff/export.csv",
        "/healthz",
        "/api/qr.svg?path=/",
        "/api/opinions",
        &format!("/opinions/{receipt}"),
        &format!("/opinions/{receipt}/feed.atom"),
        &format!("/opinions/{receipt}/expected.ics"),
        &format!("/opinions/{receipt}/picture.svg"),
        &format!("/api/opinions/{receipt}"),
        &format!("/api/opinions/{receipt}/qr.svg"),
    ] {
        for method in ["GET", "OPTIONS"] {
            let answer = ask(method, path).await;
            assert_eq!(answer.header("access-control-allow-origin"), "", "{path}");
            let policy = answer.header("cross-origin-resource-policy");
            assert_eq!(policy, "same-origin", "{path}");
        }
    }
}

#[tokio::test]
async fn https_stays_https() {
    let server = Server::with_public_url("https://navi.example.jp").await;
    assert_eq!(
        server.get("/").await.header("strict-transport-security"),
        "max-age=31536000"
    );
    let server = Server::with_public_url("http://localhost:8080").await;
    assert_eq!(
        server.get("/").await.header("strict-transport-security"),
        ""
    );
}

#[tokio::test]
async fn a_problem_can_be_read_by_a_browser_that_takes_pages_compressed() {
    let server = Server::bare().await;
    let takes = [("accept-encoding", "gzip, br")];
    for path in ["/opinions/7K3/feed.atom", "/voices/7/support"] {
        let answer = server.get_with(path, &takes).await;
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("content-encoding"), "", "{path}");
        assert!(answer.text().contains("<h1 "), "{path}");
    }
    let page = server.get_with("/voices", &takes).await;
    assert_eq!(page.header("content-encoding"), "br");
}

#[tokio::test]
async fn only_the_named_sites_may_frame_the_app_and_nobody_the_console() {
    let server = Server::framed_by(&["https://portal.example.jp", "http://localhost:3000"]).await;
    for path in ["/", "/api/opinions", "/opinions/7K3", "/staffing"] {
        let answer = server.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.ends_with(
                "; frame-ancestors 'self' https://portal.example.jp http://localhost:3000"
            ),
            "{path}: {policy}"
        );
        // Where it is there, some browsers heed it beside the list, which it cannot say.
        assert_eq!(answer.header("x-frame-options"), "", "{path}");
    }
    for path in ["/staff", "/staff/sign-in", "/staff/nothing"] {
        let answer = server.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.ends_with("; frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
    }
}

#[tokio::test]
async fn other_sites_may_load_the_script_that_frames_the_app_and_keep_it_for_an_hour() {
    let server = Server::with_files(&[("index.html", "<p>"), ("embed.js", "")]).await;
    let answer = server.get("/embed.js").await;
    assert_eq!(
        answer.header("cross-origin-resource-policy"),
        "cross-origin"
    );
    assert_eq!(answer.header("cache-control"), "public, max-age=3600");
    assert_ne!(answer.header("etag"), "");
}
