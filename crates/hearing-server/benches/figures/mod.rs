//! What the measurements share: tables, medians, processor time and a source of requests that
//! leaves the processor to the server.
#![allow(dead_code, reason = "each measurement uses its part")]

use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

/// The sample that `percent` of all are not above, by the nearest rank.
pub fn percentile(samples: &[f64], percent: usize) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(f64::NAN)
}

/// Prints a table in Markdown: a row's first cell holds words, its others figures.
pub fn print_table(rows: &[Vec<String>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let widths = rows.iter().filter_map(|row| row.get(column));
        widths.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(column, (cell, width))| match column {
                0 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            })
            .collect();
        println!("| {} |", cells.join(" | "));
        if at == 0 {
            let rules: Vec<String> = widths
                .iter()
                .enumerate()
                .map(|(column, width)| match column {
                    0 => "-".repeat(*width),
                    _ => format!("{}:", "-".repeat(width - 1)),
                })
                .collect();
            println!("| {} |", rules.join(" | "));
        }
    }
    println!();
}

/// The processor time that a process has taken so far, on all cores. Linux alone says it.
pub fn processor_time(process: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name, in brackets, may hold blanks; user and system time are the 14th and 15th field.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = fields
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|ticks| ticks.parse::<u64>().ok())
        .sum();
    Duration::from_millis(ticks * 10)
}

/// What a round of requests came to.
#[derive(Debug, Clone, Copy)]
pub struct Round {
    /// How many were answered as expected.
    pub answered: u64,
    /// How long it went on.
    pub took: Duration,
}

impl Round {
    /// Answers a second.
    pub fn rate(self) -> f64 {
        self.answered as f64 / self.took.as_secs_f64()
    }
}

/// A request that is sent again and again, with its number written into it at these places.
#[derive(Debug, Clone)]
pub struct Request {
    bytes: Vec<u8>,
    places: Vec<usize>,
}

/// How many digits a request's number has.
const DIGITS: usize = 12;

impl Request {
    /// A request whose number stands wherever the text has `############`.
    pub fn numbered(text: &str) -> Self {
        let places = text.match_indices("############").map(|(at, _)| at);
        Self {
            places: places.collect(),
            bytes: text.as_bytes().to_vec(),
        }
    }

    fn number(&mut self, number: u64) {
        let digits = format!("{number:0DIGITS$}");
        for place in &self.places {
            self.bytes[*place..place + DIGITS].copy_from_slice(digits.as_bytes());
        }
    }
}

/// Sends the request over so many connections that stay open, on each the next one as soon as the
/// one before is answered with `status`. Every connection has an address of its own.
pub async fn send(
    server: SocketAddr,
    connections: usize,
    request: &Request,
    status: &'static str,
    first: u64,
    duration: Duration,
) -> Round {
    let mut streams = Vec::with_capacity(connections);
    for number in 0..connections {
        streams.push(connect(server, number).await);
    }
    let begun = Instant::now();
    let tasks: Vec<_> = streams
        .into_iter()
        .enumerate()
        .map(|(at, mut stream)| {
            let mut request = request.clone();
            tokio::spawn(async move {
                let mut buffer = Vec::with_capacity(64 * 1024);
                let mut answered = 0;
                while begun.elapsed() < duration {
                    request.number(first + at as u64 + answered * connections as u64);
                    ask(&mut stream, &request.bytes, status, &mut buffer).await;
                    answered += 1;
                }
                answered
            })
        })
        .collect();
    let mut answered = 0;
    for task in tasks {
        answered += task.await.unwrap();
    }
    Round {
        answered,
        took: begun.elapsed(),
    }
}

/// A connection from an address of its own.
pub async fn connect(server: SocketAddr, number: usize) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    let source = Ipv4Addr::new(
        127,
        0,
        1 + u8::try_from(number / 250).unwrap(),
        u8::try_from(number % 250 + 1).unwrap(),
    );
    socket.bind((source, 0).into()).unwrap();
    let stream = socket.connect(server).await.unwrap();
    stream.set_nodelay(true).unwrap();
    stream
}

/// Sends a request over an open connection and waits for its whole answer, which `buffer` then
/// holds.
pub async fn ask(stream: &mut TcpStream, request: &[u8], status: &str, buffer: &mut Vec<u8>) {
    stream.write_all(request).await.unwrap();
    buffer.clear();
    let whole = loop {
        let read = stream.read_buf(buffer).await.unwrap();
        assert!(read > 0, "the server closed the connection");
        if let Some(whole) = whole_length(buffer) {
            break whole;
        }
    };
    while buffer.len() < whole {
        assert!(stream.read_buf(buffer).await.unwrap() > 0, "cut short");
    }
    assert!(
        buffer[9..].starts_with(status.as_bytes()),
        "{}",
        String::from_utf8_lossy(buffer)
    );
}

/// How long the answer is that begins here, once its head is there.
fn whole_length(answer: &[u8]) -> Option<usize> {
    let head = answer.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = str::from_utf8(&answer[..head]).unwrap();
    let length = text
        .split("\r\n")
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().unwrap());
    Some(head + length)
}

/// A server as operators start it: in a process of its own, its log in a file.
pub struct Served {
    child: std::process::Child,
    log: std::path::PathBuf,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Served {
    /// Starts a program that listens where the last of these arguments says, `127.0.0.1` and a free
    /// port.
    pub async fn start(mut command: std::process::Command, log: &std::path::Path) -> Self {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let child = command
            .arg(address.to_string())
            .env_remove("HEARING_DIST")
            .stdout(std::process::Stdio::null())
            .stderr(std::fs::File::create(log).unwrap())
            .spawn()
            .unwrap();
        let served = Self {
            child,
            log: log.to_owned(),
            address,
        };
        let begun = Instant::now();
        while TcpStream::connect(address).await.is_err() {
            assert!(
                begun.elapsed() < Duration::from_secs(600),
                "it does not start"
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        served
    }

    /// The hearing server on this database.
    pub async fn hearing(directory: &std::path::Path, arguments: &[&std::ffi::OsStr]) -> Self {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_hearing-server"));
        command
            .current_dir(directory)
            .env_remove("DATABASE_URL")
            .args(arguments)
            .arg("--listen");
        Self::start(command, &directory.join("log")).await
    }

    /// The processor time that it has taken so far.
    pub fn processor_time(&self) -> Duration {
        processor_time(self.child.id())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = std::fs::read_to_string(&self.log).unwrap_or_default();
            let said = log.lines().filter(|line| !line.contains(" INFO "));
            said.for_each(|line| eprintln!("{line}"));
        }
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
