//! Effects and memos of one shape each.
//!
//! Leptos makes a copy of its machinery for every closure that it is given. Behind a `Box` all
//! closures are alike, and the bundle carries the machinery once.

use leptos::prelude::*;

/// Runs `run` once the page stands, and again whenever a signal that it read changes.
pub fn react(run: impl FnMut() + 'static) {
    fn boxed(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_| run());
    }
    boxed(Box::new(run));
}

/// A value that is computed anew whenever a signal that `compute` read changes, and tells its
/// readers only if it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    fn boxed<T: PartialEq + Send + Sync + 'static>(
        compute: Box<dyn Fn() -> T + Send + Sync>,
    ) -> Memo<T> {
        Memo::new(move |_| compute())
    }
    boxed(Box::new(compute))
}
