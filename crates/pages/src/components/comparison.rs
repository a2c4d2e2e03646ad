//! Two wordings of a passage, word by word.
//!
//! What one of them lacks is told by a line through or under the words, by a sign before them, and,
//! to those who listen, in words at its beginning and end. Colour only adds to that.

use maud::{Markup, html};
use plan::comparison::{Change, ChangeKind, Nature, PassagePair, basic_policy};
use plan::{EditionId, Passage};
use plan_data::PLAN;

use crate::components::source_note::source_link;

/// Both wordings in one text: what is gone before what came in its place.
pub fn compared(pair: &PassagePair<'_>) -> Markup {
    let names = EditionNames::of(pair);
    html! { @for change in &pair.changes { (marked(change, names)) } }
}

/// What readers call two editions that stand beside each other.
#[derive(Debug, Clone, Copy)]
pub struct EditionNames {
    /// The earlier one: 素案.
    pub earlier: &'static str,
    /// The later one: 計画推進体制の案.
    pub later: &'static str,
}

impl EditionNames {
    /// The names of these two.
    pub fn new(earlier: EditionId, later: EditionId) -> Self {
        let edition = |id| PLAN.edition(id);
        Self {
            earlier: edition(earlier).map_or("", |edition| edition.document_name),
            later: edition(later).map_or("", |edition| edition.document_name),
        }
    }

    /// The names of the editions that two passages are from.
    fn of(pair: &PassagePair<'_>) -> Self {
        let edition = |passage: Option<Passage<'_>>| {
            let id = passage.and_then(|passage| passage.source.document.edition());
            id.and_then(|id| PLAN.edition(id))
        };
        Self {
            earlier: edition(pair.earlier).map_or("", |edition| edition.document_name),
            later: edition(pair.later).map_or("", |edition| edition.document_name),
        }
    }
}

/// Both wordings beside each other, in each the words that the other lacks.
pub fn side_by_side(pair: &PassagePair<'_>, names: EditionNames) -> Markup {
    html! {
        dl.two-wordings {
            (wording(pair, pair.earlier, ChangeKind::Removed, names))
            (wording(pair, pair.later, ChangeKind::Added, names))
        }
    }
}

/// まちづくりの基本方針 in its two wordings.
pub fn basic_policy_comparison() -> Markup {
    html! {
        @if let Some(pair) = basic_policy(&PLAN) { (side_by_side(&pair, EditionNames::of(&pair))) }
    }
}

/// What the lines and signs of that comparison mean.
pub fn basic_policy_legend() -> Markup {
    html! { @if let Some(pair) = basic_policy(&PLAN) { (legend(EditionNames::of(&pair))) } }
}

/// What the lines and signs mean.
pub fn legend(names: EditionNames) -> Markup {
    let example = |kind, nature, text: &str| marked(&Change { kind, nature, text }, names);
    let only = |name: &str| format!("{name}だけにあることば");
    html! {
        ul.comparison-legend {
            li { (example(ChangeKind::Removed, Nature::Wording, &only(names.earlier))) }
            li { (example(ChangeKind::Added, Nature::Wording, &only(names.later))) }
            li {
                (example(ChangeKind::Removed, Nature::Spelling, "など"))
                (example(ChangeKind::Added, Nature::Spelling, "等"))
                "（細い線）は、書き方だけの違い"
            }
        }
    }
}

/// The ways to both places of a pair.
pub fn sources(pair: &PassagePair<'_>, item: &str) -> Markup {
    let link = |passage: Option<Passage<'_>>, edition: &str| {
        html! {
            @if let Some(Passage { source, .. }) = passage {
                span.comparison-sources__edition { (edition) "の" }
                (source_link(source, item))
            }
        }
    };
    let names = EditionNames::of(pair);
    html! {
        p.comparison-sources { (link(pair.earlier, names.earlier)) (link(pair.later, names.later)) }
    }
}

fn wording(
    pair: &PassagePair<'_>,
    passage: Option<Passage<'_>>,
    own: ChangeKind,
    names: EditionNames,
) -> Markup {
    let edition = match own {
        ChangeKind::Removed => names.earlier,
        ChangeKind::Added | ChangeKind::Same => names.later,
    };
    html! {
        div.two-wordings__wording {
            dt.two-wordings__edition { (edition) }
            dd {
                @match passage {
                    None => span.two-wordings__none { "このことばはありません" },
                    // Where there is nothing to compare it with, every word would be marked.
                    Some(passage) if pair.earlier.is_none() || pair.later.is_none() => (passage.text),
                    Some(_) => @for change in pair.changes.iter().filter(|it| it.kind == own || it.kind == ChangeKind::Same) {
                        (marked(change, names))
                    },
                }
                @if let Some(Passage { source, .. }) = passage {
                    " " (source_link(source, &format!("{edition}のことば")))
                }
            }
        }
    }
}

fn marked(change: &Change<'_>, names: EditionNames) -> Markup {
    let nature = (change.nature == Nature::Spelling).then_some("spelling");
    match change.kind {
        ChangeKind::Same => html! { (change.text) },
        ChangeKind::Removed => html! {
            del.change data-nature=[nature] {
                span.visually-hidden { "［" (names.earlier) "だけ：" }
                (change.text)
                span.visually-hidden { "］" }
            }
        },
        ChangeKind::Added => html! {
            ins.change data-nature=[nature] {
                span.visually-hidden { "［" (names.later) "だけ：" }
                (change.text)
                span.visually-hidden { "］" }
            }
        },
    }
}
