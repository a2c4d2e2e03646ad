//! What changed between documents 000 and 001.

use maud::{Markup, html};
use plan::PolicyCode;
use plan::comparison::{self, Nature, PassagePair, PolicyComparison};
use plan_data::{DIFFERENCES, PLAN};

use crate::components::breadcrumb::breadcrumb;
use crate::components::comparison::{basic_policy_comparison, compared, legend, sources};
use crate::components::difference_list::difference_list;
use crate::metadata::Metadata;
use crate::urls::Route;

/// The page.
pub fn editions() -> Markup {
    let heading = Metadata::of(&Route::Editions).heading;
    let above = Metadata::of(&Route::Overview).heading;
    let policies = comparison::policies(&PLAN);
    let spelling: usize = policies
        .iter()
        .map(|policy| Counts::of(policy).spelling)
        .sum();
    html! {
        div.page {
            (breadcrumb(&[(Route::Overview, &above)], &heading))
            h1 tabindex="-1" { (heading) }
            p.page__lead {
                "施策5-1から5-9と計画の推進には、前の素案（文書000）と後の案（文書001）のふたつの文章があります。どちらも検討中の文書で、決定された計画ではありません。"
            }

            section.page-section aria-labelledby="meaning" {
                h2 #meaning { "意味が変わったところ" }
                p.page-section__note {
                    "ふたつの文章をくらべ、計画の言うことが変わる" (DIFFERENCES.len()) "か所を、このサイトの編集者が選びました。"
                }
                (legend())
                @for group in DIFFERENCES.chunk_by(|one, next| one.policy == next.policy) {
                    h3.editions__policy { (group_heading(group.first().and_then(|it| it.policy))) }
                    (difference_list(group))
                }
            }

            section.page-section aria-labelledby="basic-policy" {
                h2 #basic-policy { "まちづくりの基本方針" }
                (basic_policy_comparison())
                p { a.editions__link href=(Route::BasicPolicy) { "基本方針をふたつのことばで読む" } }
            }

            section.page-section aria-labelledby="policies" {
                h2 #policies { "施策ごとにくらべる" }
                p.page-section__note {
                    "目標、取組の題名、取組の段落を、ひとつずつくらべた数です。書き方だけが変わったもの（「など」と「等」、かなと漢字など）は、あわせて" (spelling) "あります。"
                }
                ul.reading-list {
                    @for policy in &policies { li { (policy_link(policy)) } }
                }
            }

            section.page-section aria-labelledby="introductions" {
                h2 #introductions { "前書きをくらべる" }
                @for introduction in comparison::introductions(&PLAN) {
                    h3.editions__policy { (introduction.subsection.label()) }
                    @for pair in &introduction.passages {
                        p.compared-text { (compared(pair)) }
                        (sources(pair, introduction.subsection.label()))
                    }
                }
            }
        }
    }
}

fn group_heading(policy: Option<PolicyCode>) -> Markup {
    match policy.and_then(|code| PLAN.policy(code)) {
        Some(policy) => html! {
            a href=(Route::PolicyEditions(policy.code)) { (policy.code) " " (policy.name) }
        },
        None => html! { "計画の全体" },
    }
}

fn policy_link(policy: &PolicyComparison<'_>) -> Markup {
    let counts = Counts::of(policy);
    html! {
        a.reading-list__link href=(Route::PolicyEditions(policy.later.code)) {
            span.reading-list__name { (policy.later.code) " " (policy.later.name) }
            span.reading-list__line {
                "ことばが変わった " (counts.wording)
                "、書き方だけ " (counts.spelling)
                "、同じ " (counts.same)
            }
        }
    }
}

/// How many of a policy's passages changed how much.
struct Counts {
    wording: usize,
    spelling: usize,
    same: usize,
}

impl Counts {
    fn of(policy: &PolicyComparison<'_>) -> Self {
        let count = |nature| pairs(policy).filter(|pair| pair.nature() == nature).count();
        Self {
            wording: count(Nature::Wording),
            spelling: count(Nature::Spelling),
            same: count(Nature::Same),
        }
    }
}

fn pairs<'p>(
    policy: &'p PolicyComparison<'p>,
) -> impl Iterator<Item = &'p PassagePair<'p>> + use<'p> {
    let measures = policy.measures.iter();
    std::iter::once(&policy.goal)
        .chain(measures.flat_map(|it| std::iter::once(&it.title).chain(&it.passages)))
}
