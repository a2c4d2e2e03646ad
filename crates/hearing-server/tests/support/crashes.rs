//! Clients that send opinions while the server is killed again and again and lines are cut, each
//! retrying with its key until it holds a receipt; and the count of what is stored in the end.

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

use hearing_server::store::{Location, Store, copy_database};
use sqlx::Row;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;

use super::{Process, opinion_with};

/// How long a client waits for an answer before it sends again.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a client waits before it sends again what was not acknowledged.
const PAUSE: Duration = Duration::from_millis(5);

/// What is tried.
#[derive(Debug, Clone, Copy)]
pub struct Trial {
    /// How many opinions are sent.
    pub opinions: usize,
    /// How many clients send them at once.
    pub clients: usize,
    /// How many servers share the database; more than one on PostgreSQL alone.
    pub servers: usize,
    /// How many times a server is killed.
    pub kills: usize,
    /// Chooses the moments of the kills, the cuts and the keys.
    pub seed: u64,
    /// By when all must be done.
    pub limit: Duration,
}

/// What happened.
#[derive(Debug, Default, Clone, Copy)]
pub struct Happened {
    /// Requests that were begun.
    pub attempts: usize,
    /// Those whose line was cut by the client before the request was whole.
    pub cut_requests: usize,
    /// Those whose line was cut by the client before the answer came.
    pub cut_answers: usize,
    /// Those that ended without an answer though the client waited for one.
    pub unanswered: usize,
    /// Answers that gave the receipt of an opinion that was stored before.
    pub again: usize,
    /// From the first request to the last receipt.
    pub took: Duration,
}

/// An opinion whose client was shown a receipt.
struct Sent {
    key: String,
    text: String,
    receipt: String,
}

/// What the clients share.
struct Line {
    trial: Trial,
    addresses: RwLock<Vec<SocketAddr>>,
    begun: AtomicUsize,
    shown: AtomicUsize,
}

impl Trial {
    /// Runs it on a new database: SQLite under `data`, or PostgreSQL at `database`. Panics unless
    /// each opinion is stored once, with the receipt that its client was shown.
    pub async fn run(self, data: &Path, database: Option<&str>) -> Happened {
        tokio::time::timeout(self.limit, self.send(data, database))
            .await
            .unwrap_or_else(|_| panic!("not done in {} s: {self:?}", self.limit.as_secs()))
    }

