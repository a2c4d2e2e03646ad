//! What pages say in another language, by its Japanese.

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use pages::language::{Catalogue, PageLanguage};
use plan::Language;

use crate::passages::{Passages, passages};
use crate::translation::{ReadError, Translations, columns_of};

/// The site's words and the plan's passages in one language.
#[derive(Debug)]
pub struct Texts {
    language: Language,
    words: HashMap<String, String>,
    passages: HashMap<String, String>,
}

/// The files of a language, as they were when this was built: its words' and its passages'.
const fn files(language: Language) -> [(&'static str, &'static str); 2] {
    match language {
        Language::English => [
            (
                "words/en.tsv",
                include_str!("../../../seeds/translations/words/en.tsv"),
            ),
            ("en.tsv", include_str!("../../../seeds/translations/en.tsv")),
        ],
        Language::SimplifiedChinese => [
            (
                "words/zh-Hans.tsv",
                include_str!("../../../seeds/translations/words/zh-Hans.tsv"),
            ),
            (
                "zh-Hans.tsv",
                include_str!("../../../seeds/translations/zh-Hans.tsv"),
            ),
        ],
        Language::Korean => [
            (
                "words/ko.tsv",
                include_str!("../../../seeds/translations/words/ko.tsv"),
            ),
            ("ko.tsv", include_str!("../../../seeds/translations/ko.tsv")),
        ],
    }
}

/// Those of all languages, in the order of [`Language::ALL`].
static TEXTS: LazyLock<Vec<Texts>> = LazyLock::new(|| {
    let passages = passages().expect("plan.json can be written");
    let of = |language: &Language| Texts::read(*language, &passages);
    let texts: Result<_, _> = Language::ALL.iter().map(of).collect();
    texts.unwrap_or_else(|error: ReadError| panic!("{error}"))
});

/// What the pages are written with in a language that the plan is translated to.
pub fn catalogue(language: Language) -> &'static Texts {
    &TEXTS[language as usize]
}

/// What a table of the site's words says, by the Japanese.
pub(crate) fn words_of(file: &Path, text: &str) -> Result<HashMap<String, String>, ReadError> {
    let expected = "expected the Japanese and its translation between a tab";
    let words = columns_of(file, text, expected)?.into_iter();
    Ok(words.map(|[japanese, text]| (japanese, text)).collect())
}

impl Texts {
    fn read(language: Language, japanese: &Passages) -> Result<Self, ReadError> {
        let [(words_name, words), (name, texts)] = files(language);
        let words = words_of(Path::new(words_name), words)?;
        let translations = Translations::parse(language, Path::new(name), texts)?;
        let mut passages = HashMap::new();
        for (id, japanese) in japanese {
            let current = translations
                .entries
                .get(id)
                .filter(|it| !it.is_stale(japanese));
            if let Some(translation) = current {
                passages
                    .entry(japanese.clone())
                    .or_insert_with(|| translation.text.clone());
            }
        }
        Ok(Self {
            language,
            words,
            passages,
        })
    }

    /// What the site itself says, with its Japanese before it.
    pub fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words
            .iter()
            .map(|(japanese, text)| (japanese.as_str(), text.as_str()))
    }
}

impl Catalogue for Texts {
    fn language(&self) -> PageLanguage {
        PageLanguage::Foreign(self.language)
    }

    fn words(&self, japanese: &str) -> Option<&str> {
        self.words.get(japanese).map(String::as_str)
    }

    fn passage(&self, japanese: &str) -> Option<&str> {
        self.passages.get(japanese).map(String::as_str)
    }
}
