use axum::response::Response;
use hearing_api::Voice;
use pages::metadata::{Metadata, title};
use pages::pages::voices::{Support, voice, voice_title};
use pages::shell::{Device, Page};
use pages::urls::Route;

use crate::html::public_page;
use crate::state::AppState;

/// The page of a voice.
pub(super) fn page(state: &AppState, device: Device, shown: &Voice, support: Support) -> Response {
    let route = Route::Voice(shown.id);
    let page = Page {
        route: &route,
        title: &title(&voice_title(shown, state.plan)),
        description: &Metadata::of(&route).description,
        has_app: true,
        content: voice(shown, support, state.plan),
    };
    public_page(state.site.document(&page, device))
}
