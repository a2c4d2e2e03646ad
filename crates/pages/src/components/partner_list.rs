//! 共創のパートナー: the eight printed boxes of one policy.

use maud::{Markup, html};
use plan::{PartnerRole, PartnerSet};

use crate::urls::Route;

/// Every role with its printed tick; each links to the policies that tick it too.
pub fn partner_list(partners: PartnerSet) -> Markup {
    html! {
        ul.partner-list {
            @for role in PartnerRole::ALL {
                @let ticked = partners.contains(*role);
                li.partner-list__item data-ticked=[ticked.then_some("")] {
                    a.partner-list__link href=(Route::for_partner(*role)) {
                        span.partner-list__box aria-hidden="true" { (if ticked { "■" } else { "□" }) }
                        (role.label())
                        span.visually-hidden { (if ticked { "：印あり" } else { "：印なし" }) }
                    }
                }
            }
        }
    }
}
