//! The language that a page is being written in.
//!
//! As with gettext, what the site says stands in the code in Japanese, and is the key to its
//! translation: [`tr`] gives it in the language of the page. Pages are written by [`write_in`];
//! without it, as in the browser, they are in Japanese. What a page shows in the Japanese of the
//! documents is written by [`write_original`]: its words are Japanese, and its links lead to the pages
//! of the reader's language.

use std::cell::Cell;
use std::fmt;

use hearing_api::TextLanguage;
use maud::{Markup, PreEscaped, html};
use plan::{EasySubject, Language};

/// How a page is written that is not in the Japanese of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageLanguage {
    /// やさしい日本語: for a child of ten, or for who has been in Japan for a year.
    Easy,
    /// One that the plan is translated to.
    Foreign(Language),
}

impl PageLanguage {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::Easy,
        Self::Foreign(Language::English),
        Self::Foreign(Language::SimplifiedChinese),
        Self::Foreign(Language::Korean),
    ];

    /// Those that the plan is translated to.
    pub fn foreign() -> impl Iterator<Item = Self> {
        Language::ALL.iter().copied().map(Self::Foreign)
    }

    /// Its tag (BCP 47).
    pub const fn id(self) -> &'static str {
        match self {
            Self::Easy => "ja-simple",
            Self::Foreign(language) => language.id(),
        }
    }

    /// What it calls itself, in letters that its readers know.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Easy => "やさしい にほんご",
            Self::Foreign(language) => language.label(),
        }
    }
}

impl fmt::Display for PageLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// What is said in one language, by its Japanese.
pub trait Catalogue: Sync {
    /// The language.
    fn language(&self) -> PageLanguage;

    /// What the site itself says.
    fn words(&self, japanese: &str) -> Option<&str>;

    /// A passage of the plan; none where it is not translated, or its Japanese was another when it
    /// was.
    fn passage(&self, japanese: &str) -> Option<&str>;

    /// What something of the plan is for, in a sentence; none in languages that have its own words.
    fn explanation(&self, _: EasySubject) -> Option<&'static str> {
        None
    }

    /// Markup as its readers need it: with readings over its kanji, in やさしい日本語.
    fn with_readings(&self, markup: Markup) -> Markup {
        markup
    }
}

/// The tag of the documents' language.
pub const JAPANESE: &str = "ja";

/// What is being written with: nothing of both in Japanese.
#[derive(Clone, Copy)]
struct Writing {
    /// The words; none where they are the documents' own.
    words: Option<&'static dyn Catalogue>,
    /// The language whose pages the addresses name.
    addresses: Option<PageLanguage>,
}

thread_local! {
    static WRITING: Cell<Writing> = const { Cell::new(Writing { words: None, addresses: None }) };
}

fn words() -> Option<&'static dyn Catalogue> {
    WRITING.get().words
}

fn write_with<T>(writing: Writing, write: impl FnOnce() -> T) -> T {
    /// Sets back what was there before, even where writing panics.
    struct Before(Writing);
    impl Drop for Before {
        fn drop(&mut self) {
            WRITING.set(self.0);
        }
    }
    let _before = Before(WRITING.replace(writing));
    write()
}

/// Writes with these words; in Japanese where there are none.
pub fn write_in<T>(catalogue: Option<&'static dyn Catalogue>, write: impl FnOnce() -> T) -> T {
    let addresses = catalogue.map(Catalogue::language);
    let words = catalogue;
    write_with(Writing { words, addresses }, write)
}

/// Writes in the Japanese of the documents, on a page whose reader goes on in the page's language.
pub fn write_original<T>(write: impl FnOnce() -> T) -> T {
    let addresses = language_of_addresses();
    let words = None;
    write_with(Writing { words, addresses }, write)
}

/// What is there in the Japanese of the documents alone: marked as such on a page in another language.
pub fn original(write: impl FnOnce() -> Markup) -> Markup {
    if is_japanese() {
        return write();
    }
    html! { div lang=(JAPANESE) { (write_original(write)) } }
}

/// The same of words within a line.
pub fn original_words(write: impl FnOnce() -> Markup) -> Markup {
    if is_japanese() {
        return write();
    }
    html! { span lang=(JAPANESE) { (write_original(write)) } }
}

/// The language whose pages links lead to; none where it is the documents' own.
pub fn language_of_addresses() -> Option<PageLanguage> {
    WRITING.get().addresses
}

/// Whether this is the Japanese of the documents on a page in another language, which has its way home
/// and its heading before it.
pub fn is_original() -> bool {
    is_japanese() && language_of_addresses().is_some()
}

/// The language of the page; none where it is the documents' own.
pub fn language() -> Option<PageLanguage> {
    words().map(Catalogue::language)
}

/// The tag of the page's language.
pub fn tag() -> &'static str {
    language().map_or(JAPANESE, PageLanguage::id)
}

