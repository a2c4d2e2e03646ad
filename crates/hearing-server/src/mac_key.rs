use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// The secret that all servers of one database share, for message authentication codes: a tag shows
/// one of them that another made a message, and a digest is one that nobody else can make of a guess.
#[derive(Clone)]
pub(crate) struct MacKey([u8; MacKey::BYTES]);

impl MacKey {
    /// How long a secret is.
    const BYTES: usize = 32;

    /// A new key.
    pub(crate) fn fresh() -> Result<Self, getrandom::Error> {
        let mut secret = [0; Self::BYTES];
        getrandom::fill(&mut secret)?;
        Ok(Self(secret))
    }

    /// As the database keeps it.
    pub(crate) fn secret(&self) -> &[u8] {
        &self.0
    }

    /// The key with this secret; none if it is not as long as one.
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
        // HMAC zero-pads a key that is shorter than a block of its hash.
        let mut block = [0; 64];
        block[..Self::BYTES].copy_from_slice(&self.0);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(message);
        mac
    }
}

/// Whether two texts are equal, in a time that does not depend on where they differ.
pub(crate) fn is_equal_in_constant_time(given: &str, expected: &str) -> bool {
    given.as_bytes().ct_eq(expected.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_of_one_secret_one_purpose_and_one_message() {
        let mac_key = MacKey([1; 32]);
        let tag = mac_key.tag("form", b"a");
        assert!(mac_key.is_tag("form", b"a", &tag) && mac_key.is_tag("form", b"a", &tag[..5]));
        assert!(!mac_key.is_tag("form", b"b", &tag) && !mac_key.is_tag("step", b"a", &tag));
        assert!(!MacKey([2; 32]).is_tag("form", b"a", &tag) && !mac_key.is_tag("form", b"a", &[]));
        assert!(MacKey::new(&[0; 31]).is_none());
    }

    #[test]
    fn only_the_whole_text_is_equal() {
        assert!(is_equal_in_constant_time("ab", "ab"));
        for (one, other) in [("", "a"), ("a", "ab"), ("ab", "ac"), ("ba", "ab")] {
            assert!(!is_equal_in_constant_time(one, other));
        }
    }
}
