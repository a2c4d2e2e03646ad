use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// A network of addresses, `192.0.2.0/24` or `2001:db8::/32`; a single address is one, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    /// The first address, an IPv4 address as IPv6 knows it (`::ffff:192.0.2.0`).
    first: u128,
    /// How many of the bits from the left are the network's.
    length: u32,
}

/// Why a text is no network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidNetwork;

impl fmt::Display for InvalidNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an address or a network, such as 192.0.2.7 or 2001:db8::/32")
    }
}

impl std::error::Error for InvalidNetwork {}

impl Network {
    /// Whether the address is one of the network's.
    pub fn contains(self, address: IpAddr) -> bool {
        first_bits(number(address), self.length) == self.first
    }

    /// The network that one household or office has of an address: the address in IPv4, the first
    /// 56 bits in IPv6, of which a household may have all that begin with them.
    pub(crate) fn of_client(address: IpAddr) -> Self {
        Self::first_of(address, 32, 56)
    }

    /// The network within which one guesser may have many addresses.
    pub(crate) fn around(address: IpAddr) -> Self {
        Self::first_of(address, 24, 56)
    }

    /// So many first bits of the address, in IPv4 and in IPv6.
    fn first_of(address: IpAddr, of_v4: u32, of_v6: u32) -> Self {
        let length = if address.to_canonical().is_ipv4() {
            96 + of_v4
        } else {
            of_v6
        };
        Self {
            first: first_bits(number(address), length),
            length,
        }
    }

    /// The first address.
    pub(crate) fn bytes(self) -> [u8; 16] {
        self.first.to_be_bytes()
    }
}

impl FromStr for Network {
    type Err = InvalidNetwork;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (address, length) = text
            .split_once('/')
            .map_or((text, None), |(address, length)| (address, Some(length)));
        let address: IpAddr = address.parse().map_err(|_| InvalidNetwork)?;
        let bits = if address.is_ipv4() { 32 } else { 128 };
        let length = match length {
            Some(length) => length.parse().map_err(|_| InvalidNetwork)?,
            None => bits,
        };
        if length > bits {
            return Err(InvalidNetwork);
        }
        let length = 128 - bits + length;
        Ok(Self {
            first: first_bits(number(address), length),
            length,
        })
    }
}

fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped(),
        IpAddr::V6(address) => address,
    }
    .to_bits()
}

fn first_bits(number: u128, length: u32) -> u128 {
    number & u128::MAX.checked_shl(Ipv6Addr::BITS - length).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contains(network: &str, address: &str) -> bool {
        match (network.parse::<Network>(), address.parse()) {
            (Ok(network), Ok(address)) => network.contains(address),
            _ => panic!("{network} {address}"),
        }
    }

    #[test]
    fn a_network_contains_its_addresses() {
        assert!(contains("192.0.2.0/24", "192.0.2.255"));
        assert!(contains("192.0.2.9/24", "192.0.2.1") && contains("0.0.0.0/0", "192.0.2.1"));
        assert!(contains("192.0.2.7", "::ffff:192.0.2.7"));
        assert!(contains("2001:db8::/32", "2001:db8:1::1") && contains("::/0", "2001:db8::1"));
        assert!(!contains("192.0.2.0/24", "192.0.3.0") && !contains("192.0.2.7", "192.0.2.8"));
        assert!(!contains("2001:db8::/32", "192.0.2.1") && !contains("0.0.0.0/0", "2001:db8::1"));
        for text in [
            "",
            "192.0.2.0/33",
            "::/129",
            "192.0.2.0/-1",
            "192.0.2/24",
            "192.0.2.0/",
        ] {
            assert_eq!(text.parse::<Network>(), Err(InvalidNetwork), "{text}");
        }
    }

    #[test]
    fn an_office_is_one_client() {
        let client = |text: &str| text.parse().map(Network::of_client);
        assert_eq!(client("2001:db8::1"), client("2001:db8::ffff:0:0:9"));
        assert_eq!(client("2001:db8::1"), client("2001:db8:0:ff::1"));
        assert_ne!(client("2001:db8::1"), client("2001:db8:0:100::1"));
        assert_eq!(client("192.0.2.1"), client("::ffff:192.0.2.1"));
        assert_ne!(client("192.0.2.1"), client("192.0.2.2"));
        let around = |text: &str| text.parse().map(Network::around);
        assert_eq!(around("192.0.2.1"), around("::ffff:192.0.2.255"));
        assert_ne!(around("192.0.2.1"), around("192.0.3.1"));
    }
}
