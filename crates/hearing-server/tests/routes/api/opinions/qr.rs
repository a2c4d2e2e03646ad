use hearing_api::Receipt;

use crate::support::Server;

#[tokio::test]
async fn a_code_leads_to_the_public_address() {
    let receipt = Receipt::from_random([1; 11]);
    let path = format!("/api/opinions/{receipt}/qr.svg");
    let configured = Server::with_public_url("https://navi.example.jp").await;
    let asked = Server::bare().await;
    let code = configured.get(&path).await;
    assert_eq!(code.status, 200);
    assert_eq!(code.header("content-type"), "image/svg+xml");
    assert_eq!(code.header("cache-control"), "no-store");
    assert!(code.text().starts_with("<svg xmlns="), "{}", code.text());
    let host = [("host", "navi.example.jp")];
    assert_eq!(
        code.text(),
        configured
            .get_with(&path, &[("host", "other.example")])
            .await
            .text()
    );
    assert_ne!(
        code.text(),
        asked.get_with(&path, &host).await.text(),
        "http and https differ"
    );
    assert_ne!(
        asked.get_with(&path, &host).await.text(),
        asked.get(&path).await.text()
    );
}

#[tokio::test]
async fn what_is_no_receipt_has_none() {
    let server = Server::bare().await;
    server
        .get("/api/opinions/7K3/qr.svg")
        .await
        .assert_problem(404, "invalid-receipt");
}

#[tokio::test]
async fn a_kiosks_visitor_takes_the_control_code_along_in_the_picture() {
    let server = Server::with_public_url("https://navi.example.jp").await;
    let receipt = Receipt::from_random([1; 11]);
    let path = format!("/api/opinions/{receipt}/qr.svg");
    let with = async |code: &str| {
        let body = format!("control-code={code}");
        server.post_fields(&path, &body, &[]).await
    };
    let code = server.store.control_code(receipt).to_string();
    let picture = with(&code).await;
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    assert_eq!(picture.header("cache-control"), "no-store");
    assert_ne!(picture.text(), server.get(&path).await.text());
    assert_eq!(
        picture.text(),
        with(&code.replace('-', "").to_lowercase()).await.text()
    );
    with("").await.assert_problem(400, "malformed-body");
}
