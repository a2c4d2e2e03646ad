//! The strategy as it is read from the real document 002, and what its measures are in the plan.

mod seeds;

use std::collections::BTreeMap;

use bumpalo::Bump;
use plan::{EditionId, Link, NationalCategory, Passage, Plan, Source, Strategy, StrategyMeasure};
use seed_parser::{parse, parse_strategy, strategy_links};
use seeds::{DOCUMENTS, EARLIER, LATER};

const STRATEGY_LINKS: &str = include_str!("../../../seeds/editorial/strategy-links.toml");

/// Reads the documents, without any diagnostic, and hands what they say to a test.
fn with_strategy(test: impl FnOnce(&Strategy<'_>, &Plan<'_>)) {
    let arena = Bump::new();
    let (plan, _) = parse(&DOCUMENTS, &arena);
    let (strategy, diagnostics) = parse_strategy(&DOCUMENTS, &arena);
    assert_eq!(diagnostics, []);
    let (strategy, diagnostics) = strategy_links::resolve(STRATEGY_LINKS, &strategy, &plan, &arena);
    assert_eq!(diagnostics, []);
    test(&strategy, &plan);
}

fn with_category(letter: char, test: impl FnOnce(&NationalCategory<'_>)) {
    with_strategy(|strategy, _| {
        let category = strategy.category(letter);
        assert!(category.is_some(), "{letter}");
        if let Some(category) = category {
            test(category);
        }
    });
}

/// What is said of these links, on the real strategy.
fn complaints(strategy_links: &str) -> Vec<String> {
    let arena = Bump::new();
    let (plan, _) = parse(&DOCUMENTS, &arena);
    let (strategy, _) = parse_strategy(&DOCUMENTS, &arena);
    strategy_links::resolve(strategy_links, &strategy, &plan, &arena)
        .1
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn lines(source: Source) -> (u16, u16) {
    (source.first, source.last)
}

fn texts<'a>(passages: &[Passage<'a>]) -> Vec<&'a str> {
    passages.iter().map(|passage| passage.text).collect()
}

#[test]
fn all_parts_are_complete() {
    with_strategy(|strategy, _| {
        let directions = || strategy.themes.iter().flat_map(|theme| theme.directions);
        let groups = || strategy.categories().flat_map(|category| category.groups);
        assert_eq!(strategy.themes.len(), 5);
        assert_eq!(directions().count(), 11);
        assert_eq!(
            directions().map(|part| part.policies.len()).sum::<usize>(),
            34
        );
        assert_eq!(strategy.categories().count(), 18);
        assert_eq!(groups().count(), 46);
        assert_eq!(groups().map(|group| group.items.len()).sum::<usize>(), 96);
        assert_eq!(strategy.measures().count(), 94);

        let objectives: Vec<_> = strategy
            .objectives
            .iter()
            .map(|objective| {
                let letters = objective.categories.iter().map(|category| category.letter);
                (
                    objective.letter,
                    objective.title,
                    objective.headings.len(),
                    letters.collect::<String>(),
                )
            })
            .collect();
        let expected = [
            ('A', "地域における高付加価値型産業創出", 4, "abcdefg"),
            ('B', "地域の人材力強化", 1, "h"),
            ('C', "持続可能な生活インフラの実現", 3, "ijkl"),
            ('D', "地域の暮らしの満足感向上", 2, "mn"),
            ('E', "魅力が感じられる地方の実現", 3, "opqr"),
        ]
        .map(|(letter, title, slides, letters)| (letter, title, slides, letters.to_owned()));
        assert_eq!(objectives, expected);
    });
}

#[test]
fn the_introduction_is_read_without_codes_and_categories() {
    with_strategy(|strategy, _| {
        assert_eq!(
            texts(strategy.cover),
            [
                "鎌倉市まち・ひと・しごと創生 総合戦略2030（案） について",
                "令和8年（2026年）3月4日",
                "第11回総合計画審議会",
            ]
        );
        let guideline = strategy
            .slides
            .get(3)
            .map_or(&[][..], |slide| slide.passages);
        assert_eq!(
            texts(guideline),
            [
                "2. 策定、改定プロセス",
                "2-2 住民・産官学金等の参画と推進組織",
                "3. 地方版総合戦略の名称",
                "3-4 国（都道府県）の総合戦略の勘案",
                "3-8 重要業績評価指標（KPI）",
                "5. その他留意事項",
                "5-1 総合計画等と地方版総合戦略との関係",
            ]
        );
        let impacts: Vec<_> = strategy
            .impacts
            .iter()
            .map(|impact| (impact.number, impact.title, lines(impact.source)))
            .collect();
        assert_eq!(
            impacts,
            [
                (1, "強い経済", (127, 127)),
                (2, "豊かな生活環境", (129, 129)),
                (3, "選ばれる地方", (131, 131)),
            ]
        );
        let vision = strategy.slides.get(6);
        assert_eq!(vision.map(|slide| slide.title.text), Some("地域ビジョン"));
        assert_eq!(vision.map(|slide| slide.passages.len()), Some(5));
    });
}

