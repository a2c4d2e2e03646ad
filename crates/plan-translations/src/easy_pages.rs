//! The pages in やさしい日本語 as they are written, and what they say in it.

use std::sync::LazyLock;

use furigana::{texts, without_readings};
use pages::language::{Catalogue, PageLanguage, write_in};
use pages::shell::{Assets, Device, Site};
use pages::urls::Route;
use plan_data::PLAN;
use regex::Regex;

use crate::easy::easy;
use crate::own_language::in_own_language;

/// A page in やさしい日本語.
#[derive(Debug)]
pub struct EasyPage {
    /// Where it is.
    pub route: Route,
    /// Its address.
    pub address: String,
    /// The whole document.
    pub html: String,
}

/// Every page in やさしい日本語, of a site that nobody answers for. To write the readings over all of the
/// Japanese takes a while.
static PAGES: LazyLock<Vec<EasyPage>> = LazyLock::new(|| easy_pages_with(easy(), Device::Own));

/// Every page in やさしい日本語, of a site that nobody answers for.
pub fn easy_pages() -> &'static [EasyPage] {
    &PAGES
}

/// The same with another catalogue, or on another device.
pub fn easy_pages_with(catalogue: &'static dyn Catalogue, device: Device) -> Vec<EasyPage> {
    let site = Site {
        assets: Assets::of_manifest(|name| Some(format!("/assets/{name}"))).ok(),
        ..Site::default()
    };
    let page = |route: Route| {
        let content = pages::pages::page(&route, &site.context());
        let html = site.app_document(&route, content, device);
        EasyPage {
            address: route.to_string(),
            html: html.into_string(),
            route,
        }
    };
    write_in(Some(catalogue), || {
        let routes = Route::every_in(PageLanguage::Easy, &PLAN);
        routes.into_iter().map(page).collect()
    })
}

/// How many sentences a page has at least of which jReadability says something.
const MEASURED: usize = 10;

/// What is measured of the pages that say enough: their address and their sentences, a line each.
pub fn measured_pages() -> String {
    let line = |page: &EasyPage| {
        let sentences = page.sentences();
        let says_enough = sentences.len() >= MEASURED;
        says_enough.then(|| format!("{}\t{}\n", page.address, sentences.concat()))
    };
    easy_pages().iter().filter_map(line).collect()
}

static EXPLANATION: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"<span class="easy__explanation">([^<]*)</span>"#).ok());

fn replaced(regex: Option<&Regex>, html: String, with: &str) -> String {
    match regex {
        Some(regex) => regex.replace_all(&html, with).into_owned(),
        None => html,
    }
}

impl EasyPage {
    /// What the page says in its own language, without its readings; an explanation within a sentence
    /// is a part of it.
    pub fn texts(&self) -> Vec<String> {
        own_texts(self.body())
    }

    /// The sentences of its content, without head and foot.
    pub fn sentences(&self) -> Vec<String> {
        let main = self.html.split_once("<main");
        let main = main.and_then(|(_, main)| main.split_once("</main>"));
        let texts = own_texts(main.map_or("", |(main, _)| main));
        texts.iter().flat_map(|text| sentences_of(text)).collect()
    }

    /// What stands in its body.
    pub fn body(&self) -> &str {
        let body = self.html.split_once("<body>");
        body.map_or("", |(_, body)| body)
    }
}

fn own_texts(html: &str) -> Vec<String> {
    let html = in_own_language(html, PageLanguage::Easy.id());
    let html = without_readings(&html);
    texts(&replaced(EXPLANATION.as_ref(), html, "$1"))
}

/// The sentences of a text, each with its full stop.
pub fn sentences_of(text: &str) -> Vec<String> {
    let parts = text.split_inclusive('。').map(str::trim);
    let whole = parts.filter(|it| it.ends_with('。'));
    whole.map(str::to_owned).collect()
}
