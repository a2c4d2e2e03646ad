use hearing_server::staff::{Password, Role};

use crate::support::{Answer, Server};

const PASSWORD: &str = "長い合い言葉 correct horse";

async fn server() -> Server {
    let server = Server::bare().await;
    let hash = Password::new(PASSWORD).unwrap().hash().unwrap();
    assert!(
        server
            .store
            .add_account("hanako", Role::Viewer, &hash)
            .await
            .unwrap()
    );
    assert!(
        !server
            .store
            .add_account("hanako", Role::Viewer, &hash)
            .await
            .unwrap()
    );
    server
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
async fn after_wrong_passwords_the_right_one_waits_longer_each_time() {
    let server = server().await;
    for _ in 0..5 {
        assert_eq!(sign_in(&server, "hanako", "x").await.status, 422);
    }
    assert_eq!(sign_in(&server, "hanako", PASSWORD).await.status, 429);
    let delay = async || {
        let until: String = sqlx::query_scalar("SELECT locked_until FROM accounts")
            .fetch_one(&mut server.database().await)
            .await
            .unwrap();
        time::OffsetDateTime::parse(&until, &time::format_description::well_known::Rfc3339).unwrap()
            - time::OffsetDateTime::now_utc()
    };
    let first = delay().await;
    server.store.note_wrong_password(1).await.unwrap();
    server.store.note_wrong_password(1).await.unwrap();
    assert!(delay().await > first * 3, "twice and twice again");
    for _ in 0..40 {
        server.store.note_wrong_password(1).await.unwrap();
    }
    assert!(delay().await <= time::Duration::hours(1));
    sqlx::query("UPDATE accounts SET locked_until = '2026-01-01T00:00:00Z'")
        .execute(&mut server.database().await)
        .await
        .unwrap();
    assert_eq!(sign_in(&server, "hanako", PASSWORD).await.status, 303);
    assert_eq!(server.number("SELECT failures FROM accounts").await, 0);
}

#[tokio::test]
async fn who_is_disabled_or_has_a_new_password_is_signed_out() {
    let server = server().await;
    let token = server.store.open_session(1).await.unwrap();
    let other = Password::new("another password").unwrap().hash().unwrap();
    assert!(server.store.set_password("hanako", &other).await.unwrap());
    assert!(server.store.session(&token).await.unwrap().is_none());
    assert_eq!(sign_in(&server, "hanako", PASSWORD).await.status, 422);
    let token = server.store.open_session(1).await.unwrap();
    assert!(server.store.disable_account("hanako").await.unwrap());
    assert!(server.store.session(&token).await.unwrap().is_none());
    assert_eq!(
        sign_in(&server, "hanako", "another password").await.status,
        422
    );
    assert!(!server.store.disable_account("taro").await.unwrap());
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
}
