use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The secret that all servers of one database share, and what is made with it: a tag that shows
/// one of them that another made a message, and digests that nobody else can make of a guess.
#[derive(Clone)]
pub(crate) struct Seal([u8; Seal::BYTES]);

impl Seal {
    /// How long a secret is.
    const BYTES: usize = 32;

    /// A seal of a new secret.
    pub(crate) fn fresh() -> Result<Self, getrandom::Error> {
        let mut secret = [0; Self::BYTES];
        getrandom::fill(&mut secret)?;
        Ok(Self(secret))
    }

    /// As the database keeps it.
    pub(crate) fn secret(&self) -> &[u8] {
        &self.0
    }

    /// The seal of this secret; none if it is not as long as one.
    pub(crate) fn new(secret: &[u8]) -> Option<Self> {
        secret.try_into().ok().map(Self)
    }

    /// The tag of a message (HMAC-SHA-256). Each purpose has tags of its own.
    pub(crate) fn tag(&self, purpose: &'static str, message: &[u8]) -> [u8; 32] {
        self.mac(purpose, message).finalize().into_bytes().into()
    }

    /// Whether this is the message's tag. Takes as long wherever it differs.
    pub(crate) fn is_tag(&self, purpose: &'static str, message: &[u8], tag: &[u8]) -> bool {
        !tag.is_empty()
            && self
                .mac(purpose, message)
                .verify_truncated_left(tag)
                .is_ok()
    }

    fn mac(&self, purpose: &'static str, message: &[u8]) -> Hmac<Sha256> {
        // A key shorter than SHA-256's blocks stands for the same with noughts behind it.
        let mut block = [0; 64];
        block[..Self::BYTES].copy_from_slice(&self.0);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(message);
        mac
    }
}

/// Compares in a time that does not tell how much is right.
pub(crate) fn is_equal(given: &str, expected: &str) -> bool {
    given.len() == expected.len()
        && given
            .bytes()
            .zip(expected.bytes())
            .fold(0, |difference, (one, other)| difference | (one ^ other))
            == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_of_one_secret_one_purpose_and_one_message() {
        let seal = Seal([1; 32]);
        let tag = seal.tag("form", b"a");
        assert!(seal.is_tag("form", b"a", &tag) && seal.is_tag("form", b"a", &tag[..5]));
        assert!(!seal.is_tag("form", b"b", &tag) && !seal.is_tag("step", b"a", &tag));
        assert!(!Seal([2; 32]).is_tag("form", b"a", &tag) && !seal.is_tag("form", b"a", &[]));
        assert!(Seal::new(&[0; 31]).is_none());
    }

    #[test]
    fn only_the_whole_text_is_equal() {
        assert!(is_equal("ab", "ab"));
        for (one, other) in [("", "a"), ("a", "ab"), ("ab", "ac"), ("ba", "ab")] {
            assert!(!is_equal(one, other));
        }
    }
}
