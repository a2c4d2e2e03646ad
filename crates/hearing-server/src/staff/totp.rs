use hearing_api::typed::code_characters;
use hmac::{Hmac, KeyInit, Mac};
// What authenticator apps show above the code.
use pages::contract::site::NAME as ISSUER;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::Sha1;

use crate::mac_key::is_equal_in_constant_time;

/// How long a code holds, in seconds.
const PERIOD: i64 = 30;

/// Periods before and after the present one whose codes are taken: clocks differ, and people type.
const TOLERANCE: i64 = 1;

/// The secret from which an account's one-time codes are made: TOTP (RFC 6238) as all
/// authenticator apps know it, with SHA-1, six digits and half minutes. Never printed but to be
/// scanned.
#[derive(Clone)]
pub struct TotpSecret([u8; TotpSecret::BYTES]);

impl TotpSecret {
    /// How long a secret is, as RFC 4226 asks.
    const BYTES: usize = 20;

    /// A new secret.
    pub fn fresh() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; Self::BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The secret as the database keeps it; none if it is no secret.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// As the database keeps it.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The code of the period that this second since 1970 is in.
    pub fn code(&self, at: i64) -> String {
        self.code_of(at.div_euclid(PERIOD))
    }

    /// The period whose code was typed, if it is one of those around this second since 1970.
    pub(crate) fn period_of(&self, typed: &str, at: i64) -> Option<i64> {
        let typed: String = code_characters(typed).collect();
        let now = at.div_euclid(PERIOD);
        // Every code is compared whole, whichever is right.
        (now - TOLERANCE..=now + TOLERANCE)
            .filter(|period| is_equal_in_constant_time(&self.code_of(*period), &typed))
            .max()
    }

    /// What authenticator apps scan.
    pub fn uri(&self, account: &str) -> String {
        let issuer = utf8_percent_encode(ISSUER, NON_ALPHANUMERIC);
        let account = utf8_percent_encode(account, NON_ALPHANUMERIC);
        let secret = data_encoding::BASE32_NOPAD.encode(&self.0);
        format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}")
    }

    fn code_of(&self, period: i64) -> String {
        // A key shorter than SHA-1's blocks is the same as one that is zero-padded.
        let mut block = [0; 64];
        block[..Self::BYTES].copy_from_slice(&self.0);
        let mut mac = Hmac::<Sha1>::new(&block.into());
        mac.update(&period.to_be_bytes());
        let tag = mac.finalize().into_bytes();
        // RFC 4226, section 5.3.
        let offset = usize::from(tag[19] & 15);
        let number = tag[offset..offset + 4]
            .iter()
            .fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        format!("{:06}", (number & 0x7FFF_FFFF) % 1_000_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let secret = TotpSecret(*b"12345678901234567890");
        // The last six digits of the RFC's eight.
        for (at, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret.code(at), code, "{at}");
        }
    }

    #[test]
    fn a_code_is_taken_half_a_minute_early_or_late() {
        let secret = TotpSecret(*b"12345678901234567890");
        let taken = |at| secret.period_of(" 287 082", at);
        assert_eq!([0, 29, 30, 59, 60, 89].map(taken), [Some(1); 6]);
        assert_eq!([-1, 90].map(taken), [None; 2]);
        assert_eq!(secret.period_of("", 59), None);
        for typed in [
            "２８７０８２",
            "287−082",
            "287-082",
            "287ー082",
            "287\u{3000}082",
        ] {
            assert_eq!(secret.period_of(typed, 59), Some(1), "{typed}");
        }
    }

    #[test]
    fn the_address_is_what_apps_scan() {
        let uri = TotpSecret(*b"12345678901234567890").uri("hanako@navi");
        assert!(uri.starts_with("otpauth://totp/%E9%8E%8C") && uri.contains(":hanako%40navi?"));
        assert!(uri.contains("?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E9%8E%8C"));
    }
}
