//! A database that cannot be written for a while: what was asked for is refused for as long, reading
//! goes on, and once the cause is gone everything works again, without a restart.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::io::Read;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use hearing_server::store::{Location, Store};
use hearing_server::workflow::Act;
use sqlx::{AnyConnection, Connection, Executor};
use support::{Process, Product, key, opinion, write_request};

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;

/// By when what can be written again has to be.
const LIMIT: Duration = Duration::from_secs(30);

/// A server, one of its clerks who is signed in, and an opinion.
struct Desk {
    server: Process,
    watch: std::net::SocketAddr,
    cookie: String,
    csrf: String,
    receipt: String,
    code: String,
    /// An opinion that its writer has withdrawn.
    taken_back: Own,
    /// An opinion that was answered.
    answered: Own,
}

/// All that a writer has of an opinion.
#[derive(Default)]
struct Own {
    receipt: String,
    code: String,
    key: String,
}

const FORM: &str = "content-type: application/x-www-form-urlencoded";

impl Desk {
    async fn open(server: Process, location: Location<'_>) -> Self {
        let store = Store::open(location).await.unwrap();
        let hash = hearing_server::staff::Password::new("correct horse battery", "hanako")
            .unwrap()
            .hash()
            .unwrap();
        let role = hearing_server::staff::Role::Responder;
        assert!(store.add_account("hanako", role, &hash).await.unwrap());
        store.close().await;
        let watch = server.watch.unwrap();
        let mut desk = Self {
            server,
            watch,
            cookie: String::new(),
            csrf: String::new(),
            receipt: String::new(),
            code: String::new(),
            taken_back: Own::default(),
            answered: Own::default(),
        };
        let (status, answer) = desk.sign_in();
        assert_eq!(status, 303, "{answer}");
        let (_, cookie) = answer.split_once("set-cookie: ").unwrap();
        desk.cookie = cookie.split(';').next().unwrap().to_owned();
        let (_, page) = desk.get("/staff/opinions/1");
        assert!(page.contains("404"), "{page}");
        (desk.receipt, desk.code) = desk.sent(&key());
        desk.taken_back = desk.own();
        let Own { receipt, code, .. } = &desk.taken_back;
        assert_eq!(desk.withdraw(receipt, code).0, 303);
        desk.answered = desk.own();
        answer_the_last(location).await;
        let (status, page) = desk.get("/staff/opinions/1");
        assert_eq!(status, 200);
        let (_, csrf) = page.split_once("name=\"csrf\" value=\"").unwrap();
        desk.csrf = csrf.split('"').next().unwrap().to_owned();
        desk
    }

    /// The status, and all of the answer.
    fn ask(&self, head: &str, body: &str) -> (u16, String) {
        let mut stream = self.server.connect();
        write_request(&mut stream, head, body);
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        (answer[9..12].parse().unwrap(), answer)
    }

    fn get(&self, path: &str) -> (u16, String) {
        let cookie = &self.cookie;
        self.ask(&format!("GET {path} HTTP/1.1\r\ncookie: {cookie}"), "")
    }

    fn sign_in(&self) -> (u16, String) {
        let head = format!("POST /staff/sign-in HTTP/1.1\r\n{FORM}");
        self.ask(&head, "name=hanako&password=correct+horse+battery")
    }

    fn send(&self, key: &str) -> (u16, String) {
        let head = format!(
            "POST /api/opinions HTTP/1.1\r\ncontent-type: application/json\r\nidempotency-key: {key}"
        );
        self.ask(&head, &opinion().to_string())
    }

    /// The receipt and the control code of an opinion that is sent.
    fn sent(&self, key: &str) -> (String, String) {
        let (status, answer) = self.send(key);
        assert_eq!(status, 201, "{answer}");
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        let body: serde_json::Value = serde_json::from_str(body).unwrap();
        let text = |name: &str| body[name].as_str().unwrap().to_owned();
        (text("receipt"), text("control_code"))
    }

    /// An opinion that is sent.
    fn own(&self) -> Own {
        let key = key();
        let (receipt, code) = self.sent(&key);
        Own { receipt, code, key }
    }

    fn withdraw(&self, receipt: &str, code: &str) -> (u16, String) {
        let head = format!("POST /opinions/{receipt}/withdraw HTTP/1.1\r\n{FORM}");
        self.ask(&head, &format!("confirmed=yes&control-code={code}"))
    }

    /// With the key that the opinion was sent with, so that the code is not counted as a guess.
    fn undo_withdrawal(&self) -> (u16, String) {
        let Own { receipt, code, key } = &self.taken_back;
        let head = format!("POST /opinions/{receipt}/undo-withdrawal HTTP/1.1\r\n{FORM}");
        self.ask(&head, &format!("control-code={code}&key={key}"))
    }

