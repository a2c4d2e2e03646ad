//! Pages in やさしい日本語: each is easy by the rules of `seed_parser::easy_text`, has readings above all of
//! its kanji, and leads to the text of the city.

#[path = "support/noting.rs"]
mod noting;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use furigana::{is_kanji, texts};
use hearing_api::Branch;
use noting::{ELSEWHERE, Noting};
use pages::context::PageContext;
use pages::language::{Catalogue, PageLanguage, write_in};
use pages::metadata::SITE_NAME;
use pages::shell::Device;
use pages::urls::{ProjectChoice, Route};
use plan_translations::{
    EasyPage, catalogue_of, easy_found, easy_pages, easy_pages_with, easy_words, measured_pages,
    sentences_of,
};
use regex::Regex;
use seed_parser::easy_text::{EasyRule, broken_rules, unexplained_words};
use sha2::{Digest, Sha256};
use support::served::{self, site};

const HARD_WORDS: &str = include_str!("../../../seeds/translations/ja-simple-words.tsv");
const EXCEPTIONS: &str = include_str!("../../../seeds/translations/ja-simple-exceptions.tsv");
const READABILITY: &str = include_str!("../../../seeds/translations/ja-simple-readability.tsv");

/// A word that pages ask for only where a text is not written yet.
const UNWRITTEN: &str = "やさしい日本語の文章は、まだありません。";

/// What a name need not be: it has no verb.
const OF_SENTENCES: [EasyRule; 2] = [EasyRule::OneSentence, EasyRule::Ending];

const KIOSK: Device = Device::Kiosk {
    branch: Branch::Ofuna,
    invites: false,
};

fn easy() -> &'static dyn Catalogue {
    catalogue_of(PageLanguage::Easy)
}

/// The pages of opinions and voices, as the server writes them.
fn served_pages() -> Vec<EasyPage> {
    let pages = write_in(Some(easy()), || served::pages(&site()));
    let page = |(address, html)| EasyPage {
        route: Route::NotFound,
        address,
        html,
    };
    pages.into_iter().map(page).collect()
}

/// The rules that a text breaks: each of its sentences, or the name that it is.
fn broken(text: &str) -> Vec<(EasyRule, String)> {
    let sentences = sentences_of(text);
    if sentences.is_empty() {
        let mut broken = broken_rules(text.trim());
        broken.retain(|(rule, _)| !OF_SENTENCES.contains(rule));
        return broken;
    }
    let broken = sentences.iter().flat_map(|it| broken_rules(it));
    // A name of five kanji, which the plan's sentences may have.
    let is_allowed = |found: &(EasyRule, String)| {
        found.0 == EasyRule::Run && EXCEPTIONS.contains(found.1.trim_matches('`'))
    };
    broken.filter(|found| !is_allowed(found)).collect()
}

#[test]
fn every_sentence_and_every_name_is_easy() {
    let mut hard = BTreeMap::new();
    let served = served_pages();
    for page in easy_pages().iter().chain(&served) {
        let texts = page.texts();
        let texts: Vec<_> = texts.iter().map(String::as_str).collect();
        for text in texts.iter().filter(|text| **text != SITE_NAME) {
            hard.insert((*text).to_owned(), format!("{:?}", broken(text)));
        }
        let unexplained = format!("{:?}", unexplained_words(&texts, HARD_WORDS));
        hard.insert(page.address.clone(), unexplained);
    }
    hard.retain(|_, found| found != "[]");
    assert_eq!(hard, BTreeMap::new());
}

#[test]
fn a_sentence_of_the_site_has_32_characters_on_average_at_most() {
    let sentences: Vec<_> = easy_words().flat_map(|(_, it)| sentences_of(it)).collect();
    let letters = sentences.iter().flat_map(|it| it.chars());
    let letters = letters.filter(|it| *it != ' ').count();
    assert!(letters <= 32 * sentences.len(), "{letters}");
}

#[test]
fn every_kanji_that_is_read_has_its_reading_above_it() {
    // In a picture no element may stand, nor in one that has others in it.
    let bare = Regex::new(r"(?s:<svg\b.*?</svg>|<text\b.*?</text>)").expect("a pattern");
    let at_kiosks = easy_pages_with(easy(), KIOSK);
    let mut unread = BTreeSet::new();
    let served = served_pages();
    let pages = easy_pages().iter().chain(&at_kiosks);
    for page in pages.chain(&served) {
        let body = bare.replace_all(page.body(), "");
        assert!(body.contains("<ruby>"), "{}", page.address);
        let outside = body
            .split("<ruby>")
            .map(|it| it.split_once("</ruby>").map_or(it, |(_, behind)| behind));
        let outside = texts(&outside.collect::<String>());
        unread.extend(outside.into_iter().filter(|text| text.contains(is_kanji)));
    }
    assert_eq!(unread, BTreeSet::new());
}

