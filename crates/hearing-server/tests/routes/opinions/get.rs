use hearing_api::{OpinionStatus, Receipt};

use crate::support::{Server, key, opinion};

const SHELL: &str = "<title>A</title><main><!--hearing:content--></main><footer>";

async fn sent(server: &Server) -> String {
    let answer = server.post(&key(), opinion().to_string()).await;
    answer.json()["receipt"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_receipt_is_shown_in_the_apps_shell() {
    let server = Server::with_files(&[("index.html", ""), ("_shell/receipt.html", SHELL)]).await;
    let receipt = sent(&server).await;
    let answer = server.get(&format!("/opinions/{receipt}")).await;
    assert_eq!(answer.status, 200);
    let page = answer.text();
    assert!(
        page.starts_with("<title>意見の受付番号と対応状況｜"),
        "{page}"
    );
    assert!(page.ends_with("</main><footer>"));
    assert!(page.contains(&format!(">{receipt}<")));
    assert!(page.contains("受付") && page.contains("施策 2-2 こども・若者"));
    assert!(!page.contains("放課後") && !page.contains("example.jp"));
    for (name, value) in [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-robots-tag", "noindex"),
    ] {
        assert_eq!(answer.header(name), value);
    }
}

#[tokio::test]
async fn the_app_finds_the_status_in_the_page() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    let page = server.get(&format!("/opinions/{receipt}")).await;
    let block = page.text().split("id=\"opinion-status\">").nth(1).unwrap();
    let json = block.split("</script>").next().unwrap();
    let opinion: OpinionStatus = serde_json::from_str(json).unwrap();
    assert_eq!(opinion.receipt.to_string(), receipt);
}

#[tokio::test]
async fn what_leads_nowhere_is_explained() {
    let server = Server::bare().await;
    let unknown = Receipt::from_random([9; 11]).to_string();
    for (typed, words) in [
        (unknown.as_str(), "見つかりません"),
        ("7K3", "3文字でした"),
        ("%3Cscript%3Ealert(1)%3C%2Fscript%3E", "「&lt;」"),
        (
            "%22%3E%3Cimg%20src=x%3E",
            "value=\"&quot;&gt;&lt;img src=x&gt;\"",
        ),
    ] {
        let answer = server.get(&format!("/opinions/{typed}")).await;
        assert_eq!(answer.status, 404);
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(answer.text().contains(words), "{}", answer.text());
        assert!(answer.text().contains("action=\"/opinions\""));
        assert!(!answer.text().contains("<script>") && !answer.text().contains("<img src=x"));
    }
    assert_eq!(server.get("/opinions/%FF").await.status, 404);
}

#[tokio::test]
async fn it_is_compressed() {
    let server = Server::bare().await;
    let answer = server
        .get_with("/opinions/7K3", &[("accept-encoding", "gzip")])
        .await;
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert_eq!(answer.body[..2], [0x1F, 0x8B]);
}
