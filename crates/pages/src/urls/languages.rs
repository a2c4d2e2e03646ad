//! Addresses in other languages: the same path behind the language's own beginning.

use plan::filter::Filter;
use plan::{Language, Plan};
use plan_data::BRIEF;

use super::route::Route;
use crate::language::{JAPANESE, PageLanguage, language, language_of_addresses, write_in};

/// What the addresses of a language's pages begin with.
pub const fn language_prefix(language: PageLanguage) -> &'static str {
    match language {
        PageLanguage::Easy => "/easy",
        PageLanguage::Foreign(Language::English) => "/en",
        PageLanguage::Foreign(Language::SimplifiedChinese) => "/zh-hans",
        PageLanguage::Foreign(Language::Korean) => "/ko",
    }
}

/// The id of a future goal's element on a page that has all of them.
pub fn goal_id(number: u8) -> String {
    format!("goal-{number}")
}

/// Whether a link leads to a page in the language of the page on which it stands.
pub fn is_in_language_of_page(href: &str) -> bool {
    language().is_none_or(|it| href.starts_with(language_prefix(it)))
}

/// The language that a path begins with, and the path behind it.
pub fn language_of_path(path: &str) -> Option<(PageLanguage, &str)> {
    PageLanguage::ALL.into_iter().find_map(|language| {
        let rest = path.strip_prefix(language_prefix(language))?;
        let is_path = rest.is_empty() || rest.starts_with('/');
        is_path.then_some((language, rest))
    })
}

impl Route {
    /// Reads a path with its language; none where it is Japanese, as is all that is in no other.
    pub fn parse_in_language(path: &str, query: &str) -> (Option<PageLanguage>, Self) {
        let found = language_of_path(path).and_then(|(language, rest)| {
            let route = Self::parse(rest, query);
            route.is_in(language).then_some((Some(language), route))
        });
        found.unwrap_or_else(|| (None, Self::parse(path, query)))
    }

    /// Whether the page has an address in this language; the others have one in Japanese alone.
    pub fn is_in(&self, language: PageLanguage) -> bool {
        match (language, self) {
            (_, Self::NotFound) => false,
            (PageLanguage::Foreign(_), Self::Policies(filter)) => {
                !filter.has_words() && !filter.in_full
            }
            (PageLanguage::Easy, Self::Policies(_)) => *self == Self::all_policies(),
            (PageLanguage::Easy, Self::Card(_) | Self::Goal(_)) => false,
            _ => true,
        }
    }

    /// Whether its text is written in this language. Where it is not, the page says in the language what
    /// it is, and has the Japanese of the documents under that.
    pub fn is_written_in(&self, language: PageLanguage) -> bool {
        match (language, self) {
            (_, Self::Home | Self::Policies(_) | Self::NotFound) => true,
            (_, Self::Policy(code)) => BRIEF.policy(*code).is_some(),
            (_, page) if page.is_of_opinions() => true,
            (_, Self::Search(_) | Self::Goals) => true,
            (PageLanguage::Easy, _) => false,
            (PageLanguage::Foreign(_), page) => matches!(
                page,
                Self::Goal(_)
                    | Self::PolicyText(..)
                    | Self::Overview
                    | Self::BasicPolicy
                    | Self::LeadingProject
                    | Self::Partners
                    | Self::Indicators
                    | Self::Glossary
                    | Self::Emaki(_)
                    | Self::About
                    | Self::Card(_)
                    | Self::OpenData
                    | Self::Accessibility
                    | Self::Sources
                    | Self::Editions
                    | Self::PolicyEditions(_)
                    | Self::Projects(_)
                    | Self::Strategy
                    | Self::NationalStrategy
            ),
        }
    }

    /// Whether opinions are sent, followed or read on it.
    const fn is_of_opinions(&self) -> bool {
        matches!(
            self,
            Self::Send(_) | Self::Follow | Self::Opinion(_) | Self::Voices(_) | Self::Voice(_)
        )
    }

    /// Its address in Japanese, whatever the language of the page on which it stands.
    pub fn in_japanese(&self) -> String {
        write_in(None, || self.to_string())
    }

    /// Its address in a language; that of home in it where the page is not there.
    pub fn in_language(&self, language: PageLanguage) -> String {
        let prefix = language_prefix(language);
        match self {
            Self::Goal(number) if language == PageLanguage::Easy => {
                let page = Self::Goals.in_language(language);
                format!("{page}#{}", goal_id(*number))
            }
            Self::Policies(filter) if !self.is_in(language) => {
                in_other_words(filter, language).in_language(language)
            }
            page if page.is_in(language) => {
                format!("{prefix}{}", page.in_japanese().trim_end_matches('/'))
            }
            _ => prefix.to_owned(),
        }
    }

    /// The page that a link names which stands on this one: a receipt stands in no page's markup.
    pub fn without_receipt(&self) -> &Self {
        match self {
            Self::Opinion(_) => &Self::Follow,
            page => page,
        }
    }

    /// The language that a link to it names: none where it leads to a page in the language of the one on
    /// which the link stands.
    pub fn hreflang(&self) -> Option<&'static str> {
        language_of_addresses()
            .filter(|language| !self.is_in(*language))
            .map(|_| JAPANESE)
    }

    /// Every route that `dist` holds in a language: those of [`Route::every_static`]. The lists under a
    /// choice are the server's.
    pub fn every_in(language: PageLanguage, plan: &Plan<'_>) -> Vec<Self> {
        let mut routes = Self::every_static(plan);
        routes.retain(|route| route.is_in(language));
        routes
    }
}

/// The page that has what a list has which there is in Japanese alone: what the words find, or the list
/// without its filter or its texts.
fn in_other_words(filter: &Filter, language: PageLanguage) -> Route {
    match language {
        PageLanguage::Easy => Route::all_policies(),
        PageLanguage::Foreign(_) if filter.has_words() => Route::search(&filter.words),
        PageLanguage::Foreign(_) => Route::Policies(Filter {
            in_full: false,
            ..filter.clone()
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_the_first_part_of_a_path() {
        for (path, language) in [
            ("/en", Some("en")),
            ("/en/opinions/new", Some("en")),
            ("/zh-hans/voices", Some("zh-Hans")),
            ("/ko/", Some("ko")),
            ("/easy/glossary", Some("ja-simple")),
            ("/english", None),
            ("/opinions/en", None),
            ("/", None),
        ] {
            let found = language_of_path(path).map(|(language, _)| language.id());
            assert_eq!(found, language, "{path}");
        }
    }
}
