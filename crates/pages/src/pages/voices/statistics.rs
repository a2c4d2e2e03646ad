use hearing_api::Statistics;
use maud::{Markup, html};
use plan::{Plan, PolicyCode, PolicyText};

use crate::components::check_list::row;
use crate::language::{is_easy, passage, passage_text, tr, tr_with};

/// A number below this could point at a person, and is not disclosed (k-anonymity).
pub(super) const MIN_DISCLOSED: i64 = 5;

/// The width of the longest bar of the picture.
const LONGEST: i64 = 200;

/// What became of all opinions, in a sentence; nothing while so few are answered that it would point
/// at somebody.
pub(super) fn told(statistics: &Statistics) -> Markup {
    html! {
        @if statistics.answered >= MIN_DISCLOSED {
            p.voice-figures {
                (tr_with("これまでに{received}件の意見を受け付け、{answered}に回答しました。", &[
                    ("received", &statistics.received.to_string()),
                    ("answered", &disclosed_part(statistics.answered, statistics.received)),
                ]))
            }
        }
    }
}

/// The statistics; nothing while there are so few opinions that none may be disclosed.
pub(super) fn statistics(statistics: &Statistics, plan: &Plan<'_>) -> Markup {
    let outcomes = disclosable(&statistics.by_outcome, statistics.answered);
    html! {
        @if statistics.received >= MIN_DISCLOSED {
            section class="page-section" aria-labelledby="figures" {
                h2 id="figures" { (tr("数で見る")) }
                dl class="check-list" {
                    (row(tr("受け付けた意見"), &disclosed(statistics.received)))
                    (row(tr("回答した意見"), &disclosed_part(statistics.answered, statistics.received)))
                    @if let Some(days) = statistics.median_days.filter(|days| *days > 0 && statistics.answered >= MIN_DISCLOSED) {
                        (row(tr("回答までの日数（中央値）"), &tr_with("{days}日", &[("days", &days.to_string())])))
                    }
                    @for (outcome, number) in outcomes {
                        (row(tr(outcome.sentence()), &counted("{count}件", number)))
                    }
                }
                (by_subject(statistics, plan))
                p class="page-section__note" { (counted("{count}件に満たない数と、それが引き算で分かってしまう数は、個人が推測されないように表示していません。", MIN_DISCLOSED)) }
            }
        }
    }
}

/// A sentence with a number.
fn counted(sentence: &str, number: i64) -> String {
    tr_with(sentence, &[("count", &number.to_string())])
}

fn disclosed(number: i64) -> String {
    if number < MIN_DISCLOSED {
        counted("{count}件未満", MIN_DISCLOSED)
    } else {
        counted("{count}件", number)
    }
}

/// A part of a number that is disclosed: exact only where the rest is nothing, or enough.
pub(super) fn disclosed_part(part: i64, whole: i64) -> String {
    if part >= MIN_DISCLOSED && (1..MIN_DISCLOSED).contains(&(whole - part)) {
        let least = (whole - MIN_DISCLOSED + 1).max(MIN_DISCLOSED);
        counted("{count}件以上", least)
    } else {
        disclosed(part)
    }
}

/// The parts of `whole`, a number that is disclosed, which may be disclosed: none that is small, and as many
/// that what is left over is nothing, or enough. The smallest of the others are given up for it.
pub(super) fn disclosable<T: Copy>(parts: &[(T, i64)], whole: i64) -> Vec<(T, i64)> {
    let mut told: Vec<(T, i64)> = parts
        .iter()
        .copied()
        .filter(|(_, number)| *number >= MIN_DISCLOSED)
        .collect();
    loop {
        let rest = whole - told.iter().map(|(_, number)| number).sum::<i64>();
        let smallest = (0..told.len()).min_by_key(|at| told[*at].1);
        match smallest {
            Some(smallest) if (1..MIN_DISCLOSED).contains(&rest) => told.remove(smallest),
            _ => return told,
        };
    }
}

/// How many opinions there are about each policy, and how many that belong to none yet (`None`), as far
/// as they may be disclosed. Taken together: who has the one list could subtract it.
pub(super) fn disclosed_subjects(
    statistics: &Statistics,
    plan: &Plan<'_>,
) -> Vec<(Option<PolicyText>, i64)> {
    let by_policy = statistics.by_policy(plan).into_iter();
    let parts: Vec<_> = by_policy
        .map(|(text, number)| (Some(text), number))
        .chain([(None, statistics.undecided)])
        .collect();
    disclosable(&parts, statistics.received)
}

