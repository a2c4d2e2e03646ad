//! What everyone may read holds released words, and of their writers what they were told of.

use hearing_api::Outcome;
use hearing_server::workflow::Act;
use serde_json::Value;

use super::voices::{act, city};
use crate::support::{Server, SignedIn, key, opinion, opinion_with};

/// Sends an opinion; its number.
async fn sent(server: &Server, opinion: &Value) -> i64 {
    assert_eq!(server.post(&key(), opinion.to_string()).await.status, 201);
    server.number("SELECT MAX(id) FROM opinions").await
}

async fn published(server: &Server, clerk: &SignedIn, opinion: &Value) -> i64 {
    let id = sent(server, opinion).await;
    act(server, clerk, id, Act::Publish).await;
    id
}

/// An opinion from an app that does not say which words on publication it shows.
fn from_an_older_app() -> Value {
    let mut opinion = opinion();
    opinion.as_object_mut().unwrap().remove("consent");
    opinion
}

async fn feed(server: &Server, query: &str) -> String {
    let path = format!("/voices/feed.atom{query}");
    let feed = server.get_with(&path, &[("host", "a.example")]).await;
    assert_eq!(feed.status, 200);
    feed.text().to_owned()
}

/// What stands in the first such element.
fn first<'a>(feed: &'a str, element: &str) -> &'a str {
    let (_, rest) = feed.split_once(&format!("<{element}>")).unwrap();
    rest.split('<').next().unwrap()
}

#[tokio::test]
async fn what_a_writer_was_not_told_of_is_shown_to_the_staff_alone() {
    let (server, clerk) = city().await;
    let mut old = from_an_older_app();
    old["partner_role"] = "citizens".into();
    let mut new = old.clone();
    new["consent"] = "2".into();
    let old = published(&server, &clerk, &old).await;
    let new = published(&server, &clerk, &new).await;
    for (id, is_shown) in [(old, false), (new, true)] {
        let page = server.get(&format!("/voices/{id}")).await;
        for words in ["子育て", "お立場：市民", "お住まい：大船"] {
            assert_eq!(page.text().contains(words), is_shown, "{id}: {words}");
        }
    }
    let infants = server.get("/voices?life-stage=parenting").await;
    let names = |id: i64| infants.text().contains(&format!("\"/voices/{id}\""));
    assert_eq!((names(old), names(new)), (false, true));
    // Whatever changes afterwards, they stay hidden.
    let outcome = Outcome::Noted;
    let text = "参考にします。".to_owned();
    act(&server, &clerk, old, Act::Answer { outcome, text }).await;
    let page = server.get(&format!("/voices/{old}")).await;
    assert!(page.text().contains("参考にします。") && !page.text().contains("子育て"));
    let cookie = clerk.cookie();
    for (id, told) in [(old, "は公開しません"), (new, "お住まいの地域）")] {
        let path = format!("/staff/opinions/{id}");
        act(&server, &clerk, id, Act::Unpublish).await;
        let page = server.get_with(&path, &[("cookie", &cookie)]).await;
        assert!(page.text().contains("<dd>大船</dd>"), "the staff see it");
        assert!(page.text().contains(told), "{id}");
    }
}

#[tokio::test]
async fn the_form_says_which_words_its_writer_saw() {
    let server = Server::bare().await;
    let form = |consent: &str| {
        format!(
            "key={}&subject=2-2&kind=proposal&text=a&life-stage=infant&may-publish=true{consent}",
            server.form_key()
        )
    };
    for (consent, kept) in [
        ("", 1),
        ("&consent=2", 2),
        ("&consent=3", 3),
        ("&consent=", 1),
    ] {
        assert_eq!(server.post_form(form(consent)).await.status, 200);
        let last = "SELECT CAST(consent AS BIGINT) FROM opinions ORDER BY id DESC LIMIT 1";
        assert_eq!(server.number(last).await, kept, "{consent}");
    }
    let again = server.post_form(form("").replace("text=a", "text=")).await;
    assert_eq!(again.status, 422);
    assert!(again.text().contains("name=\"consent\" value=\"3\""));
    assert!(again.text().contains("意見とその言語、対象、種類、回答"));
    assert!(again.text().contains("ここで選んだことも添えて公開します"));
}

#[tokio::test]
async fn an_opinion_that_an_older_app_sent_is_the_same_when_it_is_sent_again() {
    let server = Server::bare().await;
    let key = key();
    let first = server.post(&key, from_an_older_app().to_string()).await;
    let again = server.post(&key, opinion().to_string()).await;
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 200));
    assert_eq!(first.json()["receipt"], again.json()["receipt"]);
    let consent = "SELECT CAST(consent AS BIGINT) FROM opinions";
    assert_eq!(server.number(consent).await, 1, "what was agreed to first");
}

