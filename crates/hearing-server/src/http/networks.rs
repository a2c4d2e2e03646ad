//! Which clients are proxies, and which are not limited.

use std::net::{IpAddr, SocketAddr};
use std::sync::Once;

use axum::http::HeaderMap;

use super::network::Network;

/// The header in which a proxy says for whom it asks, the nearest last.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The networks that are not like any other.
#[derive(Debug, Clone, Default)]
pub struct Networks {
    /// Proxies whose word on their clients' addresses is taken.
    pub trusted_proxies: Vec<Network>,
    /// Clients that are not limited.
    pub unlimited: Vec<Network>,
}

/// By which address a client is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClientAddress {
    pub(crate) address: IpAddr,
    /// Whether it is a proxy's address, in the place of a client's that nobody can tell.
    is_proxy: bool,
}

impl Networks {
    /// The address for which `peer` asks. Where a proxy does not say it in a way that can be read,
    /// that proxy's own: whom nobody can tell apart share one budget.
    pub(crate) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> ClientAddress {
        static SILENT_PROXY: Once = Once::new();
        let mut address = peer;
        // What a client sends itself stands to the left of what the city's proxies add.
        let mut said = headers
            .get_all(FORWARDED_FOR)
            .iter()
            .rev()
            .flat_map(|value| value.as_bytes().rsplit(|byte| *byte == b','));
        let mut is_first = true;
        while is_in(&self.trusted_proxies, address)
            || is_first && is_local(peer) && headers.contains_key(FORWARDED_FOR)
        {
            let Some(entry) = said.next() else {
                if is_first {
                    SILENT_PROXY.call_once(|| {
                        tracing::warn!(
                            "a proxy that --trusted-proxy names sends no X-Forwarded-For: \
                             all who come through it share one client's limits"
                        );
                    });
                }
                return ClientAddress {
                    address,
                    is_proxy: true,
                };
            };
            let Some(next) = said_address(entry) else {
                return ClientAddress {
                    address,
                    is_proxy: true,
                };
            };
            address = next;
            is_first = false;
        }
        ClientAddress {
            address,
            // Nobody comes from this machine over the network, whatever a proxy passes on.
            is_proxy: !is_first && is_local(address),
        }
    }

    /// Whether many clients may come from this address.
    pub(crate) fn is_proxy(&self, peer: IpAddr) -> bool {
        is_in(&self.trusted_proxies, peer) || is_local(peer)
    }

    /// The listed network without limits that the client is in.
    pub(crate) fn unlimited(&self, client: ClientAddress) -> Option<Network> {
        let is_exempt = |network: &&Network| !client.is_proxy && network.contains(client.address);
        self.unlimited.iter().find(is_exempt).copied()
    }
}

fn is_in(networks: &[Network], address: IpAddr) -> bool {
    networks.iter().any(|network| network.contains(address))
}

/// Whether it is this machine's own: what sends `X-Forwarded-For` from there is a proxy.
fn is_local(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

/// The address that a proxy says; some say the port, too.
fn said_address(entry: &[u8]) -> Option<IpAddr> {
    let entry = str::from_utf8(entry).ok()?.trim();
    let with_port = || entry.parse().map(|address: SocketAddr| address.ip());
    entry.parse().or_else(|_| with_port()).ok()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn networks(texts: &[&str]) -> Vec<Network> {
        texts.iter().filter_map(|text| text.parse().ok()).collect()
    }

    fn listed() -> Networks {
        Networks {
            trusted_proxies: networks(&["10.0.0.0/8", "::1"]),
            unlimited: networks(&["127.0.0.0/8", "10.0.0.0/8", "203.0.113.0/24"]),
        }
    }

    /// The address that is limited, if one is.
    fn limited(peer: &str, said: &[&[u8]]) -> Option<IpAddr> {
        let networks = listed();
        let mut headers = HeaderMap::new();
        for said in said {
            headers.append(FORWARDED_FOR, HeaderValue::from_bytes(said).ok()?);
        }
        let client = networks.client(peer.parse().ok()?, &headers);
        networks
            .unlimited(client)
            .is_none()
            .then_some(client.address)
    }

    fn address(text: &str) -> Option<IpAddr> {
        text.parse().ok()
    }

    #[test]
    fn only_the_word_of_a_proxy_is_taken() {
        let cases: [(&str, &[&[u8]], &str); 9] = [
            ("192.0.2.1", &[b"198.51.100.9"], "192.0.2.1"),
            ("10.0.0.1", &[b"198.51.100.9"], "198.51.100.9"),
            (
                "10.0.0.1",
                &[b"192.0.2.1, 198.51.100.9 , 10.2.0.1"],
                "198.51.100.9",
            ),
            (
                "::1",
                &[b"192.0.2.1", b"198.51.100.9", b"2001:db8::7"],
                "2001:db8::7",
            ),
            ("10.0.0.1", &[b"192.0.2.1:443"], "192.0.2.1"),
            ("10.0.0.1", &[b"[2001:db8::7]:443"], "2001:db8::7"),
            ("::ffff:10.0.0.1", &[b"192.0.2.1"], "192.0.2.1"),
            // Whatever stands to the left of it is the client's own.
            ("10.0.0.1", &[b"\xFF, 198.51.100.9"], "198.51.100.9"),
            ("10.0.0.1", &[b"\xFF", b"198.51.100.9"], "198.51.100.9"),
        ];
        for (peer, said, client) in cases {
            assert_eq!(limited(peer, said), address(client), "{peer} {said:?}");
        }
    }

    #[test]
    fn a_proxy_that_says_nothing_readable_is_the_client() {
        let unreadable: [&[&[u8]]; 9] = [
            &[],
            &[b""],
            &[b"unknown"],
            &[b"\xFF"],
            &[b"198.51.100.9, \xFF"],
            &[b"198.51.100.9", b"\xFE\xFF"],
            &[b"192.0.2.1, "],
            &[b"192.0.2.1,,"],
            &[b"_hidden, secret"],
        ];
        for said in unreadable {
            assert_eq!(limited("10.0.0.1", said), address("10.0.0.1"), "{said:?}");
        }
        assert_eq!(limited("10.0.0.1", &[b"10.0.0.9"]), address("10.0.0.9"));
        assert_eq!(limited("::1", &[]), address("::1"));
    }

    #[test]
    fn a_local_peer_that_says_for_whom_it_asks_is_a_proxy() {
        let cases: [(&[u8], &str); 6] = [
            (b"192.0.2.1", "192.0.2.1"),
            (b"192.0.2.7, 192.0.2.1", "192.0.2.1"),
            (b"192.0.2.7, 192.0.2.1, 10.0.0.1", "192.0.2.1"),
            (b"\xFF", "127.0.0.1"),
            (b"unknown", "127.0.0.1"),
            (b"127.0.0.1", "127.0.0.1"),
        ];
        for (said, client) in cases {
            assert_eq!(limited("127.0.0.1", &[said]), address(client), "{said:?}");
        }
        assert_eq!(limited("127.0.0.1", &[]), None, "nobody is behind it");
    }

    #[test]
    fn who_is_exempt_is_not_limited() {
        assert_eq!(limited("10.0.0.1", &[b"203.0.113.8"]), None);
        assert_eq!(limited("127.0.0.1", &[b"203.0.113.8"]), None);
        assert_eq!(
            limited("192.0.2.1", &[b"203.0.113.8"]),
            address("192.0.2.1")
        );
    }
}
