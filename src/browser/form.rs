//! Form controls, and what they hold.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::element::{element, within};
use super::window::document;

/// Makes the form controls of this name hold `value`. Of radio buttons and checkboxes, the one whose
/// value it is gets checked: of several the one that is already, else the first that can be seen.
pub fn set_field(name: &str, value: &str) {
    let selector = format!("[name='{name}']");
    let Some(fields) = document().and_then(|document| document.query_selector_all(&selector).ok())
    else {
        return;
    };
    let mut chosen: Option<HtmlInputElement> = None;
    for field in (0..fields.length()).filter_map(|at| fields.item(at)) {
        if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            let is_it = input.value() == value;
            match input.type_().as_str() {
                "radio" | "checkbox" if is_it => {
                    let is_better = chosen.as_ref().is_none_or(|before| {
                        before.hidden() || input.checked() && !before.checked() && !input.hidden()
                    });
                    if is_better {
                        chosen = Some(input.clone());
                    }
                }
                "radio" | "checkbox" if input.checked() => input.set_checked(false),
                "radio" | "checkbox" => {}
                _ if !is_it => input.set_value(value),
                _ => {}
            }
        } else if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
            if select.value() != value {
                select.set_value(value);
            }
        } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>()
            && area.value() != value
        {
            area.set_value(value);
        }
    }
    if let Some(chosen) = chosen.filter(|chosen| !chosen.checked()) {
        chosen.set_checked(true);
    }
}

/// Makes the field with this id hold `value`.
pub fn set_value(id: &str, value: &str) {
    if let Some(input) = element(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        && input.value() != value
    {
        input.set_value(value);
    }
}

/// Checks the checkbox with this id, or takes that back.
pub fn set_checked(id: &str, checked: bool) {
    if let Some(input) = element(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        && input.checked() != checked
    {
        input.set_checked(checked);
    }
}

/// The name of the form control that an event comes from, and what it holds: `true` or `false`
/// for a checkbox.
pub fn field_of(event: &Event) -> Option<(String, String)> {
    let target = event.target()?;
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        let value = match input.type_().as_str() {
            "checkbox" => input.checked().to_string(),
            _ => input.value(),
        };
        return Some((input.name(), value));
    }
    if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        return Some((select.name(), select.value()));
    }
    let area = target.dyn_ref::<HtmlTextAreaElement>()?;
    Some((area.name(), area.value()))
}

/// Whether an event tells of words that are still being composed with an input method.
pub fn is_composing(event: &Event) -> bool {
    js_sys::Reflect::get(event, &"isComposing".into()).is_ok_and(|composing| composing.is_truthy())
}

/// The value of the form control that an event comes from: of a checkbox, the one that it has when
/// it is checked.
pub fn value_of(event: &Event) -> String {
    let control = event.target().and_then(|target| target.dyn_into().ok());
    control.map_or_else(String::new, |control: HtmlInputElement| control.value())
}

/// The form around the control with this id below `root`.
pub fn form_around(root: &Element, id: &str) -> Option<Element> {
    within(root, id)?.closest("form").ok().flatten()
}
