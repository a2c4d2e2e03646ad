use hearing_api::Receipt;

use crate::support::Server;

#[tokio::test]
async fn a_typed_receipt_leads_to_its_page() {
    let server = Server::with_files(&[
        ("index.html", ""),
        ("opinions/index.html", "asks for a receipt"),
    ])
    .await;
    let receipt = Receipt::from_random([3; 11]).to_string();
    let typed = receipt.to_lowercase().replace('-', "+");
    for (query, address) in [
        (format!("receipt={typed}"), format!("/opinions/{receipt}")),
        (
            "receipt=%E9%8E%8C%2F..%2F".to_owned(),
            "/opinions/%E9%8E%8C%2F%2E%2E%2F".to_owned(),
        ),
        (
            "receipt=//example.jp".to_owned(),
            "/opinions/%2F%2Fexample%2Ejp".to_owned(),
        ),
    ] {
        let answer = server.get(&format!("/opinions?{query}")).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            (303, address.as_str())
        );
    }
    for path in ["/opinions", "/opinions?receipt=", "/opinions?receipt=+"] {
        assert_eq!(
            server.get(path).await.text(),
            "asks for a receipt",
            "{path}"
        );
    }
}
