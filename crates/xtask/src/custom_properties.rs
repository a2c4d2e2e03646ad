//! Leaves out the custom properties of a stylesheet that nothing refers to.
//!
//! The Digital Agency's tokens come as one long list, of which the app uses a part; no minifier
//! may drop the others, because a script could ask for them. Here it is known that none does.

use std::collections::BTreeSet;
use std::ops::Range;

/// `css` without the custom properties that neither its own rules nor `used_elsewhere` refer to,
/// directly or through the value of one that is kept.
pub fn prune(css: &str, used_elsewhere: &BTreeSet<String>) -> String {
    let declarations = declarations(css);

    let mut kept = used_elsewhere.clone();
    let mut position = 0;
    for declaration in &declarations {
        kept.extend(names(&css[position..declaration.span.start]));
        position = declaration.span.end;
    }
    kept.extend(names(&css[position..]));

    let mut waiting: Vec<String> = kept.iter().cloned().collect();
    while let Some(name) = waiting.pop() {
        for declaration in declarations.iter().filter(|one| one.name == name) {
            for used in names(&css[declaration.value.clone()]) {
                if kept.insert(used.clone()) {
                    waiting.push(used);
                }
            }
        }
    }

    let mut pruned = String::with_capacity(css.len());
    let mut position = 0;
    for declaration in &declarations {
        if !kept.contains(declaration.name) {
            pruned.push_str(&css[position..declaration.span.start]);
            position = declaration.span.end;
        }
    }
    pruned.push_str(&css[position..]);
    pruned
}

/// Every name of a custom property in a text, be it CSS or a program that writes some.
pub fn names(text: &str) -> BTreeSet<String> {
    let bytes = text.as_bytes();
    let mut names = BTreeSet::new();
    let mut position = 0;
    while let Some(found) = text[position..].find("--") {
        let start = position + found;
        let end = end_of_name(bytes, start);
        // `block--modifier` is a class, not a property.
        let inside_a_word = start > 0 && is_name_byte(bytes[start - 1]);
        if !inside_a_word && end > start + 2 {
            names.insert(text[start..end].to_owned());
        }
        position = end;
    }
    names
}

struct Declaration<'a> {
    name: &'a str,
    value: Range<usize>,
    /// From the name to the semicolon.
    span: Range<usize>,
}

fn declarations(css: &str) -> Vec<Declaration<'_>> {
    let bytes = css.as_bytes();
    let mut declarations = Vec::new();
    let mut position = 0;
    let mut at_start = true;
    while position < bytes.len() {
        if at_start && bytes[position..].starts_with(b"--") {
            let name = position..end_of_name(bytes, position);
            let colon = skip_space(bytes, name.end);
            if bytes.get(colon) == Some(&b':') {
                let value = colon + 1..end_of_value(bytes, colon + 1);
                let semicolon = usize::from(bytes.get(value.end) == Some(&b';'));
                let span = name.start..value.end + semicolon;
                position = span.end;
                declarations.push(Declaration {
                    name: &css[name],
                    value,
                    span,
                });
                continue;
            }
        }
        let byte = bytes[position];
        position = match end_of_opaque(bytes, position) {
            Some(end) => end,
            None => {
                at_start =
                    matches!(byte, b'{' | b'}' | b';') || (at_start && byte.is_ascii_whitespace());
                position + 1
            }
        };
    }
    declarations
}

fn end_of_name(bytes: &[u8], start: usize) -> usize {
    let length = bytes[start..]
        .iter()
        .take_while(|byte| is_name_byte(**byte));
    start + length.count()
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' || !byte.is_ascii()
}

fn skip_space(bytes: &[u8], start: usize) -> usize {
    let space = bytes[start..]
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace());
    start + space.count()
}

/// Where a value ends: at the semicolon or closing brace that is not inside brackets of its own.
fn end_of_value(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut position = start;
    while position < bytes.len() {
        if let Some(end) = end_of_opaque(bytes, position) {
            position = end;
            continue;
        }
        match bytes[position] {
            b'(' | b'[' | b'{' => depth += 1,
            b';' | b'}' if depth == 0 => return position,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        position += 1;
    }
    position
}

/// Where the string or comment that begins here ends, if one begins here.
fn end_of_opaque(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = &bytes[start..];
    if rest.starts_with(b"/*") {
        let length = rest.windows(2).skip(2).position(|two| two == b"*/");
        return Some(length.map_or(bytes.len(), |length| start + length + 4));
    }
    let quote = *rest.first()?;
    if quote != b'"' && quote != b'\'' {
        return None;
    }
    let mut position = start + 1;
    while position < bytes.len() {
        match bytes[position] {
            b'\\' => position += 2,
            byte if byte == quote => return Some(position + 1),
            _ => position += 1,
        }
    }
    Some(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prune_alone(css: &str) -> String {
        prune(css, &BTreeSet::new())
    }

    #[test]
    fn what_nothing_refers_to_goes() {
        assert_eq!(
            prune_alone(":root{--a:1px;--b:2px}p{margin:var(--b)}"),
            ":root{--b:2px}p{margin:var(--b)}"
        );
    }

    #[test]
    fn a_chain_of_references_stays_whole() {
        let css = ":root{--a:var(--b);--b:var(--c,1px);--c:2px}p{margin:var(--a)}";
        assert_eq!(prune_alone(css), css);
        assert_eq!(
            prune_alone(":root{--a:var(--b);--b:var(--a)}"),
            ":root{}",
            "two that refer only to each other are not used"
        );
    }

    #[test]
    fn every_declaration_of_a_used_name_stays() {
        let css = ":root{--a:1px}@media print{:root{--a:2px}}p{margin:var(--a)}";
        assert_eq!(prune_alone(css), css);
    }

    #[test]
    fn a_name_used_elsewhere_stays() {
        let elsewhere = names("view! { <path style=\"fill: var(--sea)\" /> }");
        assert_eq!(
            prune(":root{--sea:#00f;--hill:#0f0}", &elsewhere),
            ":root{--sea:#00f;}"
        );
    }

    #[test]
    fn values_may_hold_semicolons_and_braces() {
        assert_eq!(
            prune_alone(":root{--a:url(data:x;y);--b:\"};--c\";--d:{x};--e:'\\'';}p{}"),
            ":root{}p{}"
        );
    }

    #[test]
    fn modifiers_of_classes_are_not_properties() {
        let css = ".button--large,.button --odd{margin:0}";
        assert_eq!(prune_alone(css), css);
        assert!(names(".button--large").is_empty());
    }

    #[test]
    fn comments_are_passed_over() {
        let css = "/* --a: {} */:root{/*;*/--a:1px}";
        assert_eq!(prune_alone(css), css);
    }

    #[test]
    fn text_that_is_not_css_comes_back() {
        for text in ["--", "\"", "/*", "{--a", "鎌倉--"] {
            assert_eq!(prune_alone(text), text);
        }
    }
}
