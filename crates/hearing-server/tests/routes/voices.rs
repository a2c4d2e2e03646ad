use axum::body::Body;
use axum::http::Request;
use hearing_api::{Branch, Outcome};
use hearing_server::Networks;
use hearing_server::staff::Role;
use hearing_server::workflow::Act;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::support::{Server, SignedIn, key, opinion, opinion_with};

/// A server and one of the staff who publishes on it.
pub(super) async fn city() -> (Server, SignedIn) {
    let server = Server::with_files(&[("index.html", "")]).await;
    let clerk = server.signed_in(Role::Publisher).await;
    (server, clerk)
}

pub(super) async fn act(server: &Server, clerk: &SignedIn, id: i64, act: Act) {
    assert_eq!(
        server.store.act(clerk.id, id, None, &act).await.unwrap(),
        Ok(())
    );
}

/// Sends and publishes an opinion.
async fn published(server: &Server, clerk: &SignedIn, opinion: Value) -> i64 {
    assert_eq!(server.post(&key(), opinion.to_string()).await.status, 201);
    let id = server.number("SELECT MAX(id) FROM opinions").await;
    act(server, clerk, id, Act::Publish).await;
    id
}

async fn answer(server: &Server, clerk: &SignedIn, id: i64, outcome: Outcome, text: &str) {
    let text = text.to_owned();
    act(server, clerk, id, Act::Answer { outcome, text }).await;
}

/// The numbers of the voices on a page, in its order.
fn shown(page: &str) -> Vec<i64> {
    page.split("<a class=\"voice__open\" href=\"/voices/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect()
}

async fn list(server: &Server, query: &str) -> Vec<i64> {
    let answer = server.get(&format!("/voices?{query}")).await;
    assert_eq!(answer.status, 200, "{query}");
    shown(answer.text())
}

#[tokio::test]
async fn the_newest_answers_come_first_and_rejected_ones_among_them() {
    let (server, clerk) = city().await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(published(&server, &clerk, opinion()).await);
    }
    answer(
        &server,
        &clerk,
        ids[0],
        Outcome::Adopted,
        "取り入れました。",
    )
    .await;
    answer(
        &server,
        &clerk,
        ids[1],
        Outcome::NotPossible,
        "難しいです。",
    )
    .await;
    assert_eq!(list(&server, "").await, [ids[1], ids[0], ids[2]]);
    let page = server.get("/voices").await;
    assert!(
        page.text().contains("取り入れるのは難しいです") && page.text().contains("難しいです。")
    );
    assert_eq!(page.header("x-robots-tag"), "");
}