#[tokio::test]
async fn readers_of_feeds_are_told_what_was_masked_and_what_is_gone() {
    let (server, clerk) = city().await;
    let named = opinion_with("text", "鈴木です");
    let id = published(&server, &clerk, &named).await;
    // More voices than a page has, all newer.
    for _ in 0..21 {
        published(&server, &clerk, &opinion()).await;
    }
    sqlx::query("UPDATE voices SET published_at = '2026-04-01T00:00:00Z'")
        .execute(&mut server.database().await)
        .await
        .unwrap();
    let before = feed(&server, "").await;
    assert!(!before.contains("/voices/1<"), "it is on the second page");
    assert_eq!(first(&before, "updated"), "2026-04-01T00:00:00Z");
    let found = feed(&server, "?q=%E9%88%B4%E6%9C%A8").await;
    assert!(found.contains("鈴木です"));

    let text = Some("＊＊＊です".to_owned());
    act(&server, &clerk, id, Act::Mask { text }).await;
    let masked = feed(&server, "").await;
    let (_, entry) = masked
        .split_once("<id>http://a.example/voices/1</id>")
        .unwrap();
    assert!(entry.contains("＊＊＊です") && !masked.contains("鈴木"));
    assert!(first(entry, "updated") > "2026-04-01T00:00:00Z");
    assert!(first(&masked, "updated") > "2026-04-01T00:00:00Z");
    let drop = "<at:deleted-entry ref=\"http://a.example/voices/1\"";
    assert!(!masked.contains(drop));
    // Who follows a word that is masked has to drop what had it.
    assert!(feed(&server, "?q=%E9%88%B4%E6%9C%A8").await.contains(drop));

    act(&server, &clerk, id, Act::Unpublish).await;
    let gone = feed(&server, "").await;
    assert!(gone.contains(drop) && !gone.contains("＊＊＊です"));
    assert!(first(&gone, "updated") > "2026-04-01T00:00:00Z");
    act(&server, &clerk, id, Act::Publish).await;
    assert!(!feed(&server, "").await.contains(drop));
    let receipt: String = sqlx::query_scalar("SELECT receipt FROM opinions WHERE id = 1")
        .fetch_one(&mut server.database().await)
        .await
        .unwrap();
    assert!(
        server
            .store
            .withdraw(receipt.parse().unwrap())
            .await
            .unwrap()
    );
    assert!(feed(&server, "").await.contains(drop));
}

#[tokio::test]
async fn an_answer_that_is_taken_back_reaches_readers_of_feeds() {
    let (server, clerk) = city().await;
    let id = published(&server, &clerk, &opinion()).await;
    let outcome = Outcome::Planned;
    let text = "増やします。".to_owned();
    act(&server, &clerk, id, Act::Answer { outcome, text }).await;
    let old = "UPDATE voices SET published_at = '2026-04-01T00:00:00Z', answered_at = '2026-04-02T00:00:00Z'";
    sqlx::query(old)
        .execute(&mut server.database().await)
        .await
        .unwrap();
    act(&server, &clerk, id, Act::Undo).await;
    let feed = feed(&server, "").await;
    assert!(!feed.contains("増やします。"));
    assert!(first(&feed, "updated") > "2026-04-02T00:00:00Z");
}

#[tokio::test]
async fn every_feed_is_one_of_its_own_and_says_where_it_is() {
    let (server, clerk) = city().await;
    published(&server, &clerk, &opinion()).await;
    published(&server, &clerk, &opinion()).await;
    let queries = [
        "",
        "?policy=2-2",
        "?status=answered",
        "?outcome=planned",
        "?life-stage=infant",
        "?q=%E5%85%AC%E5%9C%92",
        "?policy=2-2&status=answered",
    ];
    let mut ids = std::collections::HashSet::new();
    let mut titles = std::collections::HashSet::new();
    for query in queries {
        let feed = feed(&server, query).await;
        let escaped = query.replace('&', "&amp;");
        let own =
            format!("<link rel=\"self\" href=\"http://a.example/voices/feed.atom{escaped}\"/>");
        assert!(feed.contains(&own), "{query}: {feed}");
        assert!(ids.insert(first(&feed, "id").to_owned()), "{query}");
        assert!(titles.insert(first(&feed, "title").to_owned()), "{query}");
    }
    // Asked for in another order it is the same.
    let one = feed(&server, "?status=answered&policy=2-2&utm_source=x").await;
    let other = feed(&server, "?policy=2-2&status=answered").await;
    assert_eq!(first(&one, "id"), first(&other, "id"));
    let feed = feed(&server, "").await;
    let entries = feed.split("<entry>").skip(1);
    let named: std::collections::HashSet<_> = entries.map(|entry| first(entry, "title")).collect();
    assert_eq!(named.len(), 2, "{named:?}");
}
