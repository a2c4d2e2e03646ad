//! The life of the process, seen from outside.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use support::{Process, key, opinion, read_answer};

/// What the servers of these tests keep opinions in.
const PRODUCT: support::Product = support::Product::Sqlite;

fn post_head() -> String {
    format!(
        "POST /api/opinions HTTP/1.1\r\ncontent-type: application/json\r\nidempotency-key: {}",
        key()
    )
}

#[test]
fn asked_to_end_it_finishes_open_requests_and_leaves_one_file() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let mut server = Process::start(&data);
    let body = opinion().to_string();
    let mut open = server.connect();
    let head = post_head();
    write!(
        open,
        "{head}\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
        body.len()
    )
    .unwrap();
    open.write_all(&body.as_bytes()[..20]).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    server.terminate();
    std::thread::sleep(Duration::from_millis(200));
    assert!(
        std::net::TcpStream::connect(server.address).is_err(),
        "no new requests are taken"
    );
    open.write_all(&body.as_bytes()[20..]).unwrap();
    let (status, answer) = read_answer(&mut open);
    assert_eq!(status, 201, "{answer}");
    let (log, ended_well) = server.wait();
    assert!(ended_well && log.contains("stopped"), "{log}");
    let files: Vec<_> = std::fs::read_dir(&data)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(files, ["hearing.sqlite3"]);
    let receipt = serde_json::from_str::<serde_json::Value>(&answer).unwrap()["receipt"].clone();
    let next = Process::start(&data);
    let (status, _) = next.ask(
        &format!("GET /api/opinions/{} HTTP/1.1", receipt.as_str().unwrap()),
        "",
    );
    assert_eq!(status, 200);
}

/// What stands in no log, besides receipts.
const TELLTALES: [&str; 6] = [
    "放課後",
    "hanako",
    "198.51.100.7",
    "127.0.0.1",
    "correct horse",
    "sagashita-kotoba",
];

/// The log of a server that was asked for all that holds something of a resident, in this format;
/// with the receipt that it gave out.
fn log_of_a_day(format: &str) -> (String, String) {
    let directory = tempfile::tempdir().unwrap();
    let arguments = ["--log-format", format, "--trusted-proxy", "127.0.0.1"];
    let mut server = Process::start_with(&directory.path().join("data"), &arguments);
    let forwarded = "\r\nx-forwarded-for: 198.51.100.7";
    let body = opinion().to_string();
    let (_, answer) = server.ask(&(post_head() + forwarded), &body);
    let receipt = serde_json::from_str::<serde_json::Value>(&answer).unwrap()["receipt"]
        .as_str()
        .unwrap()
        .to_owned();
    for path in [
        format!("/api/opinions/{receipt}"),
        format!("/opinions/{receipt}"),
        format!("/opinion/{receipt}"),
        format!("/opinions?receipt={receipt}"),
        "/voices?q=sagashita-kotoba".to_owned(),
    ] {
        server.ask(&format!("GET {path} HTTP/1.1{forwarded}"), "");
    }
    // What is refused says no more of it than what is done.
    server.ask(&(post_head() + forwarded), &body.replace("2-2", "hanako"));
    server.ask(&(post_head() + forwarded), &body[..20]);
    let form = "content-type: application/x-www-form-urlencoded";
    for path in ["/staff/sign-in", "/opinions"] {
        let head = format!("POST {path} HTTP/1.1\r\n{form}{forwarded}");
        server.ask(&head, "name=hanako&password=correct horse&text=放課後");
    }
    server.terminate();
    (server.wait().0, receipt)
}

#[test]
fn the_log_holds_nothing_of_the_residents() {
    for format in ["text", "json"] {
        let (log, receipt) = log_of_a_day(format);
        for words in [receipt.as_str(), &receipt.replace('-', "")]
            .into_iter()
            .chain(TELLTALES)
        {
            assert!(!log.contains(words), "{words} in {log}");
        }
        if format == "text" {
            assert!(log.contains(" POST /api/opinions 201 ") && !log.contains("route="));
            assert!(log.contains(" GET /opinions/{receipt} 200 "), "{log}");
            continue;
        }
        let lines: Vec<serde_json::Value> = log
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let sent = lines.iter().find(|line| line["status"] == 201).unwrap();
        assert_eq!(
            (sent["method"].as_str(), sent["route"].as_str()),
            (Some("POST"), Some("/api/opinions"))
        );
        assert!(sent["micros"].is_u64() && sent["level"] == "INFO");
        assert!(lines.iter().all(|line| line["message"].is_string()));
    }
}

