//! What the city has published.

mod found;
mod latest;
mod list;
mod statistics;
mod voice;

pub use found::found_voices;
pub use latest::latest_voices;
pub use list::{AskedFilter, VoiceList, former_policy, voice_list};
pub use voice::{Support, card, listed, voice, voice_title};
