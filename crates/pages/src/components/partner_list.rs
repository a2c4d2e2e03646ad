//! 共創のパートナー: the printed boxes of one policy.

use maud::{Markup, html};
use plan::{PartnerRole, PartnerSet};

use crate::language::{is_japanese, tr, tr_with};
use crate::urls::Route;

/// The roles with a printed tick, each of which links to the policies that tick it too, and the names
/// of the others.
pub fn partner_list(partners: PartnerSet) -> Markup {
    let others = PartnerRole::ALL
        .iter()
        .filter(|role| !partners.contains(**role));
    let others: Vec<_> = others.map(|role| tr(role.label())).collect();
    html! {
        ul.partner-list {
            @for role in partners.iter() {
                li.partner-list__item {
                    @if is_japanese() {
                        a.partner-list__link href=(Route::for_partner(role)) { (ticked(role)) }
                    } @else {
                        span.partner-list__link { (ticked(role)) }
                    }
                }
            }
        }
        @if !others.is_empty() {
            p.page-section__note { (tr_with("印なし：{roles}", &[("roles", &others.join(tr("、")))])) }
        }
    }
}

fn ticked(role: PartnerRole) -> Markup {
    html! {
        span aria-hidden="true" { "■" }
        (tr(role.label()))
        span.visually-hidden { (tr("：印あり")) }
    }
}
