//! The addresses of parts of pages, and the ids that these parts have.

use hearing_api::{Branch, Receipt};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use plan::{Document, Language, PolicyCode, ProjectCode, Source};

use super::key;
use super::languages::goal_id;
use super::print::print_words;
use super::route::{Lines, ProjectChoice, Route};
use crate::language::{PageLanguage, language_of_addresses};

/// The address of a measure within its policy's page.
pub fn measure_href(code: PolicyCode, number: u8) -> String {
    format!("{}#{}", Route::Policy(code), measure_id(number))
}

/// The id of a measure's element within its policy's page.
pub fn measure_id(number: u8) -> String {
    format!("measure-{number}")
}

/// The address of a future goal on the page of all of them in やさしい日本語.
pub fn easy_goal_href(number: u8) -> String {
    format!("{}#{}", Route::Goals, goal_id(number))
}

/// The address of the partners and what is done with them within a policy's page, of which the one in
/// やさしい日本語 has no such part.
pub fn co_creation_href(code: PolicyCode) -> String {
    let page = Route::Policy(code);
    match language_of_addresses() {
        Some(PageLanguage::Easy) => page.to_string(),
        _ => format!("{page}#co-creation"),
    }
}

/// The address of an indicator, by its place in its policy's table, from 1.
pub fn indicator_href(code: PolicyCode, place: usize) -> String {
    format!("{}#{}", Route::Indicators, indicator_id(code, place))
}

/// The address of a policy's indicators within its page.
pub fn indicators_href(code: PolicyCode) -> String {
    format!("{}#{INDICATORS}", Route::Policy(code))
}

/// The id of a policy's indicators within its page.
pub const INDICATORS: &str = "indicators";

/// The id of an indicator's element within the page of the indicators.
pub fn indicator_id(code: PolicyCode, place: usize) -> String {
    format!("{code}-{place}")
}

/// The address of what the signs in the tables of indicators mean.
pub fn indicator_signs_href() -> String {
    format!("{}#{INDICATOR_SIGNS}", Route::Indicators)
}

/// The id of that part of the page of the indicators.
pub const INDICATOR_SIGNS: &str = "signs";

/// The address of the newest voices, all or a policy's, as a piece of a page.
pub fn latest_voices_href(policy: Option<PolicyCode>) -> String {
    let voices = Route::Voices(String::new());
    policy.map_or_else(
        || format!("{voices}/latest"),
        |code| format!("{voices}/latest?{}={code}", key::POLICY),
    )
}

/// The voices that have some words.
pub fn voices_with(words: &str) -> Route {
    Route::Voices(print_words(words))
}

/// The address of the voices that have some words, as a piece of the search's page.
pub fn found_voices_href(words: &str) -> String {
    let voices = Route::Voices(String::new());
    format!("{voices}/latest?{}", print_words(words))
}

/// The address of a project, by its place in its document's table, from 1.
pub fn project_href(document: Document, place: usize) -> String {
    format!(
        "{}#{}",
        Route::Projects(ProjectChoice::All),
        project_id(document, place)
    )
}

/// The id of a project's element within the pages of the projects.
pub fn project_id(document: Document, place: usize) -> String {
    format!("project-{document}-{place}")
}

/// The address of a priority project's card.
pub fn priority_project_href(document: Document, code: ProjectCode) -> String {
    format!(
        "{}#{}",
        Route::Projects(ProjectChoice::Priority),
        priority_project_id(document, code)
    )
}

/// The id of a priority project's card.
pub fn priority_project_id(document: Document, code: ProjectCode) -> String {
    format!("priority-{document}-{code}")
}

/// The address of the lines of a source within its document's page: the lines to be marked, and
/// the first of them to begin with.
pub fn source_href(source: Source) -> String {
    let lines = Lines {
        first: source.first,
        last: source.last,
    };
    format!(
        "{}#{}",
        Route::SourceDocument(source.document, Some(lines)),
        line_id(source.first)
    )
}

/// The address of a term's entry in the glossary.
pub fn term_href(term: &str) -> String {
    format!("{}#{}", Route::Glossary, term_id(term))
}

/// The id of a term's entry in the glossary: the term as it stands in an address, so that no
/// browser spells the one otherwise than the other.
pub fn term_id(term: &str) -> String {
    utf8_percent_encode(term, NON_ALPHANUMERIC).to_string()
}

/// The address of a file of the open data.
pub fn open_data_href(name: &str) -> String {
    format!("{}/{name}", Route::OpenData.in_japanese())
}

/// The address of a line from within its document's page.
pub fn line_href(line: u16) -> String {
    format!("#{}", line_id(line))
}

