//! The search over a few entries: what leads to what, and what it says of itself.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use plan_search::{Entry, Found, Index, Kind, Reading, Scratch, Spelling, Synonym, Words, write};

const WORDS: Words<'static> = Words {
    spellings: &[Spelling {
        form: "こども",
        others: &["子ども", "子供"],
    }],
    readings: &[
        Reading {
            kana: "ぼうさい",
            words: &["防災"],
        },
        Reading {
            kana: "どうろ",
            words: &["道路"],
        },
    ],
    synonyms: &[
        Synonym {
            typed: "地震",
            words: &["防災"],
        },
        Synonym {
            typed: "リス",
            words: &["有害鳥獣"],
        },
    ],
    fillers: &["の", "を", "が", "について"],
};

fn entry(kind: Kind, title: &str, paragraphs: &[&str]) -> Entry {
    Entry {
        kind,
        href: format!("/{title}"),
        context: "素案".to_owned(),
        title: title.to_owned(),
        paragraphs: paragraphs.iter().map(|text| (*text).to_owned()).collect(),
    }
}

fn file() -> String {
    write(
        &WORDS,
        &[
            entry(Kind::Policy, "防災", &["市民の生命が守られているまち"]),
            entry(Kind::Policy, "道路", &["人やモノの移動を支える道路"]),
            entry(
                Kind::Measure,
                "地域の防災力を強化します",
                &["研修を行います。"],
            ),
            entry(
                Kind::Measure,
                "子ども・若者の居場所をつくります",
                &["遊びの場を整え、コミュニティを育てます。"],
            ),
            entry(Kind::Project, "防災", &["以前の計画の事業です。"]),
            entry(
                Kind::Project,
                "設計事務",
                &[
                    "地域の道を直す、前置きの長い文のうしろで、更に長い説明が続いたあとに、ようやく橋のことが書かれ、その後にも説明が続き、終わりまではまだまだ長くかかる文で、読み手がもう十分だと思うころになってもなお続いていく、そういう文です。",
                ],
            ),
        ],
    )
}

fn titles(found: &Found<'_>) -> Vec<String> {
    let hits = found.groups.iter().flat_map(|group| &group.hits);
    hits.map(|hit| hit.title.to_owned()).collect()
}

/// Asks, and gives the titles and whether they are only near.
fn ask(query: &str) -> (Vec<String>, bool) {
    let file = file();
    let index = Index::read(&file).unwrap();
    let found = index.find(query, |_, _| 5, &mut Scratch::default());
    (titles(&found), found.is_near)
}

#[test]
fn a_title_goes_before_a_part_of_one_and_the_plan_before_earlier_plans() {
    let file = file();
    let found = Index::read(&file)
        .unwrap()
        .find("防災", |_, _| 5, &mut Scratch::default());
    let kinds: Vec<Kind> = found.groups.iter().map(|group| group.kind).collect();
    assert_eq!(kinds, [Kind::Policy, Kind::Measure, Kind::Project]);
    assert!(found.best_further_down().is_none());
    assert!(!found.is_near);
}

#[test]
fn kana_and_their_beginnings_find_kanji() {
    for query in ["ぼうさい", "ボウサイ", "ぼうさ", "ぼう", "防さ"] {
        assert_eq!(ask(query), ask("防災"), "{query}");
    }
}

#[test]
fn a_word_that_is_not_printed_finds_what_is_near_and_says_so() {
    for query in ["地震", "防債", "ぼうざい"] {
        let (titles, is_near) = ask(query);
        assert_eq!(titles.first().map(String::as_str), Some("防災"), "{query}");
        assert!(is_near, "{query}");
    }
}