#[tokio::test]
async fn voices_are_found_by_what_they_are() {
    let (server, clerk) = city().await;
    let one = published(&server, &clerk, opinion()).await;
    let measure = opinion_with("subject", "000-3-2-1");
    let two = published(&server, &clerk, measure).await;
    let three = published(&server, &clerk, opinion_with("text", "100%の安心を\\_")).await;
    answer(&server, &clerk, two, Outcome::Noted, "ｶﾞｲﾄﾞを作ります。").await;
    let reason = "国の事業です。".to_owned();
    act(&server, &clerk, three, Act::OutOfScope { reason }).await;
    for (query, expected) in [
        ("policy=2-2", vec![three, one]),
        ("policy=3-2", vec![two]),
        ("status=out-of-scope", vec![three]),
        ("outcome=noted", vec![two]),
        ("outcome=noted&status=answered", vec![two]),
        ("outcome=noted&status=in-review", vec![]),
        ("life-stage=parenting", vec![two, three, one]),
        ("life-stage=infant", vec![]),
        ("q=%E6%94%BE%E8%AA%B2%E5%BE%8C", vec![two, one]),
        ("q=%E6%94%BE%E8%AA%B2%E5%BE%8C+%E4%BD%9C", vec![two]),
        (
            "q=%E6%94%BE%E8%AA%B2%E5%BE%8C&policy=3-2&outcome=noted",
            vec![two],
        ),
        (
            "q=%E6%94%BE%E8%AA%B2%E5%BE%8C&status=received&life-stage=parenting",
            vec![one],
        ),
        ("q=0%25", vec![three]),
        ("q=%25%25", vec![]),
        ("q=_", vec![three]),
        ("q=%5C", vec![three]),
        ("q=%00", vec![]),
        ("policy=9-9&status=x&behind=x", vec![two, three, one]),
    ] {
        assert_eq!(list(&server, query).await, expected, "{query}");
    }
    assert!(
        server
            .get("/voices?status=out-of-scope")
            .await
            .text()
            .contains("国の事業です。")
    );
    let odd = server.get("/voices?q=%FF").await;
    assert_eq!(
        (odd.status.as_u16(), odd.header("location")),
        (307, "/voices?q=")
    );
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_overlap() {
    let (server, clerk) = city().await;
    for number in 0..45 {
        let id = published(&server, &clerk, opinion()).await;
        if number % 2 == 0 {
            answer(&server, &clerk, id, Outcome::Noted, "参考にします。").await;
        }
    }
    // The words of the second are in every voice.
    for path in [
        "/voices?policy=2-2",
        "/voices?q=%E6%94%BE%E8%AA%B2%E5%BE%8C",
    ] {
        let mut path = path.to_owned();
        let mut all = Vec::new();
        loop {
            let page = server.get(&path).await;
            let found = shown(page.text());
            assert!(found.len() <= 20);
            all.extend(found);
            match page.text().split("href=\"/voices?behind=").nth(1) {
                Some(rest) => {
                    let query = rest.split('"').next().unwrap().replace("&amp;", "&");
                    path = format!("/voices?behind={query}");
                }
                None => break,
            }
        }
        assert_eq!(all.len(), 45);
        let answered: Vec<_> = all.iter().take(23).collect();
        assert!(answered.windows(2).all(|pair| pair[0] > pair[1]));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 45);
    }
}

/// Publishes 2,600 voices that were answered after all others: a search goes past them by its index.
async fn crowd(server: &Server) {
    let mut connection = server.database().await;
    let numbers = "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2600) ";
    let opinions = format!(
        "{numbers} INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text,
            may_publish, surface, language, received_at)
         SELECT 'r' || n, 'k' || n, $1, '2-2', 'proposal', 'いろは', 1, 'phone', 'ja', '2026-04-01T00:00:00Z'
         FROM numbers"
    );
    sqlx::query(sqlx::AssertSqlSafe(opinions))
        .bind(vec![0_u8; 32])
        .execute(&mut connection)
        .await
        .unwrap();
    sqlx::query(
        "INSERT INTO voices (id, subject, policy, kind, text, status, outcome, answer, answered_at, folded, published_at)
         SELECT id, subject, '000-2-2', kind, text, 'answered', 'noted', 'に', '2999-04-01T00:00:00Z', text, received_at
         FROM opinions WHERE receipt LIKE 'r%'",
    )
    .execute(&mut connection)
    .await
    .unwrap();
}

#[tokio::test]
async fn a_voice_is_found_however_it_is_spelt() {
    let (server, clerk) = city().await;
    for spellings in [
        &["ガーデン", "カ\u{3099}ーテ\u{3099}ン", "ｶﾞｰﾃﾞﾝ"][..],
        &["由比ガ浜", "由比ヶ浜", "由比ケ浜", "由比が浜"],
        &["㈱さん", "(株)さん"],
        &["50㎡", "50m2"],
        &["Ⅲ期", "III期"],
        &["髙﨑", "高崎"],
        &["葛城", "葛\u{E0100}城"],
    ] {
        let mut ids = Vec::new();
        for text in spellings {
            ids.push(published(&server, &clerk, opinion_with("text", *text)).await);
        }
        for words in spellings {
            let query = utf8_percent_encode(words, NON_ALPHANUMERIC);
            let mut found = list(&server, &format!("q={query}")).await;
            found.sort_unstable();
            assert_eq!(found, ids, "{words}");
        }
    }
}

