//! 共創のパートナー: the eight printed boxes of one policy.

use leptos::prelude::*;
use plan::{PartnerRole, PartnerSet};

use crate::route::Route;

/// Every role with its printed tick; each links to the policies that tick it too.
#[component]
pub fn PartnerList(
    /// The printed ticks.
    partners: PartnerSet,
) -> impl IntoView {
    view! {
        <ul class="partner-list">
            {PartnerRole::ALL
                .iter()
                .map(|role| {
                    let ticked = partners.contains(*role);
                    view! {
                        <li class="partner-list__item" data-ticked=ticked.then_some("")>
                            <a class="partner-list__link" href=Route::for_partner(*role).to_string()>
                                <span class="partner-list__box" aria-hidden="true">{if ticked { "■" } else { "□" }}</span>
                                {role.label()}
                                <span class="visually-hidden">{if ticked { "：印あり" } else { "：印なし" }}</span>
                            </a>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}
