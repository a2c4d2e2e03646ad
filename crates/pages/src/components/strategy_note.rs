//! What document 002 is, said where its text stands.

use maud::{Markup, html};

/// A short label of the strategy's draft.
pub fn strategy_note() -> Markup {
    html! {
        p.edition-note {
            span.edition-note__label { "総合戦略2030（案）" }
            span.edition-note__text { "2026年3月4日の審議会の資料です。決定された計画ではありません。" }
        }
    }
}
