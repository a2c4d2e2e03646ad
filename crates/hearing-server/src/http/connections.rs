//! The connections that are open: never more than the process has files for, and never so many of
//! one client that there is no room for others. Where there are too many, the one goes on which
//! nothing has happened for longest.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

use crate::http::networks::Networks;
use crate::http::timed_stream::Progress;

/// Files that the process needs besides: the database's, the listeners, mails, connections that are
/// just being closed.
const OTHER_FILES: usize = 128;

/// The fewest and the most connections at once. More would be memory without use: a proxy keeps
/// few of them.
const CONNECTIONS_MIN: usize = 32;
const CONNECTIONS_MAX: usize = 8_192;

/// How many may be there besides that are just being ended.
const ENDING_MAX: usize = OTHER_FILES / 2;

/// The open connections of one listener.
#[derive(Clone)]
pub(crate) struct Connections {
    open: Arc<Mutex<Open>>,
    max: usize,
    /// Those that are being ended included.
    room: Arc<Semaphore>,
}

#[derive(Default)]
struct Open {
    next: u64,
    by_number: HashMap<u64, OpenConnection>,
}

struct OpenConnection {
    /// The client's address, as far as one client can be told by it.
    peer: IpAddr,
    progress: Arc<Progress>,
    ending: Arc<Notify>,
}

/// One of them; gone from the list when dropped.
pub(crate) struct Connection {
    number: u64,
    connections: Connections,
    pub(crate) progress: Arc<Progress>,
    ending: Arc<Notify>,
    /// Given back when it is gone.
    _room: Option<OwnedSemaphorePermit>,
}

impl Connections {
    /// As many as the process may have open files for.
    pub(crate) fn new() -> Self {
        let max = descriptors_max()
            .saturating_sub(OTHER_FILES)
            .clamp(CONNECTIONS_MIN, CONNECTIONS_MAX);
        tracing::debug!("up to {max} connections at once");
        Self::with_max(max)
    }

    fn with_max(max: usize) -> Self {
        Self {
            open: Arc::default(),
            max,
            room: Arc::new(Semaphore::new(max + ENDING_MAX)),
        }
    }

    /// Waits until there is a file for one more.
    pub(crate) async fn room(&self) -> Option<OwnedSemaphorePermit> {
        // Fails only once it is closed, which it never is.
        self.room.clone().acquire_owned().await.ok()
    }

    /// Adds a connection; where there is no room for it, another is ended.
    pub(crate) fn open(
        &self,
        peer: IpAddr,
        networks: &Networks,
        room: Option<OwnedSemaphorePermit>,
    ) -> Connection {
        let mut open = self.lock();
        let mut counts = HashMap::<IpAddr, usize>::new();
        for entry in open.by_number.values() {
            *counts.entry(entry.peer).or_default() += 1;
        }
        let of_peer = counts.get(&peer).copied().unwrap_or_default();
        let victim = if open.by_number.len() >= self.max {
            let most = counts.into_iter().max_by_key(|(_, count)| *count);
            most.map(|(peer, _)| peer)
        } else {
            // Behind a proxy there are many clients.
            (!networks.is_proxy(peer) && of_peer >= self.max / 2).then_some(peer)
        };
        if let Some(peer) = victim {
            open.end_oldest(peer);
        }
        let number = open.next;
        open.next += 1;
        let (progress, ending) = (Arc::new(Progress::new()), Arc::new(Notify::new()));
        open.by_number.insert(
            number,
            OpenConnection {
                peer,
                progress: progress.clone(),
                ending: ending.clone(),
            },
        );
        Connection {
            number,
            connections: self.clone(),
            progress,
            ending,
            _room: room,
        }
    }

    /// Ends the connections whose clients have not read for so long.
    pub(crate) fn end_blocked(&self, time: Duration) {
        for entry in self.lock().by_number.values() {
            if entry.progress.is_blocked_for(time) {
                entry.ending.notify_one();
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    /// Ends the peer's connection on which nothing has happened for longest.
    fn end_oldest(&mut self, peer: IpAddr) {
        static CROWDED: Once = Once::new();
        CROWDED.call_once(|| {
            tracing::warn!("too many connections: those on which nothing happens are ended");
        });
        let oldest = self
            .by_number
            .iter()
            .filter(|(_, entry)| entry.peer == peer)
            .min_by_key(|(_, entry)| entry.progress.last())
            .map(|(number, _)| *number);
        if let Some(entry) = oldest.and_then(|number| self.by_number.remove(&number)) {
            entry.ending.notify_one();
        }
    }
}

impl Connection {
    /// Waits until another needs its place.
    pub(crate) async fn ending(&self) {
        self.ending.notified().await;
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.connections.lock().by_number.remove(&self.number);
    }
}

/// How many files the process may have open, once it has asked for as many as it may.
#[cfg(unix)]
fn descriptors_max() -> usize {
    use rustix::process::{Resource, getrlimit, setrlimit};

    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if setrlimit(Resource::Nofile, limit).is_err() {
        limit = getrlimit(Resource::Nofile);
    }
    limit.current.map_or(usize::MAX, |files| {
        usize::try_from(files).unwrap_or(usize::MAX)
    })
}

/// Elsewhere there is no such limit.
#[cfg(not(unix))]
fn descriptors_max() -> usize {
    usize::MAX
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    fn peer(number: u8) -> IpAddr {
        Ipv4Addr::new(192, 0, 2, number).into()
    }

    fn is_ended(connection: &Connection) -> bool {
        !connection
            .connections
            .lock()
            .by_number
            .contains_key(&connection.number)
    }

    #[test]
    fn the_client_with_most_makes_room_with_its_oldest() {
        let connections = Connections::with_max(4);
        let networks = Networks::default();
        let open = |number| connections.open(peer(number), &networks, None);
        let (one, other) = (open(1), open(2));
        let two = [open(2), open(3)];
        let fifth = open(4);
        assert!(is_ended(&other), "the other client had two");
        assert!(!is_ended(&one) && !two.iter().any(is_ended) && !is_ended(&fifth));
    }

    #[test]
    fn one_client_has_half_and_a_proxy_all() {
        let connections = Connections::with_max(4);
        let networks = Networks {
            trusted_proxies: "192.0.2.9".parse().into_iter().collect(),
            unlimited: Vec::new(),
        };
        let open = |number| connections.open(peer(number), &networks, None);
        let direct = [open(1), open(1), open(1)];
        assert!(is_ended(&direct[0]) && !is_ended(&direct[1]) && !is_ended(&direct[2]));
        drop(direct);
        let proxied = [open(9), open(9), open(9), open(9)];
        assert!(!proxied.iter().any(is_ended));
    }
}
