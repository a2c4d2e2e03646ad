//! Copies a text, and says so.

use pages::contract::said;

use crate::browser;

/// Puts `text` on the clipboard and says so in the element `place`; where the browser does not let it,
/// says what to do in its place.
pub async fn copy(text: &str, place: &str, instead: &str) {
    let said = if browser::copy(text).await {
        said::COPIED
    } else {
        instead
    };
    browser::set_text(place, said);
}
