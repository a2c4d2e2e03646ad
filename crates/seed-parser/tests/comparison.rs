//! What changed between the editions, word by word, in the real documents and in any texts.

mod seeds;

use bumpalo::Bump;
use plan::comparison::{self, Change, ChangeKind, Nature, PassagePair, PolicyComparison, compare};
use plan::{Passage, Plan};
use proptest::prelude::*;
use seed_parser::{differences, strategy_links};
use seeds::{DOCUMENTS, EARLIER, LATER};

const DIFFERENCES: &str = include_str!("../../../seeds/editorial/differences.toml");
const STRATEGY_LINKS: &str = include_str!("../../../seeds/editorial/strategy-links.toml");

fn with_plan(test: impl FnOnce(&Plan<'_>)) {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    test(&plan);
}

fn with_strategy(test: impl FnOnce(&plan::Strategy<'_>, &Plan<'_>)) {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    let (strategy, _) = seed_parser::parse_strategy(&DOCUMENTS, &arena);
    let (strategy, _) = strategy_links::resolve(STRATEGY_LINKS, &strategy, &plan, &arena);
    test(&strategy, &plan);
}

/// Goal, titles and paragraphs.
fn pairs<'c, 'a>(policy: &'c PolicyComparison<'a>) -> Vec<&'c PassagePair<'a>> {
    let measures = policy
        .measures
        .iter()
        .flat_map(|measure| std::iter::once(&measure.title).chain(&measure.passages));
    std::iter::once(&policy.goal).chain(measures).collect()
}

/// The text without the parts of this kind.
fn without(changes: &[Change<'_>], kind: ChangeKind) -> String {
    let parts = changes.iter().filter(|change| change.kind != kind);
    parts.map(|change| change.text).collect()
}

/// Removed parts in `[]`, added ones in `{}`.
fn marked(changes: &[Change<'_>]) -> String {
    let parts = changes.iter().map(|change| match change.kind {
        ChangeKind::Same => change.text.to_owned(),
        ChangeKind::Removed => format!("[{}]", change.text),
        ChangeKind::Added => format!("{{{}}}", change.text),
    });
    parts.collect()
}

fn check(earlier: &str, later: &str, changes: &[Change<'_>]) {
    assert_eq!(without(changes, ChangeKind::Added), earlier);
    assert_eq!(without(changes, ChangeKind::Removed), later);
    for change in changes {
        assert!(!change.text.is_empty());
        assert_eq!(
            change.kind == ChangeKind::Same,
            change.nature == Nature::Same
        );
    }
    for neighbours in changes.windows(2) {
        assert_ne!(neighbours[0].kind, neighbours[1].kind);
    }
}

fn check_pair(pair: &PassagePair<'_>) {
    let text = |passage: Option<Passage<'_>>| passage.map_or(String::new(), |own| own.text.into());
    check(&text(pair.earlier), &text(pair.later), &pair.changes);
    assert_eq!(
        pair.nature() == Nature::Same,
        text(pair.earlier) == text(pair.later)
    );
}

#[test]
fn every_real_pair_holds_both_of_its_texts() {
    with_plan(|plan| {
        let policies = comparison::policies(plan, EARLIER, LATER);
        assert_eq!(policies.len(), 9);
        for policy in &policies {
            for pair in pairs(policy) {
                check_pair(pair);
            }
            // No paragraph is lost, or shown twice.
            for measure in &policy.measures {
                let own = [measure.earlier, measure.later]
                    .map(|measure| measure.map_or(0, |measure| measure.passages.len()));
                let shown = [
                    measure
                        .passages
                        .iter()
                        .filter_map(|pair| pair.earlier)
                        .count(),
                    measure
                        .passages
                        .iter()
                        .filter_map(|pair| pair.later)
                        .count(),
                ];
                assert_eq!(own, shown);
            }
        }
        for introduction in comparison::introductions(plan, EARLIER, LATER) {
            introduction.passages.iter().for_each(check_pair);
        }
    });
    with_strategy(|strategy, plan| {
        for title in comparison::strategy_titles(strategy, plan) {
            check_pair(&title.title);
        }
    });
}

#[test]
fn measures_are_matched_by_subject() {
    with_plan(|plan| {
        let mut single = Vec::new();
        let mut both = 0;
        for policy in comparison::policies(plan, EARLIER, LATER) {
            for measure in &policy.measures {
                let numbers = [measure.earlier, measure.later]
                    .map(|measure| measure.map(|measure| measure.number));
                match numbers {
                    [Some(earlier), Some(later)] => {
                        assert_eq!(earlier, later);
                        both += 1;
                    }
                    _ => single.push((policy.later.code.to_string(), numbers)),
                }
            }
        }
        assert_eq!(both, 21);
        assert_eq!(
            single,
            [
                ("5-4".to_owned(), [None, Some(3)]),
                ("5-7".to_owned(), [Some(4), None]),
            ]
        );
    });
}

#[test]
fn titles_goals_and_paragraphs_differ_as_they_are_known_to() {
    with_plan(|plan| {
        let policies = comparison::policies(plan, EARLIER, LATER);
        let same_goals: Vec<_> = policies
            .iter()
            .filter(|policy| policy.goal.nature() == Nature::Same)
            .map(|policy| policy.later.code.to_string())
            .collect();
        assert_eq!(same_goals, ["5-3", "5-7", "5-9"]);
        let titles = policies.iter().flat_map(|policy| &policy.measures);
        let natures: Vec<_> = titles.map(|measure| measure.title.nature()).collect();
        let count = |nature| natures.iter().filter(|own| **own == nature).count();
        assert_eq!(
            [Nature::Same, Nature::Spelling, Nature::Wording].map(count),
            [13, 2, 8]
        );
    });
}

#[test]
fn a_new_paragraph_stands_alone() {
    with_plan(|plan| {
        let policies = comparison::policies(plan, EARLIER, LATER);
        // Where both have as many paragraphs, one written again stands beside the old one.
        let written_anew = policies
            .iter()
            .find(|policy| policy.later.name == "ICT")
            .and_then(|policy| policy.measures.first())
            .map(|measure| measure.passages.iter().map(|pair| pair.changes.len()));
        let changes: Option<Vec<usize>> = written_anew.map(Iterator::collect);
        // What they share by chance is not picked out of them.
        assert_eq!(changes, Some(vec![2]));
        let management = policies
            .iter()
            .find(|policy| policy.later.name == "行政経営");
        let measure = management.and_then(|policy| policy.measures.first());
        let passages = measure.map_or(&[][..], |measure| &measure.passages);
        let lines: Vec<_> = passages
            .iter()
            .map(|pair| {
                [pair.earlier, pair.later].map(|own| own.map(|passage| passage.source.first))
            })
            .collect();
        assert_eq!(lines, [[Some(2416), Some(269)], [None, Some(271)]]);
    });
}

#[test]
fn the_basic_policy_is_compared_in_its_two_wordings() {
    with_plan(|plan| {
        let pair = comparison::basic_policy(plan);
        assert_eq!(
            pair.map(|pair| marked(&pair.changes)).as_deref(),
            Some("[“地域力×自分らしさ”が]{個々の力・地域の力を}発揮[できる]{する}共創社会の実現")
        );
    });
}

#[test]
fn the_strategy_cites_measures_under_other_titles() {
    with_strategy(|strategy, plan| {
        let titles = comparison::strategy_titles(strategy, plan);
        let count = |test: &dyn Fn(&comparison::TitleComparison<'_>) -> bool| {
            titles.iter().filter(|title| test(title)).count()
        };
        // 71 measures, one of them with its title and with a misprint of it.
        assert_eq!(titles.len(), 72);
        assert!(titles.is_sorted_by_key(|title| (title.policy, title.number)));
        assert_eq!(count(&|title| title.measure.is_none()), 6);
        assert_eq!(count(&|title| title.title.nature() == Nature::Spelling), 3);
        let found = |policy: &str, number| {
            let title = titles.iter().find(|title| {
                (title.policy.to_string().as_str(), title.number) == (policy, number)
            });
            title.map(|title| {
                let measure = title.measure.map(|measure| measure.number);
                (measure, marked(&title.title.changes))
            })
        };
        // By subject: ② of the strategy is ① of the plan.
        assert_eq!(
            found("1-1", 2),
            Some((Some(1), "市の防災体制を強化します".to_owned()))
        );
        assert_eq!(
            found("4-7", 2),
            Some((
                Some(2),
                "深沢地域の[土地区画整理事業]{まちづくり}を進めます".to_owned()
            ))
        );
    });
}

#[test]
fn what_is_worded_otherwise_and_picked_by_nobody_promises_the_same() {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    let (differences, _) = differences::read(DIFFERENCES, &DOCUMENTS, &plan, &arena);
    let mut left = Vec::new();
    for policy in comparison::policies(&plan, EARLIER, LATER) {
        for pair in pairs(&policy) {
            let picked = pair.differences(differences).next().is_some();
            if pair.nature() == Nature::Wording && !picked {
                left.push((policy.later.code.to_string(), marked(&pair.changes)));
            }
        }
    }
    let changes: Vec<_> = left
        .iter()
        .map(|(code, text)| (code.as_str(), text.as_str()))
        .collect();
    assert_eq!(
        changes,
        [
            (
                "5-3",
                "高度化・複雑化する社会的要請や行政課題に対し、法令や先進事例といった知識を持って、職員が自律的に取り組むことができる[ように]{よう、}能力開発を支援します。"
            ),
            // The paragraph of a new measure whose title is picked.
            (
                "5-4",
                "{住む場所、働く場所、学ぶ場所、訪れる場所、関わる場所等として、鎌倉市を希望される市内外の方に向け、魅力や資源をはじめとした鎌倉市の情報を発信します。}"
            ),
            (
                "5-7",
                "経営的・戦略的に効果のある施策を立案[・]{し、}推進します"
            ),
        ]
    );
}

/// Texts of the letters that the plan is made of, so that two of them share words.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "市民",
        "等",
        "など",
        "を",
        "が",
        "は",
        "ICT",
        "ＩＣＴ",
        " ",
        "、",
        "。",
        "まち",
        "支援",
        "する",
        "します",
        "スポーツ",
        "ー",
        "々",
        "①",
        "𠮷",
        "が\u{3099}",
        "\n",
        "1",
        "",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn texts_of_the_same_letters_hold(earlier in text(), later in text()) {
        check(&earlier, &later, &compare(&earlier, &later));
    }

    #[test]
    fn any_texts_hold(earlier in ".*", later in ".*") {
        check(&earlier, &later, &compare(&earlier, &later));
    }

    #[test]
    fn a_text_is_the_same_as_itself(text in text()) {
        prop_assert!(compare(&text, &text).iter().all(|change| change.kind == ChangeKind::Same));
    }
}
