use std::fmt;
use std::str::FromStr;

use hearing_api::ProblemType;
use uuid::Uuid;

/// The UUID that makes an opinion one opinion, however often it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdempotencyKey(Uuid);

impl IdempotencyKey {
    /// What a static form holds in the place of its key, until the server puts one there.
    pub(crate) const PLACEHOLDER: &'static str = "00000000-0000-0000-0000-000000000000";

    /// The key of this UUID.
    pub(crate) const fn of(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// A key that no one else has.
    pub fn fresh() -> Self {
        Self(Uuid::new_v4())
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
            IdempotencyKey::PLACEHOLDER,
            "0b8f4a0e9d5c4c538d2c5d7f5c1b2a3e",
            "\"",
        ] {
            assert!(text.parse::<IdempotencyKey>().is_err(), "{text}");
        }
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
