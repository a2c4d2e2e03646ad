//! How much one address may ask for in a while. What is counted is in memory alone, under a keyed
//! digest of the address whose key is gone a day later, and several servers count apart.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::http::daily_key::DailyKey;
use crate::http::network::Network;

/// How many budgets are remembered. When there are more, those go that have been spent least.
const REMEMBERED_MAX: usize = 65_536;

/// What an address has so much of. A branch office with a kiosk, or a school behind one address,
/// must not come to the end of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Budget {
    /// Opinions sent, by the app or by a form.
    Opinions,
    /// 同じ思い, replies to answers and withdrawals.
    Acts,
    /// Attempts to sign in. A city hall may have one address.
    SignIns,
    /// Searches for words among the voices.
    Searches,
    /// Receipts looked up, with their feeds.
    Receipts,
    /// QR codes drawn.
    Codes,
}

impl Budget {
    /// Its name among the metrics.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Opinions => "opinions",
            Self::Acts => "acts",
            Self::SignIns => "sign-ins",
            Self::Searches => "searches",
            Self::Receipts => "receipts",
            Self::Codes => "codes",
        }
    }

    /// How often it can be used at once, and how long it takes until it can be used once more.
    const fn measure(self) -> (u32, Duration) {
        match self {
            Self::Opinions => (200, Duration::from_secs(10)),
            Self::Acts => (100, Duration::from_secs(5)),
            Self::SignIns => (100, Duration::from_secs(10)),
            Self::Searches => (300, Duration::from_millis(500)),
            Self::Receipts => (300, Duration::from_secs(1)),
            Self::Codes => (100, Duration::from_secs(1)),
        }
    }
}

/// The budgets of all addresses.
pub(crate) struct RateLimits(Mutex<Spent>);

struct Spent {
    key: DailyKey,
    /// When each budget that is not full will be full again: a bucket of tokens, told by one time.
    full_at: HashMap<(Budget, [u8; 16]), Instant>,
}

impl Spent {
    fn new(now: Instant) -> Result<Self, getrandom::Error> {
        Ok(Self {
            key: DailyKey::new(now)?,
            full_at: HashMap::new(),
        })
    }
}

impl RateLimits {
    /// All budgets full.
    pub(crate) fn new() -> Result<Self, getrandom::Error> {
        Ok(Self(Mutex::new(Spent::new(Instant::now())?)))
    }

    /// Uses the client's budget once; if nothing is left of it, in how long it can be used again.
    pub(crate) fn spend(&self, budget: Budget, client: Network) -> Result<(), Duration> {
        self.spend_at(budget, client, Instant::now())
    }

    fn spend_at(&self, budget: Budget, client: Network, now: Instant) -> Result<(), Duration> {
        // A panic in here left times, each of which is whole.
        let mut spent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if spent.key.renew(now) {
            spent.full_at.clear();
        }
        if spent.full_at.len() >= REMEMBERED_MAX {
            forget_least_spent(&mut spent.full_at, now);
        }
        let client = spent.key.digest("address", &client.bytes());
        let (at_once, each) = budget.measure();
        let full_at = spent.full_at.entry((budget, client)).or_insert(now);
        let used = (*full_at).max(now) + each;
        match used
            .saturating_duration_since(now)
            .checked_sub(each * at_once)
        {
            None | Some(Duration::ZERO) => {
                *full_at = used;
                Ok(())
            }
            Some(wait) => Err(wait),
        }
    }
}

/// Forgets the budgets that are full; if that is not half of all, those of the half that will be
/// full first.
fn forget_least_spent(full_at: &mut HashMap<(Budget, [u8; 16]), Instant>, now: Instant) {
    full_at.retain(|_, full_at| *full_at > now);
    if full_at.len() > REMEMBERED_MAX / 2 {
        let mut times: Vec<Instant> = full_at.values().copied().collect();
        let middle = times.len() / 2;
        let (_, median, _) = times.select_nth_unstable(middle);
        let median = *median;
        full_at.retain(|_, full_at| *full_at > median);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(number: u32) -> Network {
        Network::of_client(std::net::Ipv4Addr::from_bits(number).into())
    }

    fn limits(now: Instant) -> RateLimits {
        match Spent::new(now) {
            Ok(spent) => RateLimits(Mutex::new(spent)),
            Err(error) => panic!("{error}"),
        }
    }

    fn remembered(limits: &RateLimits) -> usize {
        limits.0.lock().map_or(0, |spent| spent.full_at.len())
    }

    #[test]
    fn a_kiosk_and_a_school_come_through_and_a_flood_does_not() {
        let now = Instant::now();
        let limits = limits(now);
        let spend =
            |at: u64| limits.spend_at(Budget::Opinions, client(1), now + Duration::from_secs(at));
        // A school year writes in one lesson, and the kiosk beside it all day.
        assert!((0..200).all(|_| spend(0).is_ok()));
        assert_eq!(spend(0), Err(Duration::from_secs(10)));
        assert_eq!(spend(4), Err(Duration::from_secs(6)));
        assert!((1..1_000).all(|number| spend(number * 10).is_ok()));
        assert!(spend(9_995).is_err());
    }

    #[test]
    fn budgets_and_clients_are_apart() {
        let now = Instant::now();
        let limits = limits(now);
        while limits.spend_at(Budget::SignIns, client(1), now).is_ok() {}
        let all = [
            Budget::Opinions,
            Budget::Acts,
            Budget::SignIns,
            Budget::Searches,
            Budget::Receipts,
            Budget::Codes,
        ];
        for budget in all {
            let is_spent = limits.spend_at(budget, client(1), now).is_err();
            assert_eq!(is_spent, budget == Budget::SignIns, "{budget:?}");
        }
        assert!(limits.spend_at(Budget::SignIns, client(2), now).is_ok());
    }

    #[test]
    fn memory_is_bounded_and_who_spent_most_is_remembered() {
        let now = Instant::now();
        let limits = limits(now);
        while limits.spend_at(Budget::Acts, client(0), now).is_ok() {}
        let many = u32::try_from(REMEMBERED_MAX + 1_000).unwrap_or(u32::MAX);
        for number in 1..many {
            assert!(limits.spend_at(Budget::Acts, client(number), now).is_ok());
        }
        assert!(remembered(&limits) <= REMEMBERED_MAX);
        assert!(limits.spend_at(Budget::Acts, client(0), now).is_err());
    }

    #[test]
    fn after_a_day_nothing_is_known_of_anyone() {
        let now = Instant::now();
        let limits = limits(now);
        while limits.spend_at(Budget::Opinions, client(1), now).is_ok() {}
        let later = now + Duration::from_secs(24 * 60 * 60 + 1);
        assert!(limits.spend_at(Budget::Opinions, client(2), later).is_ok());
        assert_eq!(remembered(&limits), 1);
    }
}
