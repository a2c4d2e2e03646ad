use axum::body::Body;
use axum::http::Request;
use hearing_server::app::watch;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::support::{Server, key, opinion};

async fn scraped(server: &Server) -> String {
    let request = Request::get("/metrics").body(Body::empty()).unwrap();
    let answer = watch(server.state.clone()).oneshot(request).await.unwrap();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(body.to_vec()).unwrap()
}

#[tokio::test]
async fn what_the_server_does_is_counted_by_route_and_not_by_address() {
    let server = Server::bare().await;
    let key = key();
    for _ in 0..2 {
        server.post(&key, opinion().to_string()).await;
    }
    let receipt = hearing_api::Receipt::from_random([9; 11]).to_string();
    for path in [
        "/somewhere",
        &format!("/opinions/{receipt}"),
        "/voices/98765",
    ] {
        server.get(path).await;
    }
    let odd = Request::builder().method("HANAKO").uri("/voices/98765");
    server.ask(odd.body(Body::empty()).unwrap()).await;
    let text = scraped(&server).await;
    for line in [
        r#"hearing_requests_total{method="POST",route="/api/opinions",status="201"} 1"#,
        r#"hearing_requests_total{method="POST",route="/api/opinions",status="200"} 1"#,
        r#"hearing_requests_total{method="GET",route="/opinions/{receipt}",status="404"} 1"#,
        r#"hearing_requests_total{method="GET",route="(file)",status="404"} 1"#,
        r#"hearing_request_duration_seconds_count{method="POST",route="/api/opinions"} 2"#,
        "hearing_opinions_accepted_total 1",
        "hearing_writer_group_size_count 2",
        "hearing_writer_waiting 0",
        "# EOF",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(
        text.contains(r#"method="other",route="/voices/{id}",status="405""#),
        "{text}"
    );
    for words in [receipt.as_str(), "somewhere", "98765", "HANAKO"] {
        assert!(!text.contains(words), "{words} in {text}");
    }
}

#[tokio::test]
async fn the_public_finds_no_metrics() {
    assert_eq!(Server::bare().await.get("/metrics").await.status, 404);
}
