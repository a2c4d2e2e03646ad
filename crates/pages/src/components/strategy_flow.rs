//! A picture of ties: themes or categories on the left, policies on the right, a curve for each tie.
//!
//! The names are links in HTML, so that they wrap, grow and are read out as any other text; only
//! the curves are SVG. Pointing at either end, or moving the focus there, brings out its curves and
//! what they lead to: the stylesheet finds them by [`Origin::key`].

use maud::{Markup, html};
use plan::PolicyCode;
use plan_data::PLAN;

use crate::urls::strategy_place_href;

/// One block on the left.
pub struct Origin {
    /// What the stylesheet knows it by: `1` to `5`, `a` to `r`.
    pub key: String,
    /// Which of five colours its curves have, from 1.
    pub tone: usize,
    /// What begins with it: 目標A.
    pub group: Option<String>,
    /// What stands in it: one entry, or two that share their ties.
    pub entries: Vec<Entry>,
    /// The policies that it is tied to, in the order of their codes.
    pub ties: Vec<Tie>,
}

/// A link in a block.
pub struct Entry {
    /// `1`, `a`.
    pub mark: String,
    /// Its text.
    pub title: &'static str,
    /// Where it leads.
    pub href: String,
}

/// A policy that a block is tied to.
pub struct Tie {
    /// The policy.
    pub policy: PolicyCode,
    /// How many measures, or directions, tie the two: 1 or more.
    pub strength: usize,
}

/// The least height of a policy, in rows: two are as high as a finger is wide.
const LEAST_ROWS: usize = 2;
/// The least weight of an entry on the left, where a tie weighs two: its title takes three lines on a phone.
const LEAST_WEIGHT: usize = 6;
/// What the line that begins a group adds to it.
const GROUP_WEIGHT: usize = 2;
/// The width of the curves' own coordinates, which are stretched to the place between the columns.
const WIDTH: usize = 100;

/// A policy on the right, with the ends of its curves.
struct Destination {
    code: PolicyCode,
    rows: usize,
    curves: Vec<Curve>,
}

/// From the left edge to the right one, in rows from the top.
struct Curve {
    origin: usize,
    strength: usize,
    left: f64,
    right: f64,
}

/// The picture of `origins`, under a `label` for those who do not see it. `kind` is what an entry
/// on the left is called.
pub fn strategy_flow(label: &str, kind: &str, origins: &[Origin]) -> Markup {
    let destinations = destinations(origins);
    let rows: usize = destinations.iter().map(|it| it.rows).sum();
    let total: usize = origins.iter().map(weight).sum();
    let row = as_rows(rows) / as_rows(total.max(1));
    html! {
        div.flow role="group" aria-label=(label) {
            ul.flow__column {
                @for origin in origins {
                    li.flow__node.flow__origin data-origin=(origin.key) data-tone=(origin.tone) {
                        (strut(as_rows(weight(origin)) * row))
                        div.flow__entries {
                            @if let Some(group) = &origin.group { p.flow__group { (group) } }
                            @for entry in &origin.entries {
                                a.flow__link href=(entry.href) {
                                    span.flow__mark { (entry.mark) }
                                    span.flow__name { (entry.title) }
                                }
                            }
                        }
                    }
                }
            }
            ul.flow__column {
                @for destination in &destinations {
                    (policy(kind, origins, destination, rows))
                }
            }
        }
    }
}

fn policy(kind: &str, origins: &[Origin], destination: &Destination, rows: usize) -> Markup {
    let code = destination.code;
    let keys: Vec<&str> = destination
        .curves
        .iter()
        .map(|curve| origins[curve.origin].key.as_str())
        .collect();
    let marks: Vec<&str> = destination
        .curves
        .iter()
        .flat_map(|curve| &origins[curve.origin].entries)
        .map(|entry| entry.mark.as_str())
        .collect();
    html! {
        li.flow__node.flow__policy data-chapter=(code.chapter) data-ties=(keys.join(" ")) {
            (strut(as_rows(destination.rows)))
            a.flow__link href=(strategy_place_href(code)) {
                span.flow__mark { (code) }
                span.flow__name { (PLAN.policy(code).map_or("", |policy| policy.name)) }
                span.flow__ties {
                    span.visually-hidden { "（" (kind) }
                    (marks.join("・"))
                    span.visually-hidden { "）" }
                }
            }
            svg.flow__curves viewBox=(format!("0 0 {WIDTH} {rows}")) preserveAspectRatio="none" aria-hidden="true" {
                @for curve in &destination.curves {
                    @let origin = &origins[curve.origin];
                    path.flow__curve
                        data-ties=(origin.key)
                        data-tone=(origin.tone)
                        stroke-width=(1 + curve.strength)
                        d=(path(curve)) {}
                }
            }
        }
    }
}

/// Holds a block as high as its share of the picture, whatever the height of a row.
fn strut(rows: f64) -> Markup {
    html! { svg.flow__strut viewBox=(format!("0 0 1 {rows:.2}")) aria-hidden="true" {} }
}

fn path(curve: &Curve) -> String {
    let Curve { left, right, .. } = curve;
    let middle = WIDTH / 2;
    format!("M0 {left:.2}C{middle} {left:.2} {middle} {right:.2} {WIDTH} {right:.2}")
}

fn weight(origin: &Origin) -> usize {
    let group = if origin.group.is_some() {
        GROUP_WEIGHT
    } else {
        0
    };
    (2 * origin.ties.len()).max(LEAST_WEIGHT * origin.entries.len()) + group
}

/// The policies of all ties, in the order of codes, each curve with its place on both sides.
fn destinations(origins: &[Origin]) -> Vec<Destination> {
    let mut codes: Vec<PolicyCode> = origins
        .iter()
        .flat_map(|origin| origin.ties.iter().map(|tie| tie.policy))
        .collect();
    codes.sort_unstable();
    codes.dedup();
    let tied = |code: PolicyCode| {
        origins
            .iter()
            .filter(|origin| origin.ties.iter().any(|tie| tie.policy == code))
            .count()
    };
    let rows: Vec<usize> = codes
        .iter()
        .map(|code| tied(*code).max(LEAST_ROWS))
        .collect();
    let height = as_rows(rows.iter().sum());
    let total = as_rows(origins.iter().map(weight).sum());

    let mut top = 0;
    let mut destinations = Vec::with_capacity(codes.len());
    for (code, rows) in codes.into_iter().zip(rows) {
        let count = tied(code);
        let mut curves = Vec::with_capacity(count);
        let mut above = 0;
        for (index, origin) in origins.iter().enumerate() {
            let weight = weight(origin);
            if let Some(at) = origin.ties.iter().position(|tie| tie.policy == code) {
                let left = as_rows(above) + as_rows(weight) * middle_of(at, origin.ties.len());
                curves.push(Curve {
                    origin: index,
                    strength: origin.ties[at].strength,
                    left: left * height / total,
                    right: as_rows(top) + as_rows(rows) * middle_of(curves.len(), count),
                });
            }
            above += weight;
        }
        destinations.push(Destination { code, rows, curves });
        top += rows;
    }
    destinations
}

/// The middle of the part at `index` of `count` equal parts of one.
fn middle_of(index: usize, count: usize) -> f64 {
    (as_rows(index) + 0.5) / as_rows(count)
}

/// A count of rows as a length: never so many that a float could not hold it.
#[allow(
    clippy::cast_precision_loss,
    reason = "a picture has some hundred rows"
)]
fn as_rows(count: usize) -> f64 {
    count as f64
}
