//! English words without their endings, so that a plural finds its singular.

/// So much must be left of a word.
const LEAST: usize = 3;

/// What the forms of a word, which is in small letters, have in common: `parks`, `park`. Spellings of
/// Britain and America are one.
pub(super) fn stem(word: &str) -> String {
    if word.len() <= LEAST || !word.is_ascii() {
        return word.to_owned();
    }
    let word = without_plural(word);
    let word = one_spelling(&word);
    let word = without_ending(&word);
    match word.strip_suffix('e') {
        Some(rest) if rest.len() > LEAST => rest.to_owned(),
        _ => word,
    }
}

/// `neighbour` as `neighbor`, `organise` as `organize`, `centre` as `center`.
fn one_spelling(word: &str) -> String {
    if word.len() <= 5 {
        return word.to_owned();
    }
    let word = word.replace("our", "or").replace("isation", "ization");
    match word.strip_suffix("tre") {
        Some(rest) => format!("{rest}ter"),
        None => word.replace("ise", "ize").replace("ising", "izing"),
    }
}

fn without_plural(word: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match word {
        _ if word.ends_with("ies") && word.len() > 4 => format!("{}y", &word[..word.len() - 3]),
        _ if word.len() > LEAST + 1 && ends(&["ches", "shes", "sses", "xes", "zes", "uses"]) => {
            word[..word.len() - 2].into()
        }
        _ if ends(&["ss", "us", "is"]) => word.into(),
        _ => word.strip_suffix('s').unwrap_or(word).into(),
    }
}

/// `flooding` and `flooded` as `flood`, `running` as `run`.
fn without_ending(word: &str) -> String {
    let rest = ["ing", "ed"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|rest| rest.len() >= LEAST && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']));
    let Some(rest) = rest else {
        return word.to_owned();
    };
    let mut letters = rest.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    let is_double = last == before && !matches!(last, Some('l' | 's' | 'e'));
    rest[..rest.len() - usize::from(is_double)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_are_one() {
        for (one, other) in [
            ("parks", "park"),
            ("buses", "bus"),
            ("libraries", "library"),
            ("flooding", "floods"),
            ("recycling", "recycle"),
            ("houses", "housing"),
            ("running", "runs"),
            ("classes", "class"),
            ("neighborhood", "neighbourhood"),
            ("centers", "centre"),
            ("organizations", "organisation"),
        ] {
            assert_eq!(stem(one), stem(other), "{one}, {other}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("bus", "business"),
            ("war", "warm"),
            ("sing", "s"),
            ("news", "knew"),
        ] {
            assert_ne!(stem(one), stem(other), "{one}, {other}");
        }
        for word in ["bus", "red", "gas", "ict", "3rs"] {
            assert!(stem(word).len() >= 3, "{word}");
        }
    }
}