#[test]
fn letters_within_a_longer_word_are_not_the_word() {
    let file = write(
        &WORDS,
        &[
            entry(
                Kind::Measure,
                "リスクを減らします",
                &["ありすぎる、リスク。"],
            ),
            entry(Kind::Measure, "有害鳥獣を減らします", &[]),
            entry(Kind::Measure, "スポーツを始めます", &["トランスポート"]),
        ],
    );
    let index = Index::read(&file).unwrap();
    let found = |query| {
        let found = index.find(query, |_, _| 5, &mut Scratch::default());
        (titles(&found), found.is_near)
    };
    let only = |title: &str| vec![title.to_owned()];
    assert_eq!(found("リス"), (only("有害鳥獣を減らします"), true));
    assert_eq!(found("リスク"), (only("リスクを減らします"), false));
    // What is being typed is the beginning of a word, and no other part of one.
    assert_eq!(found("スポ"), (only("スポーツを始めます"), false));
    assert_eq!(found("スク").0, [""; 0]);
    assert_eq!(found("スポ ").0, [""; 0]);
}

#[test]
fn what_stands_nowhere_finds_nothing() {
    for query in ["ラーメン", "xyzzy", "", " ", "？", "・", "\u{1f600}", "ー"] {
        assert_eq!(ask(query).0, [""; 0], "{query}");
    }
}

#[test]
fn a_query_of_any_length_is_answered() {
    for text in ["防", "ぼ", "の", "a", "防災 ", "ー", "ぼうさいの"] {
        ask(&text.repeat(50_000));
    }
}

#[test]
fn particles_and_questions_are_left_out() {
    let (titles, is_near) = ask("子供の居場所について");
    assert_eq!(titles, ["子ども・若者の居場所をつくります"]);
    assert!(!is_near);
}

#[test]
fn marks_are_bytes_of_the_printed_text() {
    let file = file();
    let index = Index::read(&file).unwrap();
    let mut scratch = Scratch::default();
    let found = index.find("コドモ　こみゅにてぃ", |_, _| 5, &mut scratch);
    let hit = &found.groups[0].hits[0];
    assert_eq!(&hit.title[hit.title_marks[0].clone()], "子ども");
    let excerpt = &hit.excerpt[hit.excerpt_marks[0].clone()];
    assert_eq!(excerpt, "コミュニティ");
    // The same memory serves another search.
    let found = index.find("橋", |_, _| 5, &mut scratch);
    let hit = &found.groups[0].hits[0];
    assert!(hit.is_cut_before && hit.excerpt.contains('橋'));
    assert_eq!(&hit.excerpt[hit.excerpt_marks[0].clone()], "橋");
}

#[test]
fn a_group_counts_more_than_it_shows() {
    let entries: Vec<Entry> = (0..20)
        .map(|number| entry(Kind::Measure, &format!("道路{number}"), &[]))
        .collect();
    let file = write(&WORDS, &entries);
    let index = Index::read(&file).unwrap();
    let found = index.find("道路", |_, _| 3, &mut Scratch::default());
    assert_eq!((found.groups[0].total, found.groups[0].hits.len()), (20, 3));
    assert_eq!(titles(&found), ["道路0", "道路1", "道路2"]);
}

#[test]
fn an_entry_comes_back_as_it_was_written() {
    let file = write(
        &WORDS,
        &[entry(Kind::Term, "語\tと\n句", &["一つ\n目", "二つ目"])],
    );
    let index = Index::read(&file).unwrap();
    let found = index.find("二つ目", |_, _| 1, &mut Scratch::default());
    let hit = &found.groups[0].hits[0];
    assert_eq!(found.groups[0].kind, Kind::Term);
    assert_eq!((hit.title, hit.context), ("語 と 句", "素案"));
    assert_eq!(hit.excerpt, "二つ目");
}

#[test]
fn a_file_of_another_format_is_refused() {
    for file in [
        "",
        "search 3\n",
        "search 2\n8/\ttitle\n",
        "search 2\n\n",
        "search 2\n0/href\n",
    ] {
        assert!(Index::read(file).is_none(), "{file:?}");
    }
    assert!(Index::read("search 2\n").is_some_and(|index| index.is_empty()));
}
