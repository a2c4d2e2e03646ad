//! Hard words, and what follows them where a text first uses them: `年度〈春から 次の 春まで〉`.

use super::tables::Words;
use super::without_blanks;

/// The places of the sentences of one text that use a hard word without having explained it, or explain
/// a word otherwise than the table does.
pub(super) fn unexplained(text: &[&str], words: &Words<'_>) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut explained: Vec<&str> = Vec::new();
    for (place, sentence) in text.iter().enumerate() {
        let sentence = without_blanks(sentence);
        let (mut rest, mut before) = (sentence.as_str(), String::new());
        while !rest.is_empty() {
            if let Some(inside) = rest.strip_prefix('〈') {
                // The word was followed by another explanation than its own.
                found.push((place, format!("`{before}〈`")));
                rest = inside.split_once('〉').map_or("", |(_, rest)| rest);
                continue;
            }
            let here = words.iter().find(|it| rest.starts_with(it.word));
            let Some(word) = here else {
                let next = rest.chars().next().unwrap_or_default();
                before.push(next);
                rest = rest.get(next.len_utf8()..).unwrap_or_default();
                continue;
            };
            rest = rest.get(word.word.len()..).unwrap_or_default();
            before.push_str(word.word);
            let own = rest.strip_prefix('〈').and_then(|it| it.split_once('〉'));
            match own {
                Some((explanation, behind)) if explanation == word.explanation => rest = behind,
                None if explained.contains(&word.word) => {}
                _ => found.push((place, format!("`{}` without its explanation", word.word))),
            }
            explained.push(word.word);
        }
    }
    found
}
