//! What leaves the console in files.

use hearing_server::sheet;
use hearing_server::staff::Role;
use hearing_server::workflow::Act;
use serde_json::Value;

use crate::support::{Answer, Server, SignedIn, key, opinion, opinion_with};

async fn sent(server: &Server, opinion: &Value) -> i64 {
    assert_eq!(server.post(&key(), opinion.to_string()).await.status, 201);
    server.number("SELECT MAX(id) FROM opinions").await
}

async fn act(server: &Server, clerk: &SignedIn, id: i64, act: Act) {
    let done = server.store.act(clerk.id, id, None, &act).await;
    assert_eq!(done.unwrap(), Ok(()));
}

async fn execute(server: &Server, queries: &[&'static str]) {
    for query in queries {
        let mut connection = server.database().await;
        sqlx::query(*query).execute(&mut connection).await.unwrap();
    }
}

async fn file(server: &Server, clerk: &SignedIn, name: &str) -> Answer {
    let cookie = clerk.cookie();
    let headers = [("cookie", cookie.as_str()), ("host", "navi.example.jp")];
    let answer = server.get_with(&format!("/staff/{name}"), &headers).await;
    assert_eq!(answer.status, 200, "{name}");
    answer
}

#[tokio::test]
async fn for_everyone_there_is_what_was_released_and_nothing_else() {
    let server = Server::bare().await;
    let clerk = server.signed_in(Role::Publisher).await;
    let unread = sent(
        &server,
        &opinion_with("text", "山田花子 090-1234-5678 です"),
    )
    .await;
    let stopped = sent(&server, &opinion_with("text", "公開をやめた意見")).await;
    act(&server, &clerk, stopped, Act::Publish).await;
    act(&server, &clerk, stopped, Act::Unpublish).await;
    let masked = sent(&server, &opinion_with("text", "鈴木です。=1+1")).await;
    let text = Some("=1+1です。＊＊＊".to_owned());
    act(&server, &clerk, masked, Act::Mask { text }).await;
    act(&server, &clerk, masked, Act::Publish).await;
    let mut old = opinion_with("text", "前の説明で同意した意見");
    old["consent"] = "1".into();
    old["partner_role"] = "citizens".into();
    let old = sent(&server, &old).await;
    act(&server, &clerk, old, Act::Publish).await;

    let csv = file(&server, &clerk, "export.csv").await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    let lines: Vec<_> = csv.text().lines().collect();
    assert_eq!(
        lines,
        [
            "comment-id,comment-body,source,url,attribute_subject,attribute_kind,attribute_life_stage,attribute_partner_role,attribute_area,attribute_edition,attribute_lang",
            "3,'=1+1です。＊＊＊,鎌倉ミライ共創ナビ,http://navi.example.jp/voices/3,施策 2-2 こども・若者,提案,子育て,,大船,000 素案（全43施策）,日本語",
            "4,前の説明で同意した意見,鎌倉ミライ共創ナビ,http://navi.example.jp/voices/4,施策 2-2 こども・若者,提案,,,,000 素案（全43施策）,日本語",
        ]
    );
    let json = file(&server, &clerk, "export.json").await.json();
    assert_eq!(json.as_array().map(Vec::len), Some(2));
    assert_eq!(json[0]["text"], "=1+1です。＊＊＊");
    assert_eq!(json[0]["life_stage"], "parenting");
    let names: Vec<_> = json[1].as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        ["edition", "id", "kind", "lang", "subject", "text", "url"]
    );
    assert_eq!(
        (&json[1]["subject"], &json[1]["edition"]),
        (&"2-2".into(), &"000".into())
    );
    // Who is named in a file for everyone was not read by anyone.
    assert!(!csv.text().contains("090") && unread == 1);
    let name = csv.header("content-disposition");
    assert!(name.contains("filename=\"released-voices.csv\""), "{name}");
}

