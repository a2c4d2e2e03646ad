//! The server. It holds the site in memory, and so is started again for each build of it.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::serve::Serving;
use crate::server_build::ServerBuild;
use crate::workspace::Workspace;

/// How long a server may take until it answers.
const START: Duration = Duration::from_secs(30);

/// How long until it is asked again whether it does.
const REST: Duration = Duration::from_millis(20);

/// The server, and whether it has started once.
#[derive(Default)]
pub struct Server {
    running: Option<Child>,
    has_started: bool,
}

impl Server {
    /// Puts a server for this site in the place of the one that runs. What that one confirmed to
    /// writers is stored; it need not be asked to end.
    pub fn restart(&mut self, workspace: &Workspace, serving: &Serving, site: &Path) -> Result<()> {
        self.stop()?;
        let mut server = serving
            .listener(workspace, &ServerBuild::Test.program(workspace), site)
            // Once: with each new password, who has signed in would have to sign in again.
            .args(serving.filling().filter(|_| !self.has_started))
            // Each start would warn of what only a public server needs.
            .args(["--log", "error"])
            .start()?;
        let start = Instant::now();
        while TcpStream::connect(&serving.listen).is_err() {
            if let Some(status) = server.try_wait()? {
                bail!("the server ended with {status}");
            }
            if start.elapsed() > START {
                server.kill()?;
                bail!("the server does not answer on {}", serving.listen);
            }
            sleep(REST);
        }
        self.running = Some(server);
        self.has_started = true;
        Ok(())
    }

    fn stop(&mut self) -> Result<()> {
        if let Some(mut server) = self.running.take() {
            server.kill()?;
            server.wait()?;
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            eprintln!("! the server may still run: {error:#}");
        }
    }
}

/// Whether a server can listen there. What listens there already would answer in its place.
pub fn ensure_free(listen: &str) -> Result<()> {
    let free = TcpListener::bind(listen).map(drop);
    free.with_context(|| format!("no server can listen on {listen}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_with_a_server_is_not_free() -> Result<()> {
        let other = TcpListener::bind("127.0.0.1:0")?;
        let listen = other.local_addr()?.to_string();
        assert!(ensure_free(&listen).is_err());
        drop(other);
        ensure_free(&listen)
    }
}
