use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use hearing_server::staff::{Password, Role, TotpSecret};
use hearing_server::store::{AttemptSource, Changed};
use tower::ServiceExt;

use crate::support::{Answer, Server};

const PASSWORD: &str = "長い合い言葉 correct horse";

async fn server() -> Server {
    let server = Server::bare().await;
    assert!(add_hanako(&server).await);
    assert!(!add_hanako(&server).await);
    server
}

/// Makes hanako's account; `false` if there is one.
async fn add_hanako(server: &Server) -> bool {
    let hash = Password::new(PASSWORD, "hanako").unwrap().hash().unwrap();
    let added = server.store.add_account("hanako", Role::Viewer, &hash);
    added.await.unwrap()
}

async fn sign_in(server: &Server, name: &str, password: &str) -> Answer {
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let body = format!("name={}&password={}", encode(name), encode(password));
    server
        .post_fields("/staff/sign-in", &body, &[("host", "localhost:8080")])
        .await
}

#[tokio::test]
async fn a_name_and_its_password_open_the_console() {
    let server = server().await;
    let answer = sign_in(&server, "hanako", PASSWORD).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (303, "/staff")
    );
    let cookie = answer.header("set-cookie").to_owned();
    assert!(
        cookie.ends_with("; Path=/staff; HttpOnly; SameSite=Strict"),
        "{cookie}"
    );
    let cookie = cookie.split(';').next().unwrap();
    let page = server.get_with("/staff", &[("cookie", cookie)]).await;
    assert!(page.text().contains("hanako（閲覧）"));
    assert_eq!(page.header("cache-control"), "no-store");
    // Who reads the database cannot sign in with what is there.
    let token = cookie.split_once('=').unwrap().1.to_owned();
    let kept: Vec<u8> = sqlx::query_scalar("SELECT token_digest FROM sessions")
        .fetch_one(&mut server.database().await)
        .await
        .unwrap();
    assert_ne!(kept, token.as_bytes());
    let csrf = page
        .text()
        .split("name=\"csrf\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let out = server
        .post_fields(
            "/staff/sign-out",
            &format!("csrf={csrf}"),
            &[("cookie", cookie)],
        )
        .await;
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(
        server
            .get_with("/staff", &[("cookie", cookie)])
            .await
            .status,
        303
    );
}

#[tokio::test]
async fn anywhere_but_on_ones_own_machine_the_cookie_is_for_https() {
    let server = server().await;
    let body = format!(
        "name=hanako&password={}",
        percent_encoding::utf8_percent_encode(PASSWORD, percent_encoding::NON_ALPHANUMERIC)
    );
    for host in [
        "navi.example.jp",
        "localhost.example.jp",
        "127.0.0.1.example.jp:80",
    ] {
        let answer = server
            .post_fields("/staff/sign-in", &body, &[("host", host)])
            .await;
        assert!(
            answer
                .header("set-cookie")
                .ends_with("SameSite=Strict; Secure"),
            "{host}"
        );
    }
}

#[tokio::test]
async fn a_wrong_name_is_answered_like_a_wrong_password() {
    let server = server().await;
    let wrong_name = sign_in(&server, "taro", PASSWORD).await;
    let wrong_password = sign_in(&server, "hanako", "x").await;
    for answer in [&wrong_name, &wrong_password] {
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains("名前かパスワードが違います"));
        assert_eq!(answer.header("set-cookie"), "");
    }
    assert_eq!(sign_in(&server, "a\0b", "x").await.status, 422);
}

#[tokio::test]
async fn after_wrong_passwords_the_right_one_waits_longer_each_time_whether_the_name_exists_or_not()
{
    let server = server().await;
    let mut said = Vec::new();
    for name in ["hanako", "taro"] {
        for _ in 0..5 {
            assert_eq!(sign_in(&server, name, "x").await.status, 422);
        }
        let locked = sign_in(&server, name, PASSWORD).await;
        assert_eq!(locked.status, 429);
        said.push(locked.text().replace(name, ""));
    }
    assert_eq!(said[0], said[1], "a name that nobody has is answered alike");
    unlock(&server).await;
    assert_eq!(sign_in(&server, "hanako", PASSWORD).await.status, 303);
    // All unknown browsers together are still counted, without the one that was right.
    let query = "SELECT CAST(SUM(failures) AS BIGINT) FROM sign_in_failures";
    assert_eq!(server.number(query).await, 5 + 10);
}

