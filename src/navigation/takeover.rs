//! How the app takes over the page that stands there.
//!
//! It attaches to the nodes of the page's file, or of what the server wrote, and makes only what its
//! address says otherwise. So what the reader did before (typed, chose, opened, selected, focused)
//! stays as it is; what they entered is dispatched once more, for who listens now.

use std::time::Duration;

use any_spawner::Executor;
use leptos::reactive::owner::Owner;
use pages::contract::{attribute, id};
use pages::urls::Route;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlInputElement, HtmlOptionElement, HtmlSelectElement,
    HtmlTextAreaElement,
};

use super::address::Navigation;
use super::parts::Parts;
use crate::browser::{self, set_timeout};

/// Starts the app in the page that stands there, and says so with `data-ready` on `<html>`; not
/// while words are being composed, which what is attached would take for whole. `open` attaches the
/// app to an element.
pub fn start(parts: Parts, open: impl Fn(&Element, Navigation) + Copy + 'static) {
    // Fails only where there is an executor already.
    let _ = Executor::init_wasm_bindgen();
    let Some(window) = browser::window() else {
        return;
    };
    browser::listen(&window, "compositionend", move |event| {
        if !browser::is_marked(attribute::READY) {
            // The browser is done with the field only after the event.
            set_timeout(move || take_over(parts, open), Duration::ZERO);
        } else if let Some(Ok(field)) = event.target().map(JsCast::dyn_into) {
            // What listens to the fields has passed over the words so far.
            tell(&field);
        }
    });
    take_over(parts, open);
}

fn take_over(parts: Parts, open: impl Fn(&Element, Navigation)) {
    if browser::is_marked(attribute::COMPOSING) || browser::is_marked(attribute::READY) {
        return;
    }
    let page = browser::document().and_then(|document| document.get_element_by_id(id::APP));
    let Some(page) = page else { return };
    let owner = Owner::new();
    let navigation = owner.with(|| {
        let navigation = Navigation::from_location(parts);
        open(&page, navigation);
        navigation
    });
    // The app lives as long as the page.
    std::mem::forget(owner);
    tell_what_was_entered(&page);
    navigation.listen();
    browser::mark_root(attribute::READY, true);
}

/// The address for which what stands in `main` was written, if it says so. The app leaves what is
/// the same for its own, and makes what differs.
pub fn written_for(main: &Element) -> Option<Route> {
    let selector = format!("[{}]", attribute::ADDRESS);
    let written = main.query_selector(&selector).ok().flatten()?;
    let address = written.get_attribute(attribute::ADDRESS)?;
    let (path, query) = address.split_once('?').unwrap_or((&address, ""));
    Some(Route::parse(path, query))
}

/// Tells those who listen what the reader entered before they did.
fn tell_what_was_entered(page: &Element) {
    let Ok(controls) = page.query_selector_all("input, textarea, select") else {
        return;
    };
    (0..controls.length())
        .filter_map(|at| controls.item(at)?.dyn_into().ok())
        .filter(is_entered)
        .for_each(|control| tell(&control));
}

/// Whether a form control holds something else than the page was written with.
fn is_entered(control: &Element) -> bool {
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        return Ok(area.value()) != area.default_value();
    }
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        let options = select.options();
        let preselected = (0..options.length())
            .filter_map(|at| options.item(at)?.dyn_into::<HtmlOptionElement>().ok())
            .find(HtmlOptionElement::default_selected);
        return select.value() != preselected.map(|option| option.value()).unwrap_or_default();
    }
    let Some(input) = control.dyn_ref::<HtmlInputElement>() else {
        return false;
    };
    match input.type_().as_str() {
        "checkbox" => input.checked() != input.default_checked(),
        // Of its group, the one that is chosen tells.
        "radio" => input.checked() && !input.default_checked(),
        "hidden" => false,
        _ => input.value() != input.default_value(),
    }
}

/// Tells those who listen that the reader has entered something.
fn tell(element: &Element) {
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &bubbling) {
        // Fails only for an event that is being dispatched already.
        let _ = element.dispatch_event(&event);
    }
}
