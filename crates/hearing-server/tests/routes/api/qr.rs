use crate::support::Server;

#[tokio::test]
async fn a_page_of_this_site_has_a_code_that_nobody_keeps() {
    let server = Server::with_public_url("https://navi.example.jp").await;
    let home = server.get("/api/qr.svg").await;
    let policies = server
        .get("/api/qr.svg?path=%2Fpolicies%3Flife-stage%3Dinfant%26q%3D%25E9%258E%258C")
        .await;
    for code in [&home, &policies] {
        assert_eq!(code.status, 200);
        assert_eq!(code.header("content-type"), "image/svg+xml");
        assert_eq!(code.header("cache-control"), "no-store");
        assert!(code.text().starts_with("<svg "));
    }
    assert_ne!(home.text(), policies.text());
    assert_eq!(home.text(), server.get("/api/qr.svg?path=/").await.text());
}

#[tokio::test]
async fn nothing_else_has_one() {
    let server = Server::bare().await;
    for path in [
        "",
        "policies",
        "%2F%2Fexample.jp",
        "https%3A%2F%2Fexample.jp",
        "%2F%0A",
        "%2F%FF",
        &format!("%2F{}", "a".repeat(2_000)),
    ] {
        let answer = server.get(&format!("/api/qr.svg?path={path}")).await;
        answer.assert_problem(404, "not-found");
    }
}
