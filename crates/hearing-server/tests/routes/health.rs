use crate::support::Server;

#[tokio::test]
async fn it_is_ok_while_the_store_answers() {
    let server = Server::bare().await;
    let answer = server.get("/healthz").await;
    assert_eq!((answer.status.as_u16(), answer.text()), (200, "ok"));
    server.store.close().await;
    server
        .get("/healthz")
        .await
        .assert_problem(503, "unavailable");
}

#[tokio::test]
async fn it_is_ready_while_something_can_be_written() {
    let server = Server::bare().await;
    let answer = server.get("/healthz/ready").await;
    assert_eq!((answer.status.as_u16(), answer.text()), (200, "ready"));
    assert_eq!(answer.header("cache-control"), "no-store");
}
