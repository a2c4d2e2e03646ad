//! What residents type, and what the search must then show first.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::LazyLock;

use pages::pages::search::NEAREST;
use pages::search_entries::{search_entries, search_file};
use pages::urls::Route;
use plan_search::{Found, Group, Hit, Index, Kind, Scratch};

static FILE: LazyLock<String> = LazyLock::new(search_file);

fn index() -> Index<'static> {
    Index::read(&FILE).unwrap()
}

fn find<'a>(index: &Index<'a>, query: &str) -> Found<'a> {
    index.find(query, |_, _| 5, &mut Scratch::default())
}

/// The hits as a page shows them: the nearest ones, then kind after kind.
fn shown<'f, 'a>(found: &'f Found<'a>) -> impl Iterator<Item = (Kind, &'f Hit<'a>)> {
    let best = found.best_further_down().into_iter();
    best.flat_map(|group| of(group).take(NEAREST))
        .chain(found.groups.iter().flat_map(of))
}

fn of<'f, 'a>(group: &'f Group<'a>) -> impl Iterator<Item = (Kind, &'f Hit<'a>)> {
    group.hits.iter().map(|hit| (group.kind, hit))
}

/// Whether a hit is what a row of the table expects.
fn is_expected(expected: &str, kind: Kind, hit: &Hit<'_>) -> bool {
    let (name, title) = expected.split_once(' ').unwrap_or((expected, ""));
    let titled = |wanted: Kind| kind == wanted && hit.title.contains(title);
    match name {
        "施策" => kind == Kind::Policy && hit.href == format!("/policies/{title}"),
        "将来目標" | "将来" => titled(Kind::FutureGoal),
        "基本計画" => titled(Kind::Section),
        "総合戦略" => titled(Kind::Strategy),
        "事業" => titled(Kind::Project),
        "用語" => titled(Kind::Term),
        code => {
            const MARKS: [char; 6] = ['①', '②', '③', '④', '⑤', '⑥'];
            let policy = code.trim_end_matches(MARKS);
            let page = Route::Policy(policy.parse().unwrap()).to_string();
            match code
                .chars()
                .last()
                .and_then(|last| MARKS.iter().position(|mark| *mark == last))
            {
                Some(number) => hit.href == format!("{page}#measure-{}", number + 1),
                None => {
                    hit.href == page
                        || hit.href.starts_with(&format!("{page}#"))
                        || hit.context.starts_with(&format!("施策{policy} "))
                }
            }
        }
    }
}