#[test]
fn a_flood_behind_the_proxy_does_not_shut_others_out() {
    let directory = tempfile::tempdir().unwrap();
    let arguments = ["--trusted-proxy", "127.0.0.0/8"];
    let server = Process::start_with(&directory.path().join("data"), &arguments);
    let ask = |client: &str| {
        let head = format!("GET /opinions/x HTTP/1.1\r\nx-forwarded-for: {client}");
        server.ask(&head, "").0
    };
    assert_eq!((0..301).filter(|_| ask("2001:db8::1") == 429).count(), 1);
    assert_eq!(ask("2001:db8::ffff"), 429);
    assert_eq!(ask("198.51.100.7"), 404);
}

#[test]
fn a_proxy_that_is_not_named_or_says_nothing_is_told_in_the_log() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let log = |arguments: &[&str], said: &str| {
        let mut server = Process::start_with(&data, arguments);
        for _ in 0..3 {
            server.ask(&format!("GET /opinions/x HTTP/1.1{said}"), "");
        }
        let startup_log = server.startup_log.clone();
        server.terminate();
        startup_log + &server.wait().0
    };
    let none = log(&[], "");
    assert!(none.contains("no proxy is named"), "{none}");
    let silent = log(&["--trusted-proxy", "127.0.0.1"], "");
    assert_eq!(silent.matches("sends no X-Forwarded-For").count(), 1);
    assert!(!silent.contains("no proxy is named"), "{silent}");
    let fine = log(
        &["--trusted-proxy", "127.0.0.1"],
        "\r\nx-forwarded-for: 192.0.2.1",
    );
    assert!(!fine.contains("sends no X-Forwarded-For"), "{fine}");
}

#[test]
fn behind_a_proxy_on_this_machine_everybody_is_limited() {
    let directory = tempfile::tempdir().unwrap();
    for (number, arguments) in [&[] as &[&str], &["--trusted-proxy", "127.0.0.1"]]
        .into_iter()
        .enumerate()
    {
        let data = directory.path().join(number.to_string());
        let server = Process::start_with(&data, arguments);
        for said in ["192.0.2.7, 192.0.2.1", "unknown"] {
            let head = format!("GET /opinions/x HTTP/1.1\r\nx-forwarded-for: {said}");
            let refused = (0..310).filter(|_| server.ask(&head, "").0 == 429);
            assert!(refused.count() > 0, "{arguments:?} {said}");
        }
    }
}

/// Far fewer open files than the clients of the next test ask for.
#[cfg(unix)]
const FILES: usize = 256;

#[cfg(unix)]
#[test]
fn clients_that_do_not_read_keep_nobody_out_and_do_not_hold_up_the_end() {
    let directory = tempfile::tempdir().unwrap();
    let mut server = Process::start_limited(&directory.path().join("data"), FILES);
    let request = "GET /api/openapi.json HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(300);
    let slow: Vec<_> = (0..FILES + 50)
        .map(|_| {
            let mut stream = server.connect();
            stream.set_nonblocking(true).unwrap();
            // As much as there is room for.
            let _ = stream.write(request.as_bytes());
            stream
        })
        .collect();
    for _ in 0..5 {
        let begun = Instant::now();
        assert_eq!(server.ask("GET /healthz HTTP/1.1", "").0, 200);
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
    let begun = Instant::now();
    server.terminate();
    let (log, ended_well) = server.wait();
    assert!(ended_well && begun.elapsed() < Duration::from_secs(15));
    assert!(!log.contains("Too many open files"));
    assert!(log.contains("too many connections"));
    drop(slow);
}

#[test]
fn metrics_have_an_address_of_their_own() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let mut server = Process::start_with(&data, &["--metrics-listen", "127.0.0.1:0"]);
    assert_eq!(server.ask("GET /metrics HTTP/1.1", "").0, 404);
    let watch = server.watch.unwrap();
    let mut stream = std::net::TcpStream::connect(watch).unwrap();
    support::write_request(&mut stream, "GET /metrics HTTP/1.1", "");
    let (status, metrics) = read_answer(&mut stream);
    assert_eq!(status, 200);
    assert!(metrics.contains("hearing_requests_total"), "{metrics}");
    server.terminate();
    assert!(server.wait().1);
}