    /// Says that the answer did not help.
    fn reply(&self, words: &str) -> (u16, String) {
        let Own { receipt, code, key } = &self.answered;
        let head = format!("POST /opinions/{receipt}/reply HTTP/1.1\r\n{FORM}");
        let body = format!("helpful=no&text={words}&control-code={code}&key={key}");
        self.ask(&head, &body)
    }

    fn remark(&self, words: &str) -> (u16, String) {
        let (cookie, csrf) = (&self.cookie, &self.csrf);
        let head = format!("POST /staff/opinions/1/remark HTTP/1.1\r\n{FORM}\r\ncookie: {cookie}");
        self.ask(&head, &format!("csrf={csrf}&remark={words}"))
    }

    /// How often the database failed, whatever was in the way.
    fn failures(&self) -> u64 {
        let mut stream = std::net::TcpStream::connect(self.watch).unwrap();
        write_request(&mut stream, "GET /metrics HTTP/1.1", "");
        let (status, metrics) = support::read_answer(&mut stream);
        assert_eq!(status, 200);
        let counts = metrics
            .lines()
            .filter(|line| line.starts_with("hearing_database_failures_total{kind="));
        counts
            .map(|line| line.rsplit(' ').next().unwrap().parse::<u64>().unwrap())
            .sum()
    }

    /// Asserts that nothing can be written, all can be read, and both is said.
    fn cannot_write(&self, key: &str) {
        let before = self.failures();
        assert_eq!(self.send(key).0, 503);
        self.cannot_act();
        let (status, page) = self.sign_in();
        assert_eq!(status, 503);
        assert!(page.contains("name=\"name\"") && page.contains("value=\"hanako\""));
        assert!(!page.contains("correct horse"), "a password is not shown");
        let (status, page) = self.reply("mousukoshi");
        assert_eq!(status, 503);
        let code = &self.answered.code;
        assert!(
            page.contains("\nmousukoshi</textarea>") && page.contains(&format!("value=\"{code}\""))
        );
        assert!(page.contains("value=\"no\" required checked"), "{page}");
        let (status, page) = self.remark("kotaemashita");
        assert_eq!(status, 503);
        assert!(page.contains("kotaemashita"), "what was typed is shown");
        assert!(self.failures() > before);
        assert_eq!(self.get("/healthz/ready").0, 503);
        assert_eq!(self.get("/healthz").0, 200);
        assert_eq!(self.get("/staff/opinions/1").0, 200);
        let path = format!("/api/opinions/{}", self.receipt);
        assert_eq!(self.get(&path).0, 200);
    }

    /// Asserts that what a writer does comes back with what they typed, also where the check of the
    /// code is what cannot be written.
    fn cannot_act(&self) {
        let (status, page) = self.withdraw(&self.receipt, &self.code);
        assert_eq!(status, 503);
        assert!(page.contains(&format!("value=\"{}\"", self.code)), "{page}");
        assert!(page.contains("もう一度「取り下げる」"), "{page}");
        let (status, page) = self.undo_withdrawal();
        assert_eq!(status, 503);
        let Own { code, key, .. } = &self.taken_back;
        assert!(page.contains(&format!("value=\"{code}\"")) && page.contains(key));
        assert!(page.contains("もう一度「元に戻す」"), "{page}");
    }

    /// Asserts that all can be written again, what was refused included.
    fn can_write(&self, key: &str) {
        let begun = Instant::now();
        while self.get("/healthz/ready").0 != 200 {
            assert!(begun.elapsed() < LIMIT, "nothing can be written");
            std::thread::sleep(Duration::from_millis(50));
        }
        let (status, answer) = self.send(key);
        // Whether a commit that failed was kept after all is not known to whom it failed.
        assert!([200, 201].contains(&status), "{answer}");
        assert_eq!(self.sign_in().0, 303);
        assert_eq!(self.remark("kotaemashita").0, 303);
        assert_eq!(self.withdraw(&self.receipt, &self.code).0, 303);
        assert_eq!(self.undo_withdrawal().0, 303);
        assert_eq!(self.reply("mousukoshi").0, 303);
    }
}

/// Answers the opinion that came last.
async fn answer_the_last(location: Location<'_>) {
    let store = Store::open(location).await.unwrap();
    let clerk = store.credentials("hanako").await.unwrap().unwrap();
    let opinion = store.number_of_opinions().await.unwrap();
    let act = Act::Answer {
        outcome: hearing_api::Outcome::Planned,
        text: "kotae".to_owned(),
    };
    let done = store.act(clerk.account.id, opinion, None, &act).await;
    assert_eq!(done.unwrap(), Ok(()));
    store.close().await;
}