/// How many opinions each policy has: a picture, and the table behind it; apart from them, those that
/// belong to none yet.
fn by_subject(statistics: &Statistics, plan: &Plan<'_>) -> Markup {
    let parts = disclosed_subjects(statistics, plan);
    let undecided = parts.iter().find(|(text, _)| text.is_none());
    let told: Vec<PolicyCount<'_>> = parts
        .iter()
        .filter_map(|(text, number)| {
            let text = (*text)?;
            let name = plan.text(text).map_or("", |policy| policy.name);
            Some((text.code, name, *number))
        })
        .collect();
    html! {
        @if !told.is_empty() {
            h3 { (tr("施策ごとの意見")) }
            // No readings can stand in a picture.
            @if is_easy() {
                (table(&told))
            } @else {
                (bars(&told))
                details {
                    summary { (tr("表で見る")) }
                    (table(&told))
                }
            }
        }
        @if let Some((_, number)) = undecided {
            p { (counted("施策がまだ決まっていない意見：{count}件（市が振り分けます）", *number)) }
        }
    }
}

/// A policy's code, its name, and how many opinions it has.
type PolicyCount<'p> = (PolicyCode, &'p str, i64);

fn bars(told: &[PolicyCount<'_>]) -> Markup {
    let most = told.iter().map(|(.., number)| *number).max().unwrap_or(1);
    let height = 24 * told.len();
    html! {
        svg class="voice-figure" viewBox={ "0 0 460 " (height) } role="img" aria-label=(tr("施策ごとの意見の数。数は下の表にもあります。")) {
            @for (at, (code, name, number)) in told.iter().enumerate() {
                @let y = 24 * at;
                text x="0" y=(y + 17) font-size="13" { (code) " " (passage_text(name)) }
                rect x="210" y=(y + 4) width=((number * LONGEST / most).max(1)) height="16" {}
                text x=(216 + (number * LONGEST / most).max(1)) y=(y + 17) font-size="13" { (number) }
            }
        }
    }
}

fn table(told: &[PolicyCount<'_>]) -> Markup {
    html! {
        table class="voice-figure__table" {
            thead { tr { th scope="col" { (tr("施策")) } th scope="col" { (tr("意見")) } } }
            tbody {
                @for (code, name, number) in told {
                    tr { th scope="row" { (code) " " (passage(name)) } td { (counted("{count}件", *number)) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use hearing_api::Outcome;
    use plan_data::PLAN;

    use super::*;

    #[test]
    fn small_numbers_are_not_told() {
        let few = Statistics {
            received: 4,
            ..Statistics::default()
        };
        assert_eq!(statistics(&few, &PLAN).into_string(), "");
        let some = Statistics {
            received: 30,
            answered: 3,
            median_days: Some(77),
            undecided: 5,
            by_outcome: vec![(Outcome::Adopted, 2), (Outcome::Noted, 9)],
            by_text: [("000-2-2", 17), ("000-3-10", 3)]
                .into_iter()
                .filter_map(|(code, number)| Some((code.parse().ok()?, number)))
                .collect(),
        };
        let page = statistics(&some, &PLAN).into_string();
        assert!(page.contains("30件") && page.contains("5件未満") && page.contains("9件"));
        assert!(page.contains("2-2 こども・若者") && page.contains("17件"));
        assert!(page.contains("施策がまだ決まっていない意見：5件"));
        assert!(
            !page.contains("77日") && !page.contains("取り入れました") && !page.contains("3-10")
        );
    }
    #[test]
    fn no_small_number_is_left_over() {
        // Those of one policy, and one opinion on something else: who knows the one knows of it.
        assert_eq!(disclosable(&[("2-2", 17)], 18), []);
        assert_eq!(
            disclosable(&[("2-2", 17), ("3-2", 3)], 22),
            [("2-2", 17)],
            "five are left"
        );
        assert_eq!(
            disclosable(&[("1-1", 30), ("2-2", 8), ("3-2", 1)], 39),
            [("1-1", 30)]
        );
        assert_eq!(
            disclosable(&[("1-1", 30), ("2-2", 8)], 38),
            [("1-1", 30), ("2-2", 8)]
        );
        assert_eq!(disclosed_part(18, 18), "18件");
        assert_eq!(disclosed_part(13, 18), "13件");
        for answered in 14..18 {
            assert_eq!(disclosed_part(answered, 18), "14件以上");
        }
        assert_eq!(disclosed_part(5, 6), "5件以上");
        assert_eq!(disclosed_part(3, 6), "5件未満");
    }
}
