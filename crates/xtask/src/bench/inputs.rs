//! Keystrokes and clicks: which are measured, with what they are compared, and their tables.

use super::measures::Measures;
use super::table::Table;

/// An input that is measured.
pub struct Input {
    name: &'static str,
    what: &'static str,
    /// The field that filters nothing, measured in the same run, and how much longer this may take
    /// until it is painted.
    idle: Option<(&'static str, &'static str)>,
    /// For script, style and layout.
    aim: &'static str,
}

pub const SEARCH_INPUTS: [Input; 5] = [
    Input {
        name: "search, idle field",
        what: "key, field that filters nothing",
        idle: None,
        aim: "",
    },
    Input {
        name: "search",
        what: "key, search of everything",
        idle: Some(("search, idle field", "≤ 1.3×")),
        aim: "",
    },
    Input {
        name: "search, keyboard",
        what: "the same, in the window above a phone's keyboard",
        idle: Some(("search, keyboard, idle field", "≤ 1.3×")),
        aim: "",
    },
    Input {
        name: "search, 100×",
        what: "key, search of everything, plan 100×",
        idle: Some(("search, 100×, idle field", "≤ 1.3×")),
        aim: "p95 ≤ 40",
    },
    Input {
        name: "search, least",
        what: "key, other texts in two hits that stay",
        idle: Some(("search, idle field", "≤ 1.3×")),
        aim: "",
    },
];

pub const FILTER_INPUTS: [Input; 6] = [
    Input {
        name: "policies, idle field",
        what: "key, field that filters nothing",
        idle: None,
        aim: "",
    },
    Input {
        name: "policies",
        what: "key, words on the list of policies",
        idle: Some(("policies, idle field", "≤ 1.3×")),
        aim: "",
    },
    Input {
        name: "policies, wide",
        what: "the same, in a wide window that shows the list",
        idle: Some(("policies, wide, idle field", "≤ 2×")),
        aim: "",
    },
    Input {
        name: "filter, idle choice",
        what: "click, choice that filters nothing",
        idle: Some(("policies, idle field", "≤ 1.3×")),
        aim: "",
    },
    Input {
        name: "filter",
        what: "click, filter of the policies",
        idle: Some(("policies, idle field", "≤ 1.3×")),
        aim: "",
    },
    Input {
        name: "filter, wide",
        what: "the same, in a wide window that shows the list",
        idle: Some(("policies, wide, idle field", "≤ 2×")),
        aim: "",
    },
];

/// What the processor does for each.
pub fn costs(measures: &Measures, inputs: &[Input]) -> String {
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
        "in the pause p95",
    ]);
    for Input {
        name, what, aim, ..
    } in inputs
    {
        let part = |part: &str, percent| {
            format!(
                "{:.1}",
                measures.percentile(&format!("{name}: {part}"), percent)
            )
        };
        table.row([
            (*what).to_owned(),
            measures.count(&format!("{name}: thread")).to_string(),
            part("thread", 50),
            part("thread", 95),
            part("script", 95),
            part("style", 95),
            part("layout", 95),
            part("clock", 95),
            (*aim).to_owned(),
            part("pause", 95),
        ]);
    }
    table.markdown()
}

/// How long each takes until it is painted, beside the idle field.
pub fn painted(measures: &Measures, inputs: &[Input]) -> String {
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
    for Input {
        name, what, idle, ..
    } in inputs
    {
        let Some((idle, aim)) = idle else {
            continue;
        };
        let time = |name: &str, percent| measures.percentile(&format!("{name}: painted"), percent);
        let ratio = |percent| format!("{:.2}×", time(name, percent) / time(idle, percent));
        table.row([
            (*what).to_owned(),
            format!("{:.0}", time(name, 50)),
            format!("{:.0}", time(name, 95)),
            format!("{:.0}", time(idle, 50)),
            format!("{:.0}", time(idle, 95)),
            ratio(50),
            ratio(95),
            (*aim).to_owned(),
        ]);
    }
    table.markdown()
}
