//! The cookie by which a browser is known that signed in to an account before: failures of others
//! do not lock the name for it (OWASP's device cookies). It opens nothing.

use axum::http::HeaderMap;

use crate::http::cookies::{cookie_value, secure_attribute};
use crate::mac_key::is_equal_in_constant_time;
use crate::state::AppState;

/// What its tags are for, and what its name is made with.
const PURPOSE: &str = "device";
const NAME: &str = "device name";

/// A year.
const AGE: u32 = 31_536_000;

/// What tells the browser from others, if it signed in to this name before.
pub(super) fn device(state: &AppState, headers: &HeaderMap, name: &str) -> Option<String> {
    let value = cookie_value(headers, &cookie_name(state, name))?;
    let (nonce, given) = value.split_once('.')?;
    is_equal_in_constant_time(given, &tag(state, name, nonce)).then(|| nonce.to_owned())
}

/// The cookie of a browser that has signed in to this name.
pub(super) fn remember(
    state: &AppState,
    headers: &HeaderMap,
    name: &str,
) -> Result<String, getrandom::Error> {
    let nonce = format!("{:016x}", getrandom::u64()?);
    let (cookie, tag) = (cookie_name(state, name), tag(state, name, &nonce));
    let secure = secure_attribute(&state.site, headers);
    Ok(format!(
        "{cookie}={nonce}.{tag}; Path=/staff; Max-Age={AGE}; HttpOnly; SameSite=Strict{secure}"
    ))
}

/// Each account has its own: clerks share browsers.
fn cookie_name(state: &AppState, name: &str) -> String {
    let digest = state.store.mac_key().tag(NAME, name.as_bytes());
    format!(
        "staff-device-{}",
        data_encoding::HEXLOWER.encode(&digest[..6])
    )
}

fn tag(state: &AppState, name: &str, nonce: &str) -> String {
    let said = format!("{name}\n{nonce}");
    let tag = state.store.mac_key().tag(PURPOSE, said.as_bytes());
    data_encoding::HEXLOWER.encode(&tag[..16])
}
