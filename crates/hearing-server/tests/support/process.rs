//! The server as a process, and how it is asked over a connection.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

/// The server as a process of its own.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
    /// Where its metrics are, if anywhere.
    pub watch: Option<SocketAddr>,
    /// Its log until it listened.
    pub startup_log: String,
    log: Option<JoinHandle<String>>,
}

impl Process {
    /// Starts it on a free port, on SQLite in this directory.
    pub fn start(data: &Path) -> Self {
        Self::start_on(data, None, &[])
    }

    /// Starts it on a free port, with more arguments.
    pub fn start_with(data: &Path, arguments: &[&str]) -> Self {
        Self::start_on(data, None, arguments)
    }

    /// Starts it on a free port, on this PostgreSQL database if there is one.
    pub fn start_on(data: &Path, database: Option<&str>, arguments: &[&str]) -> Self {
        Self::start_in(database.map(|url| ("DATABASE_URL", url)), data, arguments)
    }

    /// Starts it on a free port, where this is set in its environment.
    pub fn start_in<'e>(
        environment: impl IntoIterator<Item = (&'e str, &'e str)>,
        data: &Path,
        arguments: &[&str],
    ) -> Self {
        let program = Command::new(env!("CARGO_BIN_EXE_hearing-server"));
        Self::spawn(program, environment, data, arguments)
    }

    /// Starts it so that a limit on its files fails what it writes, and does not end it.
    pub fn start_that_outlives_its_limits(data: &Path) -> Self {
        let mut program = Command::new("sh");
        program
            .args(["-c", r#"trap "" XFSZ; exec "$0" "$@""#])
            .arg(env!("CARGO_BIN_EXE_hearing-server"));
        Self::spawn(program, [], data, &["--metrics-listen", "127.0.0.1:0"])
    }

    /// Starts it on a free port, with no more than so many open files.
    #[cfg(unix)]
    pub fn start_limited(data: &Path, files: usize) -> Self {
        let mut program = Command::new("sh");
        let limited = format!("ulimit -n {files}; exec \"$0\" \"$@\"");
        program.args(["-c", &limited, env!("CARGO_BIN_EXE_hearing-server")]);
        Self::spawn(program, [], data, &[])
    }

    fn spawn<'e>(
        mut program: Command,
        environment: impl IntoIterator<Item = (&'e str, &'e str)>,
        data: &Path,
        arguments: &[&str],
    ) -> Self {
        let mut child = program
            .args(["--listen", "127.0.0.1:0", "--log", "info", "--data"])
            .arg(data)
            .args(arguments)
            .current_dir(data.parent().unwrap())
            .env_remove("HEARING_DIST")
            .env_remove("DATABASE_URL")
            .envs(environment)
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        let mut startup_log = String::new();
        let mut watch = None;
        while !line.contains("listening on http://") {
            line.clear();
            assert!(
                log.read_line(&mut line).unwrap() > 0,
                "the server ended before it listened"
            );
            startup_log.push_str(&line);
            if let Some((_, rest)) = line.split_once("metrics at http://") {
                watch = rest.split('/').next().unwrap().parse().ok();
            }
        }
        // In JSON more stands behind it.
        let rest = line.rsplit("http://").next().unwrap();
        let address = rest.split(['"', '\n']).next().unwrap().parse().unwrap();
        // Read all the while, since a server whose log nobody takes stands still.
        let log = std::thread::spawn(move || {
            let mut rest = String::new();
            log.read_to_string(&mut rest).unwrap();
            rest
        });
        Self {
            child,
            address,
            watch,
            startup_log,
            log: Some(log),
        }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: the process gets no chance to tidy up.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM.
    pub fn terminate(&self) {
        let status = Command::new("kill")
            .arg(self.id().to_string())
            .status()
            .unwrap();
        assert!(status.success());
    }

    /// Waits for the end; the rest of the log and whether it ended well.
    pub fn wait(&mut self) -> (String, bool) {
        let rest = self
            .log
            .take()
            .map_or_else(String::new, |log| log.join().unwrap());
        (rest, self.child.wait().unwrap().success())
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        stream
    }

    /// Sends a request and reads the status and the body of the answer.
    pub fn ask(&self, head: &str, body: &str) -> (u16, String) {
        let mut stream = self.connect();
        write_request(&mut stream, head, body);
        read_answer(&mut stream)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn write_request(stream: &mut TcpStream, head: &str, body: &str) {
    let request = format!(
        "{head}\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).unwrap();
}

pub fn read_answer(stream: &mut TcpStream) -> (u16, String) {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8(answer).unwrap();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    (status, body.to_owned())
}
