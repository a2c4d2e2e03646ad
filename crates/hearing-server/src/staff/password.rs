use std::fmt;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use hearing_api::text_length;

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
pub struct InvalidPassword;

impl fmt::Display for InvalidPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a password has at least {LENGTH_MIN} characters")
    }
}

impl std::error::Error for InvalidPassword {}

impl Password {
    /// A new password, long enough to be one.
    pub fn new(text: &str) -> Result<Self, InvalidPassword> {
        if text_length(text) < LENGTH_MIN || text.len() > BYTES_MAX {
            return Err(InvalidPassword);
        }
        Ok(Self(text.to_owned()))
    }

    /// What someone typed to sign in, whatever it is.
    pub(crate) fn typed(text: &str) -> Self {
        Self(text.chars().take(BYTES_MAX).collect())
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
    fn a_new_password_is_long() {
        assert!(Password::new("12345678901").is_err());
        assert!(Password::new("123456789012").is_ok());
    }
}
