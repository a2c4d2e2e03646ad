//! What the app costs, measured. Figures are printed beside their aims; none passes or fails.

mod inputs;
mod measures;
mod table;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use clap::Subcommand;

use crate::command::{Command, step};
use crate::server_build::ServerBuild;
use crate::workspace::Workspace;
use crate::{assets, browser, dist};
use inputs::{FILTER_INPUTS, SEARCH_INPUTS, costs, painted};
use measures::Measures;
use table::Table;

/// A measurement of the app in a browser.
#[derive(Clone, Copy, PartialEq, Eq, Subcommand)]
pub enum Part {
    /// Keystrokes in the field that searches everything, on the plan and on one a hundred times as large
    Search,
    /// Keystrokes and clicks on the list of policies
    Filter,
    /// First visits on a slow line: largest paints, the first result, bytes and shifts of every kind of page
    Visits,
    /// Memory after 200 navigations
    Memory,
    /// The service worker's start
    Worker,
    /// Memory of a kiosk after eight hours of visits
    Kiosk,
}

impl Part {
    const ALL: [Self; 6] = [
        Self::Search,
        Self::Filter,
        Self::Visits,
        Self::Memory,
        Self::Worker,
        Self::Kiosk,
    ];

    /// The file of its measurements under `tests/bench`.
    const fn file(self) -> &'static str {
        match self {
            Self::Search => "search.bench.ts",
            Self::Filter => "filter.bench.ts",
            Self::Visits => "visits.bench.ts",
            Self::Memory => "memory.bench.ts",
            Self::Worker => "worker.bench.ts",
            Self::Kiosk => "kiosk.bench.ts",
        }
    }

    /// Its tables.
    fn report(self, measures: &Measures) -> Vec<String> {
        match self {
            Self::Search => vec![
                costs(measures, &SEARCH_INPUTS),
                painted(measures, &SEARCH_INPUTS),
                search_on_the_host(measures),
            ],
            Self::Filter => vec![
                costs(measures, &FILTER_INPUTS),
                painted(measures, &FILTER_INPUTS),
            ],
            Self::Visits => vec![
                largest_paints(measures),
                first_result(measures),
                routes(measures),
            ],
            Self::Memory => vec![memory(measures, ["20 navigations", "200 navigations"])],
            Self::Kiosk => vec![memory(
                measures,
                ["10 visits to a kiosk", "160 visits to a kiosk"],
            )],
            Self::Worker => vec![worker(measures)],
        }
    }
}

/// Builds what residents get, measures one part or all, and prints each part's figures as they come.
pub fn bench(workspace: &Workspace, wanted: Option<Part>) -> Result<()> {
    let chromium = browser::ensure()?;
    dist::set_up(workspace)?;
    dist::build(workspace, dist::Options::default())?;
    let server = ServerBuild::Release;
    server.build(workspace)?;

    let folder = workspace.target.join("bench");
    assets::remove(&folder)?;
    fs::create_dir_all(&folder)?;
    let large_index = folder.join("search-index-100.txt");
    let measure = |name: &str, before: &str| {
        let file = folder.join("measures.jsonl");
        fs::write(&file, before).with_context(|| format!("writing {}", file.display()))?;
        step(&format!("measuring in the browser: {name}"), || {
            browser::playwright_in(
                workspace,
                server,
                &chromium,
                "tests/bench/playwright.config.ts",
            )
            .env("SEARCH_INDEX_100", &large_index)
            .env("MEASURES", &file)
            .arg(name)
            .run()
        })?;
        let lines =
            fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
        Measures::read(&lines)
    };
    println!("\n{}", circumstances(&measure("machine.bench.ts", "")?));
    for part in Part::ALL {
        if wanted.is_none_or(|wanted| wanted == part) {
            let before = if part == Part::Search {
                search_on_its_own(workspace, &large_index)?
            } else {
                String::new()
            };
            let measures = measure(part.file(), &before)?;
            println!("\n{}", part.report(&measures).join("\n"));
        }
    }
    Ok(())
}

/// Times the search without a browser, and writes the index of the large plan.
fn search_on_its_own(workspace: &Workspace, large_index: &Path) -> Result<String> {
    step("measuring the search on the host", || {
        Command::cargo(workspace)
            .args(["run", "--quiet", "--release", "--package", "xtask"])
            .args(["--features", "search-bench", "--bin", "search-bench", "--"])
            .arg(workspace.dist().join("search-index.txt"))
            .arg(workspace.root.join("tests/search_queries.tsv"))
            .arg(large_index)
            .read()
    })
}

