use crate::{Readings, Ruby};

/// What is joined with the text around it: a marked word is a part of its sentence.
const JOINED: [&str; 4] = ["mark", "ins", "del", "font"];

/// What holds no text for readers.
const NO_TEXT: [&str; 3] = ["script", "style", "title"];

/// What holds text in which no element may stand.
const BARE_TEXT: [&str; 2] = ["svg", "textarea"];

/// What holds such text, too, and is read as one chooses: its readings stand in the kanji's place.
const CHOICE: &str = "option";

/// What has no end tag.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// A tag, and the text behind it.
struct Piece<'h> {
    /// Between its brackets; empty before the first.
    tag: &'h str,
    name: &'h str,
    text: &'h str,
    /// Whether the text is Japanese that readers read.
    is_read: bool,
}

impl Piece<'_> {
    /// Whether its words may be anybody's: those of residents, and of the city's answers.
    fn is_of_resident(&self) -> bool {
        self.name == "bdi" || self.tag.contains(" dir=\"auto\"")
    }
}

/// The pieces of a page's HTML as `pages` writes it. What stands under another language is not read, nor
/// what stands in one of the elements that are `passed_over`; `ja-simple` is no other language.
fn pieces<'h>(html: &'h str, passed_over: &[&str]) -> Vec<Piece<'h>> {
    let mut pieces = Vec::new();
    // The elements that are open within one that is passed over, and that one.
    let mut open: Vec<&str> = Vec::new();
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
            if open.last() == Some(&name) {
                open.pop();
            }
        } else if !VOID.contains(&name) && !tag.ends_with('/') {
            let is_foreign =
                name != "html" && tag.contains(" lang=") && !tag.contains(" lang=\"ja");
            if !open.is_empty() || is_foreign || passed_over.contains(&name) {
                open.push(name);
            }
        }
        pieces.push(Piece {
            tag,
            name,
            text,
            is_read: open.is_empty(),
        });
    }
    pieces
}

/// The Japanese texts of a page's HTML, each as furigana is looked for in it: up to the next tag.
pub fn texts(html: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    for piece in pieces(html, &NO_TEXT) {
        if !JOINED.contains(&piece.name) {
            texts.push(String::new());
        }
        if let Some(last) = texts.last_mut().filter(|_| piece.is_read) {
            last.push_str(piece.text);
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}

impl Readings {
    /// A page's HTML with its readings above the kanji that are read. They are hidden from assistive
    /// technology, which reads the kanji itself. What can be chosen from a list has them in the kanji's place.
    pub fn above_kanji(&self, html: &str) -> String {
        let passed_over = [&NO_TEXT[..], &BARE_TEXT].concat();
        let mut written = String::with_capacity(html.len() * 2);
        for (place, piece) in pieces(html, &passed_over).into_iter().enumerate() {
            if place > 0 {
                written.extend(["<", piece.tag, ">"]);
            }
            if !piece.is_read {
                written.push_str(piece.text);
            } else if piece.name == CHOICE {
                written.push_str(&self.in_kana(piece.text));
            } else if piece.is_of_resident() {
                write(piece.text, self.ruby_of_residents(piece.text), &mut written);
            } else {
                write(piece.text, self.ruby(piece.text), &mut written);
            }
        }
        written
    }
}

fn write(text: &str, ruby: Vec<Ruby<'_>>, written: &mut String) {
    if ruby.is_empty() {
        return written.push_str(text);
    }
    written.push_str(OPEN_TEXT);
    let mut at = 0;
    for Ruby { kanji, kana } in ruby {
        let Some(kana) = kana else { continue };
        written.push_str(&text[at..kanji.start]);
        written.extend([OPEN, &text[kanji.clone()], BEHIND, kana, CLOSE]);
        at = kanji.end;
    }
    written.extend([&text[at..], CLOSE_TEXT]);
}

/// What stands around a text with readings, which has to stay one element: in a row of a flex box, each
/// word would be one of its own.
const OPEN_TEXT: &str = "<span data-kana>";
const CLOSE_TEXT: &str = "</span>";

/// What stands before kanji with a reading, between the two, and behind. The brackets show where a
/// browser knows no readings.
const OPEN: &str = "<ruby>";
const BEHIND: &str = "<rp>（</rp><rt aria-hidden=\"true\">";
const CLOSE: &str = "</rt><rp>）</rp></ruby>";

/// The inverse of [`Readings::above_kanji`].
pub fn without_readings(html: &str) -> String {
    let mut texts = html.split(OPEN_TEXT);
    let mut written = texts.next().unwrap_or_default().to_owned();
    for part in texts {
        let (text, behind) = part.split_once(CLOSE_TEXT).unwrap_or((part, ""));
        let mut words = text.split(OPEN);
        written.push_str(words.next().unwrap_or_default());
        for word in words {
            let (ruby, behind) = word.split_once(CLOSE).unwrap_or((word, ""));
            let (kanji, _) = ruby.split_once(BEHIND).unwrap_or((ruby, ""));
            written.extend([kanji, behind]);
        }
        written.push_str(behind);
    }
    written
}