#[cfg(unix)]
#[test]
fn the_data_directory_is_for_its_user_alone() {
    use std::os::unix::fs::PermissionsExt;

    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("deep/data");
    let _server = {
        std::fs::create_dir(directory.path().join("deep")).unwrap();
        Process::start(&data)
    };
    assert_eq!(
        std::fs::metadata(&data).unwrap().permissions().mode() & 0o777,
        0o700
    );
}

#[test]
fn a_start_that_cannot_be_says_why() {
    let directory = tempfile::tempdir().unwrap();
    let start = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_hearing-server"))
            .args(arguments)
            .current_dir(directory.path())
            .output()
            .unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(
        start(&["--dist", "missing"])
            .contains("cannot read the app under missing: there is no such directory")
    );
    std::fs::write(directory.path().join("file"), "").unwrap();
    assert!(start(&["--data", "file/data"]).contains("cannot make the data directory"));
    std::fs::create_dir(directory.path().join("other")).unwrap();
    std::fs::write(directory.path().join("other/hearing.sqlite3"), "a letter").unwrap();
    let said = start(&["--data", "other"]);
    assert!(
        said.contains("other/hearing.sqlite3: file is not a database"),
        "{said}"
    );
    let said = start(&["--database-url", "postgres://navi:geheim@127.0.0.1:1/navi"]);
    assert!(
        said.contains("PostgreSQL database navi at 127.0.0.1:1: connection refused"),
        "{said}"
    );
    assert!(!said.contains("geheim"), "{said}");
    assert!(start(&["--listen", "192.0.2.1:1"]).contains("cannot listen on 192.0.2.1:1"));
    assert!(start(&["--public-url", "navi"]).contains("such as https://navi.example.jp"));
}

#[test]
fn a_client_that_sends_nothing_does_not_keep_the_server_from_ending() {
    let directory = tempfile::tempdir().unwrap();
    let mut server = Process::start(&directory.path().join("data"));
    let _silent = server.connect();
    std::thread::sleep(Duration::from_millis(100));
    let begun = Instant::now();
    server.terminate();
    let (_, ended_well) = server.wait();
    assert!(ended_well && begun.elapsed() < Duration::from_secs(5));
}

#[test]
fn accounts_are_made_on_the_command_line_beside_a_running_server() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let server = Process::start(&data);
    let staff = |arguments: &[&str], typed: &str| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hearing-server"))
            .arg("staff")
            .args(arguments)
            .arg("--data")
            .arg(&data)
            .env_remove("DATABASE_URL")
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        // A command that needs no password may have ended.
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        let output = child.wait_with_output().unwrap();
        let said = match output.status.success() {
            true => output.stdout,
            false => output.stderr,
        };
        (output.status.success(), String::from_utf8(said).unwrap())
    };
    let add = ["add", "hanako", "--role", "publisher"];
    assert!(staff(&add, "correct horse battery\n").0);
    assert!(staff(&add, "correct horse battery\n").1.contains("already"));
    let (_, said) = staff(&["add", "taro", "--role", "viewer"], "short\n");
    assert!(said.contains("at least 12 characters"), "{said}");
    let unseen = staff(
        &["add", "\u{3164}", "--role", "viewer"],
        "correct horse battery\n",
    );
    assert!(
        !unseen.0 && unseen.1.contains("1 to 64 letters"),
        "{}",
        unseen.1
    );
    let body = "name=hanako&password=correct+horse+battery";
    let head = "POST /staff/sign-in HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded";
    assert_eq!(server.ask(head, body).0, 303);
    assert!(staff(&["passwd", "hanako"], "another password\n").0);
    assert_eq!(server.ask(head, body).0, 422);
    let (_, said) = staff(&["totp", "hanako"], "");
    assert!(
        said.contains("otpauth://totp/") && said.contains('█'),
        "{said}"
    );
    assert_eq!(staff(&["list"], "").1, "hanako publisher totp\n");
    let body = "name=hanako&password=another+password";
    assert!(server.ask(head, body).1.contains("確認コード"));
    assert!(staff(&["totp", "hanako", "--off"], "").0);
    assert_eq!(server.ask(head, body).0, 303);
    assert!(staff(&["role", "hanako", "viewer"], "").0);
    assert!(staff(&["disable", "hanako"], "").0);
    assert_eq!(staff(&["list"], "").1, "hanako viewer disabled\n");
    for unknown in [
        &["disable", "taro"] as &[&str],
        &["role", "taro", "viewer"],
        &["totp", "taro"],
    ] {
        assert!(staff(unknown, "").1.contains("no account taro"));
    }
}

