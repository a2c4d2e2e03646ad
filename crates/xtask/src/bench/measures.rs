//! What a measurement leaves: a line of JSON for each thing measured.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::Value;

/// What was measured, by name.
#[derive(Default)]
pub struct Measures {
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
    pub fn read(lines: &str) -> Result<Self> {
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

    /// A fact; a question mark if it is not known.
    pub fn fact(&self, name: &str) -> &str {
        self.facts.get(name).map_or("?", String::as_str)
    }

    /// The sample that `percent` of all are not above; not a number if nothing was measured.
    pub fn percentile(&self, name: &str, percent: usize) -> f64 {
        self.samples
            .get(name)
            .map_or(f64::NAN, |samples| percentile(samples, percent))
    }

    /// How many times a thing was measured.
    pub fn count(&self, name: &str) -> usize {
        self.samples.get(name).map_or(0, Vec::len)
    }

    /// One of the numbers that were measured together under a name.
    pub fn at(&self, name: &str, at: usize) -> f64 {
        let numbers = self.samples.get(name);
        let number = numbers.and_then(|numbers| numbers.get(at));
        number.copied().unwrap_or(f64::NAN)
    }

    /// What stands behind `prefix` in the names that begin with it, in the order of measuring.
    pub fn behind<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
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
