//! The beginning of an opinion.

/// How many characters an excerpt has.
const LENGTH: usize = 100;

/// The beginning of a text.
pub fn excerpt(text: &str) -> String {
    let mut excerpt: String = text.chars().take(LENGTH).collect();
    if text.chars().count() > LENGTH {
        excerpt.push('…');
    }
    excerpt
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
