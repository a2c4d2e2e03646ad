//! Text in a picture, which no browser breaks into lines.

/// What no line begins with.
const NEVER_FIRST: &str = "、。，．・」』）〕】ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョ々〜？！";

/// Where the scripts begin whose characters are as wide as they are high: those of East Asia.
const FIRST_FULL_WIDTH: char = '\u{1100}';

/// A text in lines of so many full-width characters, and at most so many lines: what does not fit is
/// left out, which the last line says.
pub fn lines(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for character in text.chars() {
        let Some(line) = lines.last_mut() else { break };
        if line.chars().count() < width || NEVER_FIRST.contains(character) {
            line.push(character);
        } else {
            lines.push(character.to_string());
        }
    }
    shortened(lines, width, most)
}

/// The same for a script that has blanks between its words: no line breaks within one. Of letters that
/// are no full-width ones, two are as wide as one that is.
pub fn lines_of_words(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if halves(line) + 1 + halves(word) <= 2 * width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    shortened(lines, width, most)
}

/// How wide a line is, in halves of a full-width character.
fn halves(line: &str) -> usize {
    let of = |character| if character < FIRST_FULL_WIDTH { 1 } else { 2 };
    line.chars().map(of).sum()
}

/// No more than so many lines, the last of which says that the text goes on.
fn shortened(mut lines: Vec<String>, width: usize, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while halves(last) + 2 > 2 * width {
                last.pop();
            }
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{lines, lines_of_words};

    #[test]
    fn a_long_text_says_that_it_goes_on() {
        let long = lines(&"あ".repeat(21), 5, 4);
        assert_eq!(long.len(), 4);
        assert_eq!(long.last().map(String::as_str), Some("ああああ…"));
    }

    #[test]
    fn no_line_begins_with_a_full_stop() {
        assert_eq!(lines("ああああ。い", 4, 4), ["ああああ。", "い"]);
    }

    #[test]
    fn a_line_of_words_breaks_between_them() {
        let text = "A city where everyone has peace of mind";
        let broken = ["A city where", "everyone has", "peace of", "mind"];
        assert_eq!(lines_of_words(text, 6, 4), broken);
        assert_eq!(lines_of_words(text, 6, 2), ["A city where", "everyone h…"]);
        assert_eq!(lines_of_words("시가 하는 일", 4, 4), ["시가", "하는 일"]);
    }
}
