//! What changed between two texts, word by word, and between two editions of the plan's policies.
//!
//! [`compare`] takes any two texts. [`policies`], [`introductions`], [`basic_policy`] and
//! [`strategy_titles`] match up the passages of the documents and compare each pair. Which of the
//! changes alter what the plan says is a judgement, and stands in [`Difference`]s.
//!
//! **Invariant:** put together, the parts that are the same or removed are the earlier text, and
//! those that are the same or added are the later one.

mod change;
mod other_parts;
mod passage_pair;
mod words;

use crate::chapter::Subsection;
use crate::edition::EditionId;
use crate::measure::Measure;
use crate::plan::Plan;
use crate::policy::Policy;
use crate::policy_code::PolicyCode;
use crate::section::Passage;
use crate::source::Document;
use crate::strategy::Strategy;
use passage_pair::passages;

pub use change::{Change, ChangeKind, Nature, compare};
pub use other_parts::{IndicatorComparison, OtherParts};
pub use passage_pair::{Difference, PassagePair};

/// A policy in two editions.
///
/// Its 現状, 課題, 成果指標 and 共創の取組 are compared where both editions print them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyComparison<'a> {
    /// Its earlier text.
    pub earlier: &'a Policy<'a>,
    /// Its later text.
    pub later: &'a Policy<'a>,
    /// 目標とするまちの姿.
    pub goal: PassagePair<'a>,
    /// Its measures by number; one that is gone stands before a new one of the same number.
    pub measures: Vec<MeasureComparison<'a>>,
    /// The parts that not every edition prints.
    pub others: OtherParts<'a>,
}

/// A measure in both editions, or in one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureComparison<'a> {
    /// The earlier measure; `None` where it is new.
    pub earlier: Option<&'a Measure<'a>>,
    /// The later measure; `None` where it is gone.
    pub later: Option<&'a Measure<'a>>,
    /// The titles.
    pub title: PassagePair<'a>,
    /// The paragraphs, each beside the one that is most like it, in order.
    pub passages: Vec<PassagePair<'a>>,
}

/// The introduction of a part of 計画推進体制 in both editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntroductionComparison<'a> {
    /// The part.
    pub subsection: Subsection,
    /// Its paragraphs.
    pub passages: Vec<PassagePair<'a>>,
}

/// A measure's title in document 000, and that under which document 002 cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleComparison<'a> {
    /// The measure's policy.
    pub policy: PolicyCode,
    /// Its number in document 002.
    pub number: u8,
    /// The measure of document 000; `None` where it has none of this subject.
    pub measure: Option<&'a Measure<'a>>,
    /// The title of document 000 beside that of 002.
    pub title: PassagePair<'a>,
}

/// Each policy of the edition `later` beside each that it was in `earlier`: one that was split
/// stands beside both of its parts.
pub fn policies<'a>(
    plan: &Plan<'a>,
    earlier: EditionId,
    later: EditionId,
) -> Vec<PolicyComparison<'a>> {
    let later = plan.policies.iter().filter(|it| it.edition == later);
    later
        .flat_map(|later| {
            let before = plan.ancestors_in(later, earlier).into_iter();
            before.map(move |earlier| policy(earlier, later))
        })
        .collect()
}

/// Two texts of a policy.
pub fn policy<'a>(earlier: &'a Policy<'a>, later: &'a Policy<'a>) -> PolicyComparison<'a> {
    PolicyComparison {
        earlier,
        later,
        goal: PassagePair::new(Some(earlier.goal), Some(later.goal)),
        measures: measures(earlier.measures, later.measures),
        others: other_parts::other_parts(earlier, later),
    }
}

/// The introductions of 市民自治 and 市政基本運営 in two editions.
pub fn introductions<'a>(
    plan: &Plan<'a>,
    earlier: EditionId,
    later: EditionId,
) -> Vec<IntroductionComparison<'a>> {
    let introduction = |edition: EditionId, subsection| {
        let superseded = plan
            .superseded
            .iter()
            .map(|whole| whole.basic_plan.chapters);
        let chapters = superseded.chain([plan.basic_plan.chapters]).flatten();
        chapters
            .filter(move |chapter| chapter.source.document == Document::Edition(edition))
            .flat_map(|chapter| chapter.subsections)
            .find(|text| text.subsection == subsection)
            .map(|text| text.passages)
    };
    Subsection::ALL
        .iter()
        .filter_map(|subsection| {
            Some(IntroductionComparison {
                subsection: *subsection,
                passages: passages(
                    introduction(earlier, *subsection)?,
                    introduction(later, *subsection)?,
                ),
            })
        })
        .collect()
}