/// As after the longest delay.
async fn unlock(server: &Server) {
    sqlx::query("UPDATE sign_in_failures SET locked_until = '2026-01-01T00:00:00Z'")
        .execute(&mut server.database().await)
        .await
        .unwrap();
}

/// Signs in from an address, with these cookies.
async fn sign_in_from(server: &Server, address: &str, password: &str, cookie: &str) -> Answer {
    let password =
        percent_encoding::utf8_percent_encode(password, percent_encoding::NON_ALPHANUMERIC);
    let request = Request::post("/staff/sign-in")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("host", "localhost:8080")
        .header("cookie", cookie)
        .body(Body::from(format!("name=hanako&password={password}")));
    server.ask_from(address, request.unwrap()).await
}

/// The cookie by which a browser is known that has signed in.
fn device(answer: &Answer) -> String {
    assert_eq!(answer.status, 303);
    let cookies = answer.headers.get_all("set-cookie");
    let device = cookies
        .iter()
        .map(|cookie| cookie.to_str().unwrap())
        .find(|cookie| cookie.starts_with("staff-device-"))
        .unwrap();
    assert!(
        device.contains("; Path=/staff; Max-Age=")
            && device.contains("; HttpOnly; SameSite=Strict")
    );
    assert!(!device.contains("hanako"));
    device.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_strangers_wrong_passwords_lock_the_name_for_the_stranger_alone() {
    let server = server().await;
    let own = device(&sign_in_from(&server, "192.0.2.1", PASSWORD, "").await);
    for _ in 0..5 {
        let wrong = sign_in_from(&server, "198.51.100.7", "x", "").await;
        assert_eq!(wrong.status, 422);
    }
    // Another address of the stranger's network, and the right password.
    let near = "198.51.100.99";
    assert_eq!(sign_in_from(&server, near, PASSWORD, "").await.status, 429);
    assert_eq!(
        sign_in_from(&server, "203.0.113.1", PASSWORD, "")
            .await
            .status,
        303
    );
    let (name, value) = own.split_once('=').unwrap();
    for forged in [
        format!(
            "{name}=0000000000000000.{}",
            value.split_once('.').unwrap().1
        ),
        format!("{name}={}", &value[..value.len() - 1]),
        format!("staff-device-000000000000={value}"),
    ] {
        let answer = sign_in_from(&server, near, PASSWORD, &forged).await;
        assert_eq!(answer.status, 429, "{forged}");
    }
    assert_eq!(
        sign_in_from(&server, near, PASSWORD, &own).await.status,
        303
    );
}

#[tokio::test]
async fn a_browser_that_signed_in_before_may_fail_ten_times_before_it_is_like_any_other() {
    let server = server().await;
    let source = AttemptSource {
        network: "a".to_owned(),
        device: Some("1".to_owned()),
    };
    let begin = async || {
        let begun = server.store.begin_attempt("hanako", &source).await;
        begun.unwrap()
    };
    for number in 1..=15 {
        assert!(begin().await.is_some(), "{number}");
    }
    assert!(begin().await.is_none());
}

#[tokio::test]
async fn many_networks_together_are_slowed_down_and_keep_nobody_out_who_was_there_before() {
    let server = server().await;
    let begin = async |network: usize, device: Option<&str>| {
        let source = AttemptSource {
            network: network.to_string(),
            device: device.map(str::to_owned),
        };
        let begun = server.store.begin_attempt("hanako", &source).await;
        begun.unwrap().is_some()
    };
    for network in 0..51 {
        assert!(begin(network, None).await, "{network}");
    }
    assert!(!begin(51, None).await);
    assert!(begin(51, Some("1")).await);
    let until = "SELECT COUNT(*) FROM sign_in_failures WHERE locked_until IS NOT NULL";
    assert_eq!(server.number(until).await, 1, "none of the networks");
    unlock(&server).await;
    assert!(begin(52, None).await);
}

#[tokio::test]
async fn who_hangs_up_is_counted_all_the_same() {
    let server = server().await;
    for _ in 0..5 {
        let body = Body::from("name=hanako&password=x");
        let request = Request::post("/staff/sign-in").body(body).unwrap();
        let asked = server.app.clone().oneshot(request);
        let hung_up = tokio::time::timeout(Duration::from_millis(1), asked).await;
        assert!(hung_up.is_err(), "a password takes longer");
    }
    let counted = "SELECT COUNT(*) FROM acts WHERE act = 'wrong-password'";
    while server.number(counted).await < 5 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(sign_in(&server, "hanako", PASSWORD).await.status, 429);
}

#[tokio::test]
async fn names_passwords_and_codes_in_full_width_are_what_they_mean() {
    let server = server().await;
    let hash = Password::new("correct horse 1!", "taro-2")
        .unwrap()
        .hash()
        .unwrap();
    let added = server
        .store
        .add_account("taro-2", Role::Viewer, &hash)
        .await;
    assert!(added.unwrap());
    for (name, password) in [
        ("taro-2", "ｃｏｒｒｅｃｔ　ｈｏｒｓｅ　１！"),
        ("ｔａｒｏ－２", "correct horse 1!"),
        ("taro−2\u{3000}", "correct horse 1!"),
        ("taroー2", "correct horse 1!"),
    ] {
        let answer = sign_in(&server, name, password).await;
        assert_eq!(answer.status, 303, "{name} {password}");
    }
    // However it is typed, it is one name.
    for name in ["hanako", "ｈａｎａｋｏ", "hanako ", "hana ko", "ｈanako"] {
        assert_eq!(sign_in(&server, name, "x").await.status, 422);
    }
    assert_eq!(sign_in(&server, "hanako", PASSWORD).await.status, 429);
    let secret = with_totp(&server).await;
    let ticket = ticket(&server).await;
    let code: String = secret
        .code(now())
        .chars()
        .map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap())
        .collect();
    let typed = format!("{}−{}", &code[..9], &code[9..]);
    assert_eq!(second_step(&server, &ticket, &typed).await.status, 303);
}