/// Whether the page is in やさしい日本語.
pub fn is_easy() -> bool {
    language() == Some(PageLanguage::Easy)
}

/// Whether the page is in the documents' own language.
pub fn is_japanese() -> bool {
    words().is_none()
}

/// Whether the page is in Japanese, of the documents or やさしい日本語.
pub fn is_of_japanese() -> bool {
    is_japanese() || is_easy()
}

/// What stands in a page's body, as the language's readers need it.
pub fn with_readings(markup: Markup) -> Markup {
    match words() {
        Some(catalogue) => catalogue.with_readings(markup),
        None => markup,
    }
}

/// What `lang` says of the documents' own words, and `hreflang` of a link to what is in their language;
/// nothing on a page that is in it, too.
pub fn lang_of_original() -> Option<&'static str> {
    (!is_japanese()).then_some(JAPANESE)
}

/// What `lang` says of words in a language; nothing where it is the page's own.
pub fn lang_of(words: TextLanguage) -> Option<&'static str> {
    Some(words.id()).filter(|it| *it != tag())
}

/// The same of what somebody at the city wrote: Japanese, unless it is plainly another language.
pub fn lang_of_city(words: &str) -> Option<&'static str> {
    if is_japanese() {
        return None;
    }
    lang_of(TextLanguage::evident_in(words).unwrap_or_default())
}

/// What the site says, in the language of the page.
pub fn tr(japanese: &str) -> &str {
    let translated = words().and_then(|it| it.words(japanese));
    translated.unwrap_or(japanese)
}

/// The same of words that a file has, which may be others since they were translated: in Japanese, and
/// marked as such, where they are not.
pub fn tr_marked(japanese: &str) -> Markup {
    match words() {
        None => html! { (japanese) },
        Some(catalogue) => match catalogue.words(japanese) {
            Some(text) => html! { (text) },
            None => html! { span lang=(JAPANESE) { (japanese) } },
        },
    }
}

/// The same with what it names in braces: `tr_with("{count}件", &[("count", "3")])`.
pub fn tr_with(japanese: &str, named: &[(&str, &str)]) -> String {
    let mut sentence = tr(japanese).to_owned();
    for (name, value) in named {
        sentence = sentence.replace(&format!("{{{name}}}"), value);
    }
    sentence
}

/// The same with markup for what it names.
pub fn tr_around(japanese: &str, named: &[(&str, Markup)]) -> Markup {
    let mut sentence = html! { (tr(japanese)) }.into_string();
    for (name, value) in named {
        sentence = sentence.replace(&format!("{{{name}}}"), &value.0);
    }
    PreEscaped(sentence)
}

/// What something of the plan is for, where the page's readers need it beside its name.
pub fn explanation(of: EasySubject) -> Option<&'static str> {
    words().and_then(|it| it.explanation(of))
}

/// A passage of the plan in the language of the page; in Japanese, and marked as such, where it is
/// not translated.
pub fn passage(japanese: &str) -> Markup {
    passage_as(japanese, |text| html! { (text) })
}

/// The same, marked up by `write`.
pub fn passage_as(japanese: &str, write: impl Fn(&str) -> Markup) -> Markup {
    match translated(japanese) {
        Some(text) => write(text),
        None => html! { span lang=(JAPANESE) { (write(japanese)) } },
    }
}

/// The same where no element can stand: in a title or an attribute.
pub fn passage_text(japanese: &str) -> &str {
    translated(japanese).unwrap_or(japanese)
}

/// What `lang` says of that text.
pub fn lang_of_passage(japanese: &str) -> Option<&'static str> {
    translated(japanese).is_none().then_some(JAPANESE)
}

/// The same where nothing is shown rather than the Japanese; on a page in Japanese, the Japanese.
pub fn translated(japanese: &str) -> Option<&str> {
    match words() {
        Some(catalogue) => catalogue.passage(japanese),
        None => Some(japanese),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A language that has one word.
    struct OneWord;

    impl Catalogue for OneWord {
        fn language(&self) -> PageLanguage {
            PageLanguage::Foreign(Language::English)
        }

        fn words(&self, japanese: &str) -> Option<&str> {
            (japanese == "案").then_some("Draft")
        }

        fn passage(&self, _: &str) -> Option<&str> {
            None
        }
    }

    #[test]
    fn what_is_in_japanese_alone_is_marked_in_other_languages_only() {
        let written = || {
            let original = original(|| html! { p { (tr("案")) } });
            let in_line = original_words(|| html! { (tr("案")) });
            [tr_marked("案"), tr_marked("決定"), original, in_line].map(Markup::into_string)
        };
        assert_eq!(
            write_in(Some(&OneWord), written),
            [
                "Draft",
                "<span lang=\"ja\">決定</span>",
                "<div lang=\"ja\"><p>案</p></div>",
                "<span lang=\"ja\">案</span>"
            ]
        );
        assert_eq!(written(), ["案", "決定", "<p>案</p>", "案"]);
    }
}