    async fn send(self, data: &Path, database: Option<&str>) -> Happened {
        let start = || tokio::task::block_in_place(|| Process::start_on(data, database, &[]));
        let mut servers: Vec<Process> = (0..self.servers).map(|_| start()).collect();
        let line = Arc::new(Line {
            trial: self,
            addresses: RwLock::new(servers.iter().map(|server| server.address).collect()),
            begun: AtomicUsize::new(0),
            shown: AtomicUsize::new(0),
        });
        let begun = Instant::now();
        let clients: Vec<_> = (0..self.clients)
            .map(|number| tokio::spawn(Client::new(line.clone(), number).send_all()))
            .collect();

        let mut random = Random::new(self.seed);
        let mut moments: Vec<usize> = (0..self.kills)
            .map(|_| random.below(self.opinions))
            .collect();
        moments.sort_unstable();
        for moment in moments {
            while line.shown.load(Ordering::Relaxed) < moment {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            tokio::time::sleep(Duration::from_micros(random.below(5_000) as u64)).await;
            let at = random.below(self.servers);
            servers[at].kill();
            servers[at] = start();
            line.addresses.write().unwrap()[at] = servers[at].address;
        }

        let mut happened = Happened::default();
        let mut sent = Vec::with_capacity(self.opinions);
        for client in clients {
            let client = client.await.unwrap();
            happened.attempts += client.happened.attempts;
            happened.cut_requests += client.happened.cut_requests;
            happened.cut_answers += client.happened.cut_answers;
            happened.unanswered += client.happened.unanswered;
            happened.again += client.happened.again;
            sent.extend(client.sent);
        }
        happened.took = begun.elapsed();

        for (number, opinion) in sent.iter().enumerate() {
            let server = servers[number % self.servers].address;
            let request = format!("GET /api/opinions/{} HTTP/1.1\r\n", opinion.receipt);
            let source = source_of(number % self.clients);
            let answer = ask(server, source, &whole(&request, ""), Cut::Nothing).await;
            let (status, body) = answer.unwrap().unwrap();
            assert_eq!(status, 200, "{body}");
        }
        for server in &mut servers {
            server.kill();
        }
        assert_stored_once(&sent, self.opinions, data, database).await;
        happened
    }
}

/// Asserts that the database has what was sent and nothing else.
async fn assert_stored_once(sent: &[Sent], number: usize, data: &Path, database: Option<&str>) {
    assert_eq!(sent.len(), number, "each opinion's client has a receipt");
    let location = database.map_or(Location::Directory(data), Location::Url);
    let store = Store::open(location).await.unwrap();
    if database.is_none() {
        // With what a killed server left in the log.
        let copy = data.join("copy");
        let written = copy_database(location, &copy).await.unwrap();
        assert_eq!(written.opinions, number as i64);
    }
    let url = database.map_or_else(
        || format!("sqlite://{}", data.join("hearing.sqlite3").display()),
        str::to_owned,
    );
    let mut connection = <sqlx::AnyConnection as sqlx::Connection>::connect(&url)
        .await
        .unwrap();
    let rows = sqlx::query(
        "SELECT receipt, idempotency_key, text,
            (SELECT COUNT(*) FROM history WHERE history.opinion_id = opinions.id) AS entries
         FROM opinions",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    assert_eq!(rows.len(), number, "stored, of {number} that were sent");
    let mut stored: HashMap<String, (String, String)> = rows
        .iter()
        .map(|row| {
            assert_eq!(row.get::<i64, _>("entries"), 1, "entries of a history");
            (
                row.get("receipt"),
                (row.get("idempotency_key"), row.get("text")),
            )
        })
        .collect();
    for opinion in sent {
        let found = stored.remove(&opinion.receipt);
        let (key, text) = found.expect("a receipt that was shown is nobody else's");
        assert_eq!((key, text), (opinion.key.clone(), opinion.text.clone()));
    }
    store.close().await;
}

/// Where the client of this number sends from: as a crowd does, each from an address of its own.
fn source_of(client: usize) -> Ipv4Addr {
    Ipv4Addr::new(127, 0, 1, u8::try_from(client % 250 + 1).unwrap())
}

/// One of those who send.
struct Client {
    line: Arc<Line>,
    number: usize,
    random: Random,
    happened: Happened,
    sent: Vec<Sent>,
}

impl Client {
    fn new(line: Arc<Line>, number: usize) -> Self {
        let random = Random::new(line.trial.seed ^ (number as u64 + 1).wrapping_mul(0x9E37_79B9));
        Self {
            line,
            number,
            random,
            happened: Happened::default(),
            sent: Vec::new(),
        }
    }

    /// Takes one opinion after the other, until there are no more, and sends it.
    async fn send_all(mut self) -> Self {
        loop {
            let next = self.line.begun.fetch_add(1, Ordering::Relaxed);
            if next >= self.line.trial.opinions {
                return self;
            }
            let text = format!(
                "{next}番のご意見です。{}",
                "あ".repeat(self.random.below(300))
            );
            let key = self.random.key();
            let receipt = self.send(&key, &text).await;
            self.line.shown.fetch_add(1, Ordering::Relaxed);
            if self.random.below(20) == 0 {
                let other = self.send(&key, &text).await;
                assert_eq!(other, receipt, "sent again, it has the same receipt");
            }
            self.sent.push(Sent { key, text, receipt });
        }
    }

    /// Sends an opinion until its receipt is there.
    async fn send(&mut self, key: &str, text: &str) -> String {
        let head = format!(
            "POST /api/opinions HTTP/1.1\r\ncontent-type: application/json\r\nidempotency-key: {key}\r\n"
        );
        let request = whole(&head, &opinion_with("text", text).to_string());
        loop {
            let cut = match self.random.below(10) {
                0 | 1 => Cut::Request(self.random.below(request.len())),
                2 => Cut::Answer,
                _ => Cut::Nothing,
            };
            let server = {
                let addresses = self.line.addresses.read().unwrap();
                addresses[self.happened.attempts % addresses.len()]
            };
            self.happened.attempts += 1;
            match cut {
                Cut::Request(_) => self.happened.cut_requests += 1,
                Cut::Answer => self.happened.cut_answers += 1,
                Cut::Nothing => {}
            }
            let answer = ask(server, source_of(self.number), &request, cut);
            match tokio::time::timeout(PATIENCE, answer).await {
                Ok(Ok(Some((status @ (200 | 201), body)))) => {
                    self.happened.again += usize::from(status == 200);
                    let accepted: serde_json::Value = serde_json::from_str(&body).unwrap();
                    return accepted["receipt"].as_str().unwrap().to_owned();
                }
                // The server says itself that it may be sent again.
                Ok(Ok(Some((503 | 408, _)))) => {}
                Ok(Ok(Some((status, body)))) => panic!("{status}: {body}"),
                Ok(Ok(None)) => continue,
                Ok(Err(_)) | Err(_) => self.happened.unanswered += 1,
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Where a client cuts its line.
#[derive(Debug, Clone, Copy)]
enum Cut {
    Nothing,
    /// After this many bytes of the request.
    Request(usize),
    /// Before the answer.
    Answer,
}

/// A request with its body.
fn whole(head: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    let rest = format!("host: localhost\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
    [head, rest.as_str(), body].concat().into_bytes()
}

/// Sends the request from this address; the status and the body of the answer, unless the client
/// cut its line.
async fn ask(
    server: SocketAddr,
    source: Ipv4Addr,
    request: &[u8],
    cut: Cut,
) -> io::Result<Option<(u16, String)>> {
    let socket = TcpSocket::new_v4()?;
    socket.bind((source, 0).into())?;
    let mut stream = socket.connect(server).await?;
    if let Cut::Request(length) = cut {
        stream.write_all(&request[..length]).await?;
        return Ok(None);
    }
    stream.write_all(request).await?;
    if let Cut::Answer = cut {
        return Ok(None);
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let status = answer.get(9..12).and_then(|status| status.parse().ok());
    let Some((status, (head, body))) = status.zip(answer.split_once("\r\n\r\n")) else {
        return Err(io::ErrorKind::UnexpectedEof.into());
    };
    // A server that was killed while it wrote showed no receipt.
    let length = format!("content-length: {}", body.len());
    if head.lines().any(|line| line == length) {
        Ok(Some((status, body.to_owned())))
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// SplitMix64: the same numbers from the same seed.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn key(&mut self) -> String {
        let bytes = (u128::from(self.next()) << 64 | u128::from(self.next())).to_be_bytes();
        uuid::Builder::from_random_bytes(bytes)
            .into_uuid()
            .to_string()
    }
}