#[tokio::test]
async fn a_search_follows_what_voices_say() {
    let (server, clerk) = city().await;
    crowd(&server).await;
    assert_eq!(list(&server, "q=%E3%82%8D").await.len(), 20);
    let text = opinion_with("text", "長谷の坂に手すりを");
    let id = published(&server, &clerk, text).await;
    let [before, masked, answered] = [
        "q=%E6%89%8B%E3%81%99%E3%82%8A",
        "q=%E2%97%8B",
        "q=%E8%A8%AD%E7%BD%AE",
    ];
    assert_eq!(list(&server, before).await, [id]);
    let narrowed = format!("{before}&policy=2-2&status=received&life-stage=parenting");
    assert_eq!(list(&server, &narrowed).await, [id]);
    assert!(
        list(&server, &format!("{before}&outcome=noted"))
            .await
            .is_empty()
    );
    assert!(list(&server, masked).await.is_empty());
    let text = Some("長谷の坂に○○○を".to_owned());
    act(&server, &clerk, id, Act::Mask { text }).await;
    answer(&server, &clerk, id, Outcome::Planned, "設置する予定です。").await;
    assert!(list(&server, before).await.is_empty());
    assert_eq!(list(&server, masked).await, [id]);
    assert_eq!(list(&server, answered).await, [id]);
    act(&server, &clerk, id, Act::Undo).await;
    assert!(list(&server, answered).await.is_empty());
    act(&server, &clerk, id, Act::Unpublish).await;
    assert!(list(&server, masked).await.is_empty());
}