#[test]
fn themes_are_read_with_their_directions_and_policies() {
    with_strategy(|strategy, _| {
        let themes: Vec<_> = strategy
            .themes
            .iter()
            .map(|theme| {
                (
                    theme.title.text,
                    theme.directions_title.text,
                    theme.current_state.len(),
                    theme.directions.len(),
                    lines(theme.source),
                )
            })
            .collect();
        assert_eq!(
            themes,
            [
                (
                    "鎌倉に住みたい、関わりたい",
                    "住みたい・関わりたい",
                    3,
                    4,
                    (174, 197)
                ),
                ("鎌倉で安心したい", "鎌倉で安心したい", 3, 4, (201, 225)),
                ("鎌倉で子育てしたい", "鎌倉で子育てしたい", 4, 1, (229, 248)),
                ("鎌倉で働きたい", "鎌倉で働きたい", 4, 1, (252, 271)),
                ("デジタル基盤の整備", "デジタル基盤の整備", 2, 1, (275, 290)),
            ]
        );

        // The list of policies goes on over a second line, without a mark of its own.
        let wrapped = strategy
            .themes
            .get(1)
            .and_then(|theme| theme.directions.get(2));
        let codes: Vec<_> = wrapped
            .map_or(&[][..], |direction| direction.policies)
            .iter()
            .map(|link| (link.name, link.code.to_string()))
            .collect();
        let expected = [
            ("道路", "4-2"),
            ("河川", "4-3"),
            ("緑地", "4-4"),
            ("下水道", "4-8"),
            ("ファシリティマネジメント", "5-8"),
        ]
        .map(|(name, code)| (name, code.to_owned()));
        assert_eq!(codes, expected);
        assert_eq!(
            wrapped.map(|direction| lines(direction.policies_source)),
            Some((222, 223))
        );

        // A code stays as it is printed, though 生態系 is 3-6 further on, and 生態系保全 in the plan.
        let first = strategy
            .themes
            .first()
            .and_then(|theme| theme.directions.first());
        let link = first.and_then(|direction| direction.policies.get(1));
        assert_eq!(
            link.map(|link| (link.name, link.code.to_string())),
            Some(("生態系", "3-5".to_owned()))
        );
    });
}

#[test]
fn a_category_on_two_slides_is_one() {
    with_category('a', |category| {
        let headings: Vec<_> = category.headings.iter().copied().map(lines).collect();
        assert_eq!(headings, [(298, 298), (354, 354)]);
        assert_eq!(lines(category.source), (298, 393));
        assert_eq!(category.groups.len(), 1);
        let numbers: Vec<_> = category
            .groups
            .iter()
            .flat_map(|group| group.items)
            .map(|item| item.number)
            .collect();
        assert_eq!(numbers, (1..=16).collect::<Vec<u8>>());
        assert_eq!(category.policies.len(), 11);
        assert_eq!(category.measures().count(), 24);
    });
}

#[test]
fn misread_letters_are_read_and_kept() {
    with_category('l', |category| {
        assert_eq!(
            (category.mark, category.title),
            ('1', "災害対応の強化の促進")
        );
        assert_eq!(category.measures().count(), 6);
    });
    with_category('o', |category| {
        assert_eq!(
            (category.mark, category.title),
            ('0', "多様性に富んだ地方の実現")
        );
        assert_eq!((category.groups.len(), category.measures().count()), (4, 9));
    });
}

#[test]
fn a_category_without_measures_has_none_or_shares_a_column() {
    with_strategy(|strategy, _| {
        let without: Vec<_> = strategy
            .categories()
            .filter(|category| category.policies.is_empty() || category.shares_with.is_some())
            .map(|category| (category.letter, category.shares_with))
            .collect();
        assert_eq!(without, [('b', None), ('q', Some('r'))]);
        let beside = |letter| {
            let category = strategy.category(letter);
            category.map(|category| strategy.policies_beside(category).len())
        };
        assert_eq!(['b', 'q', 'r'].map(beside), [Some(0), Some(8), Some(8)]);
    });
    // 3-7 ① is printed twice in that column.
    with_category('r', |category| {
        let codes: Vec<_> = category
            .measures()
            .map(|measure| format!("{} {}", measure.policy, measure.number))
            .collect();
        assert_eq!(
            codes,
            [
                "5-7 2", "4-10 1", "4-10 2", "3-1 2", "3-7 1", "2-1 2", "3-7 1", "3-8 2", "3-9 2"
            ]
        );
    });
}

