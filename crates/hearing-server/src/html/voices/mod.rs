//! Pages and feeds of what the city has published.

mod feed;
mod latest;
mod list;
mod statistics;
mod voice;

pub(crate) use feed::{Dropped, Entry, Feed, entry, voice_address};
pub(crate) use latest::latest_voices;
pub(crate) use list::{ListPage, voice_list};
pub(crate) use voice::{Support, card, voice_page};
