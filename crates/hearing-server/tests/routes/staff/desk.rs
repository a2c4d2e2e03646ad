//! What the tests of the console share.

use hearing_server::staff::Role;

use crate::support::{Answer, Server, SignedIn, key, opinion};

/// A server with a publisher who is signed in, and one opinion.
pub async fn desk() -> (Server, SignedIn, String) {
    let server = Server::bare().await;
    let clerk = server.signed_in(Role::Publisher).await;
    let receipt = sent(&server, opinion()).await;
    (server, clerk, receipt)
}

pub async fn sent(server: &Server, opinion: serde_json::Value) -> String {
    let answer = server.post(&key(), opinion.to_string()).await;
    answer.json()["receipt"].as_str().unwrap().to_owned()
}

pub async fn page(server: &Server, clerk: &SignedIn, path: &str) -> String {
    let answer = server.get_with(path, &[("cookie", &clerk.cookie())]).await;
    assert_eq!(answer.status, 200, "{path}");
    answer.text().to_owned()
}

pub async fn act(server: &Server, clerk: &SignedIn, path: &str, fields: &[(&str, &str)]) -> Answer {
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let mut body = format!("csrf={}", clerk.csrf);
    for (name, value) in fields {
        body += &format!("&{name}={}", encode(value));
    }
    server
        .post_fields(
            &format!("/staff/{path}"),
            &body,
            &[("cookie", &clerk.cookie())],
        )
        .await
}

/// The hidden fields of the page's form that goes to `action`, with the button of this step: what a
/// browser sends when it is pressed.
pub fn hidden_fields(page: &str, action: &str, step: &str) -> Vec<(String, String)> {
    let form = page
        .split("<form")
        .find(|form| form.contains(&format!("action=\"{action}\"")))
        .unwrap();
    let form = form.split("</form>").next().unwrap();
    assert!(
        form.contains(&format!("name=\"step\" value=\"{step}\"")),
        "{form}"
    );
    let value = |tag: &str, name: &str| {
        let rest = tag.split(&format!("{name}=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    form.split("<input type=\"hidden\"")
        .skip(1)
        .map(|tag| (value(tag, " name"), value(tag, "value")))
        .filter(|(name, _)| name != "csrf")
        .chain([("step".to_owned(), step.to_owned())])
        .collect()
}

pub fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}
