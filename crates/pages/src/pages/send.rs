//! Sending an opinion, as the page is before the app answers for it.

use maud::{Markup, html};

use crate::components::breadcrumb::breadcrumb;
use crate::components::opinion_form::OpinionFormView;
use crate::metadata::Metadata;
use crate::urls::Route;

/// The page.
pub fn send(form: &OpinionFormView<'_>) -> Markup {
    let heading = Metadata::of_interactive(&Route::Send(None)).heading;
    html! {
        div.page.send-page {
            div { (breadcrumb(&[], &heading)) }
            h1 tabindex="-1" { (heading) }
            div { (form.markup()) }
        }
    }
}
