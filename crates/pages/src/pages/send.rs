//! Sending an opinion: the form.

use hearing_api::OpinionForm;
use maud::{Markup, html};
use plan_data::BRIEF;

use crate::components::opinion_form::OpinionFormView;
use crate::components::page::page;
use crate::components::translation_note::translation_note;
use crate::contract::placeholder;
use crate::language::is_japanese;
use crate::metadata::heading_of_interactive;
use crate::urls::Route;

/// The page, in the element whose content the app fetches.
pub fn send(form: &OpinionFormView<'_>) -> Markup {
    let route = Route::Send(None);
    let heading = heading_of_interactive(&route);
    let content = html! { (form.markup()) (translation_note(&route, None)) };
    html! { div { (page(&route, &heading, &content)) } }
}

/// The page with an empty form, which has no key yet.
pub fn unsent() -> Markup {
    send(&OpinionFormView {
        plan: &BRIEF,
        form: &OpinionForm::default(),
        key: placeholder::KEY,
        violations: &[],
        has_app: is_japanese(),
        proposed: &[],
    })
}
