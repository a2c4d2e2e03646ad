//! Events, and who listens to them.

use leptos::reactive::owner::StoredValue;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget};

/// The value of the attribute on the element that an event comes from, or on the nearest one around it.
pub fn closest_attribute(event: &Event, name: &str) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element
        .closest(&format!("[{name}]"))
        .ok()
        .flatten()?
        .get_attribute(name)
}

/// Calls `handle` for each event of this name at `target`, as long as the surrounding page stands.
pub fn listen(target: &EventTarget, name: &str, handle: impl Fn(Event) + 'static) {
    fn boxed(target: &EventTarget, name: &str, handle: Box<dyn Fn(Event)>) {
        let closure = Closure::wrap(handle);
        // Fails only for a target that is gone.
        let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        StoredValue::new_local(closure);
    }
    boxed(target, name, Box::new(handle));
}
