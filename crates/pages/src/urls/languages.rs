//! Addresses in other languages: the same path behind the language's own beginning.

use plan::{Language, Plan};
use plan_data::BRIEF;

use super::route::Route;
use crate::language::{JAPANESE, PageLanguage, language, write_in};

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

    /// Whether the page is there in this language; the others are in Japanese.
    pub fn is_in(&self, language: PageLanguage) -> bool {
        match (language, self) {
            (PageLanguage::Foreign(_), page) => page.is_translated(),
            (PageLanguage::Easy, Self::Goals | Self::Home) => true,
            (PageLanguage::Easy, Self::Policy(code)) => BRIEF.policy(*code).is_some(),
            (PageLanguage::Easy, page) => *page == Self::all_policies(),
        }
    }

    /// Whether the page is there in each language that the plan is translated to.
    pub fn is_translated(&self) -> bool {
        match self {
            Self::Home
            | Self::Search(_)
            | Self::Send(_)
            | Self::Follow
            | Self::Opinion(_)
            | Self::Voices(_)
            | Self::Voice(_) => true,
            Self::Policy(code) => BRIEF.policy(*code).is_some(),
            Self::Policies(filter) => !filter.has_words() && !filter.in_full,
            _ => false,
        }
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
            Self::Policies(filter) if language == PageLanguage::Easy && !filter.is_empty() => {
                Self::all_policies().in_language(language)
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

    /// The language that a link to it names: none where the page is in the language of the one on
    /// which the link stands.
    pub fn hreflang(&self) -> Option<&'static str> {
        language()
            .filter(|language| !self.is_in(*language))
            .map(|_| JAPANESE)
    }

    /// Every route that `dist` holds in a language.
    pub fn every_in(language: PageLanguage, plan: &Plan<'_>) -> Vec<Self> {
        let policies = plan.current_policies();
        let first = [
            Self::Home,
            Self::Goals,
            Self::all_policies(),
            Self::search(""),
            Self::Send(None),
            Self::Follow,
        ];
        first
            .into_iter()
            .filter(|route| route.is_in(language))
            .chain(policies.map(|policy| Self::Policy(policy.code)))
            .collect()
    }
}
