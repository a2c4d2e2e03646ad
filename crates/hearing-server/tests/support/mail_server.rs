//! A mail server that does what a test asks for, also wrong.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// A point of the conversation, at which the server has something to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Greeting,
    Ehlo,
    Mail,
    Rcpt,
    Data,
    /// The whole mail is there.
    End,
}

impl Stage {
    pub const ALL: [Self; 6] = [
        Self::Greeting,
        Self::Ehlo,
        Self::Mail,
        Self::Rcpt,
        Self::Data,
        Self::End,
    ];
}

/// How a connection goes.
#[derive(Debug, Clone)]
pub enum Mood {
    /// As it should.
    Fine,
    /// Each word after a while.
    Slow(Duration),
    /// At this stage it says this.
    Says(Stage, &'static str),
    /// At this stage it ends the connection.
    Cuts(Stage),
    /// At this stage it says no more.
    Silent(Stage),
    /// At this stage it waits until the test lets it go on.
    Waits(Stage),
}

/// How its connections are encrypted.
#[derive(Clone)]
pub enum Encryption {
    None,
    /// From the start.
    Wrapped(TlsAcceptor),
    /// Once the client asks for it.
    OnDemand(TlsAcceptor),
}

/// A mail that the server took: it said 250 to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub to: String,
    pub is_encrypted: bool,
    /// Headers and body as they came.
    pub text: String,
}

impl Mail {
    /// The value of this header, its lines joined.
    pub fn header(&self, name: &str) -> String {
        let head = self.text.split("\r\n\r\n").next().unwrap();
        let head = head.replace("\r\n ", " ");
        head.lines()
            .find_map(|line| line.strip_prefix(&format!("{name}: ")))
            .unwrap_or_default()
            .to_owned()
    }

    /// The subject, decoded.
    pub fn subject(&self) -> String {
        let parser = mail_parser::MessageParser::default();
        let mail = parser.parse(self.text.as_bytes()).unwrap();
        mail.subject().unwrap().to_owned()
    }

    /// The body, decoded.
    pub fn body(&self) -> String {
        let body = self.text.split_once("\r\n\r\n").unwrap().1;
        assert_eq!(self.header("Content-Transfer-Encoding"), "base64");
        String::from_utf8(base64(body)).unwrap()
    }
}

fn base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut number, mut bytes) = (0_u32, 0_u32, Vec::new());
    for byte in text.bytes() {
        let Some(value) = ALPHABET.iter().position(|letter| *letter == byte) else {
            continue;
        };
        number = number << 6 | value as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((number >> bits) as u8);
            number &= (1 << bits) - 1;
        }
    }
    bytes
}

#[derive(Clone)]
struct Shared {
    moods: Arc<Mutex<VecDeque<Mood>>>,
    usual: Arc<Mutex<Mood>>,
    accepted: Arc<Mutex<Vec<Mail>>>,
    reached: Arc<Semaphore>,
    go_on: Arc<Semaphore>,
    left: Arc<Semaphore>,
    passwords: Arc<Mutex<Vec<String>>>,
    encryption: Encryption,
}

/// The server. It is down once this is dropped or told so.
pub struct MailServer {
    pub address: SocketAddr,
    shared: Shared,
    listening: Option<JoinHandle<()>>,
}

impl MailServer {
    pub async fn start() -> Self {
        Self::start_at("127.0.0.1", Encryption::None).await
    }

    pub async fn start_at(address: &str, encryption: Encryption) -> Self {
        let listener = TcpListener::bind((address, 0)).await.unwrap();
        let mut server = Self {
            address: listener.local_addr().unwrap(),
            shared: Shared {
                moods: Arc::default(),
                usual: Arc::new(Mutex::new(Mood::Fine)),
                accepted: Arc::default(),
                reached: Arc::new(Semaphore::new(0)),
                go_on: Arc::new(Semaphore::new(0)),
                left: Arc::new(Semaphore::new(0)),
                passwords: Arc::default(),
                encryption,
            },
            listening: None,
        };
        server.listen(listener);
        server
    }

    fn listen(&mut self, listener: TcpListener) {
        let shared = self.shared.clone();
        self.listening = Some(tokio::spawn(async move {
            let mut connections = tokio::task::JoinSet::new();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let next = shared.moods.lock().unwrap().pop_front();
                let mood = next.unwrap_or_else(|| shared.usual.lock().unwrap().clone());
                let shared = shared.clone();
                connections.spawn(async move {
                    // However the client ends it, the connection is over.
                    let left = shared.left.clone();
                    let _ = converse(Box::new(stream), mood, shared).await;
                    left.add_permits(1);
                });
            }
        }));
    }

    /// Ends it and every conversation.
    pub async fn go_down(&mut self) {
        if let Some(listening) = self.listening.take() {
            listening.abort();
            let _ = listening.await;
        }
    }

    /// Starts it again at the same address.
    pub async fn come_up(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.listen(listener);
    }

    /// The moods of the next connections.
    pub fn will(&self, moods: impl IntoIterator<Item = Mood>) {
        self.shared.moods.lock().unwrap().extend(moods);
    }

    /// The mood of those after them.
    pub fn usually(&self, mood: Mood) {
        *self.shared.usual.lock().unwrap() = mood;
    }

    /// Waits until a conversation is where it waits or is silent.
    pub async fn is_reached(&self) {
        self.shared.reached.acquire().await.unwrap().forget();
    }

    /// Waits until a conversation is over.
    pub async fn is_left(&self) {
        self.shared.left.acquire().await.unwrap().forget();
    }

    /// Lets a conversation that waits go on.
    pub fn go_on(&self) {
        self.shared.go_on.add_permits(1);
    }

    /// What it took so far.
    pub fn accepted(&self) -> Vec<Mail> {
        self.shared.accepted.lock().unwrap().clone()
    }

    /// To whom, in order of the addresses.
    pub fn recipients(&self) -> Vec<String> {
        let mut recipients: Vec<_> = self.accepted().into_iter().map(|mail| mail.to).collect();
        recipients.sort();
        recipients
    }

    /// What clients said to be let in.
    pub fn passwords(&self) -> Vec<String> {
        self.shared.passwords.lock().unwrap().clone()
    }

    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

