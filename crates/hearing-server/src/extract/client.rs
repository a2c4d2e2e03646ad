use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

use crate::error::Error;
use crate::http::network::Network;
use crate::http::rate_limit::Budget;
use crate::state::AppState;

/// Who asks, as far as limits go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Client {
    /// Its address; none where the server is not asked over a network.
    address: Option<IpAddr>,
    /// The listed network without limits that it is in.
    unlimited: Option<Network>,
}

impl Client {
    /// Uses a budget of the client's once; if nothing is left of it, says when to come back.
    pub(crate) fn spend(&self, state: &AppState, budget: Budget) -> Result<(), Error> {
        let (Some(address), None) = (self.address, self.unlimited) else {
            return Ok(());
        };
        let network = Network::of_client(address);
        state.limits.spend(budget, network).map_err(|wait| {
            state.metrics.count_limited(budget);
            Error::TooMany(wait)
        })
    }

    /// The network that one household or office has, or the listed one without limits.
    pub(crate) fn network(&self) -> Option<Network> {
        self.unlimited.or(self.address.map(Network::of_client))
    }

    /// Whether it is in a listed network without limits.
    pub(crate) fn is_unlimited(&self) -> bool {
        self.unlimited.is_some()
    }

    /// The network within which one guesser may have many addresses.
    pub(crate) fn neighbourhood(&self) -> Option<Network> {
        self.address.map(Network::around)
    }
}

impl FromRequestParts<AppState> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let client = peer.map(|ConnectInfo(peer)| state.networks.client(peer.ip(), &parts.headers));
        Ok(Self {
            address: client.map(|client| client.address),
            unlimited: client.and_then(|client| state.networks.unlimited(client)),
        })
    }
}
