//! A served app.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use crate::command::Command;
use crate::dist;
use crate::server_build::ServerBuild;
use crate::workspace::Workspace;

/// How the app is served on a developer's machine.
#[derive(Args)]
pub struct Serving {
    /// Address and port to listen on
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// With opinions that are marked as examples and show every status
    #[arg(long)]
    demo: bool,
}

impl Serving {
    /// Brings the database to the schema of this server program.
    pub fn migrate(&self, workspace: &Workspace, program: &Path) -> Result<()> {
        self.server(workspace, program).arg("migrate").run()
    }

    /// Prints a key for a kiosk.
    pub fn print_kiosk_key(&self, workspace: &Workspace, program: &Path) -> Result<()> {
        println!("→ a key for a kiosk");
        self.server(workspace, program)
            .args(["--listen", &self.listen, "kiosk-key", "ofuna"])
            .run()
    }

    /// The server program, about to serve a site.
    pub fn listener(&self, workspace: &Workspace, program: &Path, site: &Path) -> Command {
        self.server(workspace, program)
            .args(["--listen", &self.listen, "--dist"])
            .arg(site)
    }

    /// What lets the server fill a demonstration's database, and give its account a new password.
    pub fn filling(&self) -> Option<&'static str> {
        self.demo.then_some("--demo")
    }

    /// A demonstration has a database of its own.
    fn server(&self, workspace: &Workspace, program: &Path) -> Command {
        let data = if self.demo { "data/demo" } else { "data" };
        Command::new(program)
            .directory(&workspace.root)
            .args(["--data", data])
    }
}

/// Builds everything and becomes the server.
pub fn serve(workspace: &Workspace, serving: &Serving, site: Option<&Path>) -> Result<()> {
    let options = dist::Options {
        public_url: None,
        site,
    };
    dist::dist(workspace, options)?;
    ServerBuild::Release.build(workspace)?;
    let server = ServerBuild::Release.program(workspace);
    serving.migrate(workspace, &server)?;
    serving.print_kiosk_key(workspace, &server)?;
    println!("→ open http://{}/", serving.listen);
    serving
        .listener(workspace, &server, &workspace.dist())
        .args(serving.filling())
        .become_it()
}