async fn converse(stream: Box<dyn Stream>, mood: Mood, shared: Shared) -> std::io::Result<()> {
    let (mut stream, mut is_encrypted) = match &shared.encryption {
        Encryption::Wrapped(acceptor) => (encrypted(acceptor, stream).await?, true),
        _ => (BufReader::new(stream), false),
    };
    let (mut to, mut text) = (String::new(), String::new());
    let mut stage = Stage::Greeting;
    loop {
        let Some(reply) = reply(&mood, stage, &shared).await else {
            return Ok(());
        };
        if stage == Stage::End && reply.starts_with("250") {
            let mail = Mail {
                to: to.clone(),
                is_encrypted,
                text: text.clone(),
            };
            shared.accepted.lock().unwrap().push(mail);
        }
        let offers_encryption = matches!(shared.encryption, Encryption::OnDemand(_));
        if stage == Stage::Ehlo && offers_encryption && !is_encrypted {
            say(&mut stream, "250-STARTTLS").await?;
        }
        say(&mut stream, reply).await?;
        if reply.starts_with("354") {
            text.clear();
            loop {
                let Some(line) = hear(&mut stream).await? else {
                    return Ok(());
                };
                match line.strip_prefix('.') {
                    Some("") => break,
                    Some(rest) => text += &format!("{rest}\r\n"),
                    None => text += &format!("{line}\r\n"),
                }
            }
            stage = Stage::End;
            continue;
        }
        stage = loop {
            let Some(line) = hear(&mut stream).await? else {
                return Ok(());
            };
            let word = line.split([' ', ':']).next().unwrap().to_uppercase();
            match (word.as_str(), &shared.encryption) {
                ("EHLO", _) => break Stage::Ehlo,
                ("STARTTLS", Encryption::OnDemand(acceptor)) => {
                    say(&mut stream, "220 2.0.0 go on").await?;
                    stream = encrypted(acceptor, stream.into_inner()).await?;
                    is_encrypted = true;
                }
                ("MAIL", _) => break Stage::Mail,
                ("RCPT", _) => {
                    to = line[line.find('<').unwrap() + 1..line.find('>').unwrap()].to_owned();
                    break Stage::Rcpt;
                }
                ("DATA", _) => break Stage::Data,
                ("AUTH", _) => {
                    let secret = base64(line.rsplit(' ').next().unwrap());
                    let secret = String::from_utf8(secret).unwrap();
                    shared.passwords.lock().unwrap().push(secret);
                    say(&mut stream, "235 2.7.0 OK").await?;
                }
                ("QUIT", _) => return say(&mut stream, "221 2.0.0 bye").await,
                _ => say(&mut stream, "502 5.5.2 unknown").await?,
            }
        };
    }
}

async fn encrypted(
    acceptor: &TlsAcceptor,
    stream: Box<dyn Stream>,
) -> std::io::Result<BufReader<Box<dyn Stream>>> {
    Ok(BufReader::new(Box::new(acceptor.accept(stream).await?)))
}

async fn say(stream: &mut BufReader<Box<dyn Stream>>, words: &str) -> std::io::Result<()> {
    stream.write_all(format!("{words}\r\n").as_bytes()).await?;
    stream.flush().await
}

/// The next line; none at the connection's end.
async fn hear(stream: &mut BufReader<Box<dyn Stream>>) -> std::io::Result<Option<String>> {
    let mut line = String::new();
    let length = stream.read_line(&mut line).await?;
    Ok((length > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
}

/// What it says at this stage; none if it ends the connection.
async fn reply(mood: &Mood, stage: Stage, shared: &Shared) -> Option<&'static str> {
    match mood {
        Mood::Slow(pause) => tokio::time::sleep(*pause).await,
        Mood::Says(at, reply) if *at == stage => return Some(reply),
        Mood::Cuts(at) if *at == stage => return None,
        Mood::Silent(at) if *at == stage => {
            shared.reached.add_permits(1);
            std::future::pending::<()>().await;
        }
        Mood::Waits(at) if *at == stage => {
            shared.reached.add_permits(1);
            shared.go_on.acquire().await.unwrap().forget();
        }
        _ => {}
    }
    Some(match stage {
        Stage::Greeting => "220 mail.example.jp ESMTP",
        Stage::Ehlo => "250-mail.example.jp\r\n250 AUTH PLAIN",
        Stage::Data => "354 go on",
        _ => "250 2.0.0 OK",
    })
}
