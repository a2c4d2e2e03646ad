//! Pages in other languages: every word of theirs is in the tables, and none is in another language.

#[path = "support/noting.rs"]
mod noting;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use hearing_api::Branch;
use noting::{ELSEWHERE, Noting};
use pages::language::{Catalogue, PageLanguage, write_in};
use pages::pages::translated_search::{Answer, translated_search};
use pages::shell::Device;
use pages::urls::{ProjectChoice, Query, Route, language_of_path};
use plan::{EasySubject, Language, LifeStage, Policy, PolicyCode};
use plan_data::PLAN;
use plan_search::{Found, Group, Kind};
use plan_translations::{catalogue, foreign, in_own_language};
use regex::Regex;
use support::served::{self, site};

/// Every page that there is in each language: the files, and those under a choice or several.
fn every_route() -> Vec<Route> {
    let language = PageLanguage::Foreign(Language::English);
    let is_list = |route: &Route| matches!(route, Route::Policies(_)) && route.is_in(language);
    let lists = Route::every_single_choice().into_iter().filter(is_list);
    let several = "life-stage=infant&situation=visitor&partner=others&chapter=living";
    // The policies of this chapter print no partners.
    let none = "partner=visitors&chapter=administration";
    let further = [
        Route::parse("/policies", several),
        Route::parse("/policies", none),
        Route::Projects(ProjectChoice::Priority),
        Route::Projects(ProjectChoice::Department(3)),
        Route::Emaki(Some(LifeStage::School)),
    ];
    let files = Route::every_in(language, &PLAN);
    files.into_iter().chain(lists).chain(further).collect()
}

/// Every answer that the search has: of all kinds, of one kind, something near, and nothing.
fn answers() -> Vec<Answer<'static>> {
    let kinds = [
        Kind::Policy,
        Kind::Measure,
        Kind::Indicator,
        Kind::Term,
        Kind::FutureGoal,
    ];
    let groups = kinds.map(|kind| Group {
        kind,
        total: 9,
        hits: Vec::new(),
    });
    let answer = |words: &str, kind, groups: &[Group<'static>], is_near| Answer {
        query: Query {
            words: words.to_owned(),
            kind,
        },
        found: Found {
            groups: groups.to_vec(),
            best: 0,
            is_near,
        },
        is_by_japanese: false,
        counted: is_near.then_some(100),
    };
    vec![
        answer("1", None, &groups, false),
        answer("2", Some(Kind::Policy), &groups[..1], false),
        answer("3", None, &groups, true),
        answer("4", None, &[], false),
    ]
}

/// Every page in each language, as it is.
static PAGES: LazyLock<Vec<BTreeMap<String, String>>> = LazyLock::new(|| {
    let languages = Language::ALL.iter();
    languages.map(|it| pages_in(catalogue(*it))).collect()
});

/// Every page in a language, those of the server among them.
fn pages_in(catalogue: &'static dyn Catalogue) -> BTreeMap<String, String> {
    let mut pages = files_in(catalogue);
    pages.extend(write_in(Some(catalogue), || served::pages(&site())));
    pages
}

/// Every page in a language by its address, but for those of opinions and voices.
fn files_in(catalogue: &'static dyn Catalogue) -> BTreeMap<String, String> {
    let site = site();
    write_in(Some(catalogue), || {
        let routes = every_route();
        let document = |route: &Route| {
            let content = pages::pages::page(route, &site.context());
            site.app_document(route, content, Device::Own).into_string()
        };
        let searched = answers().into_iter().map(|answer| {
            let route = Route::Search(answer.query.clone());
            let document = site.app_document(&route, translated_search(&answer), Device::Own);
            (route.to_string(), document.into_string())
        });
        let pages = routes
            .iter()
            .map(|route| (route.to_string(), document(route)));
        pages.chain(searched).collect()
    })
}

/// Some pages as a kiosk gets them: what it has besides is the same on each; and what stands in place of one
/// while there is no line.
fn pages_elsewhere_in(catalogue: &'static dyn Catalogue) -> BTreeMap<String, String> {
    let site = site();
    let kiosk = Device::Kiosk {
        branch: Branch::Ofuna,
        invites: false,
    };
    write_in(Some(catalogue), || {
        let document = |route: Route| {
            let content = pages::pages::page(&route, &site.context());
            let page = site.app_document(&route, content, kiosk).into_string();
            (format!("{route} at a kiosk"), page)
        };
        let routes = [Route::Home, Route::Send(None), Route::Follow];
        let offline = site.offline_document().into_string();
        let offline = ("a page offline".to_owned(), offline);
        routes.into_iter().map(document).chain([offline]).collect()
    })
}

/// What pages ask in a language, noted.
fn asked_in(language: Language) -> &'static Noting {
    let noting = Noting::of(PageLanguage::Foreign(language));
    pages_in(noting);
    pages_elsewhere_in(noting);
    write_in(Some(noting), served::ask_besides);
    noting
}

