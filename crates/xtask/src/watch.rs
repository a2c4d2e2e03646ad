//! The inner loop: what changes is built, served, and loaded again by the browser.

mod builder;
mod changes;
mod programs;
mod rebuilds;
mod server;
mod steps;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;

use crate::command::seconds;
use crate::serve::Serving;
use crate::server_build::ServerBuild;
use crate::workspace::Workspace;
use crate::{browser, dist};
use builder::Builder;
use changes::Changes;
use programs::Programs;
use rebuilds::rebuilt_by;
use steps::Step;

/// Builds and serves the site, and then what changes of it, until it is interrupted.
pub fn watch(workspace: &Workspace, serving: &Serving) -> Result<()> {
    server::ensure_free(&serving.listen)?;
    dist::set_up(workspace)?;
    let programs = Programs::of_workspace(workspace)?;
    let mut changes = Changes::of(workspace)?;
    let mut builder = Builder::new(workspace, serving)?;
    let mut pending = BTreeSet::from(Step::ALL);
    let mut since = Instant::now();
    loop {
        // What came during the last step is done first where it is quicker.
        if add(&mut pending, changes.so_far()?, &programs) {
            since = Instant::now();
        }
        let Some(step) = builder.next(&pending) else {
            add(&mut pending, changes.next()?, &programs);
            since = Instant::now();
            continue;
        };
        match builder.take(step) {
            Ok(further) => {
                pending.remove(&step);
                pending.extend(further);
                if step.is_shown() && builder.serves() {
                    println!("✓ served after {}", seconds(since.elapsed()));
                }
            }
            // It stays to be done, and what was built before stays served.
            Err(error) => {
                eprintln!("✗ {error:#}");
                add(&mut pending, changes.next()?, &programs);
                since = Instant::now();
            }
        }
    }
}

/// Measures how long it takes from a saved file to what a browser shows.
pub fn measure(workspace: &Workspace) -> Result<()> {
    let chromium = browser::ensure()?;
    dist::set_up(workspace)?;
    browser::playwright_in(
        workspace,
        ServerBuild::Test,
        &chromium,
        "tests/bench/playwright.config.ts",
    )
    .arg("watch.bench.ts")
    .run()
}

/// Adds the steps to which changed files lead; answers whether there is one.
fn add(pending: &mut BTreeSet<Step>, changed: Vec<PathBuf>, programs: &Programs) -> bool {
    let mut leads_to_some = false;
    for path in changed {
        let steps = rebuilt_by(&path, programs);
        if !steps.is_empty() {
            println!("→ {} has changed", path.display());
            leads_to_some = true;
        }
        pending.extend(steps);
    }
    leads_to_some
}
