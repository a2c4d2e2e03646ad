//! The program of the hearing server, and for whom it is built.

use std::path::PathBuf;

use anyhow::Result;

use crate::command::{Command, step};
use crate::workspace::Workspace;

#[derive(Clone, Copy)]
pub enum ServerBuild {
    /// As a city runs it.
    Release,
    /// As cargo builds it for its tests, which is there once these are. Arithmetic that overflows
    /// ends it, and minutes of optimisation are not waited for.
    Test,
}

impl ServerBuild {
    pub fn build(self, workspace: &Workspace) -> Result<()> {
        step("cargo build: the hearing server", || {
            let build = ["build", "--quiet", "--package", "hearing-server"];
            let profile = match self {
                Self::Release => "release",
                Self::Test => "dev",
            };
            Command::cargo(workspace)
                .args(build)
                .args(["--profile", profile])
                .run()
        })
    }

    /// Where the program is, once it is built.
    pub fn program(self, workspace: &Workspace) -> PathBuf {
        let folder = match self {
            Self::Release => "release",
            Self::Test => "debug",
        };
        workspace.target.join(folder).join("hearing-server")
    }
}
