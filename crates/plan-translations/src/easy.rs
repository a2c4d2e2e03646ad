//! What pages in やさしい日本語 are written with: the site's words, and the readings of all kanji.

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use furigana::Readings;
use maud::{Markup, PreEscaped};
use pages::language::{Catalogue, PageLanguage};
use plan::EasySubject;
use plan_data::easy_sentences;

use crate::catalogue::{catalogue, words_of};

/// The site's words in やさしい日本語.
struct EasyTexts {
    words: HashMap<String, String>,
    readings: Readings,
}

static EASY: LazyLock<EasyTexts> = LazyLock::new(|| {
    let file = Path::new("words/ja-simple.tsv");
    let words = words_of(
        file,
        include_str!("../../../seeds/translations/words/ja-simple.tsv"),
    );
    let readings = Readings::parse(include_str!("../../../seeds/editorial/ruby.toml"));
    EasyTexts {
        words: words.unwrap_or_else(|error| panic!("{error}")),
        readings: readings.unwrap_or_else(|error| panic!("{error}")),
    }
});

/// What pages in やさしい日本語 are written with.
pub(crate) fn easy() -> &'static dyn Catalogue {
    &*EASY
}

/// What pages are written with in a language.
pub fn catalogue_of(language: PageLanguage) -> &'static dyn Catalogue {
    match language {
        PageLanguage::Easy => easy(),
        PageLanguage::Foreign(language) => catalogue(language),
    }
}

/// What the site itself says in やさしい日本語, with its Japanese before it.
pub fn easy_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    let words = EASY.words.iter();
    words.map(|(japanese, easy)| (japanese.as_str(), easy.as_str()))
}

/// A text in kana, as far as the readings of its words are known.
pub(crate) fn in_kana(text: &str) -> String {
    EASY.readings.in_kana(text)
}

impl Catalogue for EasyTexts {
    fn language(&self) -> PageLanguage {
        PageLanguage::Easy
    }

    fn words(&self, japanese: &str) -> Option<&str> {
        self.words.get(japanese).map(String::as_str)
    }

    /// Names of chapters; what the plan says stands in `plan_data::EASY_TEXTS`, by what it is about.
    fn passage(&self, japanese: &str) -> Option<&str> {
        self.words(japanese)
    }

    fn explanation(&self, of: EasySubject) -> Option<&'static str> {
        easy_sentences(of).first().map(|sentence| sentence.text)
    }

    fn with_readings(&self, markup: Markup) -> Markup {
        PreEscaped(self.readings.above_kanji(&markup.into_string()))
    }
}
