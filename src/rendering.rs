//! Pages as HTML, on the host.

use std::sync::Once;

use leptos::prelude::*;

use crate::app::App;
use crate::navigation::Navigation;
use crate::pages::server_written;
use pages::urls::Route;

/// What the page at `route` holds, as the app shows it before anything is typed or kept.
pub fn page(route: &Route) -> String {
    rendered(|| {
        let navigation = Navigation::new(route.clone(), String::new());
        view! { <App navigation /> }.to_html()
    })
}

/// A page of the app's frame whose content the server fills in.
pub fn server_written_page(route: &Route) -> String {
    rendered(|| server_written(route).to_html())
}

/// A page of the app's frame whose content the server fills in, and which the app fetches.
pub fn server_written_file(route: &Route) -> String {
    rendered(|| crate::pages::server_written_file(route).to_html())
}

/// The page that the service worker shows in place of one that only the server can write.
pub fn offline_page() -> String {
    rendered(|| crate::pages::without_line().to_html())
}

fn rendered(html: impl FnOnce() -> String) -> String {
    static EXECUTOR: Once = Once::new();
    EXECUTOR.call_once(|| {
        // Fails only where there is an executor already.
        let _ = any_spawner::Executor::init_futures_executor();
    });
    // The comments are the marks by which hydration would find its way. The app builds its own
    // tree instead.
    Owner::new().with(html).replace("<!>", "")
}