/// The id of a line's element within its document's page.
pub fn line_id(line: u16) -> String {
    format!("L{line}")
}

/// The address of a theme of the strategy, by its place among the five, from 1.
pub fn theme_href(number: usize) -> String {
    format!("{}#{}", Route::Strategy, theme_id(number))
}

/// The id of a theme's element within the strategy's page.
pub fn theme_id(number: usize) -> String {
    format!("theme-{number}")
}

/// The address of an objective of the national strategy, `A` to `E`.
pub fn objective_href(letter: char) -> String {
    format!("{}#{}", Route::NationalStrategy, objective_id(letter))
}

/// The id of an objective's element within its page.
pub fn objective_id(letter: char) -> String {
    format!("objective-{}", letter.to_ascii_lowercase())
}

/// The address of a category of the national strategy, `a` to `r`.
pub fn category_href(letter: char) -> String {
    format!("{}#{}", Route::NationalStrategy, category_id(letter))
}

/// The id of a category's element within the strategy's page.
pub fn category_id(letter: char) -> String {
    format!("category-{letter}")
}

/// The address of what the strategy says of a policy, within the policy's page, which has that in
/// Japanese alone.
pub fn strategy_place_href(code: PolicyCode) -> String {
    let page = Route::Policy(code);
    match language_of_addresses() {
        Some(_) => page.to_string(),
        None => format!("{page}#{STRATEGY_PLACE_ID}"),
    }
}

/// The id of what the strategy says of a policy, within the policy's page.
pub const STRATEGY_PLACE_ID: &str = "strategy";

/// The address of a picture of a receipt's address as a QR code, drawn by the server.
pub fn qr_code_href(receipt: Receipt) -> String {
    format!("/api/opinions/{receipt}/qr.svg")
}

/// The address of the picture that stands beside links to a policy.
pub fn preview_href(code: PolicyCode) -> String {
    format!("/previews/{code}.png")
}

/// The address of a picture of a page's address as a QR code, drawn by the server.
pub fn page_qr_code_href(page: &Route) -> String {
    format!("/api/qr.svg?path={}", encoded(page))
}

/// Where the server sends on to LINE, with a page's address.
pub fn line_share_href(page: &Route) -> String {
    format!("/api/line?path={}", encoded(page))
}

fn encoded(page: &Route) -> String {
    utf8_percent_encode(&page.to_string(), NON_ALPHANUMERIC).to_string()
}

/// Where a receipt's feed is.
pub fn receipt_feed_href(receipt: Receipt) -> String {
    of_receipt(receipt, "feed.atom")
}

/// Where the day by which an opinion is to be answered is found for a calendar.
pub fn expected_day_href(receipt: Receipt) -> String {
    of_receipt(receipt, "expected.ics")
}

/// Where a receipt's number is found as a picture.
pub fn receipt_picture_href(receipt: Receipt) -> String {
    of_receipt(receipt, "picture.svg")
}

/// Where it is said whether an answer answers.
pub fn reply_href(receipt: Receipt) -> String {
    of_receipt(receipt, "reply")
}

/// Where an opinion is taken back.
pub fn withdraw_href(receipt: Receipt) -> String {
    of_receipt(receipt, "withdraw")
}

/// Where that is undone.
pub fn undo_withdrawal_href(receipt: Receipt) -> String {
    of_receipt(receipt, "undo-withdrawal")
}

fn of_receipt(receipt: Receipt, part: &str) -> String {
    format!("{}/{part}", Route::Opinion(receipt.to_string()))
}

/// Where 「同じ思い」 is said of a voice.
pub fn support_href(voice: i64) -> String {
    format!("{}/support", Route::Voice(voice))
}

/// The feed of the voices that a query asks for.
pub fn voices_feed_href(query: &str) -> String {
    let separator = if query.is_empty() { "" } else { "?" };
    format!(
        "{}/feed.atom{separator}{query}",
        Route::Voices(String::new())
    )
}

/// The value of [`key::SURFACE`] that begins a visit to a kiosk.
const KIOSK: &str = "kiosk";

/// Where a visit to a branch's kiosk begins.
pub fn kiosk_start_href(branch: Branch) -> String {
    format!(
        "{}?{}={KIOSK}&{}={branch}",
        Route::Home,
        key::SURFACE,
        key::BRANCH
    )
}

/// Where the files of [`everyday_words`] are.
pub const EVERYDAY_WORDS: &str = "/everyday-words/";

/// The file of what residents say for what each policy is in charge of, in a language, or in Japanese.
pub fn everyday_words(language: Option<Language>) -> String {
    let language = language.map_or("ja", Language::id);
    format!("{EVERYDAY_WORDS}{language}.txt")
}
