//! A picture of how many policies something has, and of which chapters: a square each.

use maud::{Markup, html};
use plan::{Chapter, Document, Policy, PolicyCode};
use plan_data::PLAN;

use crate::language::{is_japanese, passage, passage_text, tr};
use crate::urls::strategy_place_href;

/// A row of the picture.
pub struct Row {
    /// What stands before its name: `1`, `a`.
    pub mark: String,
    /// Its name.
    pub title: Markup,
    /// Where the name leads.
    pub href: String,
    /// Its policies, each once, in the order of codes.
    pub policies: Vec<&'static Policy<'static>>,
}

/// The section of a page that shows the rows, under a heading that says of the longest what it is, and
/// folded below them the numbers as a table.
pub fn policy_squares(
    label: &str,
    rows: &[Row],
    heading: fn(&Row) -> Markup,
    table: &Markup,
) -> Markup {
    let longest = rows.iter().max_by_key(|row| row.policies.len());
    html! {
        section.page-section aria-labelledby="picture" {
            h2 #picture { @if let Some(longest) = longest { (heading(longest)) } }
            (squares(label, rows))
            details.fold {
                summary.fold__summary { (tr("図の数を表で見る")) }
                div.fold__body { (table) }
            }
        }
    }
}

/// The rows, under a `label` for those who do not see that they are a picture. Each square is a link
/// with the policy's name.
fn squares(label: &str, rows: &[Row]) -> Markup {
    html! {
        ul.squares aria-label=(label) {
            @for row in rows {
                li.squares__row {
                    p.squares__name {
                        a.squares__link href=(row.href) { span.squares__mark { (row.mark) } (row.title) }
                        span.squares__count {
                            @if is_japanese() { (row.policies.len()) "施策" } @else { (tr("施策")) (tr("：")) (row.policies.len()) }
                        }
                    }
                    @if !row.policies.is_empty() {
                        ul.squares__policies { @for policy in &row.policies { (square(policy)) } }
                    }
                }
            }
        }
        (legend(rows))
    }
}

fn square(policy: &Policy<'_>) -> Markup {
    let name = format!("{} {}", policy.code, passage_text(policy.name));
    html! {
        li data-chapter=(policy.code.chapter) {
            a.squares__policy href=(strategy_place_href(policy.code)) title=(name) {
                span.visually-hidden { (name) }
            }
        }
    }
}

/// Which chapter has which colour, of those that the picture has.
fn legend(rows: &[Row]) -> Markup {
    let has = |chapter: &&Chapter| {
        let mut policies = rows.iter().flat_map(|row| &row.policies);
        policies.any(|policy| policy.code.chapter == **chapter)
    };
    html! {
        ul.squares__legend aria-label=(tr("色と章")) {
            @for chapter in Chapter::ALL.iter().filter(has) {
                li data-chapter=(chapter) { span.squares__sample aria-hidden="true" {} (passage(chapter.label())) }
            }
        }
    }
}

/// Today's policies that these codes of document 002 mean, each once, in the order of their codes.
pub fn each_once(codes: impl IntoIterator<Item = PolicyCode>) -> Vec<&'static Policy<'static>> {
    let current = |code| PLAN.cited(Document::Strategy, code);
    let mut policies: Vec<_> = codes.into_iter().flat_map(current).collect();
    policies.sort_unstable_by_key(|policy| policy.code);
    policies.dedup();
    policies
}
