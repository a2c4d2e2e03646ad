//! A drawing in a file of its own, which any program for vector graphics opens.

use maud::{Markup, PreEscaped};

/// The text of an SVG file.
pub(super) struct Drawing(pub &'static str);

impl Drawing {
    /// The rectangle that it fills: left, top, width and height.
    pub(super) fn view_box(&self) -> [i32; 4] {
        let value = self
            .0
            .split_once("viewBox=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .map_or("", |(value, _)| value);
        let mut numbers = value.split(' ').filter_map(|number| number.parse().ok());
        std::array::from_fn(|_| numbers.next().unwrap_or_default())
    }

    /// What stands between the tags of the file, without its line breaks.
    pub(super) fn shapes(&self) -> Markup {
        let content = self
            .0
            .split_once('>')
            .and_then(|(_, rest)| rest.rsplit_once("</svg>"))
            .map_or("", |(content, _)| content);
        PreEscaped(content.lines().map(str::trim).collect())
    }
}
