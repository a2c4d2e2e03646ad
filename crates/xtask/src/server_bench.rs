//! What the server does, measured: the programs under `crates/hearing-server/benches`.

use anyhow::Result;
use clap::Subcommand;

use crate::command::{Command, step};
use crate::workspace::Workspace;
use crate::{dist, postgresql};

/// A measurement of the server alone.
#[derive(Clone, Subcommand)]
pub enum Part {
    /// 10,000 opinions while servers are killed and lines are cut: none may be lost or doubled
    Durability {
        /// Chooses the moments of kills and cuts; printed where it is not given
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Opinions accepted and pages served a second, beside the least that could do it
    Server,
    /// The list of voices with a million opinions stored
    Voices,
}

/// Runs one measurement; it prints its figures itself.
pub fn run(workspace: &Workspace, part: &Part) -> Result<()> {
    match part {
        Part::Durability { seed } => {
            postgresql::ensure()?;
            let seed = seed.map(|seed| format!("--seed={seed}"));
            measure(workspace, "durability", seed)
        }
        Part::Server => {
            if !workspace.dist().is_dir() {
                dist::dist(workspace, dist::Options::default())?;
            }
            let dist = format!("--dist={}", workspace.dist().display());
            measure(workspace, "intake", [dist])
        }
        Part::Voices => {
            postgresql::ensure()?;
            let kept = workspace.target.join("bench-voices");
            measure(workspace, "voices", [format!("--kept={}", kept.display())])
        }
    }
}

/// Runs every measurement of the server.
pub fn run_all(workspace: &Workspace) -> Result<()> {
    [Part::Durability { seed: None }, Part::Server, Part::Voices]
        .iter()
        .try_for_each(|part| run(workspace, part))
}

fn measure(
    workspace: &Workspace,
    name: &str,
    arguments: impl IntoIterator<Item = String>,
) -> Result<()> {
    step(&format!("measuring the server: {name}"), || {
        Command::cargo(workspace)
            .args(["bench", "--quiet", "--package", "hearing-server"])
            .args(["--bench", name, "--"])
            .args(arguments)
            .run()
    })
}
