//! The command that takes in sheets of opinions, as a clerk's operator runs it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::path::PathBuf;
use std::process::Command;

use sqlx::Connection;
use support::{Process, Product, opinion};

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;

const HEAD: &str = "comment-id,comment-body,attribute_subject";

/// A city with a database and sheets beside it.
struct City {
    directory: tempfile::TempDir,
}

impl City {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let city = Self { directory };
        // The server makes the database.
        drop(Process::start(&city.data()));
        city
    }

    fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    /// Takes in a sheet of this content; whether that went well, and all that was said.
    fn import(&self, content: impl AsRef<[u8]>, arguments: &[&str]) -> (bool, String) {
        let file = self.directory.path().join("sheet.csv");
        std::fs::write(&file, content).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_hearing-server"))
            .arg("import")
            .arg(&file)
            .arg("--data")
            .arg(self.data())
            .args(arguments)
            .env_remove("DATABASE_URL")
            .output()
            .unwrap();
        let said = [output.stderr, output.stdout].concat();
        (output.status.success(), String::from_utf8(said).unwrap())
    }

    fn taken_in(&self, content: &str, office: &str) -> String {
        let (went_well, said) = self.import(content, &["--source", office]);
        assert!(went_well, "{said}");
        said.lines().last().unwrap().to_owned()
    }

    /// The opinions that are there: their words, where they were handed in, and when.
    async fn opinions(&self) -> Vec<(String, Option<String>, String)> {
        sqlx::any::install_default_drivers();
        let url = format!("sqlite://{}", self.data().join("hearing.sqlite3").display());
        let mut connection = sqlx::AnyConnection::connect(&url).await.unwrap();
        sqlx::query_as("SELECT text, source, received_at FROM opinions ORDER BY id")
            .fetch_all(&mut connection)
            .await
            .unwrap()
    }
}

#[tokio::test]
async fn two_offices_that_number_from_one_lose_nothing_and_nothing_is_there_twice() {
    let city = City::new();
    let ofuna = format!("{HEAD}\n1,賛成です,2-2\n2,反対です,2-2\n");
    let koshigoe = format!("{ofuna}3,別,2-2\n");
    let taken = |new, again| format!("{new} opinions taken in, {again} were there already");
    assert_eq!(city.taken_in(&ofuna, "大船支所"), taken(2, 0));
    assert_eq!(city.taken_in(&koshigoe, "腰越支所"), taken(3, 0));
    assert_eq!(city.taken_in(&ofuna, "大船支所"), taken(0, 2));
    let longer = format!("{ofuna}3,三つ目,plan\n");
    assert_eq!(city.taken_in(&longer, "大船支所"), taken(1, 2));
    assert_eq!(city.opinions().await.len(), 6);
    let (went_well, said) = city.import(&ofuna, &[]);
    assert!(!went_well && said.contains("--source 大船支所"), "{said}");
}

#[tokio::test]
async fn a_sheet_with_a_wrong_row_is_taken_in_whole_or_not_at_all_unless_asked() {
    let city = City::new();
    city.taken_in(&format!("{HEAD}\n1,前からあるもの,2-2\n"), "玉縄支所");
    let file = format!(
        "{HEAD}\r\n8,新しい,2-2\r\n1,ほかの人の意見,2-2\r\n9,来ない,9-9\r\n10,来る,3月2日\r\n"
    );
    let source = ["--source", "玉縄支所"];
    let (went_well, said) = city.import(&file, &source);
    assert!(!went_well);
    assert!(said.contains("3行目 この受付場所のこの番号では"), "{said}");
    assert!(
        said.contains("（1番の意見）") && said.contains("4行目 attribute_subject"),
        "{said}"
    );
    assert!(said.contains("--skip-invalid"), "{said}");
    assert_eq!(city.opinions().await.len(), 1);
    let (went_well, said) = city.import(&file, &[source[0], source[1], "--skip-invalid"]);
    assert!(went_well, "{said}");
    assert!(
        said.contains("2 opinions taken in, 0 were there already"),
        "{said}"
    );
    assert!(said.contains("3行目") && said.contains("4行目"), "{said}");
    assert!(said.contains("「3月2日」を施策3-2と読みました"), "{said}");
    let texts: Vec<_> = city.opinions().await.into_iter().map(|one| one.0).collect();
    assert_eq!(texts, ["前からあるもの", "新しい", "来る"]);
}

#[tokio::test]
async fn what_excel_in_japan_saves_is_taken_in_with_its_day() {
    let city = City::new();
    let sheet =
        "番号;意見;対象;受付日;受付方法\r\n1;大船の①公園～髙﨑;施策2-2;2026/4/1;郵送\r\n;;;;\r\n";
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(sheet);
    let (went_well, said) = city.import(&cp932, &["--source", "大船支所"]);
    assert!(went_well, "{said}");
    let expected = (
        "大船の①公園～髙﨑".to_owned(),
        Some("大船支所（郵送）".to_owned()),
        "2026-03-31T15:00:00Z".to_owned(),
    );
    assert_eq!(city.opinions().await, [expected]);
}

#[tokio::test]
async fn what_an_earlier_version_took_in_is_not_taken_in_twice() {
    let city = City::new();
    let server = Process::start(&city.data());
    let mut sent = opinion();
    for name in ["life_stage", "area", "contact", "surface", "consent"] {
        sent.as_object_mut().unwrap().remove(name);
    }
    sent["may_publish"] = false.into();
    sent["text"] = "賛成です".into();
    // As earlier versions made the key of `comment-id` 1.
    let digest = <sha2::Sha256 as sha2::Digest>::digest("import\n1");
    let mut key = [0; 16];
    key.copy_from_slice(&digest[..16]);
    let key = uuid::Builder::from_custom_bytes(key).into_uuid();
    let head = format!(
        "POST /api/opinions HTTP/1.1\r\ncontent-type: application/json\r\nidempotency-key: {}",
        support::key()
    );
    assert_eq!(server.ask(&head, &sent.to_string()).0, 201);
    drop(server);
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}", city.data().join("hearing.sqlite3").display());
    let mut connection = sqlx::AnyConnection::connect(&url).await.unwrap();
    sqlx::query("UPDATE opinions SET idempotency_key = $1")
        .bind(key.to_string())
        .execute(&mut connection)
        .await
        .unwrap();
    let (went_well, said) = city.import(
        format!("{HEAD}\n1,賛成です,2-2\n"),
        &["--source", "大船支所"],
    );
    assert!(!went_well && said.contains("受付場所なしで"), "{said}");
    assert_eq!(
        city.taken_in(&format!("{HEAD}\n1,別の人,2-2\n"), "大船支所")
            .split(' ')
            .next(),
        Some("1")
    );
}
