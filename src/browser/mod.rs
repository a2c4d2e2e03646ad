//! What a browser has: the document, storage, a clock, randomness, the clipboard, focus.

mod clipboard;
mod clock;
mod element;
mod event;
mod focus;
mod form;
mod json;
mod page;
mod random;
mod storage;
mod stylesheets;
mod text;
mod timer;
mod window;

pub use clipboard::copy;
pub use clock::{japanese_time, now};
pub use element::{
    append_html, attribute, html_of, replace_text, set_attribute, set_html, set_message, set_text,
    within,
};
pub use event::{closest_attribute, listen};
pub use focus::{focus, focus_below, focus_heading, has_focus, is_writing};
pub use form::{field_of, form_around, is_composing, set_checked, set_field, set_value, value_of};
pub use json::Json;
pub use page::part_of_page;
pub use random::uuid;
pub use storage::{Storage, forget, holds_any, keeps, load, save};
pub use stylesheets::add_stylesheets_of;
pub use text::normalize;
pub use timer::{request_animation_frame, set_interval, set_timeout};
pub use window::{
    confirm, document, is_framed, is_marked, kiosk, mark_root, reload, set_title, window,
    window_height,
};
