//! What the app costs, measured. Figures are printed beside their aims; none passes or fails.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command::{Command, step};
use crate::workspace::Workspace;
use crate::{assets, browser, dist, serve};

/// Builds what residents get, measures it on the host and in a browser, and prints the figures.
pub fn bench(workspace: &Workspace) -> Result<()> {
    let chromium = browser::ensure()?;
    dist::set_up(workspace)?;
    dist::build(workspace, None)?;
    serve::build(workspace)?;

    let folder = workspace.target.join("bench");
    assets::remove(&folder)?;
    fs::create_dir_all(&folder)?;
    let large_index = folder.join("search-index-100.txt");
    let on_the_host = step("measuring the search on the host", || {
        Command::cargo(workspace)
            .args(["run", "--quiet", "--release", "--package", "xtask"])
            .args(["--features", "search-bench", "--bin", "search-bench", "--"])
            .arg(workspace.dist().join("search-index.txt"))
            .arg(workspace.root.join("tests/search_queries.tsv"))
            .arg(&large_index)
            .read()
    })?;
    let file = folder.join("measures.jsonl");
    fs::write(&file, on_the_host).with_context(|| format!("writing {}", file.display()))?;
    step("measuring in the browser", || {
        Command::new(workspace.npm_program("playwright"))
            .directory(&workspace.root)
            .env("CHROMIUM_PATH", &chromium)
            .env("HEARING_SERVER", workspace.server())
            .env("DIST", workspace.dist())
            .env("SEARCH_INDEX_100", &large_index)
            .env("MEASURES", &file)
            .args(["test", "--config", "tests/bench/playwright.config.ts"])
            .run()
    })?;
    let lines = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    print!("\n{}", report(&Measures::read(&lines)?));
    Ok(())
}

/// What was measured, by name.
#[derive(Default)]
struct Measures {
    /// Every time that a thing was measured, in the order of measuring.
    samples: BTreeMap<String, Vec<f64>>,
    /// The names, in the order of measuring.
    order: Vec<String>,
    /// What the figures depend on: date, browser, machine.
    facts: BTreeMap<String, String>,
}

impl Measures {
    /// Reads lines of JSON: `{"of": name, "samples": [numbers]}` or `{"of": name, "words": text}`.
    /// A sample of `null`, where the browser said nothing, is not a number.
    fn read(lines: &str) -> Result<Self> {
        let mut measures = Self::default();
        for line in lines.lines() {
            let value: Value =
                serde_json::from_str(line).with_context(|| format!("not JSON: {line}"))?;
            let name = value["of"]
                .as_str()
                .with_context(|| format!("no name: {line}"))?;
            if let Some(words) = value["words"].as_str() {
                measures.facts.insert(name.to_owned(), words.to_owned());
                continue;
            }
            let samples = value["samples"].as_array();
            let samples = samples.with_context(|| format!("no samples: {line}"))?;
            let samples = samples
                .iter()
                .map(|sample| sample.as_f64().unwrap_or(f64::NAN));
            measures.order.push(name.to_owned());
            measures.samples.insert(name.to_owned(), samples.collect());
        }
        Ok(measures)
    }

    fn fact(&self, name: &str) -> &str {
        self.facts.get(name).map_or("?", String::as_str)
    }

    /// The sample that `percent` of all are not above; not a number if nothing was measured.
    fn percentile(&self, name: &str, percent: usize) -> f64 {
        self.samples
            .get(name)
            .map_or(f64::NAN, |samples| percentile(samples, percent))
    }

    fn count(&self, name: &str) -> usize {
        self.samples.get(name).map_or(0, Vec::len)
    }

    /// One of the numbers that were measured together under a name.
    fn at(&self, name: &str, at: usize) -> f64 {
        let numbers = self.samples.get(name);
        let number = numbers.and_then(|numbers| numbers.get(at));
        number.copied().unwrap_or(f64::NAN)
    }

    /// What stands behind `prefix` in the names that begin with it, in the order of measuring.
    fn behind<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.order
            .iter()
            .filter_map(move |name| name.strip_prefix(prefix))
    }
}

/// The nearest-rank percentile of those samples that are numbers; not a number if none is.
fn percentile(samples: &[f64], percent: usize) -> f64 {
    let is_number = |sample: &f64| !sample.is_nan();
    let mut sorted: Vec<f64> = samples.iter().copied().filter(is_number).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(f64::NAN)
}

/// All figures, as Markdown.
fn report(measures: &Measures) -> String {
    // The fastest of each: other programs only make it slower.
    let slowed =
        measures.percentile("fixed work, throttled", 0) / measures.percentile("fixed work", 0);
    let circumstances = format!(
        "{} UTC, {}, {}. 4× CPU made a fixed piece of work {slowed:.1} times slower.\n",
        measures.fact("date"),
        measures.fact("browser"),
        measures.fact("machine"),
    );
    [
        circumstances,
        inputs(measures),
        painted(measures),
        search_on_the_host(measures),
        largest_paints(measures),
        memory(measures),
        routes(measures),
    ]
    .join("\n")
}

/// The inputs that are measured, and the aim of each for script, style and layout.
const INPUTS: [(&str, &str, &str); 5] = [
    ("search, idle field", "key, field that filters nothing", ""),
    ("search", "key, search of everything", "p95 ≤ 8"),
    (
        "search, 100×",
        "key, search of everything, plan 100×",
        "p95 ≤ 40",
    ),
    ("policies", "key, words on the list of policies", "p95 ≤ 8"),
    ("filter", "click, filter of the policies", "p95 ≤ 8"),
];

