/// What is joined with the text around it: a marked word is a part of its sentence.
const JOINED: [&str; 4] = ["mark", "ins", "del", "font"];

/// What holds no text for readers.
const NO_TEXT: [&str; 3] = ["script", "style", "title"];

/// What has no end tag.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// The Japanese texts of a page's HTML as `pages` writes it, each as furigana is looked for in it:
/// up to the next tag, without what stands under another language; `ja-simple` is none.
pub fn texts(html: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    // The elements that are open within one that is passed over, and that one.
    let mut passed_over: Vec<&str> = Vec::new();
    for (place, piece) in html.split('<').enumerate() {
        let (tag, text) = match place {
            0 => ("", piece),
            _ => piece.split_once('>').unwrap_or((piece, "")),
        };
        let name = tag
            .split([' ', '\n', '/'])
            .find(|name| !name.is_empty())
            .unwrap_or_default();
        if tag.starts_with('/') {
            if passed_over.last() == Some(&name) {
                passed_over.pop();
            }
        } else if !VOID.contains(&name) && !tag.ends_with('/') {
            let is_foreign =
                name != "html" && tag.contains(" lang=") && !tag.contains(" lang=\"ja");
            if !passed_over.is_empty() || is_foreign || NO_TEXT.contains(&name) {
                passed_over.push(name);
            }
        }
        if !JOINED.contains(&name) {
            texts.push(String::new());
        }
        if passed_over.is_empty()
            && let Some(last) = texts.last_mut()
        {
            last.push_str(text);
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}
