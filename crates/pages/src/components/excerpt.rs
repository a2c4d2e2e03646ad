//! The beginning of a text.

/// How many characters an excerpt has.
const LENGTH: usize = 100;

/// The beginning of an opinion.
pub fn excerpt(text: &str) -> String {
    beginning(text, LENGTH)
}

/// The beginning of a text, of so many characters; all of it where it has no more.
pub fn beginning(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_opinion_is_cut_between_characters() {
        assert_eq!(excerpt("短い"), "短い");
        assert_eq!(excerpt(&"𠮷".repeat(101)), "𠮷".repeat(100) + "…");
    }
}
