use std::time::{Duration, Instant};

use crate::mac_key::MacKey;

/// How long a key holds.
const AGE: Duration = Duration::from_secs(24 * 60 * 60);

/// A key for digests of addresses, in memory alone. What was counted under it is to be forgotten
/// with it, a day later: then nobody can tell any more whose it was.
pub(crate) struct DailyKey {
    mac_key: MacKey,
    since: Instant,
}

impl DailyKey {
    /// A key from now on.
    pub(crate) fn new(now: Instant) -> Result<Self, getrandom::Error> {
        Ok(Self {
            mac_key: MacKey::fresh()?,
            since: now,
        })
    }

    /// Takes the next key if this one's day is over; whether it did.
    pub(crate) fn renew(&mut self, now: Instant) -> bool {
        if now.saturating_duration_since(self.since) <= AGE {
            return false;
        }
        match Self::new(now) {
            Ok(next) => {
                *self = next;
                true
            }
            // Without randomness, the old one is better than none.
            Err(_) => false,
        }
    }

    /// The digest of what is counted. Each purpose has digests of its own.
    pub(crate) fn digest(&self, purpose: &'static str, counted: &[u8]) -> [u8; 16] {
        let mut digest = [0; 16];
        digest.copy_from_slice(&self.mac_key.tag(purpose, counted)[..16]);
        digest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_lives_a_day() -> Result<(), getrandom::Error> {
        let now = Instant::now();
        let mut key = DailyKey::new(now)?;
        let before = key.digest("address", b"192.0.2.1");
        assert!(!key.renew(now + AGE));
        assert_eq!(key.digest("address", b"192.0.2.1"), before);
        assert!(key.renew(now + AGE + Duration::from_secs(1)));
        assert_ne!(key.digest("address", b"192.0.2.1"), before);
        Ok(())
    }
}
