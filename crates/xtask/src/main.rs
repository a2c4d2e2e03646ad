//! The workshop: everything that is done with this repository, from a machine that has Rust and
//! Node to a served app. `cargo xtask help` lists it.

mod app;
mod apt;
mod assets;
mod audit;
mod bench;
mod browser;
mod command;
mod conformance;
mod custom_properties;
mod dist;
mod engines;
mod esbuild;
mod java;
mod node;
mod open_data;
mod optimise;
mod postgresql;
mod previews;
mod profile;
mod purpose;
mod readability;
mod scripts;
mod serve;
mod server_bench;
mod server_build;
mod service_worker;
mod size;
mod stylesheet;
mod test;
mod toolchain;
mod tools;
mod watch;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use workspace::Workspace;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Builds, checks and runs 鎌倉ミライ共創ナビ"
)]
struct Arguments {
    /// Folder with the documents and editions.toml, in place of seeds/
    #[arg(long, value_name = "DIR", global = true)]
    seeds: Option<PathBuf>,
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing, build everything and serve the app
    Serve {
        #[command(flatten)]
        serving: serve::Serving,
        /// File that says whose the site is, after the model of docs/site.example.toml
        #[arg(long, value_name = "FILE")]
        site: Option<PathBuf>,
    },
    /// Serve the app while one works on it: what changes is built, and the browser shows it by itself
    Watch {
        #[command(flatten)]
        serving: serve::Serving,
    },
    /// Install what is missing and run every check and test
    Test {
        /// Run one part only
        part: Option<test::Part>,
    },
    /// Build the static site into target/dist
    Dist {
        /// Address that the site will have, for canonical links and previews
        #[arg(long, value_name = "URL")]
        public_url: Option<String>,
        /// File that says whose the site is, after the model of docs/site.example.toml
        #[arg(long, value_name = "FILE")]
        site: Option<PathBuf>,
    },
    /// Write the plan as open data (plan.json, its schema, tables as CSV)
    OpenData {
        /// Directory to write to
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Check the licences and sources of all packages, and what is known against them
    Audit,
    /// Let three engines look at every kind of page on every surface, for the accessibility page; takes a while
    Conformance,
    /// Measure how readable the plan in やさしい日本語 is; needs Python
    Readability,
    /// Print what home and the list of policies cost on a first visit, file by file
    Size {
        /// Fail if home needs more than this many bytes
        #[arg(long, value_name = "BYTES")]
        max: Option<u64>,
        /// Tell what the app's module is made of, too
        #[arg(long)]
        profile: bool,
    },
    /// Build everything and measure it: keystrokes, first visits, memory, the server; takes a while
    Bench {
        /// Measure one part only
        #[command(subcommand)]
        part: Option<Measurement>,
    },
}

#[derive(Subcommand)]
enum Measurement {
    #[command(flatten)]
    App(bench::Part),
    #[command(flatten)]
    Server(server_bench::Part),
    /// From a saved file to the browser with `watch`; edits files, and puts them back. Not among all
    Watch,
}

fn measure(workspace: &Workspace, part: Option<Measurement>) -> anyhow::Result<()> {
    match part {
        Some(Measurement::App(part)) => bench::bench(workspace, Some(part)),
        Some(Measurement::Server(part)) => server_bench::run(workspace, &part),
        Some(Measurement::Watch) => watch::measure(workspace),
        None => bench::bench(workspace, None).and_then(|()| server_bench::run_all(workspace)),
    }
}

fn main() -> ExitCode {
    let Arguments { seeds, task } = Arguments::parse();
    let workspace = Workspace::find().with_seeds(seeds);
    let done = match task {
        Task::Serve { serving, site } => serve::serve(&workspace, &serving, site.as_deref()),
        Task::Watch { serving } => watch::watch(&workspace, &serving),
        Task::Test { part } => test::test(&workspace, part),
        Task::Dist { public_url, site } => {
            let options = dist::Options {
                public_url: public_url.as_deref(),
                site: site.as_deref(),
            };
            dist::dist(&workspace, options)
        }
        Task::OpenData { out } => open_data::write(&workspace, &out),
        Task::Audit => audit::audit(&workspace),
        Task::Conformance => conformance::run(&workspace),
        Task::Readability => readability::measure(&workspace),
        Task::Size { max, profile } => size::size(&workspace, max, profile),
        Task::Bench { part } => measure(&workspace, part),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}
