//! A PostgreSQL of the tests' own, from the system's programs: in a temporary directory, on a Unix
//! socket, ended with the process that started it.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use sqlx::{Connection, Executor};

/// Where Debian and Fedora keep the server's programs.
const PROGRAMS: [&str; 3] = ["/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt"];

/// Runs the server until its input is closed, which the end of the test process does, whatever
/// ends it.
const KEEPER: &str = r#"
"$1/postgres" -D "$3" -k "$2" -c listen_addresses= -c fsync=off -c max_connections=300 >"$2/log" 2>&1 &
server=$!
cat >/dev/null
kill -QUIT $server
wait $server
rm -rf "$2"
"#;

pub struct Cluster {
    // Of its socket and its log, and of its data unless they are kept elsewhere.
    directory: PathBuf,
    // Its input stays open as long as this is kept.
    _keeper: Child,
}

/// The address of a new, empty database. Fails where PostgreSQL is not installed: a test that does
/// not run holds nothing.
pub async fn fresh_database() -> String {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    let cluster = tokio::task::spawn_blocking(|| CLUSTER.get_or_init(|| Cluster::start(None)))
        .await
        .unwrap();
    let name = format!("t{}", uuid::Uuid::new_v4().simple());
    cluster.create(&name).await;
    cluster.url(&name)
}

impl Cluster {
    /// Starts it, on data that are kept in this directory, or on new ones of its own.
    pub fn start(kept: Option<&Path>) -> Self {
        let programs = programs().unwrap_or_else(|| {
            panic!(
                "PostgreSQL is missing: no initdb under {PROGRAMS:?}; install the system's package postgresql"
            )
        });
        // Not below a long path: a socket's has at most 107 bytes.
        let directory = tempfile::Builder::new()
            .prefix("pg")
            .tempdir()
            .unwrap()
            .keep();
        let user = user();
        if let Some((uid, gid)) = user {
            chown(&directory, Some(uid), Some(gid)).unwrap();
        }
        let as_user = |program: &Path| {
            let mut command = Command::new(program);
            if let Some((uid, gid)) = user {
                command.uid(uid).gid(gid);
            }
            command.current_dir(&directory);
            command
        };
        let data = kept.map_or_else(|| directory.join("data"), Path::to_owned);
        if !data.join("PG_VERSION").exists() {
            std::fs::create_dir_all(&data).unwrap();
            if let Some((uid, gid)) = user {
                chown(&data, Some(uid), Some(gid)).unwrap();
            }
            let made = as_user(&programs.join("initdb"))
                .args([
                    "--auth=trust",
                    "--username=hearing",
                    "--encoding=UTF8",
                    "--no-locale",
                    "--no-sync",
                    "-D",
                ])
                .arg(&data)
                .output()
                .unwrap();
            assert!(
                made.status.success(),
                "{}",
                String::from_utf8_lossy(&made.stderr)
            );
        }
        let keeper = as_user(Path::new("/bin/sh"))
            .args(["-c", KEEPER, "sh"])
            .arg(&programs)
            .arg(&directory)
            .arg(&data)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap();
        let cluster = Self {
            directory,
            _keeper: keeper,
        };
        let begun = Instant::now();
        while !cluster.directory.join(".s.PGSQL.5432").exists() || !cluster.answers() {
            assert!(
                begun.elapsed() < Duration::from_secs(30),
                "PostgreSQL does not start"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        cluster
    }

    fn answers(&self) -> bool {
        std::fs::read_to_string(self.directory.join("log"))
            .is_ok_and(|log| log.contains("ready to accept connections"))
    }

    /// Makes an empty database.
    pub async fn create(&self, database: &str) {
        let mut connection = sqlx::PgConnection::connect(&self.url("postgres"))
            .await
            .unwrap();
        connection
            .execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {database}")))
            .await
            .unwrap();
    }

    /// The address of a database.
    pub fn url(&self, database: &str) -> String {
        format!(
            "postgres:///{database}?host={}&user=hearing",
            self.directory.display()
        )
    }
}

/// The directory of `initdb` and `postgres`, of the newest version there is.
fn programs() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = PROGRAMS
        .iter()
        .filter_map(|directory| std::fs::read_dir(directory).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|directory| directory.join("initdb").is_file())
        .collect();
    found.sort();
    found.pop()
}

/// PostgreSQL does not run as root: then the user that its package made.
fn user() -> Option<(u32, u32)> {
    let root = std::fs::read_to_string("/proc/self/status")
        .is_ok_and(|status| status.lines().any(|line| line.starts_with("Uid:\t0\t")));
    if !root {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").unwrap();
    let mut fields = users
        .lines()
        .find(|line| line.starts_with("postgres:"))?
        .split(':')
        .skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}
