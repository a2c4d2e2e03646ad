//! 成果指標, as a table that reads on a narrow screen.

use leptos::prelude::*;
use plan::Indicator;

/// The indicators of one policy.
#[component]
pub fn IndicatorTable(
    /// The rows.
    indicators: &'static [Indicator<'static>],
) -> impl IntoView {
    view! {
        <table class="indicator-table">
            <thead>
                <tr>
                    <th scope="col">"指標"</th>
                    <th scope="col">"直近の実績"</th>
                    <th scope="col">"目標・目指す方向"</th>
                </tr>
            </thead>
            <tbody>
                {indicators
                    .iter()
                    .map(|indicator| {
                        view! {
                            <tr>
                                <th scope="row">{indicator.name}</th>
                                <td>
                                    <span class="indicator-table__label" aria-hidden="true">"直近の実績"</span>
                                    <span class="indicator-table__value">{indicator.latest}</span>
                                    <span class="indicator-table__year">"（"{indicator.latest_year}"）"</span>
                                    {latest_in_words(indicator.latest)
                                        .map(|words| view! { <span class="indicator-table__words">{words}</span> })}
                                </td>
                                <td>
                                    <span class="indicator-table__label" aria-hidden="true">"目標・方向"</span>
                                    <span class="indicator-table__value">{indicator.target}</span>
                                    {target_in_words(indicator.target)
                                        .map(|words| view! { <span class="indicator-table__words">{words}</span> })}
                                </td>
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
        </table>
    }
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
