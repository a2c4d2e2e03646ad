//! Words that nobody in the field would search for are not to come back.

use crate::files::{File, sources};

/// Words with the field's own for them.
const DIALECT: [(&str, &str); 20] = [
    ("without a line", "offline"),
    ("Patience", "Timeout"),
    ("Slip", "FieldError"),
    ("Postman", "Mailer"),
    ("Unheard", "Unconfirmed"),
    ("OpinionFile", "OpinionDetail"),
    ("note_act", "record"),
    ("wait_for_turn", "merge_lock"),
    ("take_along", "move_dependents"),
    ("tellable", "disclosable"),
    ("FEWEST", "MIN_DISCLOSED"),
    ("two_steps", "progressive_render"),
    ("comes_from_elsewhere", "is_cross_site"),
    ("ForTab", "Storage::Session"),
    ("nought", "zero"),
    ("anew", "again"),
    ("whoever", "who"),
    ("Whoever", "who"),
    ("stands for", "means"),
    ("is told", "hears, reads, gets"),
];

fn places(file: &File, text: &str) -> Vec<String> {
    let lines = file.text.lines().enumerate();
    lines
        .filter(|(_, line)| has_word(line, text))
        .map(|(at, _)| format!("{}:{} {text}", file.path, at + 1))
        .collect()
}

fn has_word(line: &str, word: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(is_letter) && !after.is_some_and(|c| is_letter(c) && c != 's')
    })
}

/// The sources but this one, which has to spell what it looks for.
fn others() -> impl Iterator<Item = &'static File> {
    let own = file!().replace('\\', "/");
    sources()
        .iter()
        .filter(move |file| !own.ends_with(&file.path))
}

#[test]
fn names_and_comments_use_the_words_of_the_field() {
    let mut found = Vec::new();
    for file in others() {
        for (word, instead) in DIALECT {
            let places = places(file, word).into_iter();
            found.extend(places.map(|place| format!("{place}: write {instead}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_word_is_found_alone_and_not_in_others() {
    assert!(has_word("a Slip of", "Slip") && has_word("Slips", "Slip"));
    assert!(!has_word("Slippery", "Slip") && !has_word("manew", "anew"));
}
