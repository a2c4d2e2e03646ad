use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Once;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::app::AppState;
use crate::error::Error;
use crate::network::Network;
use crate::rate_limit::Budget;

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

impl Networks {
    /// The address for which `peer` asks; none where nobody can tell, or where it is not limited.
    fn limited(&self, peer: IpAddr, headers: &HeaderMap) -> Option<Network> {
        static UNNAMED_PROXY: Once = Once::new();
        let is_in = |networks: &[Network], address| {
            networks.iter().any(|network| network.contains(address))
        };
        let mut address = peer;
        // What a client sends itself stands to the left of what the city's proxies add.
        let mut said = headers
            .get_all(FORWARDED_FOR)
            .iter()
            .rev()
            .flat_map(|value| value.to_str().unwrap_or_default().rsplit(','))
            .map(|entry| said_address(entry.trim()));
        while is_in(&self.trusted_proxies, address) {
            // A proxy that does not say for whom it asks is not its client.
            address = said.next()??;
        }
        let is_unlimited = is_in(&self.unlimited, address);
        if is_unlimited && address == peer && headers.contains_key(FORWARDED_FOR) {
            UNNAMED_PROXY.call_once(|| {
                tracing::warn!(
                    "requests come through a proxy that --trusted-proxy does not name: \
                     nobody's are limited"
                );
            });
        }
        (!is_unlimited).then(|| Network::of_client(address))
    }
}

/// The address that a proxy says; some say the port, too.
fn said_address(entry: &str) -> Option<IpAddr> {
    let with_port = || entry.parse().map(|address: SocketAddr| address.ip());
    entry.parse().or_else(|_| with_port()).ok()
}

/// Who asks, as far as limits go.
pub(crate) struct Client(Option<Network>);

impl Client {
    /// Uses a budget of the client's once; if nothing is left of it, says when to come back.
    pub(crate) fn spend(&self, state: &AppState, budget: Budget) -> Result<(), Error> {
        let Some(client) = self.0 else {
            return Ok(());
        };
        state.limits.spend(budget, client).map_err(|wait| {
            state.metrics.count_limited(budget);
            Error::TooMany(wait)
        })
    }
}

impl FromRequestParts<AppState> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self(peer.and_then(|ConnectInfo(peer)| {
            state.networks.limited(peer.ip(), &parts.headers)
        })))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn networks(texts: &[&str]) -> Vec<Network> {
        texts.iter().filter_map(|text| text.parse().ok()).collect()
    }

    fn limited(peer: &str, said: &[&'static str]) -> Option<Network> {
        let networks = Networks {
            trusted_proxies: networks(&["10.0.0.0/8", "::1"]),
            unlimited: networks(&["127.0.0.0/8", "203.0.113.0/24"]),
        };
        let mut headers = HeaderMap::new();
        for said in said {
            headers.append(FORWARDED_FOR, HeaderValue::from_static(said));
        }
        networks.limited(peer.parse().ok()?, &headers)
    }

    fn client(address: &str) -> Option<Network> {
        address.parse().ok().map(Network::of_client)
    }

    #[test]
    fn only_the_word_of_a_trusted_proxy_is_taken() {
        assert_eq!(limited("192.0.2.1", &["198.51.100.9"]), client("192.0.2.1"));
        assert_eq!(
            limited("10.0.0.1", &["198.51.100.9"]),
            client("198.51.100.9")
        );
        assert_eq!(
            limited("10.0.0.1", &["192.0.2.1, 198.51.100.9 , 10.2.0.1"]),
            client("198.51.100.9")
        );
        assert_eq!(
            limited("::1", &["192.0.2.1", "198.51.100.9", "2001:db8::7"]),
            client("2001:db8::")
        );
        assert_eq!(limited("10.0.0.1", &["192.0.2.1:443"]), client("192.0.2.1"));
        assert_eq!(
            limited("10.0.0.1", &["[2001:db8::7]:443"]),
            client("2001:db8::")
        );
        assert_eq!(
            limited("::ffff:10.0.0.1", &["192.0.2.1"]),
            client("192.0.2.1")
        );
    }

    #[test]
    fn who_cannot_be_told_or_is_exempt_is_not_limited() {
        for said in [
            &[] as &[&str],
            &["unknown"],
            &["192.0.2.1, "],
            &["10.0.0.9"],
        ] {
            assert_eq!(limited("10.0.0.1", said), None, "{said:?}");
        }
        assert_eq!(limited("127.0.0.1", &["192.0.2.1"]), None);
        assert_eq!(limited("10.0.0.1", &["203.0.113.8"]), None);
        assert_eq!(limited("192.0.2.1", &["203.0.113.8"]), client("192.0.2.1"));
    }
}