async fn failures(server: &Server) -> i64 {
    server.number("SELECT COUNT(*) FROM sign_in_failures").await
}

#[tokio::test]
async fn wrong_names_are_not_kept_in_words_and_not_for_long() {
    let server = server().await;
    // Some type their password there.
    sign_in(&server, PASSWORD, "x").await;
    let digest: Vec<u8> = sqlx::query_scalar("SELECT name_digest FROM sign_in_failures LIMIT 1")
        .fetch_one(&mut server.database().await)
        .await
        .unwrap();
    assert_eq!(digest.len(), 32);
    assert_eq!(
        server
            .number("SELECT COUNT(*) FROM acts WHERE account_id IS NOT NULL")
            .await,
        0
    );
    sqlx::query("UPDATE sign_in_failures SET at = '2026-01-01T00:00:00Z'")
        .execute(&mut server.database().await)
        .await
        .unwrap();
    sign_in(&server, "taro", "x").await;
    assert_eq!(failures(&server).await, 2, "of the network, and of all");
}

/// Makes hanako's account ask for codes.
async fn with_totp(server: &Server) -> TotpSecret {
    let secret = TotpSecret::fresh().unwrap();
    assert!(
        server
            .store
            .set_totp("hanako", Some(&secret))
            .await
            .unwrap()
    );
    secret
}

fn now() -> i64 {
    time::OffsetDateTime::now_utc().unix_timestamp()
}

/// The ticket on the page of the second step.
async fn ticket(server: &Server) -> String {
    let page = sign_in(server, "hanako", PASSWORD).await;
    assert_eq!((page.status.as_u16(), page.header("set-cookie")), (200, ""));
    let rest = page
        .text()
        .split("name=\"ticket\" value=\"")
        .nth(1)
        .unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn second_step(server: &Server, ticket: &str, code: &str) -> Answer {
    let body = format!("name=hanako&ticket={ticket}&code={code}");
    server.post_fields("/staff/sign-in", &body, &[]).await
}

#[tokio::test]
async fn an_account_that_asks_for_a_code_opens_with_one_and_only_once() {
    let server = server().await;
    let secret = with_totp(&server).await;
    let ticket = ticket(&server).await;
    let wrong = second_step(&server, &ticket, "x").await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.text().contains(&ticket),
        "the next code is typed there"
    );
    // The one before still holds, so that no boundary between two comes in between.
    let code = secret.code(now());
    let opened = second_step(&server, &ticket, &code).await;
    assert_eq!(opened.header("location"), "/staff");
    assert!(!opened.header("set-cookie").is_empty());
    assert_eq!(second_step(&server, &ticket, &code).await.status, 422);
    let older = secret.code(now() - 30);
    assert_eq!(second_step(&server, &ticket, &older).await.status, 422);
    let next = secret.code(now() + 30);
    assert_eq!(second_step(&server, &ticket, &next).await.status, 303);
}