fn inputs(measures: &Measures) -> String {
    let mut table = Table::new([
        "script, style and layout at 4× CPU, ms",
        "inputs",
        "p50",
        "p95",
        "script p95",
        "style p95",
        "layout p95",
        "by the clock p95",
        "aim",
    ]);
    for (name, what, aim) in INPUTS {
        let thread = format!("{name}: thread");
        let part = |part: &str, percent| {
            format!(
                "{:.1}",
                measures.percentile(&format!("{name}: {part}"), percent)
            )
        };
        table.row([
            what.to_owned(),
            measures.count(&thread).to_string(),
            part("thread", 50),
            part("thread", 95),
            part("script", 95),
            part("style", 95),
            part("layout", 95),
            part("clock", 95),
            aim.to_owned(),
        ]);
    }
    table.markdown()
}

fn painted(measures: &Measures) -> String {
    let mut table = Table::new([
        "input to painted result at 4× CPU, ms",
        "p50",
        "p95",
        "idle field p50",
        "idle field p95",
        "ratio p50",
        "ratio p95",
        "aim",
    ]);
    let compared = [
        ("search", "search, idle field"),
        ("search, 100×", "search, 100×, idle field"),
        ("policies", "policies, idle field"),
        ("filter", "policies, idle field"),
    ];
    for (name, idle) in compared {
        let time = |name: &str, percent| measures.percentile(&format!("{name}: painted"), percent);
        let ratio = |percent| format!("{:.2}×", time(name, percent) / time(idle, percent));
        table.row([
            label(name).to_owned(),
            format!("{:.0}", time(name, 50)),
            format!("{:.0}", time(name, 95)),
            format!("{:.0}", time(idle, 50)),
            format!("{:.0}", time(idle, 95)),
            ratio(50),
            ratio(95),
            "≤ 1.3×".to_owned(),
        ]);
    }
    table.markdown()
}

fn label(name: &str) -> &str {
    INPUTS
        .iter()
        .find(|(input, _, _)| *input == name)
        .map_or(name, |(_, what, _)| what)
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
        ]);
    }
    table.markdown()
}

fn memory(measures: &Measures) -> String {
    [
        in_use(measures, "20 navigations", "200 navigations"),
        in_use(measures, "10 visits to a kiosk", "160 visits to a kiosk"),
    ]
    .join("\n")
}

/// What is in use early and late.
fn in_use(measures: &Measures, early: &str, late: &str) -> String {
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

/// A table whose first column holds words and whose others hold figures.
struct Table<const COLUMNS: usize> {
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    fn new(headings: [&str; COLUMNS]) -> Self {
        Self {
            rows: vec![headings.map(str::to_owned)],
        }
    }

    fn row(&mut self, cells: [String; COLUMNS]) {
        self.rows.push(cells);
    }

    /// The table in Markdown, with columns that line up wherever letters are of one width.
    fn markdown(&self) -> String {
        let mut widths = [0; COLUMNS];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.chars().count().max(*width);
            }
        }
        let mut text = String::new();
        for (at, row) in self.rows.iter().enumerate() {
            for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
                text.push_str(&if column == 0 {
                    format!("| {cell:<width$} |")
                } else {
                    format!(" {cell:>width$} |")
                });
            }
            text.push('\n');
            if at == 0 {
                for (column, width) in widths.into_iter().enumerate() {
                    text.push_str(&if column == 0 {
                        format!("| {} |", "-".repeat(width))
                    } else {
                        format!(" {}: |", "-".repeat(width - 1))
                    });
                }
                text.push('\n');
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_sample_that_so_many_are_not_above() {
        let samples: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(percentile(&samples, 50), 50.0);
        assert_eq!(percentile(&samples, 95), 95.0);
        assert_eq!(percentile(&samples, 100), 100.0);
        assert_eq!(percentile(&[3.0, 1.0, 2.0], 50), 2.0);
        assert_eq!(percentile(&[7.0], 0), 7.0);
        assert!(percentile(&[], 50).is_nan());
    }

    #[test]
    fn a_table_lines_up() {
        let mut table = Table::new(["what", "ms"]);
        table.row(["a click".to_owned(), "10.5".to_owned()]);
        table.row(["鎌倉".to_owned(), "2".to_owned()]);
        assert_eq!(
            table.markdown(),
            "| what    |   ms |\n| ------- | ---: |\n| a click | 10.5 |\n| 鎌倉      |    2 |\n"
        );
    }

    #[test]
    fn measures_are_read_line_by_line() -> Result<()> {
        let measures = Measures::read(
            "{\"of\":\"LCP /b\",\"samples\":[3,null,1]}\n{\"of\":\"date\",\"words\":\"today\"}\n\
             {\"of\":\"LCP /a\",\"samples\":[]}\n",
        )?;
        assert_eq!(measures.count("LCP /b"), 3);
        assert_eq!(measures.at("LCP /b", 2), 1.0);
        assert!(measures.at("LCP /b", 1).is_nan());
        assert_eq!(measures.percentile("LCP /b", 100), 3.0);
        assert_eq!(measures.fact("date"), "today");
        assert_eq!(measures.behind("LCP ").collect::<Vec<_>>(), ["/b", "/a"]);
        assert!(Measures::read("{\"samples\":[1]}").is_err());
        assert!(Measures::read("{\"of\":\"nothing\"}").is_err());
        Ok(())
    }
}