/// Lets the process write no file beyond so many bytes, or any.
fn limit_files(server: &Process, bytes: &str) {
    let done = Command::new("prlimit")
        .args(["--pid", &server.id().to_string()])
        .arg(format!("--fsize={bytes}:"))
        .status()
        .unwrap();
    assert!(done.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_not_the_end() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let server = Process::start_that_outlives_its_limits(&data);
    let desk = Desk::open(server, Location::Directory(&data)).await;
    // Once more, since it is the second time that shows whether anything was left behind.
    let keys = [key(), key()];
    limit_files(&desk.server, "4096");
    desk.cannot_write(&keys[0]);
    desk.cannot_write(&keys[1]);
    limit_files(&desk.server, "unlimited");
    desk.can_write(&keys[0]);
    assert!([200, 201].contains(&desk.send(&keys[1]).0));
    assert_eq!(stored(&data).await, 5);
}

/// How many opinions are stored there.
async fn stored(data: &Path) -> i64 {
    let store = Store::open(Location::Directory(data)).await.unwrap();
    store.number_of_opinions().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_who_holds_the_database_is_not_the_end() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let server = Process::start_with(&data, &["--metrics-listen", "127.0.0.1:0"]);
    let desk = Desk::open(server, Location::Directory(&data)).await;
    let url = format!("sqlite://{}/hearing.sqlite3", data.display());
    let mut other = AnyConnection::connect(&url).await.unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    let key = key();
    desk.cannot_write(&key);
    other.execute("ROLLBACK").await.unwrap();
    desk.can_write(&key);
}

/// Moves SQLite's files from one directory to another.
fn move_database(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in [
        "hearing.sqlite3",
        "hearing.sqlite3-wal",
        "hearing.sqlite3-shm",
    ] {
        std::fs::rename(from.join(file), to.join(file)).unwrap();
    }
}

/// SQLite would go on writing to the files that it has open, wherever they are now.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_moved_aside_is_not_the_end() {
    let directory = tempfile::tempdir().unwrap();
    let (data, aside) = (
        directory.path().join("data"),
        directory.path().join("aside"),
    );
    let server = Process::start_with(&data, &["--metrics-listen", "127.0.0.1:0"]);
    let desk = Desk::open(server, Location::Directory(&data)).await;
    let keys = [key(), key()];
    move_database(&data, &aside);
    desk.cannot_write(&keys[0]);
    // Another in its place is not the one that the server has open.
    std::fs::copy(aside.join("hearing.sqlite3"), data.join("hearing.sqlite3")).unwrap();
    assert_eq!(desk.send(&keys[1]).0, 503);
    std::fs::remove_file(data.join("hearing.sqlite3")).unwrap();
    move_database(&aside, &data);
    desk.can_write(&keys[0]);
    assert_eq!(desk.send(&keys[1]).0, 201);
    drop(desk);
    assert_eq!(stored(&data).await, 5);
}

/// A server on a database of its own, and a connection beside its own ones.
async fn on_postgresql() -> (tempfile::TempDir, Desk, AnyConnection) {
    let url = support::postgresql::fresh_database().await;
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let arguments = ["--metrics-listen", "127.0.0.1:0"];
    let server = Process::start_on(&data, Some(&url), &arguments);
    let desk = Desk::open(server, Location::Url(&url)).await;
    let beside = AnyConnection::connect(&url).await.unwrap();
    (directory, desk, beside)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_postgresql_that_may_only_be_read_is_not_the_end() {
    let (_data, desk, mut beside) = on_postgresql().await;
    let key = key();
    // As after a failover: the connections are gone, and the new ones cannot write.
    beside
        .execute(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$;
             SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .await
        .unwrap();
    desk.cannot_write(&key);
    beside
        .execute(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET default_transaction_read_only', current_database()); END $$",
        )
        .await
        .unwrap();
    desk.can_write(&key);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_postgresql_refuses_is_not_the_end() {
    let (_data, desk, mut beside) = on_postgresql().await;
    let key = key();
    beside
        .execute(
            "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$;
             CREATE CONSTRAINT TRIGGER failing AFTER INSERT OR UPDATE ON opinions
             DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()",
        )
        .await
        .unwrap();
    let before = desk.failures();
    assert_eq!(desk.send(&key).0, 503);
    desk.cannot_act();
    assert!(desk.failures() > before);
    beside
        .execute("DROP TRIGGER failing ON opinions")
        .await
        .unwrap();
    desk.can_write(&key);
}