#[test]
fn groups_and_items_of_every_style_are_read() {
    with_category('k', |category| {
        let items: Vec<_> = category
            .groups
            .iter()
            .map(|group| group.items.len())
            .collect();
        assert_eq!(items, [2, 1, 2]);
        assert_eq!(category.measures().count(), 7);
    });
    with_category('n', |category| {
        let groups: Vec<_> = category
            .groups
            .iter()
            .map(|group| (group.number, group.items.len(), lines(group.source)))
            .collect();
        assert_eq!(
            groups,
            [
                (1, 5, (737, 742)),
                (2, 1, (743, 744)),
                (3, 1, (745, 746)),
                (4, 2, (747, 749)),
            ]
        );
    });
    // A blank that is left of a lost line stands between a group and its items.
    with_category('h', |category| {
        let items: Vec<_> = category
            .groups
            .iter()
            .map(|group| group.items.len())
            .collect();
        assert_eq!(items, [3, 1, 2]);
    });
}

/// Where the number that 002 prints leads to another measure of 000, or to none, the subject decides.
#[test]
fn where_number_and_subject_disagree_the_subject_decides() {
    with_strategy(|strategy, plan| {
        let cases = [
            ("1-1", 1, Link::Absent, None),
            (
                "1-1",
                2,
                Link::Renumbered(1),
                Some("市の防災体制を強化します"),
            ),
            (
                "1-1",
                3,
                Link::Renumbered(2),
                Some("地域の防災力を強化します"),
            ),
            (
                "1-2",
                2,
                Link::Renumbered(1),
                Some("脱炭素につながるライフスタイルへの転換を促進します"),
            ),
            ("2-5", 1, Link::Absent, None),
            ("3-8", 2, Link::Absent, None),
            ("3-8", 3, Link::Absent, None),
            (
                "3-8",
                4,
                Link::Renumbered(3),
                Some("環境と共存する農業を推進します"),
            ),
            ("3-9", 4, Link::Absent, None),
            (
                "3-11",
                3,
                Link::Renumbered(4),
                Some("人財育成・連携体制づくりを進めます"),
            ),
            ("3-11", 4, Link::Absent, None),
        ];
        for (code, number, link, title) in cases {
            let mut found = 0;
            for (_, measure) in strategy.measures() {
                if (measure.policy.to_string().as_str(), measure.number) != (code, number) {
                    continue;
                }
                found += 1;
                assert_eq!(link_in(measure, EARLIER), Some(link), "{code} {number}");
                let earlier = measure.measure(plan, EARLIER);
                assert_eq!(
                    earlier.map(|earlier| earlier.title.text),
                    title,
                    "{code} {number}"
                );
            }
            assert!(found > 0, "{code} {number}");
        }
        // There is no other such case: everywhere else the number is that of 000.
        for (_, measure) in strategy.measures() {
            let code = measure.policy.to_string();
            let link = link_in(measure, EARLIER);
            let disagree = link.and_then(Link::measure) != Some(measure.number);
            let named = cases
                .iter()
                .any(|(policy, number, ..)| (*policy, *number) == (&code, measure.number));
            assert_eq!(disagree, named, "{code} {}", measure.number);
        }
    });
}

fn link_in(measure: &StrategyMeasure<'_>, edition: EditionId) -> Option<Link> {
    measure.link(edition).map(|own| own.link)
}

#[test]
fn every_measure_of_the_strategy_has_its_link() {
    with_strategy(|strategy, plan| {
        let mut links: BTreeMap<(String, u8), Link> = BTreeMap::new();
        for (_, measure) in strategy.measures() {
            let link = link_in(measure, EARLIER).expect("a link");
            let known = links.insert((measure.policy.to_string(), measure.number), link);
            assert!(known.is_none_or(|known| known == link));
            assert_eq!(
                measure.measure(plan, EARLIER).is_some(),
                link != Link::Absent
            );
        }
        let count = |id: &str| links.values().filter(|link| link.id() == id).count();
        let counts = ["same", "changed", "renumbered", "absent"].map(count);
        assert_eq!((links.len(), counts), (71, [30, 30, 5, 6]));

        // Both spellings of 2-4 ② are the same measure: つくれます is a misprint.
        assert_eq!(links.get(&("2-4".to_owned(), 2)), Some(&Link::Same(2)));
        assert_eq!(links.get(&("3-9".to_owned(), 3)), Some(&Link::Same(3)));
    });
}

