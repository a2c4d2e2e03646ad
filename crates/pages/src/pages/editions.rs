//! What changed between any two editions.

use maud::{Markup, html};
use plan::comparison::{self, Difference, Nature, PassagePair, PolicyComparison};
use plan::{Edition, Passage, Policy, heading};
use plan_data::{DIFFERENCES, PLAN};

use crate::components::comparison::{
    COMPARED_IN_JAPANESE, EditionNames, MEANING, basic_policy_comparison, compared_passage, legend,
};
use crate::components::difference_list::{NOT_COMPARED, difference_list};
use crate::components::edition_note::standing_of_both;
use crate::components::page::page_head;
use crate::components::policy_range::ranges;
use crate::language::{is_japanese, passage, tr, tr_with};
use crate::summary::edition_name;
use crate::urls::Route;

/// How many differences are shown first, in the editors' order: those of the plan as a whole.
const FIRST: usize = 3;

/// Two editions that have texts of the same policies.
#[derive(Clone, Copy)]
struct Pair {
    earlier: &'static Edition<'static>,
    later: &'static Edition<'static>,
}

impl Pair {
    /// Any two editions, those with the newest first.
    fn all() -> Vec<Self> {
        let newest_first = || PLAN.editions.iter().rev();
        let pairs = newest_first().flat_map(|later| {
            let earlier = newest_first().filter(move |earlier| earlier.id < later.id);
            earlier.map(move |earlier| Self { earlier, later })
        });
        pairs.collect()
    }

    fn names(self) -> EditionNames {
        EditionNames::new(self.earlier.id, self.later.id)
    }

    /// An id on the page, which may have several pairs.
    fn id(self, name: &str) -> String {
        if Self::all().len() == 1 {
            name.to_owned()
        } else {
            format!("{name}-{}-{}", self.earlier.id, self.later.id)
        }
    }
}

/// The page.
pub fn editions() -> Markup {
    let pairs = Pair::all();
    html! {
        div.page {
            (page_head(&Route::Editions))
            @for pair in &pairs { (compared_editions(*pair, pairs.len() > 1)) }
        }
    }
}

fn compared_editions(pair: Pair, is_one_of_several: bool) -> Markup {
    let Pair { earlier, later } = pair;
    let policies = comparison::policies(&PLAN, earlier.id, later.id);
    let codes: Vec<_> = policies.iter().map(|policy| policy.later.code).collect();
    let differences: Vec<_> = DIFFERENCES
        .iter()
        .filter(|it| (it.from, it.to) == (earlier.id, later.id))
        .collect();
    let introductions = comparison::introductions(&PLAN, earlier.id, later.id);
    html! {
        @if is_one_of_several {
            h2 { (tr_with("{earlier}と{later}", &[("earlier", &label(earlier)), ("later", &label(later))])) }
        }
        p.page__lead {
            (two_texts(pair, &ranges(&codes)))
            (tr(standing_of_both(earlier, later)))
            @if !is_japanese() { (tr(COMPARED_IN_JAPANESE)) }
        }
        (meaning(pair, &differences))
        @if quotes_basic_policy(pair) {
            section.page-section aria-labelledby=(pair.id("basic-policy")) {
                h2 id=(pair.id("basic-policy")) { (tr(heading::BASIC_POLICY)) }
                (basic_policy_comparison())
                p { a.editions__link href=(Route::BasicPolicy) { (tr("基本方針をふたつのことばで読む")) } }
            }
        }
        (of_policies(pair, &policies))
        @if !introductions.is_empty() {
            details.fold id=(pair.id("introductions")) {
                summary.fold__summary { h2.fold__heading { (tr("前書きをくらべる")) } }
                div.fold__body {
                    @for introduction in &introductions {
                        h3 { (passage(introduction.subsection.label())) }
                        @for pair in &introduction.passages {
                            (compared_passage(pair, introduction.subsection.label()))
                        }
                    }
                }
            }
        }
    }
}

/// What heads the texts of an edition.
fn label(edition: &Edition<'_>) -> String {
    if is_japanese() {
        return edition.label.to_owned();
    }
    edition_name(edition.id)
}

/// Which policies have both texts.
fn two_texts(pair: Pair, codes: &str) -> String {
    let names = pair.names();
    let words = if quotes_basic_policy(pair) {
        "施策{codes}と計画の推進には、{earlier}と{later}のふたつの文章があります。"
    } else {
        "施策{codes}には、{earlier}と{later}のふたつの文章があります。"
    };
    tr_with(
        words,
        &[
            ("codes", codes),
            ("earlier", &names.earlier),
            ("later", &names.later),
        ],
    )
}

