//! Addresses in other languages: the same path behind the language's own beginning.

use plan::{Language, Plan};
use plan_data::BRIEF;

use super::route::Route;
use crate::language::{hreflang_of_japanese, language, write_in};

/// What the addresses of a language's pages begin with.
pub(super) const fn language_prefix(language: Language) -> &'static str {
    match language {
        Language::English => "/en",
        Language::SimplifiedChinese => "/zh-hans",
        Language::Korean => "/ko",
    }
}

/// Whether a link leads to a page in the language of the page on which it stands.
pub fn is_in_language_of_page(href: &str) -> bool {
    language().is_none_or(|it| href.starts_with(language_prefix(it)))
}

impl Route {
    /// Reads a path with its language; none where it is Japanese, as is all that is in no other.
    pub fn parse_in_language(path: &str, query: &str) -> (Option<Language>, Self) {
        let found = Language::ALL.iter().find_map(|language| {
            let rest = path.strip_prefix(language_prefix(*language))?;
            let is_path = rest.is_empty() || rest.starts_with('/');
            let route = is_path.then(|| Self::parse(rest, query))?;
            route.is_translated().then_some((Some(*language), route))
        });
        found.unwrap_or_else(|| (None, Self::parse(path, query)))
    }

    /// Whether the page is there in each language; the others are in Japanese.
    pub fn is_translated(&self) -> bool {
        match self {
            Self::Home | Self::Search(_) => true,
            Self::Policy(code) => BRIEF.policy(*code).is_some(),
            Self::Policies(filter) => !filter.has_words() && !filter.in_full,
            _ => false,
        }
    }

    /// Its address in Japanese, whatever the language of the page on which it stands.
    pub fn in_japanese(&self) -> String {
        write_in(None, || self.to_string())
    }

    /// Its address in a language; that of home in it where the page is in Japanese alone.
    pub fn in_language(&self, language: Language) -> String {
        let prefix = language_prefix(language);
        let page = if self.is_translated() {
            self
        } else {
            &Self::Home
        };
        format!("{prefix}{}", page.in_japanese().trim_end_matches('/'))
    }

    /// The page that a link names which stands on this one: a receipt stands in no page's markup.
    pub fn without_receipt(&self) -> &Self {
        match self {
            Self::Opinion(_) => &Self::Follow,
            page => page,
        }
    }

    /// The language that a link to it names: none where the page is in the language of the one on
    /// which the link stands.
    pub fn hreflang(&self) -> Option<&'static str> {
        hreflang_of_japanese().filter(|_| !self.is_translated())
    }

    /// Every route that `dist` holds in each language.
    pub fn every_translated(plan: &Plan<'_>) -> Vec<Self> {
        let policies = plan.current_policies();
        [Self::Home, Self::all_policies(), Self::search("")]
            .into_iter()
            .chain(policies.map(|policy| Self::Policy(policy.code)))
            .collect()
    }
}
