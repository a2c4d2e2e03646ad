//! The life of the process, seen from outside.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::io::Write;
use std::process::Command;
use std::time::{Duration, Instant};

use support::{Process, key, opinion, read_answer};

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

#[test]
fn the_log_holds_nothing_of_the_residents() {
    let directory = tempfile::tempdir().unwrap();
    let mut server = Process::start(&directory.path().join("data"));
    let (_, answer) = server.ask(&post_head(), &opinion().to_string());
    let receipt = serde_json::from_str::<serde_json::Value>(&answer).unwrap()["receipt"]
        .as_str()
        .unwrap()
        .to_owned();
    server.ask(&format!("GET /api/opinions/{receipt} HTTP/1.1"), "");
    server.ask(&format!("GET /opinions/{receipt} HTTP/1.1"), "");
    server.ask(&format!("GET /opinion/{receipt} HTTP/1.1"), "");
    server.ask(&format!("GET /opinions?receipt={receipt} HTTP/1.1"), "");
    server.terminate();
    let (log, _) = server.wait();
    assert!(
        log.contains("POST /api/opinions 201") && log.contains("GET /opinions/{receipt} 200"),
        "{log}"
    );
    for words in [
        receipt.as_str(),
        &receipt.replace('-', ""),
        "放課後",
        "hanako",
        "127.0.0.1",
    ] {
        assert!(!log.contains(words), "{words} in {log}");
    }
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
    assert!(start(&["--data", "file/data"]).contains("cannot open the database under file/data"));
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
