//! Effects and memos of one shape each.
//!
//! The reactive graph makes a copy of its machinery for every closure that it is given. Behind a
//! `Box` all closures are alike, and the bundle carries the machinery once.

use leptos::reactive::computed::Memo;
use leptos::reactive::effect::Effect;

use crate::browser;

/// Runs `run` once the page stands, and again whenever a signal that it read changes.
pub fn react(run: impl FnMut() + 'static) {
    fn boxed(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_| run());
    }
    boxed(Box::new(run));
}

/// A value that is computed again whenever a signal that `compute` read changes, and tells its
/// readers only if it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    memo_of_last(move |_| compute())
}

/// The same for a value that may stay as it was last.
pub fn memo_of_last<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    type Compute<T> = Box<dyn Fn(Option<&T>) -> T + Send + Sync>;
    fn boxed<T: PartialEq + Send + Sync + 'static>(compute: Compute<T>) -> Memo<T> {
        Memo::new(move |last: Option<&T>| compute(last))
    }
    boxed(Box::new(compute))
}

/// Keeps the content of the element with this id what `html` says; the page was built with `built`.
pub fn keep_html(id: &'static str, built: String, html: impl Fn() -> String + 'static) {
    let mut shown = built;
    react(move || {
        let html = html();
        if html != shown {
            browser::set_html(id, &html);
            shown = html;
        }
    });
}
