use std::fmt;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use hearing_api::text_length;
use hearing_api::typed::half_width;

/// The fewest characters of a password.
const LENGTH_MIN: usize = 12;

/// The most bytes of a password, so that nobody makes the server hash a book.
const BYTES_MAX: usize = 1_024;

/// Memory (KiB), passes and lanes: OWASP's recommendation for argon2id.
const COST: (u32, u32, u32) = (19 * 1_024, 2, 1);

/// A password as it was typed. Never printed.
pub struct Password(String);

/// Why a text may not be a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidPassword {
    /// It has too few or too many characters.
    Length,
    /// Those who guess passwords begin with ones like it.
    Guessable,
}

impl fmt::Display for InvalidPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length => write!(f, "a password has at least {LENGTH_MIN} characters"),
            Self::Guessable => f.write_str(
                "the password is too easy to guess: take no sequence or repetition, no name, and \
                 no common password with digits; several words that have nothing to do with each \
                 other are good",
            ),
        }
    }
}

impl std::error::Error for InvalidPassword {}

impl Password {
    /// A new password of the account of this name, long enough to be one and not easily guessed.
    pub fn new(text: &str, name: &str) -> Result<Self, InvalidPassword> {
        if text_length(text) < LENGTH_MIN || text.len() > BYTES_MAX {
            return Err(InvalidPassword::Length);
        }
        if is_guessable(text, name) {
            return Err(InvalidPassword::Guessable);
        }
        Ok(Self(text.to_owned()))
    }

    /// What someone typed to sign in, whatever it is.
    pub(crate) fn typed(text: &str) -> Self {
        Self(text.chars().take(BYTES_MAX).collect())
    }

    /// The same as a keyboard in half width would have typed it; none where that is no other. To be
    /// tried only after the text itself: passwords may be in full width.
    pub(crate) fn in_half_width(&self) -> Option<Self> {
        let folded = half_width(&self.0);
        (folded != self.0).then_some(Self(folded))
    }

    /// Its argon2id hash with a fresh salt, as the database keeps it.
    pub fn hash(&self) -> Result<String, argon2::password_hash::Error> {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|_| argon2::password_hash::Error::Crypto)?;
        let salt = SaltString::encode_b64(&salt)?;
        Ok(argon2()?
            .hash_password(self.0.as_bytes(), &salt)?
            .to_string())
    }

    /// Whether it is the one that was hashed. Takes as long where there is no hash (no such
    /// account), so that the time does not tell which names exist.
    pub(crate) fn matches(&self, hash: Option<&str>) -> bool {
        let Some(hash) = hash else {
            // Only for the time that it takes.
            let _ = self.hash();
            return false;
        };
        let (Ok(parsed), Ok(argon2)) = (PasswordHash::new(hash), argon2()) else {
            return false;
        };
        argon2.verify_password(self.0.as_bytes(), &parsed).is_ok()
    }
}

fn argon2() -> Result<Argon2<'static>, argon2::password_hash::Error> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Words that every list of passwords begins with, and those that belong to this place.
const COMMON: [&str; 24] = [
    "password",
    "passw0rd",
    "p@ssw0rd",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "1q2w3e4r",
    "letmein",
    "welcome",
    "iloveyou",
    "admin",
    "administrator",
    "secret",
    "changeme",
    "hogehoge",
    "sakura",
    "kamakura",
    "kanagawa",
    "shiyakusho",
    "mirai",
    "navi",
    "hearing",
    "パスワード",
    "鎌倉",
];

/// The fewest characters that do not follow from what stands before them.
const FRESH_MIN: usize = 6;

/// Whether too little of the text is its own: without the account's name and common words, without
/// what repeats or goes on with a sequence, such as 1234 or aaaa.
fn is_guessable(text: &str, name: &str) -> bool {
    let mut text = text.to_lowercase();
    let name = name.to_lowercase();
    for word in std::iter::once(name.as_str()).chain(COMMON) {
        if text_length(word) >= 3 || !word.is_ascii() {
            text = text.replace(word, "");
        }
    }
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let fresh = (0..letters.len())
        .filter(|&at| !follows(&letters, at))
        .count();
    fresh < FRESH_MIN
}

/// Whether a character follows from those before it: as the next of a sequence, or as the same again
/// that stands up to four places before.
fn follows(letters: &[char], at: usize) -> bool {
    let is_next = |before: char, c: char| {
        let (before, c) = (u32::from(before), u32::from(c));
        before.abs_diff(c) <= 1 || (before, c) == (u32::from('9'), u32::from('0'))
    };
    let repeats = |distance: usize| at >= distance && letters[at] == letters[at - distance];
    (at > 0 && is_next(letters[at - 1], letters[at])) || (1..=4).any(repeats)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_matches_its_hash_alone() {
        let password = Password::typed("長い合い言葉 correct horse");
        let hash = password.hash().unwrap_or_default();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(password.matches(Some(&hash)));
        assert_ne!(password.hash().as_ref(), Ok(&hash), "the salt is fresh");
        assert!(!Password::typed("another").matches(Some(&hash)));
        assert!(!password.matches(Some("")));
        assert!(!password.matches(None));
    }

    #[test]
    fn a_password_is_read_in_half_width_where_it_was_typed_in_full() {
        let typed = Password::typed("ｃｏｒｒｅｃｔ　ｈｏｒｓｅ！").in_half_width();
        assert_eq!(
            typed.map(|typed| typed.0).as_deref(),
            Some("correct horse!")
        );
        assert!(Password::typed("長い correct").in_half_width().is_none());
    }

    #[test]
    fn a_new_password_is_long() {
        let new = |text| Password::new(text, "hanako").map(drop);
        assert_eq!(new("eleven char"), Err(InvalidPassword::Length));
        assert_eq!(new("twelve chars"), Ok(()));
    }

    #[test]
    fn a_new_password_is_no_ones_first_guess() {
        let new = |text| Password::new(text, "yamada.hanako").map(drop);
        for text in [
            "123456789012",
            "000000000000",
            "987654321098",
            "abcdefghijkl",
            "abcabcabcabc",
            "20262026202620",
            "password1234",
            "PassWord!2026",
            "yamada.hanako1",
            "kamakura2026",
            "パスワードパスワードパスワード",
        ] {
            assert_eq!(new(text), Err(InvalidPassword::Guessable), "{text}");
        }
        for text in [
            "correct horse battery",
            "another password",
            "長い合い言葉を決めましょう",
            "7e9f0c1a44d2b3",
        ] {
            assert_eq!(new(text), Ok(()), "{text}");
        }
    }
}