/// まちづくりの基本方針 in its two wordings: that of a whole plan, section ７, and that of
/// 計画の推進に向けて. `None` if the plan does not quote it.
pub fn basic_policy<'a>(plan: &Plan<'a>) -> Option<PassagePair<'a>> {
    let mut passages = plan.basic_plan.policy_system.passages.iter();
    let whole = passages.find_map(|passage| {
        let (before, _) = passage.text.split_once("」という基本方針")?;
        let (_, text) = before.rsplit_once('「')?;
        Some(Passage { text, ..*passage })
    })?;
    let mut wordings = [whole, plan.progress.basic_policy];
    wordings.sort_by_key(|wording| wording.source.document.number());
    let [earlier, later] = wordings;
    Some(PassagePair::new(Some(earlier), Some(later)))
}

/// The measures that document 002 cites, each title as it prints it once, in the order of codes
/// and numbers.
pub fn strategy_titles<'a>(strategy: &Strategy<'a>, plan: &Plan<'a>) -> Vec<TitleComparison<'a>> {
    let mut titles: Vec<TitleComparison<'a>> = Vec::new();
    for (_, cited) in strategy.measures() {
        let known = titles.iter().any(|title| {
            let printed = title.title.later.map(|later| later.text);
            (title.policy, title.number, printed) == (cited.policy, cited.number, Some(cited.title))
        });
        if known {
            continue;
        }
        let measure = cited
            .links
            .first()
            .and_then(|link| cited.measure(plan, link.edition));
        let later = Passage {
            text: cited.title,
            source: cited.source,
        };
        titles.push(TitleComparison {
            policy: cited.policy,
            number: cited.number,
            measure,
            title: PassagePair::new(measure.map(|measure| measure.title), Some(later)),
        });
    }
    titles.sort_by_key(|title| (title.policy, title.number));
    titles
}

/// Matches measures: those of the same title, then those of the same number and a like title.
fn measures<'a>(
    earlier: &'a [Measure<'a>],
    later: &'a [Measure<'a>],
) -> Vec<MeasureComparison<'a>> {
    let same_title = |old: &Measure<'_>, new: &Measure<'_>| {
        words::same_but_for_spelling(old.title.text, new.title.text)
    };
    let mut gone: Vec<&'a Measure<'a>> = earlier
        .iter()
        .filter(|old| !later.iter().any(|new| same_title(old, new)))
        .collect();
    let mut pairs: Vec<(Option<&'a Measure<'a>>, Option<&'a Measure<'a>>)> = Vec::new();
    for new in later {
        let old = earlier.iter().find(|old| same_title(old, new)).or_else(|| {
            let reworded = gone.iter().position(|old| {
                old.number == new.number && words::alike(old.title.text, new.title.text) > 0
            });
            reworded.map(|index| gone.remove(index))
        });
        pairs.push((old, Some(new)));
    }
    pairs.extend(gone.into_iter().map(|old| (Some(old), None)));
    pairs.sort_by_key(|(old, new)| (new.or(*old).map(|measure| measure.number), new.is_some()));
    let text = |measure: Option<&'a Measure<'a>>| measure.map_or(&[][..], |own| own.passages);
    pairs
        .into_iter()
        .map(|(earlier, later)| MeasureComparison {
            earlier,
            later,
            title: PassagePair::new(
                earlier.map(|measure| measure.title),
                later.map(|measure| measure.title),
            ),
            passages: passages(text(earlier), text(later)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    const SOURCE: Source = Source {
        document: Document::Edition(EditionId::new(0)),
        first: 1,
        last: 1,
    };

    fn measure(number: u8, title: &'static str) -> Measure<'static> {
        Measure {
            number,
            title: Passage {
                text: title,
                source: SOURCE,
            },
            passages: &[],
            source: SOURCE,
        }
    }

    fn matched(
        earlier: &[Measure<'static>],
        later: &[Measure<'static>],
    ) -> Vec<(Option<u8>, Option<u8>)> {
        let number = |measure: Option<&Measure<'_>>| measure.map(|measure| measure.number);
        measures(earlier, later)
            .iter()
            .map(|pair| (number(pair.earlier), number(pair.later)))
            .collect()
    }

    #[test]
    fn a_measure_that_was_renumbered_is_found_by_its_title() {
        let earlier = [measure(1, "公害を防止します"), measure(2, "緑地を広げます")];
        let later = [
            measure(1, "歴史を伝えます"),
            measure(2, "公害を防止します。"),
            measure(3, "緑地を広げます"),
        ];
        assert_eq!(
            matched(&earlier, &later),
            [(None, Some(1)), (Some(1), Some(2)), (Some(2), Some(3))]
        );
    }

    #[test]
    fn a_number_that_went_to_another_subject_matches_nothing() {
        assert_eq!(
            matched(
                &[measure(1, "公害を防止します")],
                &[measure(1, "歴史を伝え、守り、生かします")]
            ),
            [(Some(1), None), (None, Some(1))]
        );
        assert_eq!(
            matched(
                &[measure(1, "公害を防止します")],
                &[measure(1, "公害の防止に努めます")]
            ),
            [(Some(1), Some(1))]
        );
    }
}
