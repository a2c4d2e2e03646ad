//! 共創のパートナー: the printed boxes of one policy.

use maud::{Markup, html};
use plan::{PartnerRole, PartnerSet};

use crate::urls::Route;

/// The roles with a printed tick, each of which links to the policies that tick it too, and the names
/// of the others.
pub fn partner_list(partners: PartnerSet) -> Markup {
    let others = PartnerRole::ALL
        .iter()
        .filter(|role| !partners.contains(**role));
    let others: Vec<_> = others.map(|role| role.label()).collect();
    html! {
        ul.partner-list {
            @for role in partners.iter() {
                li.partner-list__item {
                    a.partner-list__link href=(Route::for_partner(role)) {
                        span aria-hidden="true" { "■" }
                        (role.label())
                        span.visually-hidden { "：印あり" }
                    }
                }
            }
        }
        @if !others.is_empty() {
            p.page-section__note { "印なし：" (others.join("、")) }
        }
    }
}
