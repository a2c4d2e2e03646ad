//! Text in a picture, which no browser breaks into lines.

/// What no line begins with.
const NEVER_FIRST: &str = "、。，．・」』）〕】ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョ々〜？！";

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
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while last.chars().count() >= width {
                last.pop();
            }
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;

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
}
