//! Two wordings of a passage, word by word.
//!
//! What one of them lacks is told by a line through or under the words, by a sign before them, and,
//! to those who listen, in words at its beginning and end. Colour only adds to that.

use maud::{Markup, html};
use plan::Passage;
use plan::comparison::{Change, ChangeKind, Nature, PassagePair, basic_policy};
use plan_data::PLAN;

use crate::components::source_note::source_link;

/// Both wordings in one text: what is gone before what came in its place.
pub fn compared(pair: &PassagePair<'_>) -> Markup {
    html! { @for change in &pair.changes { (marked(change)) } }
}

/// Both wordings beside each other, in each the words that the other lacks.
pub fn side_by_side(pair: &PassagePair<'_>) -> Markup {
    html! {
        dl.two-wordings {
            (wording(pair, pair.earlier, ChangeKind::Removed, "前の素案"))
            (wording(pair, pair.later, ChangeKind::Added, "後の案"))
        }
    }
}

/// まちづくりの基本方針 in its two wordings.
pub fn basic_policy_comparison() -> Markup {
    html! { @if let Some(pair) = basic_policy(&PLAN) { (side_by_side(&pair)) } }
}

/// What the lines and signs mean.
pub fn legend() -> Markup {
    let example = |kind, nature, text| Change { kind, nature, text };
    html! {
        ul.comparison-legend {
            li { (marked(&example(ChangeKind::Removed, Nature::Wording, "前の素案だけにあることば"))) }
            li { (marked(&example(ChangeKind::Added, Nature::Wording, "後の案だけにあることば"))) }
            li {
                (marked(&example(ChangeKind::Removed, Nature::Spelling, "など")))
                (marked(&example(ChangeKind::Added, Nature::Spelling, "等")))
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
    html! {
        p.comparison-sources { (link(pair.earlier, "前の素案")) (link(pair.later, "後の案")) }
    }
}

fn wording(
    pair: &PassagePair<'_>,
    passage: Option<Passage<'_>>,
    own: ChangeKind,
    edition: &str,
) -> Markup {
    html! {
        div.two-wordings__wording {
            dt.two-wordings__edition { (edition) }
            dd {
                @match passage {
                    None => span.two-wordings__none { "このことばはありません" },
                    // Where there is nothing to compare it with, every word would be marked.
                    Some(passage) if pair.earlier.is_none() || pair.later.is_none() => (passage.text),
                    Some(_) => @for change in pair.changes.iter().filter(|it| it.kind == own || it.kind == ChangeKind::Same) {
                        (marked(change))
                    },
                }
                @if let Some(Passage { source, .. }) = passage {
                    " " (source_link(source, &format!("{edition}のことば")))
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
            del.change data-nature=[nature] {
                span.visually-hidden { "［前の素案だけ：" }
                (change.text)
                span.visually-hidden { "］" }
            }
        },
        ChangeKind::Added => html! {
            ins.change data-nature=[nature] {
                span.visually-hidden { "［後の案だけ：" }
                (change.text)
                span.visually-hidden { "］" }
            }
        },
    }
}
