//! What of a page is in its own language.

/// What has no end tag.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// HTML as `pages` writes it, without each element that says that it is in another language than `own`,
/// a tag, and without what stands in that.
pub fn in_own_language(html: &str, own: &str) -> String {
    let own = format!(" lang=\"{own}\"");
    let mut kept = String::with_capacity(html.len());
    // The elements that are open within one that is left out, and that one.
    let mut left_out: Vec<&str> = Vec::new();
    let mut pieces = html.split('<');
    kept.extend(pieces.next());
    for piece in pieces {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.trim_start_matches('/').split([' ', '/']).next();
        let name = name.unwrap_or_default();
        let is_other = tag.contains(" lang=\"") && !tag.contains(&own);
        if tag.starts_with('/') && !left_out.is_empty() {
            if left_out.last() == Some(&name) {
                left_out.pop();
            }
            if left_out.is_empty() {
                kept.push_str(text);
            }
        } else if !left_out.is_empty() || is_other {
            if !VOID.contains(&name) && !tag.ends_with('/') {
                left_out.push(name);
            }
        } else {
            kept.push('<');
            kept.push_str(piece);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_in_another_language_is_left_out_with_all_that_is_in_it() {
        let html = r#"<html lang="en"><p>a<br><a hreflang="ja">b</a><div lang="ja" title="c"><div>d<br></div>e</div>f</p>"#;
        let own = r#"<html lang="en"><p>a<br><a hreflang="ja">b</a>f</p>"#;
        assert_eq!(in_own_language(html, "en"), own);
    }
}
