//! Showing much in two steps: what the window holds at once, and the rest once the reader pauses.

use leptos::prelude::*;
use leptos::reactive::computed::Memo;

use super::address::Navigation;
use crate::memo::react;

/// Shows `found` again whenever it is something else. `show` gets how many items of it to show:
/// while the reader types or chooses, as many as fit the window, and in the pause `complete` is
/// told behind how many the others belong. `written` is what the page shows so far.
///
/// How many fit, `in_window` says. It is asked where the reader waits for nothing, because to
/// answer it a browser lays out the page.
pub fn render_progressively<T: Clone + PartialEq + Send + Sync + 'static>(
    navigation: Navigation,
    written: T,
    found: Memo<T>,
    in_window: impl Fn() -> usize + 'static,
    show: impl Fn(&T, usize) + 'static,
    complete: impl Fn(&T, usize) + 'static,
) {
    const ALL: usize = usize::MAX;
    let mut at_once = in_window();
    let mut shown = (written, ALL);
    react(move || {
        let is_settling = navigation.is_settling();
        let now = found.get();
        let (before, many) = &mut shown;
        if now != *before {
            *many = if is_settling { at_once } else { ALL };
            show(&now, *many);
            *before = now;
        } else if *many != ALL && !is_settling {
            complete(&now, *many);
            *many = ALL;
            at_once = in_window();
        }
    });
}
