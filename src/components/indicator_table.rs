//! 成果指標, as a table that reads on a narrow screen.

use maud::{Markup, html};
use plan::Indicator;

/// The indicators of one policy.
pub fn indicator_table(indicators: &[Indicator<'_>]) -> Markup {
    html! {
        table.indicator-table {
            thead {
                tr {
                    th scope="col" { "指標" }
                    th scope="col" { "直近の実績" }
                    th scope="col" { "目標・目指す方向" }
                }
            }
            tbody {
                @for indicator in indicators {
                    tr {
                        th scope="row" { (indicator.name) }
                        td {
                            span.indicator-table__label aria-hidden="true" { "直近の実績" }
                            span.indicator-table__value { (indicator.latest) }
                            span.indicator-table__year { "（" (indicator.latest_year) "）" }
                            (words(latest_in_words(indicator.latest)))
                        }
                        td {
                            span.indicator-table__label aria-hidden="true" { "目標・方向" }
                            span.indicator-table__value { (indicator.target) }
                            (words(target_in_words(indicator.target)))
                        }
                    }
                }
            }
        }
    }
}

fn words(words: Option<&str>) -> Markup {
    html! { @if let Some(words) = words { span.indicator-table__words { (words) } } }
}

/// What a sign in the column of values means.
fn latest_in_words(latest: &str) -> Option<&'static str> {
    match latest {
        "—" => Some("該当なし"),
        "(未定)" => Some("これから測る値です"),
        _ => None,
    }
}

/// What an arrow in the column of targets means.
fn target_in_words(target: &str) -> Option<&'static str> {
    match target {
        "↗" => Some("増やす"),
        "↘" => Some("減らす"),
        "⇒" => Some("維持する"),
        _ => None,
    }
}