#[tokio::test]
async fn without_the_password_a_code_is_worth_nothing() {
    let server = server().await;
    let secret = with_totp(&server).await;
    let later = now() + 200;
    let own = ticket(&server).await;
    let tag = own.split_once('-').unwrap().1;
    for forged in [
        format!("{later}-{tag}"),
        format!("{later}-"),
        "x".to_owned(),
    ] {
        let answer = second_step(&server, &forged, &secret.code(now())).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains("もう一度") && answer.header("set-cookie").is_empty());
    }
    // A ticket is of the password that was typed.
    let hash = Password::new("another password", "hanako")
        .unwrap()
        .hash()
        .unwrap();
    assert!(server.store.set_password("hanako", &hash).await.unwrap());
    let answer = second_step(&server, &own, &secret.code(now())).await;
    assert_eq!(answer.status, 422);
}

#[tokio::test]
async fn wrong_codes_lock_the_name_like_wrong_passwords() {
    let server = server().await;
    let secret = with_totp(&server).await;
    let ticket = ticket(&server).await;
    for _ in 0..5 {
        assert_eq!(second_step(&server, &ticket, "x").await.status, 422);
    }
    let code = secret.code(now());
    assert_eq!(second_step(&server, &ticket, &code).await.status, 429);
    assert!(server.store.set_totp("hanako", None).await.unwrap());
    assert_eq!(sign_in(&server, "hanako", PASSWORD).await.status, 303);
}

#[tokio::test]
async fn over_https_the_cookie_is_this_hosts_alone() {
    let server = Server::with_public_url("https://navi.example.jp").await;
    assert!(add_hanako(&server).await);
    // Whatever the proxy makes of the host's name.
    let answer = sign_in(&server, "hanako", PASSWORD).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-staff-session="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"));
    let cookie = cookie.split(';').next().unwrap();
    let asked = async |cookie: &str| {
        server
            .get_with("/staff", &[("cookie", cookie)])
            .await
            .status
    };
    assert_eq!(asked(cookie).await, 200);
    assert_eq!(asked(cookie.trim_start_matches("__Host-")).await, 303);
}

#[tokio::test]
async fn who_is_disabled_or_has_a_new_password_is_signed_out() {
    let server = server().await;
    let token = server.store.open_session(1).await.unwrap();
    let other = Password::new("another password", "hanako")
        .unwrap()
        .hash()
        .unwrap();
    assert!(server.store.set_password("hanako", &other).await.unwrap());
    assert!(server.store.session(&token).await.unwrap().is_none());
    assert_eq!(sign_in(&server, "hanako", PASSWORD).await.status, 422);
    let token = server.store.open_session(1).await.unwrap();
    let changed = server.store.disable_account("hanako").await.unwrap();
    assert_eq!(changed, Changed::Done);
    assert!(server.store.session(&token).await.unwrap().is_none());
    assert_eq!(
        sign_in(&server, "hanako", "another password").await.status,
        422
    );
    let changed = server.store.disable_account("taro").await.unwrap();
    assert_eq!(changed, Changed::Unknown);
}

#[tokio::test]
async fn another_site_cannot_sign_anyone_in() {
    let server = server().await;
    let answer = server
        .post_fields(
            "/staff/sign-in",
            "name=hanako",
            &[("sec-fetch-site", "cross-site")],
        )
        .await;
    assert_eq!(answer.status, 403);
    // An old browser says only where its form is from.
    let host = ("host", "navi.example.jp");
    for (origin, status) in [
        ("https://evil.example", 403),
        ("null", 403),
        ("https://navi.example.jp.evil.example", 403),
        ("https://navi.example.jp", 422),
        ("http://navi.example.jp", 422),
    ] {
        let headers = [host, ("origin", origin)];
        let answer = server
            .post_fields("/staff/sign-in", "name=hanako&password=x", &headers)
            .await;
        assert_eq!(answer.status, status, "{origin}");
    }
}
