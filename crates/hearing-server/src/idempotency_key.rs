use std::fmt;
use std::str::FromStr;

use hearing_api::ProblemType;
use uuid::Uuid;

use crate::mac_key::MacKey;

/// What the tags of forms' keys are for.
const FORM: &str = "form";

/// How many bytes of a form's key stand before its tag.
const SAID: usize = 11;

/// The UUID that makes an opinion one opinion, however often it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(Uuid);

impl IdempotencyKey {
    /// The key of this UUID.
    pub(crate) const fn of(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// A key for a form that is given out at this time (milliseconds since 1970): a UUID of
    /// version 7, which begins with the time, and of whose random bits the last are a tag.
    pub(crate) fn of_form(mac_key: &MacKey, at: u64) -> Self {
        let random = Uuid::new_v4();
        let mut bits = [0; 10];
        bits.copy_from_slice(&random.as_bytes()[..10]);
        let mut bytes = uuid::Builder::from_unix_timestamp_millis(at, &bits)
            .into_uuid()
            .into_bytes();
        let (said, tag) = bytes.split_at_mut(SAID);
        tag.copy_from_slice(&mac_key.tag(FORM, said)[..16 - SAID]);
        Self(Uuid::from_bytes(bytes))
    }

    /// When the form with this key was given out, in milliseconds since 1970; none if no server of
    /// this database did.
    pub(crate) fn given_out_at(self, mac_key: &MacKey) -> Option<u64> {
        let (said, tag) = self.0.as_bytes().split_at(SAID);
        let time = |at: u64, byte: &u8| at << 8 | u64::from(*byte);
        mac_key
            .is_tag(FORM, said, tag)
            .then(|| said[..6].iter().fold(0, time))
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for IdempotencyKey {
    type Err = ProblemType;

    /// Reads a UUID, in quotes or not: the header is drafted as a quoted string.
    ///
    /// The nil UUID is refused. It is what a form holds that never passed through this server,
    /// and all such forms would count as one. So is a UUID of version 8: those are derived from the
    /// numbers of an import, and who guessed one would be given the receipt of a paper form.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let text = text
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'))
            .unwrap_or(text);
        match Uuid::try_parse(text) {
            Ok(uuid) if text.len() == 36 && !uuid.is_nil() && !is_derived(uuid) => Ok(Self(uuid)),
            _ => Err(ProblemType::InvalidKey),
        }
    }
}

/// Whether the UUID is of the version that imports use.
fn is_derived(uuid: Uuid) -> bool {
    uuid.get_version() == Some(uuid::Version::Custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_uuid() {
        let key = "0b8f4a0e-9d5c-4c53-8d2c-5d7f5c1b2a3e".parse::<IdempotencyKey>();
        assert_eq!(key, "\"0B8F4A0E-9D5C-4C53-8D2C-5D7F5C1B2A3E\"".parse());
        assert!(key.is_ok());
        for text in [
            "",
            "1",
            pages::contract::placeholder::KEY,
            "0b8f4a0e9d5c4c538d2c5d7f5c1b2a3e",
            "\"",
        ] {
            assert!(text.parse::<IdempotencyKey>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_key_of_a_form_says_when_it_was_given_out() -> Result<(), getrandom::Error> {
        let (mac_key, other) = (MacKey::fresh()?, MacKey::fresh()?);
        let key = IdempotencyKey::of_form(&mac_key, 1_790_000_000_123);
        assert_eq!(key.given_out_at(&mac_key), Some(1_790_000_000_123));
        assert_eq!(key.given_out_at(&other), None);
        assert_eq!(key.to_string().parse(), Ok(key));
        assert_ne!(key, IdempotencyKey::of_form(&mac_key, 1_790_000_000_123));
        // An earlier time is not believed.
        let mut bytes = key.0.into_bytes();
        bytes[5] ^= 1;
        assert_eq!(
            IdempotencyKey(Uuid::from_bytes(bytes)).given_out_at(&mac_key),
            None
        );
        assert_eq!(IdempotencyKey(Uuid::new_v4()).given_out_at(&mac_key), None);
        Ok(())
    }

    #[test]
    fn the_keys_of_imports_are_their_own() {
        let derived = uuid::Builder::from_custom_bytes([1; 16])
            .into_uuid()
            .to_string();
        assert_eq!(
            derived.parse::<IdempotencyKey>(),
            Err(ProblemType::InvalidKey)
        );
    }
}
