//! What the pages of the two editions show of their differences.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/entities.rs"]
mod entities;

use entities::unescaped;
use pages::pages::framed;
use pages::urls::{Route, source_href};
use plan::comparison::{self, Difference, Nature, PassagePair, PolicyComparison};
use plan::{EditionId, Passage};
use plan_data::{DIFFERENCES, PLAN};

const EARLIER: EditionId = EditionId::new(0);
const LATER: EditionId = EditionId::new(1);

/// What stands between each `open` and the next `close`.
fn between<'a>(html: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    html.split(open)
        .skip(1)
        .map(|rest| rest.split_once(close).unwrap().0)
        .collect()
}

/// `html` without the elements that begin with `open`. They hold none of their own kind.
fn without(html: &str, open: &str, close: &str) -> String {
    let mut parts = html.split(open);
    let mut kept = parts.next().unwrap().to_owned();
    for part in parts {
        kept.push_str(part.split_once(close).unwrap().1);
    }
    kept
}

/// The text that a reader sees.
fn text(html: &str) -> String {
    let html = without(html, "<span class=\"visually-hidden\">", "</span>");
    unescaped(&without(&html, "<", ">"))
}

fn earlier(html: &str) -> String {
    text(&without(html, "<ins", "</ins>"))
}

fn later(html: &str) -> String {
    text(&without(html, "<del", "</del>"))
}

/// How the part of a page under the heading with this id begins.
fn section(id: &str) -> String {
    format!("<section class=\"page-section\" aria-labelledby=\"{id}\">")
}

fn words(passage: Option<Passage<'_>>) -> String {
    passage.map_or_else(String::new, |passage| passage.text.to_owned())
}

fn page(policy: &PolicyComparison<'_>) -> String {
    framed(&Route::PolicyEditions(policy.later.code)).into_string()
}

/// The pairs whose text the page shows as paragraphs, in its order.
fn paragraphs<'p>(policy: &'p PolicyComparison<'p>) -> Vec<&'p PassagePair<'p>> {
    let measures = policy.measures.iter().flat_map(|it| &it.passages);
    std::iter::once(&policy.goal).chain(measures).collect()
}

#[test]
fn no_count_of_changes_is_of_none() {
    let html = framed(&Route::Editions).into_string();
    let counts = between(&html, "<span class=\"reading-list__count\">", "</span>");
    assert!(counts.len() > 20, "{}", counts.len());
    for count in counts {
        let number = count.trim_start_matches(|it: char| !it.is_ascii_digit());
        assert!(!number.starts_with('0'), "{count}");
    }
}

#[test]
fn each_comparison_holds_both_texts_as_printed() {
    let policies = comparison::policies(&PLAN, EARLIER, LATER);
    assert_eq!(policies.len(), 9);
    for policy in &policies {
        let html = page(policy);
        let (_, texts) = html.split_once(&section("goal")).unwrap();
        let shown = between(texts, "<p class=\"compared-text\">", "</p>");
        let pairs = paragraphs(policy);
        assert_eq!(shown.len(), pairs.len(), "{}", policy.later.code);
        for (shown, pair) in shown.iter().zip(pairs) {
            assert_eq!(earlier(shown), words(pair.earlier));
            assert_eq!(later(shown), words(pair.later));
            for passage in [pair.earlier, pair.later].into_iter().flatten() {
                let link = format!("href=\"{}\"", source_href(passage.source));
                assert!(html.contains(&link), "{link}");
            }
        }
        let titles = between(&html, "<h3 class=\"measure-texts__heading\">", "</h3>");
        assert_eq!(titles.len(), policy.measures.len());
        for (title, measure) in titles.iter().zip(&policy.measures) {
            assert!(earlier(title).ends_with(&words(measure.title.earlier)));
            assert!(later(title).ends_with(&words(measure.title.later)));
        }
    }
}

