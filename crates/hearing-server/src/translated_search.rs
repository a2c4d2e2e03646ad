//! The search in other languages.

use std::sync::OnceLock;

use pages::language::{PageLanguage, write_in};
use pages::translated_entries::translated_entries;
use plan::Language;
use plan_data::EVERYDAY_WORDS;
use plan_search::TranslatedIndex;
use plan_translations::catalogue_of;

/// What can be found in a language, made ready when it is first asked for.
pub(crate) fn index(language: Language) -> &'static TranslatedIndex {
    static BY_LANGUAGE: [OnceLock<TranslatedIndex>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    BY_LANGUAGE[language as usize].get_or_init(|| {
        let words = catalogue_of(PageLanguage::Foreign(language));
        let entries = write_in(Some(words), translated_entries);
        TranslatedIndex::new(language, entries, EVERYDAY_WORDS)
    })
}