#[test]
fn what_residents_type_finds_what_they_mean_among_the_first_three() {
    let index = index();
    let table = include_str!("../../../tests/search_queries.tsv");
    let mut wrong = Vec::new();
    let mut rows = 0;
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        rows += 1;
        let [query, expected, manner] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not three columns: {row}");
        };
        let found = find(&index, query);
        let first: Vec<_> = shown(&found).take(3).collect();
        let nothing = first.is_empty();
        let holds = match expected {
            "nothing" => nothing || found.is_near,
            _ => expected
                .split(" / ")
                .any(|one| first.iter().any(|(kind, hit)| is_expected(one, *kind, hit))),
        };
        let as_said = match manner {
            "found" => !found.is_near,
            "near" => found.is_near,
            "any" => true,
            other => panic!("{other}: not a manner"),
        };
        if !holds || !as_said {
            let first: Vec<String> = first
                .iter()
                .map(|(kind, hit)| format!("{}「{}」{}", kind.label(), hit.title, hit.context))
                .collect();
            wrong.push(format!(
                "{query}: {expected}{}, not\n    {}",
                if as_said {
                    ""
                } else if found.is_near {
                    " (only near)"
                } else {
                    " (found)"
                },
                first.join("\n    ")
            ));
        }
    }
    assert!(rows >= 120, "{rows} rows");
    assert!(
        wrong.is_empty(),
        "{} of {rows}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Whether what an officer would name stands among the first three hits of a query.
fn is_right(expected: &str, found: &Found<'_>) -> bool {
    let first: Vec<_> = shown(found).take(3).collect();
    match expected {
        "nothing" => first.is_empty(),
        _ => expected
            .split(" / ")
            .any(|one| first.iter().any(|(kind, hit)| is_expected(one, *kind, hit))),
    }
}

#[test]
fn what_residents_say_of_their_days_leads_to_what_an_officer_would_name() {
    let index = index();
    let rows: Vec<(&str, &str)> = include_str!("../../../tests/search_residents.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| row.split_once('\t'))
        .collect();
    assert!(rows.len() >= 200, "{} rows", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .map(|(query, expected)| (query, expected, find(&index, query)))
        .filter(|(_, expected, found)| !is_right(expected, found))
        .map(|(query, expected, found)| {
            let first: Vec<String> = shown(&found)
                .take(3)
                .map(|(kind, hit)| format!("{}「{}」{}", kind.label(), hit.title, hit.context))
                .collect();
            format!("{query}: {expected}, not\n    {}", first.join("\n    "))
        })
        .collect();
    assert!(
        wrong.len() * 20 <= rows.len(),
        "{} of {} wrong:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
}

#[test]
fn plain_words_find_what_they_mean() {
    let index = index();
    for query in ["ベンチ", "バス停にベンチがない", "べんち"] {
        let found = find(&index, query);
        let (_, first) = shown(&found).next().unwrap();
        assert!(
            ["施策4-9 公園", "施策3-13 移動交通"].contains(&first.context),
            "{query}: {first:?}"
        );
        let mut texts = shown(&found).flat_map(|(_, hit)| [hit.title, hit.excerpt]);
        assert!(texts.all(|text| !text.contains("ベンチャー")), "{query}");
    }
    let found = find(&index, "保育園");
    let (_, first) = shown(&found).next().unwrap();
    assert!(!found.is_near && first.href.starts_with("/policies/2-2"));
    let marked: Vec<&str> = first
        .excerpt_marks
        .iter()
        .map(|mark| &first.excerpt[mark.clone()])
        .collect();
    assert_eq!(marked, ["保育所"]);
    let found = find(&index, "一時預かり");
    let (_, first) = shown(&found).next().unwrap();
    assert!(first.href.starts_with("/policies/2-2"));
}

/// The addresses of what is found, in the order in which a page shows it.
fn addresses(found: &Found<'_>) -> Vec<String> {
    shown(found).map(|(_, hit)| hit.href.to_owned()).collect()
}

#[test]
fn spellings_of_one_word_find_the_same() {
    let index = index();
    for (one, other) in [
        ("誰も", "だれも"),
        ("障害者", "障がい者"),
        ("こども", "子ども"),
        ("こども", "子供"),
        ("人財", "人材"),
        ("繋げ", "つなげ"),
        ("活かし", "生かし"),
        ("更に", "さらに"),
        ("充分", "十分"),
        ("分かりやすい", "わかりやすい"),
        ("手続", "手続き"),
        ("支え合い", "支えあい"),
        ("働き方に合わせた", "働き方にあわせた"),
        ("囚われない", "とらわれない"),
        ("多岐に渡り", "多岐にわたり"),
        ("自治会町内会", "自治会・町内会"),
        ("自治会町内会", "自治町内会"),
        ("コミュニティ", "コミュニティー"),
        ("コミュニティ", "こみゅにてぃ"),
        ("産官学民", "産学官民"),
        ("３Ｒ", "3r"),
        ("ＩＣＴ", "ict"),
        ("鎌倉ビジョン2034", "鎌倉ビジョン 2034"),
        ("七里ガ浜", "七里ヶ浜"),
        ("七里ケ浜", "七里が浜"),
        ("3ヵ年", "３ヶ年"),
        ("空き家", "空家"),
        ("取組", "取り組み"),
    ] {
        let (one_found, other_found) = (find(&index, one), find(&index, other));
        // A blank parts words, which changes the order of what has both.
        let sorted = |found: &Found<'_>| {
            let mut addresses = addresses(found);
            addresses.sort();
            addresses
        };
        assert_eq!(sorted(&one_found), sorted(&other_found), "{one} / {other}");
        assert!(!one_found.groups.is_empty(), "{one}");
        // No document names the place; what comes near to it is said to be no more than that.
        assert_eq!(one_found.is_near, one.starts_with("七里"), "{one}");
    }
}

#[test]
fn every_beginning_of_a_query_marks_whole_characters_and_counts_what_it_shows() {
    let index = index();
    let table = include_str!("../../../tests/search_queries.tsv");
    let queries = table.lines().filter_map(|row| row.split('\t').next());
    for query in queries {
        for (at, character) in query.char_indices() {
            let typed = &query[..at + character.len_utf8()];
            let found = find(&index, typed);
            for group in &found.groups {
                assert!(!group.hits.is_empty() && group.hits.len() <= 5, "{typed}");
                assert!(group.total >= group.hits.len(), "{typed}");
            }
            for (_, hit) in shown(&found) {
                for (text, marks) in [
                    (hit.title, &hit.title_marks),
                    (hit.excerpt, &hit.excerpt_marks),
                ] {
                    let mut end = 0;
                    for mark in marks {
                        assert!(mark.start >= end, "{typed}: {text}");
                        assert!(text.get(mark.clone()).is_some_and(|it| !it.is_empty()));
                        end = mark.end;
                    }
                }
            }
        }
    }
}

#[test]
fn a_hit_that_holds_the_word_marks_it_as_printed() {
    let index = index();
    for (query, printed) in [
        ("障害", "障がい"),
        ("ict", "ＩＣＴ"),
        ("だれもが", "誰もが"),
        ("ぼうさい", "防災"),
        ("ゼロウェイスト", "ゼロ・ウェイスト"),
    ] {
        let found = index.find(query, |_, _| 1000, &mut Scratch::default());
        let marked = shown(&found).any(|(_, hit)| {
            let excerpt = hit
                .excerpt_marks
                .iter()
                .map(|mark| &hit.excerpt[mark.clone()]);
            let title = hit.title_marks.iter().map(|mark| &hit.title[mark.clone()]);
            excerpt.chain(title).any(|marked| marked == printed)
        });
        assert!(marked, "{query}: {printed}");
    }
}

#[test]
fn every_policy_and_measure_is_found_first_by_its_name() {
    let index = index();
    for kind in [Kind::Policy, Kind::FutureGoal, Kind::Measure] {
        for (title, href) in index.titles(kind) {
            let found = find(&index, title);
            assert!(!found.is_near, "{title}");
            let groups = &found.groups;
            let first = found.best_further_down().or(groups.first()).unwrap();
            assert!(
                first.hits.iter().any(|hit| hit.href == href),
                "{title}: {:?}",
                addresses(&found)
            );
        }
    }
}

#[test]
fn every_entry_leads_to_a_page() {
    let entries = search_entries();
    assert!(!entries.is_empty());
    for kind in Kind::ALL {
        assert!(entries.iter().any(|entry| entry.kind == *kind), "{kind}");
    }
    for entry in entries {
        let page = entry.href.split('#').next().unwrap();
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        let route = Route::parse(path, query);
        assert_eq!(route.to_string(), page, "{}", entry.title);
        assert!(
            !entry.title.is_empty() && !entry.context.is_empty(),
            "{page}"
        );
    }
}

#[test]
fn the_file_stays_within_its_budget_and_another_format_is_refused() {
    // Brotli makes less than a quarter of it: some 50 kB.
    assert!(FILE.len() < 220_000, "{} bytes", FILE.len());
    assert!(Index::read(&FILE.replacen("search 2", "search 0", 1)).is_none());
    assert!(Index::read("").is_none());
    assert!(Index::read("<!DOCTYPE html>").is_none());
}