#[tokio::test]
async fn what_is_for_the_city_alone_says_so_and_opens_in_excel() {
    let server = Server::bare().await;
    let clerk = server.signed_in(Role::Publisher).await;
    let mut silent = opinion_with("text", "公開しないでください。");
    silent["may_publish"] = false.into();
    sent(&server, &silent).await;
    let receipt: String = sqlx::query_scalar("SELECT receipt FROM opinions")
        .fetch_one(&mut server.database().await)
        .await
        .unwrap();
    let released = file(&server, &clerk, "export.csv").await;
    assert!(!released.text().contains("公開しないでください。"));
    let all = file(&server, &clerk, "export.csv?extent=all").await;
    let (head, row) = all.text().split_once("\r\n").unwrap();
    assert!(head.starts_with("\u{FEFF}番号,意見,対象,"));
    assert!(row.starts_with("1,公開しないでください。,施策2-2,施策 2-2 こども・若者,提案,"));
    let minute = time::OffsetDateTime::now_utc() + time::Duration::hours(9);
    let today = format!("{:04}-{:02}", minute.year(), u8::from(minute.month()));
    assert!(row.contains(&format!(",{today}")), "{row}");
    let name = all.header("content-disposition");
    assert!(name.contains("\"city-only-all-opinions.csv\""), "{name}");
    assert!(name.contains("filename*=UTF-8''%E5%BA%81%E5%86%85%E9%99%90%E3%82%8A"));
    let json = file(&server, &clerk, "export.json?extent=all").await;
    let received_at = json.json()[0]["received_at"].as_str().unwrap().to_owned();
    assert!(received_at.ends_with("+09:00"), "{received_at}");
    for export in [all.text(), json.text()] {
        assert!(!export.contains("hanako") && !export.contains(&receipt));
    }
    let page = file(&server, &clerk, "export").await;
    let files: Vec<_> = page.text().split("<h2>").skip(1).collect();
    assert_eq!(files.len(), 2);
    assert!(!files[0].contains("extent=all") && !files[0].contains("庁内限り"));
    assert_eq!(files[1].matches("extent=all").count(), 2);
    assert_eq!(files[1].matches("庁内限り").count(), 3);
    let administrator = server.signed_in(Role::Administrator).await;
    let audit = file(&server, &administrator, "audit").await;
    assert!(audit.text().contains("city-only-all-opinions.csv"));
    assert!(audit.text().contains("released-voices.csv"));
}

#[tokio::test]
async fn no_file_from_here_is_taken_in_again() {
    let server = Server::bare().await;
    let clerk = server.signed_in(Role::Publisher).await;
    let id = sent(&server, &opinion()).await;
    act(&server, &clerk, id, Act::Publish).await;
    for name in ["export.csv", "export.csv?extent=all"] {
        let csv = file(&server, &clerk, name).await;
        let read = sheet::read(&csv.body, Some("大船支所"), &plan_data::PLAN);
        let error = read.unwrap_err().to_string();
        assert!(error.contains("二重"), "{name}: {error}");
    }
}

#[tokio::test]
async fn an_export_of_many_opinions_has_each_once_in_the_order_of_arrival() {
    let server = Server::bare().await;
    let clerk = server.signed_in(Role::Publisher).await;
    sent(&server, &opinion()).await;
    let queries = [
        "WITH RECURSIVE numbers (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2345)
         INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text, may_publish,
            surface, language, received_at, status)
         SELECT 'r' || CAST(n AS TEXT), 'k' || CAST(n AS TEXT), opinions.body_digest, 'plan', opinions.kind,
            'ことば' || CAST(n AS TEXT), 1, opinions.surface, opinions.language, opinions.received_at, 'received'
         FROM numbers JOIN opinions ON opinions.id = 1 ORDER BY n",
        "INSERT INTO voices (id, subject, kind, text, status, folded, published_at)
         SELECT id, subject, kind, text, status, text, received_at FROM opinions",
    ];
    execute(&server, &queries).await;
    for query in ["", "?extent=all"] {
        let json = file(&server, &clerk, &format!("export.json{query}")).await;
        let json = json.json();
        let numbers = json.as_array().unwrap().iter().map(|one| &one["id"]);
        assert!(numbers.eq(&(1..=2345).collect::<Vec<i64>>()));
        let csv = file(&server, &clerk, &format!("export.csv{query}")).await;
        let texts: Vec<_> = csv.text().lines().skip(2).collect();
        assert_eq!(texts.len(), 2344);
        let in_order = |(at, line): (usize, &&str)| line.contains(&format!(",ことば{},", at + 2));
        assert!(texts.iter().enumerate().all(in_order));
    }
    // None at all is a file all the same.
    let queries = [
        "DELETE FROM voices",
        "UPDATE opinions SET status = 'withdrawn'",
    ];
    execute(&server, &queries).await;
    for query in ["", "?extent=all"] {
        let json = file(&server, &clerk, &format!("export.json{query}")).await;
        assert_eq!(json.text(), "[]");
    }
}
