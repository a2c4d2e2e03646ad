//! The opinion form as it comes back from the server: not sent yet, with everything typed.

use maud::Markup;

use crate::components::opinion_form::ReturnedForm;
use crate::components::page::page;
use crate::metadata::Metadata;
use crate::urls::Route;

/// The text of `<title>`.
pub fn title(form: &ReturnedForm<'_>) -> String {
    let title = Metadata::of(&Route::Send(None)).title();
    format!("{}{title}", form.title_prefix())
}

/// The page.
pub fn returned_opinion(form: &ReturnedForm<'_>) -> Markup {
    page(
        &Route::Send(None),
        &Metadata::of(&Route::Send(None)).heading,
        &form.markup(),
    )
}
