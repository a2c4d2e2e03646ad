//! The search in other languages, over a few texts.

use plan::Language;
use plan_search::{Entry, EverydayWords, FoundTranslated, Index, Kind, TranslatedIndex, Words};

fn entry(kind: Kind, href: &str, title: &str, text: &str) -> Entry {
    Entry {
        kind,
        href: href.to_owned(),
        context: String::new(),
        title: title.to_owned(),
        paragraphs: vec![text.to_owned()],
    }
}

const EVERYDAY: EverydayWords<'static> = EverydayWords {
    subject: "000-3-4",
    words: &["ごみ"],
    en: &["garbage", "bulky trash"],
    zh_hans: &["大件垃圾"],
    ko: &["쓰레기"],
    printed: &[],
};

fn index(language: Language, texts: [[&str; 2]; 3]) -> TranslatedIndex {
    let [parks, waste, measure] = texts;
    let entries = vec![
        entry(Kind::Policy, "/en/policies/4-9", parks[0], parks[1]),
        entry(Kind::Policy, "/en/policies/3-4", waste[0], waste[1]),
        entry(
            Kind::Measure,
            "/en/policies/3-4#measure-1",
            measure[0],
            measure[1],
        ),
    ];
    TranslatedIndex::new(language, entries, &[EVERYDAY])
}

fn english() -> TranslatedIndex {
    index(
        Language::English,
        [
            [
                "Parks",
                "Green places for children and neighbours, near every station",
            ],
            ["Waste", "A city that throws little away"],
            ["Recycling", "Bottles are recycled at the centres"],
        ],
    )
}

fn found<'a>(index: &'a TranslatedIndex, query: &str) -> FoundTranslated<'a> {
    index.find(query, None, |_, _| 9)
}

/// The addresses of all hits.
fn hrefs<'a>(found: &FoundTranslated<'a>) -> Vec<&'a str> {
    let groups = found.found.groups.iter();
    groups
        .flat_map(|group| &group.hits)
        .map(|hit| hit.href)
        .collect()
}

#[test]
fn a_word_is_found_in_its_other_forms_and_by_its_beginning() {
    let index = english();
    for query in [
        "park",
        "PARKS",
        "the parks of the city",
        "child",
        "neighbor",
        "Stations?",
    ] {
        assert_eq!(
            hrefs(&found(&index, query)),
            ["/en/policies/4-9"],
            "{query}"
        );
    }
    for query in ["recycle", "bottle", "recycling center"] {
        let found = found(&index, query);
        assert_eq!(
            hrefs(&found),
            ["/en/policies/3-4", "/en/policies/3-4#measure-1"],
            "{query}"
        );
        assert!(!found.found.is_near, "{query}");
    }
    assert!(hrefs(&found(&index, "art")).is_empty());
    assert!(hrefs(&found(&index, "")).is_empty());
}

#[test]
fn what_residents_say_finds_a_policy_that_does_not_say_it() {
    let index = english();
    for query in ["garbage", "Where does the garbage go?"] {
        assert_eq!(
            hrefs(&found(&index, query)),
            ["/en/policies/3-4"],
            "{query}"
        );
    }
}

#[test]
fn what_has_not_all_words_is_only_near() {
    let index = english();
    assert!(found(&index, "parks with waterfalls").found.is_near);
    assert!(found(&index, "parks bottles").found.is_near);
    let both = found(&index, "children neighbours");
    assert!(!both.found.is_near);
    let hit = &both.found.groups[0].hits[0];
    let marked: Vec<&str> = hit
        .excerpt_marks
        .iter()
        .map(|mark| &hit.excerpt[mark.clone()])
        .collect();
    assert_eq!(marked, ["children", "neighbours"]);
}

#[test]
fn an_excerpt_has_the_word_and_cuts_no_other() {
    let long = "beginning ".repeat(40) + "of a bench and more " + &"ending ".repeat(40);
    let index = index(
        Language::English,
        [["Parks", &long], ["B", "b"], ["C", "c"]],
    );
    let found = found(&index, "benches");
    let hit = &found.found.groups[0].hits[0];
    assert!(hit.is_cut_before && hit.is_cut_behind);
    assert!(
        hit.excerpt.starts_with("beginning of a bench"),
        "{}",
        hit.excerpt
    );
    assert!(hit.excerpt.ends_with("ending"), "{}", hit.excerpt);
    assert!(hit.excerpt.chars().count() <= 160);
}

#[test]
fn chinese_is_found_by_the_longest_pieces_that_some_text_has() {
    let index = index(
        Language::SimplifiedChinese,
        [
            ["公园", "儿童与居民的绿地"],
            ["废弃物", "减少垃圾"],
            ["分类", "瓶子"],
        ],
    );
    for query in ["儿童绿地", "儿童的绿地在哪里？"] {
        assert_eq!(
            hrefs(&found(&index, query)),
            ["/en/policies/4-9"],
            "{query}"
        );
    }
    assert_eq!(
        hrefs(&found(&index, "大件垃圾怎么扔")),
        ["/en/policies/3-4"]
    );
}

#[test]
fn korean_is_found_whatever_its_particle() {
    let index = index(
        Language::Korean,
        [
            ["공원", "어린이 놀이터를 정비합니다"],
            ["폐기물", "줄이기"],
            ["재활용", "병"],
        ],
    );
    for query in [
        "놀이터",
        "놀이터가",
        "놀이터에서",
        "공원에 놀이터는",
        "어린이놀이터",
    ] {
        assert_eq!(
            hrefs(&found(&index, query)),
            ["/en/policies/4-9"],
            "{query}"
        );
    }
    assert_eq!(
        hrefs(&found(&index, "쓰레기를 어디에")),
        ["/en/policies/3-4"]
    );
}

#[test]
fn japanese_words_find_what_there_is_in_the_language_with_an_excerpt_in_japanese() {
    let words = Words {
        spellings: &[],
        readings: &[],
        synonyms: &[],
        fillers: &[],
    };
    let documents = [
        entry(
            Kind::Policy,
            "/policies/4-9",
            "公園",
            "緑地と遊具を整えます",
        ),
        entry(Kind::Project, "/projects#project-1", "公園", "遊具"),
    ];
    let file = plan_search::write(&words, &documents);
    let japanese = Index::read(&file);
    for language in Language::ALL {
        let index = index(*language, [["Parks", "-"], ["Waste", "-"], ["C", "-"]]);
        let found = index.find("遊具", japanese.as_ref(), |_, _| 9);
        assert!(found.is_by_japanese, "{language}");
        assert_eq!(hrefs(&found), ["/en/policies/4-9"], "{language}");
        let hit = &found.found.groups[0].hits[0];
        assert_eq!((hit.title, hit.excerpt), ("Parks", "緑地と遊具を整えます"));
    }
}