#[test]
fn a_demonstration_shows_every_status_and_is_kept_from_real_opinions() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("demo");
    for _ in 0..2 {
        let server = Process::start_with(&data, &["--demo"]);
        let (_, page) = server.ask("GET /voices HTTP/1.1", "");
        for label in [
            "取り入れました",
            "取り入れる予定です",
            "検討しています",
            "参考にします",
            "取り入れるのは難しいです",
            "ほかの機関に伝えました",
            "計画の対象ではありません",
        ] {
            assert!(page.contains(&format!("</span>{label}</span>")), "{label}");
        }
        assert_eq!(page.matches("<li class=\"voice-list__item\">").count(), 7);
        assert_eq!(
            page.matches("【見本】").count(),
            14,
            "each says that it is one"
        );
    }
    let real = directory.path().join("real");
    let mut server = Process::start(&real);
    assert!(!server.ask("GET /voices HTTP/1.1", "").1.contains("見本"));
    assert_eq!(server.ask(&post_head(), &opinion().to_string()).0, 201);
    server.kill();
    let refused = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_hearing-server"))
            .args(arguments)
            .env_remove("DATABASE_URL")
            .output()
            .unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    let real = real.to_str().unwrap();
    let said = refused(&["--demo", "--listen", "127.0.0.1:0", "--data", real]);
    assert!(said.contains("no demonstration"), "{said}");
    let accounts = Command::new(env!("CARGO_BIN_EXE_hearing-server"))
        .args(["staff", "list", "--data", real])
        .env_remove("DATABASE_URL")
        .output()
        .unwrap();
    assert!(accounts.status.success());
    assert_eq!(accounts.stdout, b"", "no account was left there");
    let data = data.to_str().unwrap();
    let said = refused(&["--demo", "--listen", "0.0.0.0:0", "--data", data]);
    assert!(said.contains("listen on 127.0.0.1"), "{said}");
}

#[test]
fn a_backup_of_a_running_server_is_restored_whole() {
    let directory = tempfile::tempdir().unwrap();
    let (data, other) = (
        directory.path().join("data"),
        directory.path().join("other"),
    );
    let copy = directory.path().join("copy.sqlite3");
    let run = |name: &str, file: &Path, data: &Path| {
        let output = Command::new(env!("CARGO_BIN_EXE_hearing-server"))
            .arg(name)
            .arg(file)
            .arg("--data")
            .arg(data)
            .env_remove("DATABASE_URL")
            .output()
            .unwrap();
        let said = match output.status.success() {
            true => output.stdout,
            false => output.stderr,
        };
        String::from_utf8(said).unwrap()
    };
    let server = Process::start(&data);
    let (_, answer) = server.ask(&post_head(), &opinion().to_string());
    let receipt = serde_json::from_str::<serde_json::Value>(&answer).unwrap()["receipt"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(run("backup", &copy, &data).contains("wrote"));
    assert!(run("backup", &copy, &data).contains("is there already"));
    assert!(
        run("backup", &directory.path().join("b"), &other).contains("there is no SQLite database")
    );
    server.ask(&post_head(), &opinion().to_string());
    assert!(run("restore", &copy, &data).contains("move all of them away"));
    std::fs::create_dir(&other).unwrap();
    assert_eq!(run("restore", &copy, &other), "restored 1 opinions\n");
    let files: Vec<_> = std::fs::read_dir(&other)
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert_eq!(files, ["hearing.sqlite3"]);
    #[cfg(unix)]
    for file in [&copy, &other.join("hearing.sqlite3")] {
        let permissions = std::fs::metadata(file).unwrap().permissions();
        let mode = std::os::unix::fs::PermissionsExt::mode(&permissions) & 0o777;
        assert_eq!(mode, 0o600, "{}", file.display());
    }
    let restored = Process::start(&other);
    assert_eq!(
        restored
            .ask(&format!("GET /api/opinions/{receipt} HTTP/1.1"), "")
            .0,
        200
    );
    let damaged = directory.path().join("damaged");
    std::fs::write(&damaged, &std::fs::read(&copy).unwrap()[..20_000]).unwrap();
    let third = directory.path().join("third");
    assert!(run("restore", &damaged, &third).contains("is not restored"));
    assert!(!third.join("hearing.sqlite3").exists());
}
