//! A picture of how many policies something has, and of which chapters: a square each.

use maud::{Markup, html};
use plan::{Chapter, Document, PolicyCode};
use plan_data::PLAN;

use crate::urls::strategy_place_href;

/// A row of the picture.
pub struct Row {
    /// What stands before its name: `1`, `a`.
    pub mark: String,
    /// Its name.
    pub title: String,
    /// Where the name leads.
    pub href: String,
    /// Its policies, each once, in the order of codes.
    pub policies: Vec<PolicyCode>,
}

/// The rows, under a `label` for those who do not see that they are a picture. Each square is a link
/// with the policy's name.
pub fn policy_squares(label: &str, rows: &[Row]) -> Markup {
    html! {
        ul.squares aria-label=(label) {
            @for row in rows {
                li.squares__row {
                    p.squares__name {
                        a.squares__link href=(row.href) { span.squares__mark { (row.mark) } (row.title) }
                        span.squares__count { (row.policies.len()) "施策" }
                    }
                    ul.squares__policies { @for code in &row.policies { (square(*code)) } }
                }
            }
        }
        (legend(rows))
    }
}

fn square(code: PolicyCode) -> Markup {
    let name = PLAN.policy(code).map_or("", |policy| policy.name);
    html! {
        li data-chapter=(code.chapter) {
            a.squares__policy href=(strategy_place_href(code)) title={ (code) " " (name) } {
                span.visually-hidden { (code) " " (name) }
            }
        }
    }
}

/// Which chapter has which colour, of those that the picture has.
fn legend(rows: &[Row]) -> Markup {
    let has = |chapter: &&Chapter| {
        let mut codes = rows.iter().flat_map(|row| &row.policies);
        codes.any(|code| code.chapter == **chapter)
    };
    html! {
        ul.squares__legend aria-label="色と章" {
            @for chapter in Chapter::ALL.iter().filter(has) {
                li data-chapter=(chapter) { span.squares__sample aria-hidden="true" {} (chapter.label()) }
            }
        }
    }
}

/// The codes of today's policies that these codes of document 002 mean, each once, in their order.
pub fn each_once(codes: impl IntoIterator<Item = PolicyCode>) -> Vec<PolicyCode> {
    let current = |code| PLAN.cited(Document::Strategy, code).into_iter();
    let policies = codes.into_iter().flat_map(current);
    let mut codes: Vec<_> = policies.map(|policy| policy.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}
