//! How the app takes over from the page that the prerenderer wrote.
//!
//! The app builds its own tree beside the page and puts it in the page's place in one step. Both
//! come from the same markup, so nothing moves; what the reader did before (typed, opened,
//! focused) is carried over. Hydration would keep the nodes, but a page whose URL says more than
//! its file (filters, a draft) would not match, and a mismatch there ends the app.

use pages::contract::{attribute, id};
use std::time::Duration;

use any_spawner::Executor;
use leptos::reactive::owner::Owner;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Element, Event, EventInit, HtmlDetailsElement, HtmlElement, HtmlInputElement,
    HtmlOptionElement, HtmlSelectElement, HtmlTextAreaElement,
};

use super::address::Navigation;
use super::parts::Parts;
use crate::browser::{self, set_timeout};

/// Starts the app in place of the prerendered page, and says so with `data-ready` on `<html>`; not
/// while words are being composed, which would stay behind as they were read. `open` builds the app in
/// an element that is not in the document yet.
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
    let Some(document) = browser::document() else {
        return;
    };
    let Some(page) = document.get_element_by_id(id::APP) else {
        return;
    };
    let Some(root) = page
        .clone_node()
        .ok()
        .and_then(|node| node.dyn_into::<Element>().ok())
    else {
        return;
    };
    let owner = Owner::new();
    let navigation = owner.with(|| {
        let navigation = Navigation::from_location(parts);
        open(&root, navigation);
        navigation
    });
    // The app lives as long as the page.
    std::mem::forget(owner);
    let active = document.active_element();
    let caret = active.as_ref().and_then(caret_of);
    let focused = active.and_then(|element| path_to(&page, &element));
    carry_over(&page, &root);
    if page.replace_with_with_node_1(&root).is_err() {
        return;
    }
    if let Some(path) = focused {
        spawn_local(async move {
            // What is focused may stand in a step that the first effects show.
            leptos::task::tick().await;
            focus(&root, &path, caret);
        });
    }
    navigation.listen();
    browser::mark_root(attribute::READY, true);
}

/// Copies what was typed, chosen and opened.
fn carry_over(from: &Element, to: &Element) {
    carry_over_all(from, to, "input, textarea, select");
    carry_over_all(from, to, "details");
}

fn carry_over_all(from: &Element, to: &Element, selector: &str) {
    let all = |root: &Element| -> Vec<Element> {
        let found = root.query_selector_all(selector).ok();
        found
            .map(|list| {
                (0..list.length())
                    .filter_map(|at| list.item(at)?.dyn_into().ok())
                    .collect()
            })
            .unwrap_or_default()
    };
    let (old, new) = (all(from), all(to));
    // Where the trees differ (a filter in the URL), there is no telling which element became which.
    let same = old.len() == new.len()
        && old.iter().zip(&new).all(|(old, new)| {
            old.tag_name() == new.tag_name()
                && old.get_attribute("name") == new.get_attribute("name")
        });
    if same {
        old.iter()
            .zip(&new)
            .for_each(|(old, new)| carry_over_one(old, new));
    }
}

fn carry_over_one(old: &Element, new: &Element) {
    let js = |element: &Element| JsValue::from(element.clone());
    if let (Ok(old), Ok(new)) = (
        js(old).dyn_into::<HtmlDetailsElement>(),
        js(new).dyn_into::<HtmlDetailsElement>(),
    ) {
        // What the address asks for stays open, too.
        if old.open() {
            new.set_open(true);
        }
    } else if let (Ok(old), Ok(new)) = (
        js(old).dyn_into::<HtmlTextAreaElement>(),
        js(new).dyn_into::<HtmlTextAreaElement>(),
    ) {
        if Ok(old.value()) != old.default_value() {
            new.set_value(&old.value());
            tell(&new);
        }
    } else if let (Ok(old), Ok(new)) = (
        js(old).dyn_into::<HtmlSelectElement>(),
        js(new).dyn_into::<HtmlSelectElement>(),
    ) {
        let options = old.options();
        let preselected = (0..options.length())
            .filter_map(|at| options.item(at)?.dyn_into::<HtmlOptionElement>().ok())
            .find(HtmlOptionElement::default_selected);
        let default = preselected.map(|option| option.value()).unwrap_or_default();
        if old.value() != default {
            new.set_value(&old.value());
            tell(&new);
        }
    } else if let (Ok(old), Ok(new)) = (
        js(old).dyn_into::<HtmlInputElement>(),
        js(new).dyn_into::<HtmlInputElement>(),
    ) {
        match old.type_().as_str() {
            "checkbox" | "radio" if old.checked() != old.default_checked() => {
                new.set_checked(old.checked());
                tell(&new);
            }
            "checkbox" | "radio" | "hidden" => {}
            _ if old.value() != old.default_value() => {
                new.set_value(&old.value());
                tell(&new);
            }
            _ => {}
        }
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

/// The way from `root` down to `element`, as the indices of children.
fn path_to(root: &Element, element: &Element) -> Option<Vec<u32>> {
    let mut path = Vec::new();
    let mut current = element.clone();
    while &current != root {
        let parent = current.parent_element()?;
        let siblings = parent.children();
        path.push((0..siblings.length()).find(|at| siblings.item(*at).as_ref() == Some(&current))?);
        current = parent;
    }
    path.reverse();
    Some(path)
}

/// Where the caret stands in a field, or what is selected there.
fn caret_of(element: &Element) -> Option<(u32, u32)> {
    let ends = |start: Result<Option<u32>, JsValue>, end: Result<Option<u32>, JsValue>| {
        Some((start.ok()??, end.ok()??))
    };
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        return ends(input.selection_start(), input.selection_end());
    }
    let area = element.dyn_ref::<HtmlTextAreaElement>()?;
    ends(area.selection_start(), area.selection_end())
}

fn focus(root: &Element, path: &[u32], caret: Option<(u32, u32)>) {
    let element = path
        .iter()
        .try_fold(root.clone(), |element, at| element.children().item(*at));
    let Some(element) = element else { return };
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot take focus stays without; the reader is where they were.
        let _ = element.focus();
    }
    let Some((start, end)) = caret else { return };
    // A field that has no caret refuses one, and is as well off without.
    let _ = if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.set_selection_range(start, end)
    } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        area.set_selection_range(start, end)
    } else {
        Ok(())
    };
}