/// Of the two editions of 5-x, 002 has the titles of the later.
#[test]
fn titles_of_5_x_are_those_of_the_later_edition() {
    with_strategy(|strategy, plan| {
        let mut later: Vec<(String, u8)> = Vec::new();
        for (_, measure) in strategy.measures() {
            let code = measure.policy.to_string();
            let link = link_in(measure, LATER);
            assert_eq!(link.is_some(), code.starts_with('5'), "{code}");
            if let Some(link) = link {
                assert_eq!(link, Link::Same(measure.number), "{code}");
                assert!(measure.measure(plan, LATER).is_some(), "{code}");
                later.push((code, measure.number));
            }
        }
        later.sort();
        later.dedup();
        let expected = [
            ("5-1", 1),
            ("5-1", 2),
            ("5-1", 3),
            ("5-7", 2),
            ("5-8", 3),
            ("5-9", 1),
        ]
        .map(|(code, number)| (code.to_owned(), number));
        assert_eq!(later, expected);
    });
}

/// An entry of the file of links, which begins with `[[link]]`.
fn entry(title: &str) -> String {
    let entries = STRATEGY_LINKS.split("[[link]]").skip(1);
    let entry = entries.into_iter().find(|entry| entry.contains(title));
    format!("[[link]]{}", entry.unwrap_or_default())
}

#[test]
fn an_entry_that_is_missing_is_named_with_the_line_of_the_document() {
    let without = STRATEGY_LINKS.replace(&entry("消防施設の適正配置"), "");
    assert_eq!(
        complaints(&without),
        [
            "002:662: expected a measure of 3-14 in 000 with this title, or an entry in editorial/strategy-links.toml: `消防施設の適正配置を進めます`"
        ]
    );
}

#[test]
fn an_entry_that_does_not_fit_is_named() {
    let start = STRATEGY_LINKS.lines().count();
    let complain = |more: &str| {
        let all = complaints(&format!("{STRATEGY_LINKS}{more}"));
        let prefix = "editorial/strategy-links.toml:";
        all.iter()
            .filter_map(|complaint| complaint.strip_prefix(prefix))
            .filter_map(|complaint| complaint.split_once(": "))
            .map(|(line, message)| {
                let line: usize = line.parse().unwrap_or_default();
                (line.saturating_sub(start), message.to_owned())
            })
            .collect::<Vec<_>>()
    };
    let twice = entry("消防施設の適正配置");
    assert_eq!(
        complain(&twice),
        [(
            4,
            "expected no entry, or no second one, for 3-14 1 `消防施設の適正配置を進めます`"
                .to_owned()
        )]
    );
    assert_eq!(
        complain(
            "[[link]]\npolicy = \"3-7\"\nnumber = 1\ntitle = \"就労支援を行います\"\nabsent = \"-\"\n"
        ),
        [(
            4,
            "expected no entry, or no second one, for 3-7 1 `就労支援を行います`".to_owned()
        )]
    );
    assert_eq!(
        complain("[[link]]\npolicy = \"3-7\"\nnumber = 2\ntitle = \"題名\"\nabsent = \"-\"\n"),
        [(4, "expected document 002 to print 3-7 2 `題名`".to_owned())]
    );
}

#[test]
fn an_entry_whose_target_does_not_stand_is_named() {
    let moved = STRATEGY_LINKS.replace(
        "measure = 1\nearlier = \"消防設備の適正配置",
        "measure = 2\nearlier = \"消防設備の適正配置",
    );
    let found = complaints(&moved);
    assert!(
        matches!(&*found, [one] if one.ends_with(
            "expected measure 2 of 3-14 in 000 to be `消防設備の適正配置を進めます`"
        )),
        "{found:?}"
    );

    let both = STRATEGY_LINKS.replace(
        "measure = 1\nearlier = \"消防設備",
        "absent = \"-\"\nmeasure = 1\nearlier = \"消防設備",
    );
    let found = complaints(&both);
    assert!(
        matches!(&*found, [one] if one.ends_with(
            "expected `measure` with its `earlier` title, or `absent` with a reason"
        )),
        "{found:?}"
    );
}
