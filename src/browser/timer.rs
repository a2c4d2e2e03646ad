//! Doing something later.

use std::time::Duration;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window::window;

fn milliseconds(duration: Duration) -> i32 {
    i32::try_from(duration.as_millis()).unwrap_or(i32::MAX)
}

/// Calls `run` once, after a while.
pub fn set_timeout(run: impl FnOnce() + 'static, after: Duration) {
    let run = Closure::once_into_js(run);
    if let Some(window) = window() {
        // Fails only for a window that is gone.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            run.unchecked_ref(),
            milliseconds(after),
        );
    }
}

/// Calls `run` again and again, as long as the app runs.
pub fn set_interval(run: impl Fn() + 'static, every: Duration) {
    let run = Closure::<dyn Fn()>::new(run);
    if let Some(window) = window() {
        // Fails only for a window that is gone.
        let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(
            run.as_ref().unchecked_ref(),
            milliseconds(every),
        );
    }
    run.forget();
}

/// Calls `run` before the browser paints next.
pub fn request_animation_frame(run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    if let Some(window) = window() {
        // Fails only for a window that is gone.
        let _ = window.request_animation_frame(run.unchecked_ref());
    }
}
