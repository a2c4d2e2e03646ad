//! 鎌倉ミライ共創ナビ: the app in the browser.
//!
//! It shows the same markup as the files (`pages`), answers to the reader, and sends opinions.

mod app;
mod browser;
mod components;
mod memo;
mod navigation;
mod opinions;
mod pages;
mod search_index;

fn main() {
    navigation::takeover::start(app::open);
}
