//! How often 「同じ思い」 counts for one voice from one place in a day: the number is an argument, and
//! a press costs nothing. What is counted is in memory alone, under a keyed digest whose key lives a
//! day; several servers count apart.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use crate::http::daily_key::DailyKey;
use crate::http::network::Network;
use crate::kiosk::KioskSession;

/// How many places are remembered. When there are more, those go that have said it once.
const REMEMBERED_MAX: usize = 262_144;

/// Where a press comes from, as far as it is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// What tells it from all others.
    name: String,
    /// How often it counts for one voice in a day.
    max: u8,
}

impl Source {
    /// A network, which many share where it is one without limits.
    pub(crate) fn of_network(network: Network, is_unlimited: bool) -> Self {
        Self {
            name: format!("network {network:?}"),
            max: if is_unlimited { 20 } else { 5 },
        }
    }

    /// A kiosk, and somebody's visit to it.
    pub(crate) fn of_kiosk(kiosk: KioskSession) -> Vec<Self> {
        let device = Self {
            name: format!("kiosk {}", kiosk.device()),
            max: 20,
        };
        Self::visit(kiosk).into_iter().chain([device]).collect()
    }

    /// Somebody's visit to a kiosk, which has no cookie of its own for each voice.
    fn visit(kiosk: KioskSession) -> Option<Self> {
        kiosk.visit().map(|visit| Self {
            name: format!("visit {visit}"),
            max: 1,
        })
    }
}

/// What was counted today.
pub(crate) struct SupportQuota(Mutex<Counted>);

struct Counted {
    key: DailyKey,
    times: HashMap<(i64, [u8; 16]), u8>,
}

impl SupportQuota {
    /// Nothing was counted yet.
    pub(crate) fn new() -> Result<Self, getrandom::Error> {
        Ok(Self(Mutex::new(Counted {
            key: DailyKey::new(Instant::now())?,
            times: HashMap::new(),
        })))
    }

    /// Counts a press for a voice, unless one of its sources has had its share.
    pub(crate) fn take(&self, voice: i64, sources: &[Source]) -> bool {
        self.take_at(voice, sources, Instant::now())
    }

    /// Takes a counted press back that was not kept.
    pub(crate) fn give_back(&self, voice: i64, sources: &[Source]) {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for source in sources {
            let digest = counted.key.digest("support", source.name.as_bytes());
            if let Some(times) = counted.times.get_mut(&(voice, digest)) {
                *times = times.saturating_sub(1);
            }
        }
    }

    /// Whether this visit to a kiosk has said it of a voice.
    pub(crate) fn is_said(&self, voice: i64, kiosk: KioskSession) -> bool {
        let counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Source::visit(kiosk).is_some_and(|visit| {
            let digest = counted.key.digest("support", visit.name.as_bytes());
            counted
                .times
                .get(&(voice, digest))
                .is_some_and(|times| *times > 0)
        })
    }

    fn take_at(&self, voice: i64, sources: &[Source], now: Instant) -> bool {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.key.renew(now) {
            counted.times.clear();
        }
        if counted.times.len() >= REMEMBERED_MAX {
            counted.times.retain(|_, times| *times > 1);
            if counted.times.len() >= REMEMBERED_MAX {
                counted.times.clear();
            }
        }
        let digests: Vec<_> = sources
            .iter()
            .map(|source| (voice, counted.key.digest("support", source.name.as_bytes())))
            .collect();
        let is_open = digests.iter().zip(sources).all(|(digest, source)| {
            counted
                .times
                .get(digest)
                .is_none_or(|times| *times < source.max)
        });
        if is_open {
            for digest in digests {
                *counted.times.entry(digest).or_default() += 1;
            }
        }
        is_open
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn source(name: &str, max: u8) -> Source {
        Source {
            name: name.to_owned(),
            max,
        }
    }

    #[test]
    fn a_source_has_its_share_of_each_voice_each_day() -> Result<(), getrandom::Error> {
        let quota = SupportQuota::new()?;
        let now = Instant::now();
        let network = [source("a", 5)];
        let taken = |voice, at| {
            (0..9)
                .filter(|_| quota.take_at(voice, &network, at))
                .count()
        };
        assert_eq!(taken(1, now), 5);
        assert_eq!(taken(2, now), 5);
        quota.give_back(1, &network);
        assert_eq!(taken(1, now), 1);
        assert_eq!(taken(1, now + Duration::from_secs(24 * 60 * 60 + 1)), 5);
        Ok(())
    }

    #[test]
    fn a_press_counts_for_all_its_sources_or_for_none() -> Result<(), getrandom::Error> {
        let quota = SupportQuota::new()?;
        let visit = |number: u8| [source(&format!("visit {number}"), 1), source("kiosk", 2)];
        assert!(quota.take(1, &visit(0)) && !quota.take(1, &visit(0)));
        assert!(quota.take(1, &visit(1)) && !quota.take(1, &visit(2)));
        assert!(quota.take(1, &[source("visit 2", 1)]), "it was not counted");
        Ok(())
    }
}
