//! Whether the reader can see a part of the page.

use js_sys::Array;
use leptos::prelude::*;
use leptos::reactive::owner::StoredValue;
use leptos::reactive::signal::{ReadSignal, WriteSignal, signal};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

use crate::browser;
use crate::memo::react;

/// Whether any of the element with this id is in the window, from when the page stands. Before
/// that, and where a browser cannot tell, it counts as visible.
pub fn is_visible(id: &'static str) -> ReadSignal<bool> {
    let (is_seen, set_seen) = signal(true);
    watch(id, set_seen);
    is_seen
}

type Tell = Closure<dyn Fn(Array)>;

/// Ends when the page that asked for it is gone.
struct Watch {
    observer: IntersectionObserver,
    _tell: Tell,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn watch(id: &'static str, set_seen: WriteSignal<bool>) {
    let watch = StoredValue::new_local(None);
    react(move || watch.set_value(watching(id, set_seen)));
}

fn watching(id: &str, set_seen: WriteSignal<bool>) -> Option<Watch> {
    let tell = Tell::new(move |entries: Array| {
        if let Ok(entry) = entries.pop().dyn_into::<IntersectionObserverEntry>() {
            set_seen.set(entry.is_intersecting());
        }
    });
    let element = browser::document()?.get_element_by_id(id)?;
    let observer = IntersectionObserver::new(tell.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(Watch {
        observer,
        _tell: tell,
    })
}
