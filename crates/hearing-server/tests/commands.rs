//! What an operator does on the command line.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sqlx::{AnyConnection, Connection, Executor};
use support::{Process, Product, key, opinion};
use tempfile::TempDir;

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;

/// The directory of an operator, with what is in it.
struct Machine {
    directory: TempDir,
}

/// What a command said, and whether it did what it was asked.
struct Said {
    is_done: bool,
    out: String,
    err: String,
}

impl Machine {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        Self { directory }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Runs the program there, with this typed in.
    fn run_with(&self, arguments: &[&str], typed: &str, environment: &[(&str, &str)]) -> Said {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hearing-server"))
            .args(arguments)
            .current_dir(self.directory.path())
            .env_remove("DATABASE_URL")
            .env_remove("HEARING_DATA")
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that reads nothing may have ended.
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        let output = child.wait_with_output().unwrap();
        Said {
            is_done: output.status.success(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(arguments, "", &[])
    }

    /// Runs the program, which does what it is asked; what it says of that.
    fn done(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert!(said.is_done, "{arguments:?}: {}", said.err);
        said.out
    }

    /// Runs the program, which refuses; why.
    fn refused(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert!(!said.is_done, "{arguments:?}: {}", said.out);
        said.err
    }

    fn add(&self, name: &str, role: &str) {
        let arguments = ["staff", "add", name, "--role", role];
        let said = self.run_with(&arguments, "correct horse battery\n", &[]);
        assert!(said.is_done, "{}", said.err);
    }

    async fn database(&self) -> AnyConnection {
        sqlx::any::install_default_drivers();
        let file = self.path("data/hearing.sqlite3");
        AnyConnection::connect(&format!("sqlite://{}", file.display()))
            .await
            .unwrap()
    }
}

/// Gives the server so many opinions.
fn send(server: &Process, number: usize) {
    for _ in 0..number {
        let head = format!(
            "POST /api/opinions HTTP/1.1\r\ncontent-type: application/json\r\nidempotency-key: {}",
            key()
        );
        assert_eq!(server.ask(&head, &opinion().to_string()).0, 201);
    }
}

#[test]
fn a_command_makes_no_database() {
    let machine = Machine::new();
    fs::write(machine.path("file.csv"), "").unwrap();
    for arguments in [
        &["forget"] as &[&str],
        &["staff", "list"],
        &["staff", "disable", "hanako"],
        &["import", "file.csv"],
        &["backup", "copy"],
        &["kiosk-key", "ofuna"],
    ] {
        let said = machine.refused(arguments);
        if arguments[0] == "import" {
            continue;
        }
        let place = machine.path("data/hearing.sqlite3");
        let expected = format!("there is no SQLite database {}", place.display());
        assert!(said.contains(&expected), "{arguments:?}: {said}");
        assert!(said.contains("hearing-server migrate"), "{said}");
        assert!(said.contains("--database-url"), "{said}");
    }
    assert!(!machine.path("data").exists());
    assert_eq!(machine.done(&["migrate"]).lines().count(), 1);
    machine.done(&["forget"]);
    machine.add("hanako", "viewer");
    assert_eq!(machine.done(&["staff", "list"]), "hanako viewer\n");
    let again = machine.done(&["migrate"]);
    assert!(again.contains("nothing was changed"), "{again}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_on_postgresql_makes_no_tables() {
    let url = support::postgresql::fresh_database().await;
    let machine = Machine::new();
    let said = machine.refused(&["forget", "--database-url", &url]);
    assert!(said.contains("has no tables of this program"), "{said}");
    machine.done(&["migrate", "--database-url", &url]);
    let environment = [("DATABASE_URL", url.as_str())];
    let arguments = ["staff", "add", "hanako", "--role", "viewer"];
    let said = machine.run_with(&arguments, "correct horse battery\n", &environment);
    assert!(said.is_done, "{}", said.err);
    assert!(
        said.err.contains("database: PostgreSQL database t"),
        "{}",
        said.err
    );
    let list = machine.done(&["staff", "list", "--database-url", &url]);
    assert_eq!(list, "hanako viewer\n");
    assert!(!machine.path("data").exists());
}

/// A database as an older program made it.
async fn make_older(machine: &Machine) {
    fs::create_dir(machine.path("data")).unwrap();
    fs::write(machine.path("data/hearing.sqlite3"), "").unwrap();
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite");
    let migrator = sqlx::migrate::Migrator::new(migrations).await.unwrap();
    let mut database = machine.database().await;
    migrator.run_to(30, &mut database).await.unwrap();
    database.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_is_asked_to_raises_a_schema() {
    let machine = Machine::new();
    make_older(&machine).await;
    let said = machine.refused(&["staff", "list"]);
    assert!(
        said.contains("has schema 30, older than this program's"),
        "{said}"
    );
    assert!(said.contains("hearing-server migrate"), "{said}");
    let copied = machine.done(&["backup", "before"]);
    assert!(copied.contains("older than this program's"), "{copied}");
    machine.refused(&["staff", "list"]);

    let raised = machine.done(&["migrate"]);
    assert!(raised.contains("raised its schema from 30"), "{raised}");
    assert!(machine.path("data/hearing.sqlite3.schema-30").exists());
    machine.done(&["staff", "list"]);

    let mut database = machine.database().await;
    database
        .execute(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             VALUES (9999, 'newer', 1, x'00', 1)",
        )
        .await
        .unwrap();
    database.close().await.unwrap();
    for arguments in [
        &["staff", "list"] as &[&str],
        &["migrate"],
        &["serve", "--listen", "127.0.0.1:0"],
    ] {
        let said = machine.refused(arguments);
        assert!(said.contains("newer than this program's"), "{said}");
    }
}

#[test]
fn a_restore_is_whole_or_refused() {
    let machine = Machine::new();
    let data = machine.path("data");
    let mut server = Process::start(&data);
    send(&server, 3);
    machine.done(&["backup", "copy"]);
    send(&server, 3);
    server.kill();
    // What the last server left in its log belongs to what was moved away.
    fs::rename(data.join("hearing.sqlite3"), machine.path("old")).unwrap();
    assert!(data.join("hearing.sqlite3-wal").exists());
    let said = machine.refused(&["restore", "copy"]);
    assert!(said.contains("hearing.sqlite3-wal"), "{said}");
    assert!(!data.join("hearing.sqlite3").exists());
    for sidecar in ["hearing.sqlite3-wal", "hearing.sqlite3-shm"] {
        fs::rename(data.join(sidecar), machine.path(sidecar)).unwrap();
    }

    // What is no copy is none.
    fs::write(machine.path("copy-wal"), "x").unwrap();
    let said = machine.refused(&["restore", "copy"]);
    assert!(said.contains("copy-wal"), "{said}");
    fs::remove_file(machine.path("copy-wal")).unwrap();
    fs::write(machine.path("letter"), "a letter").unwrap();
    let said = machine.refused(&["restore", "letter"]);
    assert!(said.contains("letter is not restored"), "{said}");

    // A restoring that was killed.
    fs::create_dir(data.join("restoring")).unwrap();
    fs::write(data.join("restoring/hearing.sqlite3"), "half").unwrap();
    assert_eq!(machine.done(&["restore", "copy"]), "restored 3 opinions\n");
    let mut files: Vec<_> = fs::read_dir(&data)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(files, ["hearing.sqlite3"]);
    let server = Process::start(&data);
    send(&server, 1);
}

#[test]
fn a_backup_that_failed_keeps_none_from_being_made() {
    let machine = Machine::new();
    let server = Process::start(&machine.path("data"));
    send(&server, 1);
    fs::create_dir(machine.path("copies")).unwrap();
    let limited = |command: &str| {
        Command::new("sh")
            .args([
                "-c",
                r#"trap "" XFSZ; exec prlimit --fsize=4096: "$0" "$@""#,
            ])
            .arg(env!("CARGO_BIN_EXE_hearing-server"))
            .args([command, "copies/copy"])
            .current_dir(machine.directory.path())
            .env_remove("DATABASE_URL")
            .output()
            .unwrap()
    };
    let failed = limited("backup");
    let said = String::from_utf8(failed.stderr).unwrap();
    assert!(!failed.status.success());
    assert!(said.contains("cannot write copies/copy"), "{said}");
    assert_eq!(fs::read_dir(machine.path("copies")).unwrap().count(), 0);
    // What was killed had no time to remove its half.
    fs::write(machine.path("copies/copy.partial"), "half").unwrap();
    let said = machine.done(&["backup", "copies/copy"]);
    assert!(said.contains("with 1 opinions"), "{said}");
    let left: Vec<_> = fs::read_dir(machine.path("copies"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["copy"]);
    let again = machine.refused(&["backup", "copies/copy"]);
    assert!(again.contains("is there already"), "{again}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_on_the_command_line_is_in_the_audit() {
    let machine = Machine::new();
    machine.done(&["migrate"]);
    machine.add("admin", "administrator");
    machine.add("taro", "viewer");
    let staff = |arguments: &[&str]| machine.run(&[&["staff"], arguments].concat());
    assert!(staff(&["disable", "taro"]).is_done);
    let role = staff(&["role", "taro", "responder"]);
    assert!(role.out.contains("staff enable"), "{}", role.out);
    assert!(staff(&["enable", "taro"]).is_done);
    assert_eq!(
        machine.done(&["staff", "list"]),
        "admin administrator\ntaro responder\n"
    );
    for arguments in [
        &["disable", "admin"] as &[&str],
        &["role", "admin", "publisher"],
    ] {
        let said = staff(arguments);
        assert!(!said.is_done && said.err.contains("the last administrator"));
    }
    let trivial = machine.run_with(&["staff", "passwd", "taro"], "123456789012\n", &[]);
    assert!(!trivial.is_done && trivial.err.contains("too easy to guess"));
    machine.done(&["kiosk-key", "ofuna"]);
    machine.done(&["forget"]);
    machine.done(&["backup", "copy"]);
    fs::remove_dir_all(machine.path("data")).unwrap();
    machine.done(&["restore", "copy"]);
    let acts: Vec<(String, Option<String>)> =
        sqlx::query_as("SELECT act, detail FROM acts ORDER BY id")
            .fetch_all(&mut machine.database().await)
            .await
            .unwrap();
    let acts: Vec<String> = acts
        .into_iter()
        .map(|(act, detail)| format!("{act} {}", detail.unwrap_or_default()))
        .collect();
    assert!(acts[0].starts_with("migrate "), "{acts:?}");
    assert_eq!(
        acts[1..],
        [
            "account-add admin administrator",
            "account-add taro viewer",
            "account-disable taro",
            "account-role taro responder",
            "account-enable taro",
            "kiosk-key-add 1 ofuna",
            "forget 0, 0, 0",
            "restore 0",
        ]
    );
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_what_is_kept_in_a_directory_that_was_there() {
    use std::os::unix::fs::PermissionsExt;

    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let open = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let machine = Machine::new();
    let data = machine.path("data");
    fs::create_dir(&data).unwrap();
    open(&data, 0o755);
    let mut server = Process::start(&data);
    send(&server, 1);
    let files = [
        "hearing.sqlite3",
        "hearing.sqlite3-wal",
        "hearing.sqlite3-shm",
    ];
    for file in files {
        assert_eq!(mode(&data.join(file)), 0o600, "{file}");
    }
    assert_eq!(mode(&data), 0o700);
    server.kill();
    // As an older program left them.
    open(&data, 0o755);
    for file in files {
        open(&data.join(file), 0o644);
    }
    let server = Process::start(&data);
    send(&server, 1);
    for file in files {
        assert_eq!(mode(&data.join(file)), 0o600, "{file}");
    }
    assert_eq!(mode(&data), 0o700);
    // A directory that is also somebody else's is left to them.
    let shared = machine.path("shared");
    fs::create_dir(&shared).unwrap();
    fs::write(shared.join("theirs"), "").unwrap();
    open(&shared, 0o755);
    let _server = Process::start(&shared);
    assert_eq!(mode(&shared), 0o755);
    assert_eq!(mode(&shared.join("hearing.sqlite3")), 0o600);
}