#[test]
fn the_table_has_the_words_of_the_pages_and_no_others() {
    let noting = Noting::of(PageLanguage::Easy);
    for device in [Device::Own, KIOSK] {
        easy_pages_with(noting, device);
    }
    let site = site();
    for route in [
        Route::NotFound,
        Route::Projects(ProjectChoice::Priority),
        Route::Projects(ProjectChoice::Department(3)),
    ] {
        write_in(Some(noting), || {
            let content = pages::pages::page(&route, &PageContext::default());
            site.app_document(&route, content, Device::Own)
        });
    }
    write_in(Some(noting), || served::pages(&site));
    write_in(Some(noting), served::ask_besides);
    write_in(Some(noting), || {
        let found = easy_found("ごみ").codes;
        for (found, is_near) in [(&[][..], false), (&found, false), (&found, true)] {
            pages::pages::easy::search("ごみ", found, is_near);
        }
    });
    write_in(Some(noting), || site.offline_document());
    let asked = noting.words();
    let mut missing = asked.clone();
    missing.retain(|it| easy().words(it).is_none());
    assert_eq!(missing, BTreeSet::new());
    let mut unused: Vec<_> = easy_words().map(|(japanese, _)| japanese).collect();
    unused.retain(|it| !asked.contains(*it) && !ELSEWHERE.contains(it) && *it != UNWRITTEN);
    assert_eq!(unused, [""; 0]);
    for (japanese, text) in easy_words() {
        let named = |text: &str| text.matches('{').count();
        assert_eq!(named(japanese), named(text), "{japanese}");
        assert!(
            text == SITE_NAME || broken(text).is_empty(),
            "{japanese}: {text}"
        );
    }
}

#[test]
fn a_page_has_its_own_address_and_title_and_leads_to_the_text_of_the_city() {
    let mut titles = BTreeSet::new();
    for page in easy_pages() {
        let address = &page.address;
        let has = |part: &str| assert!(page.html.contains(part), "{address}: {part}");
        has("<html lang=\"ja-simple\"");
        has(&format!("rel=\"canonical\" href=\"{address}\""));
        assert!(!page.html.contains("rel=\"alternate\""), "{address}");
        let japanese = page.route.in_japanese();
        has(&format!(
            "class=\"line-link\" href=\"{japanese}\" hreflang=\"ja\""
        ));
        for language in PageLanguage::ALL {
            let there = page.route.in_language(language);
            if page.route != Route::Send(None) {
                has(&format!(
                    "href=\"{there}\" lang=\"{language}\" hreflang=\"{language}\""
                ));
            } else if language != PageLanguage::Easy {
                // The form goes along with what was typed.
                let there = Route::Follow.in_language(language);
                has(&format!("formaction=\"{there}\""));
            }
        }
        let title = page.html.split("title>").nth(1).unwrap_or_default();
        assert!(titles.insert(title.to_owned()), "{address}: {title}");
    }
}

#[test]
fn every_page_leads_to_the_same_one_in_easy_words() {
    for (path, address) in [
        ("/", "/easy"),
        ("/goals", "/easy/goals"),
        ("/goals/2", "/easy/goals#goal-2"),
        ("/policies", "/easy/policies"),
        ("/policies?life-stage=infant", "/easy/policies"),
        ("/policies/2-2", "/easy/policies/2-2"),
        (
            "/opinions/new?about=2-2",
            "/easy/opinions/new?about=000-2-2",
        ),
        ("/opinions", "/easy/opinions"),
        ("/voices?policy=2-2", "/easy/voices?policy=2-2"),
        ("/voices/7", "/easy/voices/7"),
        ("/glossary", "/easy/glossary"),
        ("/search", "/easy/search"),
        ("/card", "/easy"),
    ] {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let route = Route::parse(path, query);
        assert_eq!(route.in_language(PageLanguage::Easy), address);
    }
    for (path, is_easy) in [
        ("/easy", true),
        ("/easy/goals", true),
        ("/easy/glossary", true),
        ("/easy/goals/1", false),
        ("/easyer", false),
        ("/en/goals", false),
    ] {
        let (language, _) = Route::parse_in_language(path, "");
        assert_eq!(language == Some(PageLanguage::Easy), is_easy, "{path}");
    }
}

/// The result of `cargo xtask readability` is that of the pages as they are now.
#[test]
fn every_page_is_as_readable_as_was_measured() {
    let figures: BTreeMap<&str, &str> = READABILITY
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let pages = measured_pages();
    let digest = Sha256::digest(pages.as_bytes());
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let measured = figures.get("pages-sha256");
    assert_eq!(measured, Some(&&*digest), "run `cargo xtask readability`");
    let addresses = pages.lines().filter_map(|line| line.split('\t').next());
    for address in addresses {
        let figure = figures.get(address).and_then(|it| it.parse::<f64>().ok());
        let of_page = format!("{address}\t*\t{}\t", EasyRule::Readability);
        let is_excepted = EXCEPTIONS.lines().any(|line| line.starts_with(&of_page));
        assert_eq!(
            figure.is_none_or(|it| it < 4.5),
            is_excepted,
            "{address}: {figure:?}"
        );
    }
}
