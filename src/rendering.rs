//! Pages as HTML, on the host.

use std::sync::Once;

use leptos::prelude::*;
use maud::PreEscaped;

use crate::app;
use crate::navigation::Navigation;
use pages::shell::frame;
use pages::urls::Route;

/// What the app shows at `route`, header and footer included, before anything is typed or kept.
pub fn page(route: &Route) -> String {
    frame(route, &PreEscaped(content(route))).into_string()
}

/// What stands in the page's `main`.
pub fn content(route: &Route) -> String {
    static EXECUTOR: Once = Once::new();
    EXECUTOR.call_once(|| {
        // Fails only where there is an executor already.
        let _ = any_spawner::Executor::init_futures_executor();
    });
    let html = Owner::new().with(|| {
        let navigation = Navigation::new(route.clone(), String::new());
        app::content(navigation).to_html()
    });
    // The comments are the marks by which hydration would find its way. The app builds its own
    // tree instead.
    html.replace("<!>", "")
}