/// The English catalogue, as if this passage were another since it was translated.
struct Stale(&'static str);

impl Catalogue for Stale {
    fn language(&self) -> PageLanguage {
        PageLanguage::Foreign(Language::English)
    }

    fn words(&self, japanese: &str) -> Option<&str> {
        Catalogue::words(catalogue(Language::English), japanese)
    }

    fn passage(&self, japanese: &str) -> Option<&str> {
        let passage = Catalogue::passage(catalogue(Language::English), japanese);
        passage.filter(|_| japanese != self.0)
    }
}

fn policy_2_2() -> &'static Policy<'static> {
    let code: PolicyCode = "2-2".parse().expect("a code");
    PLAN.policy(code).expect("a policy")
}

#[test]
fn a_passage_that_has_changed_stands_in_japanese_and_is_marked_so() {
    let policy = policy_2_2();
    let pages = pages_in(Box::leak(Box::new(Stale(policy.goal.text))));
    let page = &pages["/en/policies/2-2"];
    let goal = policy.goal.text;
    assert!(page.contains(&format!("<span lang=\"ja\">{goal}</span>")));
    assert!(!pages["/en/policies/2-3"].contains("<span lang=\"ja\">"));
}

#[test]
fn a_policy_begins_with_its_easy_lines_while_their_translation_is_of_the_japanese() {
    let lines = Regex::new(r#"</h1></div><div class="easy-lines"><p class="easy-lines__label">[^<]+</p><div><p>[^<]+</p><p>[^<]+</p></div></div>"#).expect("a pattern");
    for language in Language::ALL {
        for (address, page) in &PAGES[*language as usize] {
            let (_, route) = Route::parse_in_language(address, "");
            let is_policy = matches!(route, Route::Policy(_) | Route::PolicyText(..));
            assert_eq!(lines.is_match(page), is_policy, "{address}");
            // Its own lines are no easy Japanese; the way to that says what it is.
            let own = in_own_language(page, language.id());
            assert!(!own.contains("<div lang=\"ja-simple\""), "{address}");
        }
    }
    let policy = policy_2_2();
    let [_, changed] = plan_data::easy_sentences(EasySubject::Policy(policy.id())) else {
        panic!("two lines");
    };
    let pages = pages_in(Box::leak(Box::new(Stale(changed.text))));
    assert!(!pages["/en/policies/2-2"].contains("easy-lines"));
    assert!(lines.is_match(&pages["/en/policies/2-3"]));
}

#[test]
fn the_tables_have_the_words_of_the_pages_and_no_others() {
    for language in Language::ALL {
        let noting = asked_in(*language);
        let asked = noting.words();
        let missing: Vec<_> = asked
            .iter()
            .filter(|it| Catalogue::words(catalogue(*language), it).is_none())
            .collect();
        assert!(missing.is_empty(), "{language} lacks {missing:#?}");
        let unused: Vec<_> = catalogue(*language)
            .words()
            .map(|(japanese, _)| japanese)
            .filter(|it| !asked.contains(*it) && !ELSEWHERE.contains(it))
            .collect();
        assert!(unused.is_empty(), "nobody asks {language} for {unused:#?}");
        let passages = noting.missing_passages.lock().map(|it| it.clone());
        assert_eq!(passages.unwrap_or_default(), BTreeSet::new(), "{language}");
    }
}

#[test]
fn a_translation_names_what_its_japanese_names_in_its_own_script() {
    let named = |text: &str| -> BTreeSet<String> {
        let after = text.split('{').skip(1);
        after
            .filter_map(|it| it.split_once('}'))
            .map(|(name, _)| name.to_owned())
            .collect()
    };
    for language in Language::ALL {
        for (japanese, text) in catalogue(*language).words() {
            assert_eq!(named(japanese), named(text), "{language}: {japanese}");
            assert_eq!(foreign(text, *language), None, "{language}: {japanese}");
        }
    }
}

#[test]
fn no_page_has_characters_of_another_language() {
    let is_japanese_punctuation = |c: char| "（）「」、。：・".contains(c);
    for language in Language::ALL {
        let pages = &PAGES[*language as usize];
        assert!(pages.len() > every_route().len() + answers().len());
        let elsewhere = pages_elsewhere_in(catalogue(*language));
        for (address, page) in pages.iter().chain(&elsewhere) {
            // A kiosk's has its branch before it.
            let root = page.split('>').nth(1).unwrap_or_default();
            assert!(root.contains(&format!(" lang=\"{language}\"")), "{address}");
            let own = in_own_language(page, language.id());
            let found: Option<String> =
                foreign(&own, *language).map(|it| it.chars().take(80).collect());
            assert_eq!(found, None, "{address}");
            if *language == Language::English {
                assert!(!own.contains(is_japanese_punctuation), "{address}");
            }
        }
    }
}

#[test]
fn a_page_names_itself_in_every_language_and_leads_there() {
    let all = ["ja", "x-default", "en", "zh-Hans", "ko"];
    for language in Language::ALL {
        let pages = PAGES[*language as usize].iter();
        for (address, page) in pages.filter(|(address, _)| !address.contains(' ')) {
            for tag in all {
                assert!(
                    page.contains(&format!("rel=\"alternate\" hreflang=\"{tag}\"")),
                    "{address}: {tag}"
                );
            }
            let canonical = format!(
                "rel=\"canonical\" href=\"{}\"",
                address.replace('&', "&amp;")
            );
            assert!(page.contains(&canonical), "{address}");
        }
    }
}

/// What is a file for programs, in no language.
const FILES: [&str; 2] = ["/open-data/", "/api/"];

#[test]
fn every_link_leads_on_in_the_language_or_says_that_it_does_not() {
    let link = Regex::new(r#"<a\b[^>]*\shref="(/[^"]*)"[^>]*>"#).expect("a pattern");
    for language in Language::ALL {
        for (address, page) in &PAGES[*language as usize] {
            for found in link.captures_iter(page) {
                let (tag, href) = (&found[0], &found[1]);
                let is_in_language =
                    language_of_path(href.split(['?', '#']).next().unwrap_or(href))
                        .is_some_and(|(it, _)| it == PageLanguage::Foreign(*language));
                let is_file = FILES.iter().any(|file| href.starts_with(file));
                assert!(
                    is_in_language || is_file || tag.contains("hreflang"),
                    "{address}: {tag}"
                );
            }
        }
    }
}
