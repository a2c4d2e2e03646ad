use std::fmt::Write;

use axum::http::HeaderMap;
use hearing_api::{Branch, Surface};

use crate::http::cookies::cookie_value;
use crate::mac_key::MacKey;
use crate::store::Store;

/// The cookie that keeps a browser a kiosk.
pub(crate) const COOKIE: &str = "surface";

/// What the tags of its values are for.
const PURPOSE: &str = "kiosk";

/// How many characters of a tag the cookie has.
const TAG_LENGTH: usize = 32;

/// A kiosk, and the visit that somebody pays to it. Handlers find it among a request's extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KioskSession {
    /// Where it stands.
    pub(crate) branch: Branch,
    /// The number of the key that made it; none where its host name did.
    pub(crate) key: Option<i64>,
    /// What tells this visit from all others; none where the browser keeps no cookies.
    visit: Option<u64>,
}

impl KioskSession {
    /// A kiosk at the beginning of somebody's visit.
    pub(crate) fn beginning(branch: Branch, key: Option<i64>) -> Result<Self, getrandom::Error> {
        Ok(Self {
            branch,
            key,
            visit: Some(getrandom::u64()?),
        })
    }

    /// What tells this device from all others: its branch, and the key that made it.
    pub(crate) fn device(self) -> String {
        format!("{} {}", self.branch, self.key.unwrap_or_default())
    }

    /// What tells this visit from all others; none where the browser keeps no cookies.
    pub(crate) fn visit(self) -> Option<u64> {
        self.visit
    }

    /// What the cookie holds, under a tag that only this database's servers can make:
    /// `kiosk-ofuna.KEY.VISIT.TAG`.
    pub(crate) fn cookie(&self, mac_key: &MacKey) -> String {
        let mut value = format!(
            "{}.{}.{:016x}",
            Surface::Kiosk(self.branch),
            self.key.unwrap_or_default(),
            self.visit.unwrap_or_default()
        );
        let tag = tag(mac_key, &value);
        // Writing into a text does not fail.
        let _ = write!(value, ".{tag}");
        value
    }

    /// The kiosk that a request comes from: by its host name, or by a cookie whose key holds.
    pub(crate) async fn of(
        store: &Store,
        headers: &HeaderMap,
        configured: Option<Branch>,
    ) -> Option<Self> {
        let remembered = cookie_value(headers, COOKIE)
            .and_then(|value| Self::from_cookie(store.mac_key(), &value));
        if let Some(branch) = configured {
            let visit = remembered.and_then(|session| session.visit);
            return Some(Self {
                branch,
                key: None,
                visit,
            });
        }
        let session = remembered?;
        match store.is_kiosk_key(session.key?).await {
            Ok(holds) => holds.then_some(session),
            // A shared device forgets its visitors while the database is away, too.
            Err(error) => {
                tracing::warn!("cannot tell whether a kiosk's key holds: {error}");
                Some(session)
            }
        }
    }

    fn from_cookie(mac_key: &MacKey, value: &str) -> Option<Self> {
        let (said, given) = value.rsplit_once('.')?;
        if !crate::mac_key::is_equal_in_constant_time(given, &tag(mac_key, said)) {
            return None;
        }
        let mut parts = said.split('.');
        let Ok(Surface::Kiosk(branch)) = parts.next()?.parse() else {
            return None;
        };
        let key = parts.next()?.parse().ok().filter(|key| *key > 0);
        let visit = u64::from_str_radix(parts.next()?, 16).ok();
        Some(Self { branch, key, visit })
    }
}

fn tag(mac_key: &MacKey, said: &str) -> String {
    let mut tag = data_encoding::HEXLOWER.encode(&mac_key.tag(PURPOSE, said.as_bytes()));
    tag.truncate(TAG_LENGTH);
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_believed_only_as_it_was_given_out() -> Result<(), getrandom::Error> {
        let (mac_key, other) = (MacKey::fresh()?, MacKey::fresh()?);
        let session = KioskSession::beginning(Branch::Ofuna, Some(3))?;
        let cookie = session.cookie(&mac_key);
        assert!(cookie.starts_with("kiosk-ofuna.3."), "{cookie}");
        assert_eq!(KioskSession::from_cookie(&mac_key, &cookie), Some(session));
        assert_eq!(KioskSession::from_cookie(&other, &cookie), None);
        for forged in [
            "",
            "kiosk-ofuna",
            "kiosk-ofuna.3.0000000000000000.",
            &cookie.replace("ofuna.3.", "ofuna.4."),
            &cookie.replace("ofuna", "fukasawa"),
            &cookie[..cookie.len() - 1],
        ] {
            assert_eq!(
                KioskSession::from_cookie(&mac_key, forged),
                None,
                "{forged}"
            );
        }
        Ok(())
    }
}
