//! Times the search on the host: what one keystroke costs, on the plan as it is and on one a
//! hundred times as large, whose index stays in a file for measurements in the browser.
//!
//! `cargo xtask bench` runs it and reads what it prints: a line of JSON for each thing measured.
//! Every beginning of every query counts as a keystroke.

use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs};

use anyhow::{Context, Result};
use plan_search::{Index, Scratch};
use serde_json::json;

/// How many times each keystroke is timed; the fastest counts, for the machine does other work too.
const ROUNDS: usize = 5;

/// How many hits of each kind a page shows.
const LIMIT: usize = 3;

fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let mut path = |what: &str| {
        let path = arguments.next();
        path.with_context(|| format!("where is {what}?"))
    };
    let index = path("the search index")?;
    let table = path("the table of queries")?;
    let large_index = path("the large index to be written")?;
    let read = |path: &PathBuf| {
        fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
    };
    let (file, table) = (read(&index)?, read(&table)?);
    let queries: Vec<&str> = table
        .lines()
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
        .filter_map(|row| row.split('\t').next())
        .collect();
    let large = enlarged(&file, 100);
    fs::write(&large_index, &large)
        .with_context(|| format!("writing {}", large_index.display()))?;
    measure("host search", &file, &queries)?;
    measure("host search, 100×", &large, &queries)
}

fn measure(name: &str, file: &str, queries: &[&str]) -> Result<()> {
    let begin = Instant::now();
    let index = Index::read(file).context("the file is no search index")?;
    let reading = milliseconds(begin.elapsed());
    let mut scratch = Scratch::default();
    let mut times: Vec<f64> = Vec::new();
    for query in queries {
        for (at, character) in query.char_indices() {
            let typed = &query[..at + character.len_utf8()];
            let fastest = (0..ROUNDS)
                .map(|_| {
                    let begin = Instant::now();
                    std::hint::black_box(index.find(typed, |_, _| LIMIT, &mut scratch));
                    begin.elapsed()
                })
                .min();
            times.push(milliseconds(fastest.unwrap_or_default()));
        }
    }
    println!("{}", json!({ "of": name, "samples": times }));
    println!(
        "{}",
        json!({ "of": format!("{name}: reading"), "samples": [reading] })
    );
    println!(
        "{}",
        json!({ "of": format!("{name}: entries"), "samples": [index.len()] })
    );
    Ok(())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The index of a plan `times` as large: each entry again and again, with every twentieth character
/// another one of the same entry, so that the copies are not all equal.
fn enlarged(file: &str, times: u32) -> String {
    let is_entry = |line: &&str| line.starts_with(|c: char| c.is_ascii_digit() || c == '@');
    let mut large = String::with_capacity(file.len() * times as usize);
    let mut lines = file.lines();
    large.extend(lines.next().into_iter().flat_map(|heading| [heading, "\n"]));
    for line in lines.clone().filter(|line| !is_entry(line)) {
        large.push_str(line);
        large.push('\n');
    }
    let mut random = 1_u32;
    for _ in 0..times {
        for line in lines.clone().filter(is_entry) {
            let characters: Vec<char> = line.chars().collect();
            for (at, character) in characters.iter().enumerate() {
                random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let another = characters[(random >> 8) as usize % characters.len()];
                let may_change = at > 0 && *character != '\t' && another != '\t';
                let changes = may_change && (random >> 24).is_multiple_of(20);
                large.push(if changes { another } else { *character });
            }
            large.push('\n');
        }
    }
    large
}
