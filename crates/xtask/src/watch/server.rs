//! The server. It holds the site in memory, and so is started again for each build of it.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::command::Command;
use crate::serve::Serving;
use crate::workspace::Workspace;

/// How long a server may take until it answers.
const START: Duration = Duration::from_secs(30);

/// How long until it is asked again whether it does.
const REST: Duration = Duration::from_millis(20);

/// The server that runs, if one does.
#[derive(Default)]
pub struct Server(Option<Child>);

impl Server {
    /// Puts a server for this site in the place of the one that runs. What that one confirmed to
    /// writers is stored; it need not be asked to end.
    pub fn restart(&mut self, workspace: &Workspace, serving: &Serving, site: &Path) -> Result<()> {
        self.stop()?;
        let mut server = serving
            .listener(workspace, &program(workspace), site)
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
        self.0 = Some(server);
        Ok(())
    }

    fn stop(&mut self) -> Result<()> {
        if let Some(mut server) = self.0.take() {
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

/// Builds the program, quickly.
pub fn build(workspace: &Workspace) -> Result<()> {
    Command::cargo(workspace)
        .args(["build", "--quiet", "--package", "hearing-server"])
        .run()
}

/// The program that [`build`] leaves.
pub fn program(workspace: &Workspace) -> PathBuf {
    workspace.target.join("debug/hearing-server")
}
