//! 成果指標, as a table that reads on a narrow screen.

use maud::{Markup, html};
use plan::Indicator;

use crate::components::indicator_figure::{Aim, latest_in_words};

/// The indicators of the policy of this name.
pub fn indicator_table(policy: &str, indicators: &[Indicator<'_>]) -> Markup {
    html! {
        table.indicator-table aria-label={ "「" (policy) "」の成果指標" } {
            thead {
                tr {
                    th scope="col" { "指標" }
                    th scope="col" { "直近の実績" }
                    th scope="col" { "目標・目指す方向" }
                }
            }
            tbody {
                @for indicator in indicators {
                    @let aim = Aim::of(indicator);
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
                            (words((aim != Aim::Value).then(|| aim.words())))
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
