//! 成果指標, as a table that reads on a narrow screen.

use maud::{Markup, html};
use plan::Indicator;

use crate::components::indicator_figure::{Aim, latest_in_words, typeset};
use crate::language::{passage, passage_as, tr, tr_with};

/// The indicators of the policy of this name.
pub fn indicator_table(policy: &str, indicators: &[Indicator<'_>]) -> Markup {
    html! {
        table.indicator-table aria-label=(tr_with("「{policy}」の成果指標", &[("policy", policy)])) {
            thead {
                tr {
                    th scope="col" { (tr("指標")) }
                    th scope="col" { (tr("直近の実績")) }
                    th scope="col" { (tr("目標・目指す方向")) }
                }
            }
            tbody {
                @for indicator in indicators {
                    @let aim = Aim::of(indicator);
                    tr {
                        th scope="row" { (passage(indicator.name)) }
                        td {
                            span.indicator-table__label aria-hidden="true" { (tr("直近の実績")) }
                            span.indicator-table__value { (passage_as(indicator.latest, typeset)) }
                            span.indicator-table__year { (tr("（")) (passage(indicator.latest_year)) (tr("）")) }
                            (words(latest_in_words(indicator.latest)))
                        }
                        td {
                            span.indicator-table__label aria-hidden="true" { (tr("目標・方向")) }
                            span.indicator-table__value { (passage_as(indicator.target, typeset)) }
                            (words((aim != Aim::Value).then(|| aim.words())))
                        }
                    }
                }
            }
        }
    }
}

fn words(words: Option<&str>) -> Markup {
    html! { @if let Some(words) = words { span.indicator-table__words { (tr(words)) } } }
}