#[test]
fn what_did_not_change_is_folded() {
    for policy in &comparison::policies(&PLAN, EARLIER, LATER) {
        let html = page(policy);
        let folded = between(&html, "<details class=\"same-text\">", "</details>");
        let same = paragraphs(policy)
            .into_iter()
            .filter(|pair| pair.nature() == Nature::Same)
            .count();
        assert_eq!(folded.len(), same, "{}", policy.later.code);
        for text in folded {
            assert!(!text.contains("<ins") && !text.contains("<del"), "{text}");
        }
    }
}

#[test]
fn every_change_is_told_in_words_too() {
    let mut seen = 0;
    for policy in &comparison::policies(&PLAN, EARLIER, LATER) {
        let html = page(policy);
        for (tag, kind) in [("del", "削除"), ("ins", "追加")] {
            for change in between(&html, &format!("<{tag} "), &format!("</{tag}>")) {
                let begins = format!("<span class=\"visually-hidden\">［{kind}：</span>");
                assert!(change.contains(&begins), "{change}");
                let ends = "<span class=\"visually-hidden\">］</span>";
                assert!(change.ends_with(ends), "{change}");
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn the_changes_of_meaning_come_first_with_both_wordings_in_one_sentence() {
    let html = framed(&Route::Editions).into_string();
    let (meaning, rest) = html.split_once(&section("basic-policy")).unwrap();
    let items = between(meaning, "<li class=\"difference-list__item\">", "</li>");
    assert_eq!(items.len(), DIFFERENCES.len());
    let mut quoted = 0;
    for (item, difference) in items.iter().zip(DIFFERENCES) {
        assert!(text(item).contains(difference.note), "{}", difference.note);
        let sentences = between(item, "<p class=\"compared-text\">", "</p>");
        // A heading alone is no sentence: the note says what was added.
        if let Some(sentence) = sentences.first() {
            assert_eq!(earlier(sentence), words(difference.earlier));
            assert_eq!(later(sentence), words(difference.later));
            quoted += 1;
        }
        for passage in [difference.earlier, difference.later].into_iter().flatten() {
            let link = format!("href=\"{}\"", source_href(passage.source));
            assert!(item.contains(&link), "{link}");
        }
    }
    let only_headings = ["現状", "成果指標"];
    let has_sentence = |it: &&Difference<'_>| {
        let mut quotes = [it.earlier, it.later].into_iter().flatten();
        !quotes.any(|quote| only_headings.contains(&quote.text))
    };
    assert_eq!(quoted, DIFFERENCES.iter().filter(has_sentence).count());
    // The plan as a whole is not folded away.
    let main = meaning.split_once("<main").unwrap().1;
    let shown = main.split("<details").next().unwrap();
    assert_eq!(shown.matches("difference-list__item").count(), 3);
    let basic_policy = rest.split_once(&section("policies")).unwrap().0;
    let sentence = between(basic_policy, "<p class=\"compared-text\">", "</p>")[0];
    let pair = comparison::basic_policy(&PLAN).unwrap();
    assert_eq!(earlier(sentence), words(pair.earlier));
    assert_eq!(later(sentence), words(pair.later));
    for policy in &comparison::policies(&PLAN, EARLIER, LATER) {
        let link = format!("href=\"{}\"", Route::PolicyEditions(policy.later.code));
        assert!(rest.contains(&link), "{link}");
        let page = framed(&Route::Policy(policy.later.code)).into_string();
        assert!(page.contains(&link), "{link}");
    }
}

#[test]
fn a_policys_changes_of_meaning_stand_on_its_own_page() {
    for policy in &comparison::policies(&PLAN, EARLIER, LATER) {
        let html = page(policy);
        let code = policy.later.code;
        let own = DIFFERENCES.iter().filter(|it| it.policy == Some(code));
        let items = between(&html, "<li class=\"difference-list__item\">", "</li>");
        assert_eq!(items.len(), own.clone().count(), "{code}");
        for (item, difference) in items.iter().zip(own) {
            assert!(text(item).contains(difference.note), "{}", difference.note);
        }
    }
}
