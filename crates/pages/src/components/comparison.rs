//! Two wordings of a passage as one sentence, word by word.
//!
//! How the words look says what one of them lacks, on paper and in forced colours the
//! brackets around them do, and to those who listen a word at their beginning.

use maud::{Markup, html};
use plan::comparison::{Change, ChangeKind, Nature, PassagePair, basic_policy};
use plan::{EditionId, Passage};
use plan_data::PLAN;

use crate::components::source_note::lines;
use crate::language::{is_japanese, lang_of_original, original_words, tr, tr_with, write_original};
use crate::summary::{document_name, edition_name};
use crate::urls::source_href;

/// What heads the changes that alter what the plan says.
pub const MEANING: &str = "意味が変わったところ";

/// What pages in other languages say of what they compare.
pub const COMPARED_IN_JAPANESE: &str = "くらべた文章と、変わったところの説明は日本語です。";

/// Both wordings in one text: what is gone before what came in its place.
pub fn compared(pair: &PassagePair<'_>) -> Markup {
    html! { @for change in &pair.changes { (marked(change)) } }
}

/// A passage with what changed in it; folded where nothing did.
pub fn folded_if_same(pair: &PassagePair<'_>, item: &str) -> Markup {
    let text = compared_passage(pair, item);
    html! {
        @if pair.nature() == Nature::Same {
            details.same-text {
                summary.same-text__summary {
                    (tr("変わっていない文章を見る"))
                    span.visually-hidden { (tr_with("（{item}）", &[("item", item)])) }
                }
                (text)
            }
        } @else {
            (text)
        }
    }
}

/// What readers call two editions that stand beside each other.
#[derive(Debug, Clone)]
pub struct EditionNames {
    /// The earlier one: 素案; in other languages, its document by its number.
    pub earlier: String,
    /// The later one: 計画推進体制の案.
    pub later: String,
}

impl EditionNames {
    /// The names of these two.
    pub fn new(earlier: EditionId, later: EditionId) -> Self {
        Self {
            earlier: edition_name(earlier),
            later: edition_name(later),
        }
    }

    /// The names of the editions that two passages are from.
    fn of(pair: &PassagePair<'_>) -> Self {
        let name = |passage: Option<Passage<'_>>| {
            let id = passage.and_then(|passage| passage.source.document.edition());
            id.map_or_else(String::new, edition_name)
        };
        Self {
            earlier: name(pair.earlier),
            later: name(pair.later),
        }
    }
}

/// まちづくりの基本方針 in its two wordings.
pub fn basic_policy_comparison() -> Markup {
    html! {
        @if let Some(pair) = basic_policy(&PLAN) { (compared_passage(&pair, "基本方針のことば")) }
    }
}

/// What the marks of that comparison mean.
pub fn basic_policy_legend() -> Markup {
    html! { @if let Some(pair) = basic_policy(&PLAN) { (legend(&EditionNames::of(&pair))) } }
}

/// What the marks mean.
pub fn legend(names: &EditionNames) -> Markup {
    let example = |kind, nature, text: &str| marked(&Change { kind, nature, text });
    let only = |name: &str| tr_with("{edition}だけにあることば", &[("edition", name)]);
    let spelling = || {
        html! {
            (example(ChangeKind::Removed, Nature::Spelling, "など"))
            (example(ChangeKind::Added, Nature::Spelling, "等"))
        }
    };
    html! {
        ul.comparison-legend {
            li { (example(ChangeKind::Removed, Nature::Wording, &only(&names.earlier))) }
            li { (example(ChangeKind::Added, Nature::Wording, &only(&names.later))) }
            li {
                (original_words(spelling))
                (tr("（色なし）は、書き方だけの違い"))
            }
        }
    }
}

/// Both wordings in one text, and the ways to where they stand. `item` is what the text is called.
pub fn compared_passage(pair: &PassagePair<'_>, item: &str) -> Markup {
    html! {
        p.compared-text lang=[lang_of_original()] { (write_original(|| compared(pair))) }
        (passage_sources(pair, item))
    }
}

/// The ways to where both wordings stand.
pub fn passage_sources(pair: &PassagePair<'_>, item: &str) -> Markup {
    html! {
        p.comparison-sources {
            @for Passage { source, .. } in [pair.earlier, pair.later].into_iter().flatten() {
                a.source-mark href=(source_href(source)) {
                    (tr_with("{document}の原文", &[("document", &document_name(source.document))]))
                    span.visually-hidden {
                        @if is_japanese() { "（" (item) "、" (lines(source)) "）" }
                        @else { (tr_with("（{item}）", &[("item", &lines(source))])) }
                    }
                }
            }
        }
    }
}

fn marked(change: &Change<'_>) -> Markup {
    let nature = (change.nature == Nature::Spelling).then_some("spelling");
    match change.kind {
        ChangeKind::Same => html! { (change.text) },
        ChangeKind::Removed => html! {
            del.change data-nature=[nature] { span.visually-hidden { (tr("［削除：")) } (change.text) span.visually-hidden { (tr("］")) } }
        },
        ChangeKind::Added => html! {
            ins.change data-nature=[nature] { span.visually-hidden { (tr("［追加：")) } (change.text) span.visually-hidden { (tr("］")) } }
        },
    }
}
