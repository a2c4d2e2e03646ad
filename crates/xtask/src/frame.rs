//! The scripts by which the app is shown in frames of other sites' pages.

/// What such a page loads: the element that makes the frame. Its address never changes.
pub const EMBED: &str = include_str!("../../../src/frame/embed.js");

/// The app's side of the frame.
pub const GUEST: &str = include_str!("../../../src/frame/guest.js");

/// What makes the HTML for such a page, on the app's own.
pub const SNIPPET: &str = include_str!("../../../src/frame/snippet.js");