/// Whether the two wordings of the basic policy are those of these editions.
fn quotes_basic_policy(pair: Pair) -> bool {
    comparison::basic_policy(&PLAN).is_some_and(|wordings| {
        let edition = |passage: Option<Passage<'_>>| passage?.source.document.edition();
        edition(wordings.earlier) == Some(pair.earlier.id)
            && edition(wordings.later) == Some(pair.later.id)
    })
}

fn meaning(pair: Pair, differences: &[&'static Difference<'static>]) -> Markup {
    html! {
        section.page-section aria-labelledby=(pair.id("meaning")) {
            h2 id=(pair.id("meaning")) { (tr(MEANING)) }
            p.page-section__note {
                @if differences.is_empty() {
                    (tr(NOT_COMPARED))
                } @else {
                    (tr_with(
                        "ふたつの文章をくらべ、計画の言うことが変わる{count}か所を、このサイトの編集者が選びました。",
                        &[("count", &differences.len().to_string())],
                    ))
                }
            }
            (legend(&pair.names()))
            @let (first, others) = differences.split_at(differences.len().min(FIRST));
            @if !first.is_empty() {
                h3.editions__policy { (tr("いちばん大きく変わったところ")) }
                (difference_list(first.iter().copied()))
            }
            @for group in others.chunk_by(|one, next| one.policy == next.policy) {
                (folded_group(pair, group))
            }
        }
    }
}

/// The other differences of a policy, or of the plan as a whole.
fn folded_group(pair: Pair, group: &[&'static Difference<'static>]) -> Markup {
    let code = group.first().and_then(|it| it.policy);
    let policy = code.and_then(|code| PLAN.policy_in(pair.later.id, code));
    html! {
        details.fold {
            summary.fold__summary {
                @match policy {
                    Some(policy) => { (policy.code) " " (passage(policy.name)) },
                    None => (tr("計画の全体")),
                }
                (tr_with("（{count}か所）", &[("count", &group.len().to_string())]))
            }
            div.fold__body {
                (difference_list(group.iter().copied()))
                @if let Some(policy) = policy {
                    p { a.line-link href=(comparison_of(policy)) { (tr_with("施策{code}の文章を、ことばごとにくらべる", &[("code", &policy.code.to_string())])) } }
                }
            }
        }
    }
}

fn of_policies(pair: Pair, policies: &[PolicyComparison<'static>]) -> Markup {
    let spelling: usize = policies
        .iter()
        .map(|policy| Counts::of(policy).spelling)
        .sum();
    html! {
        section.page-section aria-labelledby=(pair.id("policies")) {
            h2 id=(pair.id("policies")) { (tr("施策ごとにくらべる")) }
            p.page-section__note {
                (tr("目標、取組の題名、取組の段落を、ひとつずつくらべた数です。"))
                @if spelling > 0 {
                    (tr_with(
                        "書き方だけが変わったもの（「など」と「等」、かなと漢字など）は、あわせて{count}か所あります。",
                        &[("count", &spelling.to_string())],
                    ))
                }
            }
            ul.reading-list {
                @for policy in policies { li { (policy_link(policy)) } }
            }
        }
    }
}

/// Where a policy's text is compared with earlier ones, or at least read.
fn comparison_of(policy: &Policy<'_>) -> Route {
    if PLAN.is_current(policy) {
        Route::PolicyEditions(policy.code)
    } else {
        Route::PolicyText(policy.edition, policy.code)
    }
}

fn policy_link(policy: &PolicyComparison<'_>) -> Markup {
    let counts = Counts::of(policy);
    let told = [
        ("ことばの変更", counts.wording),
        ("書き方だけ", counts.spelling),
        ("同じ", counts.same),
    ];
    // None of a kind is nothing to be told.
    let told: Vec<_> = told.into_iter().filter(|(_, count)| *count > 0).collect();
    html! {
        a.reading-list__link href=(comparison_of(policy.later)) {
            span.reading-list__name { (policy.later.code) " " (passage(policy.later.name)) }
            span {
                @for (at, (kind, count)) in told.iter().enumerate() {
                    @if at > 0 { @if is_japanese() { wbr; } @else { " " } }
                    span.reading-list__count {
                        (tr_with("{kind}{count}か所", &[("kind", tr(kind)), ("count", &count.to_string())]))
                        @if at + 1 < told.len() { (tr("、")) }
                    }
                }
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
