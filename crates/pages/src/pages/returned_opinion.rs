//! The opinion form as it comes back from the server: not sent yet, with everything typed.

use maud::{Markup, html};

use crate::components::opinion_form::ReturnedForm;
use crate::components::page::page;
use crate::components::translation_note::translation_note;
use crate::metadata::Metadata;
use crate::urls::Route;

/// The text of `<title>`.
pub fn title(form: &ReturnedForm<'_>) -> String {
    let title = Metadata::of(&Route::Send(None)).title();
    format!("{}{title}", form.title_prefix())
}

/// The page.
pub fn returned_opinion(form: &ReturnedForm<'_>) -> Markup {
    let route = Route::Send(None);
    let content = html! { (form.markup()) (translation_note(&route, None)) };
    page(&route, &Metadata::of(&route).heading, &content)
}
