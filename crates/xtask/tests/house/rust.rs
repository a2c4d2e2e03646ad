//! As much of Rust's grammar as the checks need.

use std::ops::{Range, RangeInclusive};

/// A source without its comments and literals, which are told apart.
#[derive(Debug, Default)]
pub struct Code {
    /// The source with each comment and literal as blanks, so that places stay.
    pub text: String,
    /// The string literals as they are written, with their lines.
    pub literals: Vec<(usize, String)>,
}

/// Reads a source.
pub fn code(source: &str) -> Code {
    let characters: Vec<char> = source.chars().collect();
    let mut code = Code::default();
    let mut at = 0;
    let mut line = 1;
    while at < characters.len() {
        let end = end_of_blank(&characters, at);
        let piece: String = characters[at..end].iter().collect();
        if end == at + 1 && !is_quoted(&piece) {
            code.text.push(characters[at]);
        } else {
            if let Some(literal) = literal(&piece) {
                code.literals.push((line, literal.to_owned()));
            }
            let blanked = piece.chars().map(|c| if c == '\n' { c } else { ' ' });
            code.text.extend(blanked);
        }
        line += piece.matches('\n').count();
        at = end;
    }
    code
}

fn is_quoted(piece: &str) -> bool {
    piece.starts_with(['"', '\''])
}

/// What stands between the quotes of a string literal.
fn literal(piece: &str) -> Option<&str> {
    let piece = piece.trim_start_matches(['b', 'c', 'r', '#']);
    let piece = piece.strip_prefix('"')?.trim_end_matches('#');
    Some(piece.strip_suffix('"').unwrap_or(piece))
}

/// The end of the comment or literal that begins here; of one character where none does.
fn end_of_blank(characters: &[char], at: usize) -> usize {
    let rest = &characters[at..];
    let is_in_word = at > 0 && (characters[at - 1].is_alphanumeric() || characters[at - 1] == '_');
    let length = match rest {
        ['/', '/', ..] => rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
        ['/', '*', ..] => comment(rest),
        ['"', ..] => string(rest, 1),
        ['b' | 'c', '"', ..] if !is_in_word => string(rest, 2),
        ['r', '"' | '#', ..] if !is_in_word => raw(rest, 1),
        ['b' | 'c', 'r', '"' | '#', ..] if !is_in_word => raw(rest, 2),
        ['\'', '\\', ..] => 3 + rest.iter().skip(3).position(|c| *c == '\'').unwrap_or(0) + 1,
        ['\'', _, '\'', ..] => 3,
        _ => 1,
    };
    (at + length.max(1)).min(characters.len())
}

/// The length of a comment in which others may stand.
fn comment(rest: &[char]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at + 1 < rest.len() {
        match (rest[at], rest[at + 1]) {
            ('/', '*') => {
                depth += 1;
                at += 2;
            }
            ('*', '/') => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    rest.len()
}

fn string(rest: &[char], begin: usize) -> usize {
    let mut at = begin;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of a raw string whose first quote or `#` stands at `begin`; 1 for what is none, as in
/// `r#type`.
fn raw(rest: &[char], begin: usize) -> usize {
    let hashes = rest[begin..].iter().take_while(|c| **c == '#').count();
    if rest.get(begin + hashes) != Some(&'"') {
        return 1;
    }
    let mut at = begin + hashes + 1;
    while at < rest.len() {
        let closes = rest[at] == '"'
            && rest[at + 1..]
                .iter()
                .take(hashes)
                .filter(|c| **c == '#')
                .count()
                == hashes;
        if closes {
            return at + 1 + hashes;
        }
        at += 1;
    }
    rest.len()
}

/// Every word of the code with its place in bytes.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_of_word = |c: char| c.is_alphanumeric() || c == '_';
    text.split(move |c| !is_of_word(c))
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// The place behind the bracket that closes the one at `open`.
pub fn behind_brackets(text: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, c) in text[open..].char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => {
                depth -= 1;
                if depth == 0 {
                    return open + at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// The line of a place, from 1.
pub fn line_of(text: &str, place: usize) -> usize {
    text[..place].matches('\n').count() + 1
}

/// Where in the code what is compiled for tests alone stands, in bytes.
fn tests(code: &str) -> Vec<Range<usize>> {
    let attributes = ["#[cfg(test)]", "#[test]"].into_iter();
    let begins = attributes.flat_map(|attribute| code.match_indices(attribute));
    begins
        .map(|(begin, _)| {
            let item = &code[begin..];
            let open = item.find('{').map(|at| begin + at);
            let semicolon = item.find(';').map(|at| begin + at);
            let end = match (open, semicolon) {
                (Some(open), Some(semicolon)) if semicolon < open => semicolon + 1,
                (Some(open), _) => behind_brackets(code, open),
                (None, Some(semicolon)) => semicolon + 1,
                (None, None) => code.len(),
            };
            begin..end
        })
        .collect()
}

/// The lines of what is compiled for tests alone, from 1.
pub fn test_lines(code: &str) -> Vec<RangeInclusive<usize>> {
    let tests = tests(code).into_iter();
    tests
        .map(|test| line_of(code, test.start)..=line_of(code, test.end))
        .collect()
}

/// The code without what is compiled for tests alone.
pub fn without_tests(code: &str) -> String {
    let mut kept = code.to_owned();
    for test in tests(code) {
        // Bytes for bytes, so that the other places stay.
        let blanked: String = code[test.clone()]
            .bytes()
            .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
            .collect();
        kept.replace_range(test, &blanked);
    }
    kept
}

#[test]
fn comments_and_literals_are_no_code() {
    let source = "a /* { /* \" */ } */ \"b{\\\"\" r#\"c\"d\"# '{' '\\'' 'x: b // }\nr#type";
    let code = code(source);
    assert_eq!(
        code.literals,
        [(1, "b{\\\"".to_owned()), (1, "c\"d".to_owned())]
    );
    let words: Vec<&str> = words(&code.text).map(|(_, word)| word).collect();
    assert_eq!(words, ["a", "x", "b", "r", "type"]);
    assert!(!code.text.contains(['{', '}']));
    assert_eq!(code.text.chars().count(), source.chars().count());
}

#[test]
fn tests_are_left_out() {
    let code = "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { {} } }\nfn c() {}";
    let kept = without_tests(code);
    assert!(kept.contains("fn a") && kept.contains("fn c") && !kept.contains("fn b"));
    assert_eq!(test_lines(code), [2..=3]);
}
