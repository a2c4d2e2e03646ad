use crate::support::Server;

#[tokio::test]
async fn line_is_given_the_whole_address_of_a_page_of_this_site() {
    let server = Server::with_public_url("https://navi.example.jp").await;
    let answer = server.get("/api/line?path=%2Fpolicies%2F2-2").await;
    assert_eq!(answer.status, 303);
    assert_eq!(
        answer.header("location"),
        "https://social-plugins.line.me/lineit/share?url=https%3A%2F%2Fnavi%2Eexample%2Ejp%2Fpolicies%2F2%2D2"
    );
    let elsewhere = server.get("/api/line?path=%2F%2Fexample.jp").await;
    elsewhere.assert_problem(404, "not-found");
}