/// When and where it was measured.
fn circumstances(measures: &Measures) -> String {
    // The fastest of each: other programs only make it slower.
    let slowed =
        measures.percentile("fixed work, throttled", 0) / measures.percentile("fixed work", 0);
    format!(
        "{} UTC, {}, {}. 4× CPU made a fixed piece of work {slowed:.1} times slower.",
        measures.fact("date"),
        measures.fact("browser"),
        measures.fact("machine"),
    )
}

fn first_result(measures: &Measures) -> String {
    let mut table = Table::new([
        "start of a first visit to /policies to the result of a choice made at its first paint, ms",
        "visits",
        "median",
        "slowest",
    ]);
    let time = |percent| format!("{:.0}", measures.percentile("first filter result", percent));
    table.row([
        "slow 4G and 4× CPU".to_owned(),
        measures.count("first filter result").to_string(),
        time(50),
        time(100),
    ]);
    table.markdown()
}

fn worker(measures: &Measures) -> String {
    let mut table = Table::new([
        "from turning to the service worker to its first byte at 4× CPU, ms",
        "visits",
        "p50",
        "p95",
    ]);
    for (name, what) in [
        ("worker, started", "started for the visit"),
        ("worker, running", "already running"),
    ] {
        table.row([
            what.to_owned(),
            measures.count(name).to_string(),
            format!("{:.0}", measures.percentile(name, 50)),
            format!("{:.0}", measures.percentile(name, 95)),
        ]);
    }
    table.markdown()
}

fn search_on_the_host(measures: &Measures) -> String {
    let mut table = Table::new([
        "search on the host, ms",
        "entries",
        "reading",
        "keystrokes",
        "p50",
        "p95",
        "p99",
        "slowest",
    ]);
    for (name, what) in [
        ("host search", "the plan"),
        ("host search, 100×", "plan 100×"),
    ] {
        let time = |percent| format!("{:.3}", measures.percentile(name, percent));
        table.row([
            what.to_owned(),
            format!("{:.0}", measures.at(&format!("{name}: entries"), 0)),
            format!("{:.1}", measures.at(&format!("{name}: reading"), 0)),
            measures.count(name).to_string(),
            time(50),
            time(95),
            time(99),
            time(100),
        ]);
    }
    table.markdown()
}

fn largest_paints(measures: &Measures) -> String {
    let mut table = Table::new([
        "largest contentful paint, slow 4G and 4× CPU, median, ms",
        "visits",
        "app",
        "script removed",
        "ratio",
        "aim",
        "blocked by tasks",
        "script removed",
    ]);
    for page in measures.behind("LCP /") {
        let (app, alone) = (
            format!("LCP /{page}"),
            format!("LCP without script /{page}"),
        );
        let time = |name: &str| measures.percentile(name, 50);
        table.row([
            format!("/{page}"),
            measures.count(&app).to_string(),
            format!("{:.0}", time(&app)),
            format!("{:.0}", time(&alone)),
            format!("{:.2}×", time(&app) / time(&alone)),
            "≤ 1.1×".to_owned(),
            format!("{:.0}", time(&format!("blocked /{page}"))),
            format!("{:.0}", time(&format!("blocked without script /{page}"))),
        ]);
    }
    table.markdown()
}

fn memory(measures: &Measures, moments: [&str; 2]) -> String {
    let [early, late] = moments;
    let mut table = Table::new(["in use after a collection", early, late, "ratio", "aim"]);
    let what = [
        ("JavaScript heap, KB", 1000.0),
        ("memory of WebAssembly, KB", 1000.0),
        ("nodes of the document", 1.0),
        ("listeners", 1.0),
    ];
    for (at, (what, unit)) in what.into_iter().enumerate() {
        let early = measures.at(&format!("memory after {early}"), at);
        let late = measures.at(&format!("memory after {late}"), at);
        table.row([
            what.to_owned(),
            format!("{:.0}", early / unit),
            format!("{:.0}", late / unit),
            format!("{:.2}×", late / early),
            "flat".to_owned(),
        ]);
    }
    table.markdown()
}

fn routes(measures: &Measures) -> String {
    let mut table = Table::new([
        "first visit, slow 4G and 4× CPU",
        "bytes received",
        "ready after, s",
        "layout shift (aim 0.00)",
    ]);
    for page in measures.behind("route ") {
        let name = format!("route {page}");
        table.row([
            page.to_owned(),
            format!("{:.0}", measures.at(&name, 0)),
            format!("{:.2}", measures.at(&name, 1) / 1000.0),
            format!("{:.3}", measures.at(&name, 2)),
        ]);
    }
    table.markdown()
}