#[tokio::test]
async fn a_voice_has_a_page_with_its_own_heading_and_nothing_of_its_writer() {
    let (server, clerk) = city().await;
    let mut opinion = opinion_with("text", "<script>x</script>");
    opinion["consent"] = "1".into();
    let id = published(&server, &clerk, opinion).await;
    let page = server.get(&format!("/voices/{id}")).await;
    let text = page.text();
    assert!(
        text.contains("<h1 tabindex=\"-1\">「<bdi>&lt;script&gt;x&lt;/script&gt;</bdi>」</h1>"),
        "{text}"
    );
    assert!(text.contains("<title>声 1番：施策 2-2"));
    assert!(text.contains("<link rel=\"canonical\" href=\"/voices/1\">"));
    assert_eq!(text.matches("canonical").count(), 1);
    assert!(text.contains("&lt;script&gt;x") && !text.contains("<script>"));
    for words in ["example.jp", "大船", "腰越", "kiosk"] {
        assert!(!text.contains(words), "{words}");
    }
    act(&server, &clerk, id, Act::Unpublish).await;
    for path in [
        format!("/voices/{id}"),
        "/voices/99".to_owned(),
        "/voices/x".to_owned(),
    ] {
        assert_eq!(server.get(&path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn the_same_thought_counts_once_per_device_and_the_cookie_says_nothing_of_it() {
    let (server, clerk) = city().await;
    let id = published(&server, &clerk, opinion()).await;
    let path = format!("/voices/{id}/support");
    let first = server
        .post_fields(&path, "", &[("host", "localhost")])
        .await;
    assert_eq!(
        (first.status.as_u16(), first.header("location")),
        (303, "/voices/1")
    );
    let cookie = first.header("set-cookie").to_owned();
    assert_eq!(
        cookie,
        "supported=1; Path=/voices/1; Max-Age=31536000; HttpOnly; SameSite=Strict"
    );
    let again = server
        .post_fields(&path, "", &[("cookie", "supported=1")])
        .await;
    assert_eq!(again.header("set-cookie"), "");
    let elsewhere = server
        .post_fields(&path, "", &[("sec-fetch-site", "cross-site")])
        .await;
    assert_eq!(elsewhere.status, 403);
    let page = server
        .get_with("/voices/1", &[("cookie", "supported=1")])
        .await;
    assert!(page.text().contains("1人が、同じ思い") && !page.text().contains("/voices/1/support"));
    // A changed answer keeps the count.
    answer(&server, &clerk, id, Outcome::Noted, "参考にします。").await;
    assert!(
        server
            .get("/voices/1")
            .await
            .text()
            .contains("1人が、同じ思い")
    );
}

/// What is said of a press that is not counted.
const UNCOUNTED: &str = "同じ場所からの数が多いため、今回は数に入りませんでした。";

/// Presses 「同じ思い」 so often, with no cookie but the device's; how often it counted.
async fn press(server: &Server, address: &str, headers: &[(&str, &str)], times: usize) -> usize {
    let mut counted = 0;
    for _ in 0..times {
        let mut request = Request::post("/voices/1/support");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = server
            .ask_from(address, request.body(Body::empty()).unwrap())
            .await;
        if answer.status == 303 {
            counted += 1;
        } else {
            assert_eq!(answer.status, 429);
            assert!(answer.text().contains(UNCOUNTED), "{}", answer.text());
            assert!(!answer.text().contains("伝えました"));
            assert_eq!(answer.header("set-cookie"), "");
        }
    }
    counted
}

#[tokio::test]
async fn a_hundred_presses_of_one_network_count_five() {
    let files = [("index.html", "")];
    let networks = Networks {
        trusted_proxies: Vec::new(),
        unlimited: vec!["198.51.100.0/24".parse().unwrap()],
    };
    let server = Server::in_networks(networks, &files).await;
    let clerk = server.signed_in(Role::Publisher).await;
    published(&server, &clerk, opinion()).await;
    published(&server, &clerk, opinion()).await;
    assert_eq!(press(&server, "192.0.2.1", &[], 100).await, 5);
    assert_eq!(press(&server, "192.0.2.2", &[], 6).await, 5);
    assert_eq!(press(&server, "2001:db8::1", &[], 3).await, 3);
    assert_eq!(press(&server, "2001:db8:0:1::1", &[], 3).await, 2);
    // A school has one address, or all of a listed network.
    assert_eq!(press(&server, "198.51.100.1", &[], 15).await, 15);
    assert_eq!(press(&server, "198.51.100.2", &[], 15).await, 5);
    let text = server.get("/voices/1").await.text().to_owned();
    assert!(text.contains("35人が、同じ思い"), "{text}");
    let other = server.get("/voices/2").await.text().to_owned();
    assert!(!other.contains("人が、同じ思い"), "{other}");
}

#[tokio::test]
async fn at_a_kiosk_each_visit_counts_once_and_a_day_has_twenty() {
    let (server, clerk) = city().await;
    published(&server, &clerk, opinion()).await;
    let first = server.kiosk_cookie(Branch::Ofuna).await;
    let visit = async || {
        let start = "/?surface=kiosk&branch=ofuna";
        let begun = server.get_with(start, &[("cookie", first.as_str())]).await;
        begun
            .header("set-cookie")
            .split(';')
            .next()
            .unwrap()
            .to_owned()
    };
    let said = "この端末から「同じ思い」を伝えました。";
    for number in 1..=22 {
        let cookie = visit().await;
        let kiosk = [("cookie", cookie.as_str())];
        let before = server.get_with("/voices/1", &kiosk).await;
        assert!(!before.text().contains(said), "it was the one before");
        // The branch's phones have its network, and their own share.
        let counted = press(&server, "192.0.2.1", &kiosk, 1).await;
        assert_eq!(counted == 1, number <= 20, "{number}");
        if number == 1 {
            let page = server.get_with("/voices/1", &kiosk).await;
            assert!(page.text().contains(said) && page.text().contains("1人が"));
            assert_eq!(press(&server, "192.0.2.1", &kiosk, 1).await, 1);
            let page = server.get_with("/voices/1", &kiosk).await;
            assert!(page.text().contains("1人が"), "once for the visit");
        }
    }
    assert_eq!(press(&server, "192.0.2.1", &[], 6).await, 5);
    assert!(server.get("/voices/1").await.text().contains("25人が"));
}

#[tokio::test]
async fn the_figures_count_what_became_of_all_opinions() {
    let (server, clerk) = city().await;
    for _ in 0..5 {
        let silent = opinion_with("may_publish", false);
        server.post(&key(), silent.to_string()).await;
    }
    for id in 1..=4 {
        answer(&server, &clerk, id, Outcome::Noted, "参考にします。").await;
    }
    act(&server, &clerk, 5, Act::Merge { into: 4 }).await;
    let figures = server.store.statistics().await.unwrap();
    assert_eq!(
        (figures.received, figures.answered, figures.median_days),
        (5, 5, Some(0))
    );
    assert_eq!(figures.by_outcome, [(Outcome::Noted, 4)]);
    let page = server.get("/voices").await;
    assert!(
        page.text()
            .contains("受け付けた意見</dt><dd class=\"check-list__value\">5件")
    );
    assert!(page.text().contains("<svg") && page.text().contains("<th scope=\"row\">2-2 "));
    assert!(
        !page.text().contains("参考</dt>"),
        "four could point at a person"
    );
}

#[tokio::test]
async fn feeds_tell_what_is_new() {
    let (server, clerk) = city().await;
    let id = published(&server, &clerk, opinion_with("text", "a & b <c>")).await;
    published(&server, &clerk, opinion_with("subject", "3-2")).await;
    answer(&server, &clerk, id, Outcome::Planned, "増やします。").await;
    let feed = server
        .get_with("/voices/feed.atom", &[("host", "navi.example.jp")])
        .await;
    assert_eq!(
        feed.header("content-type"),
        "application/atom+xml; charset=utf-8"
    );
    let entries: Vec<_> = feed.text().split("<entry>").skip(1).collect();
    assert_eq!(entries.len(), 2);
    assert!(entries[0].contains("<id>http://navi.example.jp/voices/1</id>"));
    assert!(
        entries[0].contains("a &amp; b &lt;c&gt;") && entries[0].contains("取り入れる予定です")
    );
    let one = server.get("/voices/feed.atom?policy=3-2").await;
    assert_eq!(one.text().matches("<entry>").count(), 1);
    let receipt: String = sqlx::query_scalar("SELECT receipt FROM opinions WHERE id = 1")
        .fetch_one(&mut server.database().await)
        .await
        .unwrap();
    let own = server.get(&format!("/opinions/{receipt}/feed.atom")).await;
    assert!(
        own.text().contains("市の回答：取り入れる予定です") && own.text().contains("増やします。")
    );
    assert_eq!(own.header("cache-control"), "no-store");
    assert_eq!(own.header("referrer-policy"), "no-referrer");
}

#[tokio::test]
async fn home_gets_the_newest_answers_and_a_policy_its_own_voices() {
    let (server, clerk) = city().await;
    let latest = async |query: &str| server.get(&format!("/voices/latest{query}")).await;
    assert_eq!(latest("").await.status, 204);
    let waiting = published(&server, &clerk, opinion_with("subject", "3-2")).await;
    assert_eq!(latest("").await.status, 204, "nothing is answered");
    let words = opinion_with("text", "<b>放課後の居場所</b>");
    let answered = published(&server, &clerk, words).await;
    answer(
        &server,
        &clerk,
        answered,
        Outcome::NotPossible,
        "難しいです。",
    )
    .await;
    let home = latest("").await;
    assert_eq!(home.status, 200);
    // What is masked or taken back must not go on in a cache.
    assert_eq!(home.header("cache-control"), "no-cache");
    let piece = home.text();
    assert!(piece.contains(&format!("href=\"/voices/{answered}\"")));
    assert!(!piece.contains(&format!("/voices/{waiting}\"")));
    assert!(piece.contains("取り入れるのは難しいです") && piece.contains("&lt;b&gt;放課後"));
    // Two opinions are too few to be counted.
    assert!(!piece.contains("件の意見"));
    let policy = latest("?policy=3-2").await;
    assert!(
        policy
            .text()
            .contains(&format!("href=\"/voices/{waiting}\""))
    );
    assert!(!policy.text().contains(&format!("/voices/{answered}\"")));
    assert_eq!(latest("?policy=1-1").await.status, 204);
}

#[tokio::test]
async fn the_address_of_a_list_is_what_it_shows_and_nothing_else() {
    let (server, clerk) = city().await;
    let id = published(&server, &clerk, opinion()).await;
    for (path, address) in [
        ("/voices", "/voices".to_owned()),
        ("/voices?utm_source=line&fbclid=a", "/voices".to_owned()),
        (
            "/voices?utm_source=line&policy=2-2&status=",
            "/voices?policy=2%2D2".to_owned(),
        ),
        (&*format!("/voices/{id}?fbclid=a"), format!("/voices/{id}")),
    ] {
        let page = server.get(path).await;
        let canonical = format!("<link rel=\"canonical\" href=\"{address}\">");
        assert!(page.text().contains(&canonical), "{path}: {}", page.text());
    }
}
