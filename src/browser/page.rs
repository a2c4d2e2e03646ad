//! Pages that were fetched.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, SupportedType};

/// What the element with this id holds in a page's HTML, once a text stands in what `selector` finds,
/// if there is one, and the empty fields of these names have their values.
pub fn part_of_page(
    html: &str,
    id: &str,
    (selector, text): (&str, &str),
    values: &[(&str, &str)],
) -> Option<String> {
    let parser = DomParser::new().ok()?;
    let page = parser.parse_from_string(html, SupportedType::TextHtml);
    let part = page.ok()?.get_element_by_id(id)?;
    if let Some(shown) = part
        .query_selector(selector)
        .ok()?
        .filter(|_| !text.is_empty())
    {
        shown.set_text_content(Some(text));
    }
    for (name, value) in values {
        let fields = part.query_selector_all(&format!("[name=\"{name}\"][value=\"\"]"));
        let fields = fields.ok()?;
        for field in (0..fields.length()).filter_map(|at| fields.get(at)) {
            let field: Element = field.unchecked_into();
            let _ = field.set_attribute("value", value);
        }
    }
    Some(part.inner_html())
}
