//! What changed between two texts, word by word, and between two editions of the plan's policies.
//!
//! [`compare`] takes any two texts. [`policies`], [`introductions`], [`basic_policy`] and
//! [`strategy_titles`] match up the passages of the documents and compare each pair. Which of the
//! changes alter what the plan says is a judgement, and stands in [`Difference`]s.
//!
//! **Invariant:** put together, the parts that are the same or removed are the earlier text, and
//! those that are the same or added are the later one.

mod words;

use std::ops::Range;

use crate::chapter::Subsection;
use crate::edition::EditionId;
use crate::measure::Measure;
use crate::plan::Plan;
use crate::policy::Policy;
use crate::policy_code::PolicyCode;
use crate::section::Passage;
use crate::source::{Document, Source};
use crate::strategy::Strategy;

/// How much two texts, or two parts of them, differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// Not at all.
    Same,
    /// In spelling only: など and 等, だれ and 誰, widths of letters, blanks and punctuation.
    Spelling,
    /// In words. Whether that alters what the plan says, a [`Difference`] tells.
    Wording,
}

/// Which of the two texts has a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// Both.
    Same,
    /// The earlier one.
    Removed,
    /// The later one.
    Added,
}

/// A part of two compared texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// Which text has it.
    pub kind: ChangeKind,
    /// How much it matters; [`Nature::Same`] exactly where `kind` is [`ChangeKind::Same`].
    pub nature: Nature,
    /// The part, never empty.
    pub text: &'a str,
}

/// The parts of two texts in the order of reading; what was removed at a place stands before what
/// was added there. No two neighbours are of the same kind.
pub fn compare<'a>(earlier: &'a str, later: &'a str) -> Vec<Change<'a>> {
    let mut changes = Vec::new();
    for hunk in words::hunks(earlier, later) {
        let (old, new) = (&earlier[hunk.earlier.clone()], &later[hunk.later.clone()]);
        if hunk.same {
            changes.push(Change {
                kind: ChangeKind::Same,
                nature: Nature::Same,
                text: old,
            });
            continue;
        }
        let nature = if words::same_but_for_spelling(
            words::with_context(earlier, &hunk.earlier),
            words::with_context(later, &hunk.later),
        ) {
            Nature::Spelling
        } else {
            Nature::Wording
        };
        for (kind, text) in [(ChangeKind::Removed, old), (ChangeKind::Added, new)] {
            if !text.is_empty() {
                changes.push(Change { kind, nature, text });
            }
        }
    }
    changes
}

/// A passage of one edition beside its counterpart in another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassagePair<'a> {
    /// The earlier passage; `None` where the later one is new.
    pub earlier: Option<Passage<'a>>,
    /// The later passage; `None` where the earlier one is gone.
    pub later: Option<Passage<'a>>,
    /// What changed between them.
    pub changes: Vec<Change<'a>>,
}

impl<'a> PassagePair<'a> {
    fn new(earlier: Option<Passage<'a>>, later: Option<Passage<'a>>) -> Self {
        let text = |passage: Option<Passage<'a>>| passage.map_or("", |passage| passage.text);
        Self {
            earlier,
            later,
            changes: compare(text(earlier), text(later)),
        }
    }

    /// The most that the two differ anywhere.
    pub fn nature(&self) -> Nature {
        let natures = self.changes.iter().map(|change| change.nature);
        natures.max().unwrap_or(Nature::Same)
    }

    /// Those of the `differences` that quote one of the two passages.
    pub fn differences<'d, 't>(
        &self,
        differences: &'d [Difference<'t>],
    ) -> impl Iterator<Item = &'d Difference<'t>> + use<'d, 't, 'a> {
        let (earlier, later) = (self.earlier, self.later);
        differences.iter().filter(move |difference| {
            let quoted = |passage: Option<Passage<'_>>, quote: Option<Passage<'_>>| {
                passage.zip(quote).is_some_and(|(passage, quote)| {
                    covers(passage.source, quote.source) && passage.text.contains(quote.text)
                })
            };
            quoted(earlier, difference.earlier) || quoted(later, difference.later)
        })
    }
}

/// A policy in two editions.
///
/// 現状, 課題, 成果指標 and 共創の取組 are not compared: no two editions print the same of them.
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

/// A change that alters what the plan says, picked by the editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan::comparison))]
pub struct Difference<'a> {
    /// The policy that it is listed under; `None` for the plan as a whole.
    pub policy: Option<PolicyCode>,
    /// The edition that it is a change from.
    pub from: EditionId,
    /// The edition that made it.
    pub to: EditionId,
    /// The words of the earlier text; `None` where something new was added.
    pub earlier: Option<Passage<'a>>,
    /// The words of the later text, which may stand in another policy; `None` where something is gone.
    pub later: Option<Passage<'a>>,
    /// What changed, for residents, in a sentence or two.
    pub note: &'a str,
}

impl<'a> Difference<'a> {
    /// The two quotations, word by word.
    pub fn pair(&self) -> PassagePair<'a> {
        PassagePair::new(self.earlier, self.later)
    }
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

/// Puts each paragraph beside the one that is most like it, without changing the order of either
/// text. What is like no other stands alone, or beside the one in its place where both texts have
/// as many.
fn passages<'a>(earlier: &[Passage<'a>], later: &[Passage<'a>]) -> Vec<PassagePair<'a>> {
    let as_many = earlier.len() == later.len();
    let alike = |old: usize, new: usize| {
        words::alike(earlier[old].text, later[new].text) + usize::from(as_many && old == new)
    };
    words::align(earlier.len(), later.len(), alike)
        .into_iter()
        .map(|(old, new)| PassagePair::new(old.map(|old| earlier[old]), new.map(|new| later[new])))
        .collect()
}

fn covers(source: Source, part: Source) -> bool {
    source.document == part.document && source.first <= part.first && part.last <= source.last
}

/// Parts of two texts that stand beside each other, in bytes.
struct Hunk {
    earlier: Range<usize>,
    later: Range<usize>,
    /// Whether both parts are the same letters.
    same: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Removed parts in `[]`, added ones in `{}`, with `~` before those that only spell otherwise.
    fn marked(earlier: &str, later: &str) -> String {
        compare(earlier, later)
            .iter()
            .map(|change| {
                let spelling = match change.nature {
                    Nature::Spelling => "~",
                    Nature::Same | Nature::Wording => "",
                };
                let text = change.text;
                match change.kind {
                    ChangeKind::Same => text.to_owned(),
                    ChangeKind::Removed => format!("[{spelling}{text}]"),
                    ChangeKind::Added => format!("{{{spelling}{text}}}"),
                }
            })
            .collect()
    }

    #[test]
    fn changes_are_words_and_not_letters() {
        for (earlier, later, expected) in [
            (
                "成果（アウトプット）を",
                "成果（アウトカム）を",
                "成果（[アウトプット]{アウトカム}）を",
            ),
            (
                "支援を充実します",
                "支援を行います",
                "支援を[充実します]{行います}",
            ),
            ("業務の効率化を", "業務効率化を", "業務[の]効率化を"),
            (
                "公園等・緑地を守ります",
                "公園・緑地を守ります",
                "公園[等]・緑地を守ります",
            ),
            (
                "処分を検討するなど、",
                "処分する等、",
                "処分[を検討するなど]{する等}、",
            ),
        ] {
            assert_eq!(marked(earlier, later), expected);
        }
    }

    #[test]
    fn spelling_is_told_from_wording() {
        for (earlier, later, expected) in [
            ("取組などを行う", "取組等を行う", "取組[~など]{~等}を行う"),
            ("だれもが", "誰もが", "[~だれ]{~誰}もが"),
            ("ＩＣＴを使う", "ICTを使う", "[~ＩＣＴ]{~ICT}を使う"),
            ("明らかにします", "明らかにします。", "明らかにします{~。}"),
            (
                "やりがいをもって取り組む",
                "やりがいを持って取り組む",
                "やりがいを[~も]{~持}って取り組む",
            ),
            ("手段や流れを", "手段、流れを", "手段[や]{、}流れを"),
            (
                "検討する取組など",
                "実施する取組等",
                "[検討]{実施}する取組[~など]{~等}",
            ),
        ] {
            assert_eq!(marked(earlier, later), expected);
        }
    }

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

    #[test]
    fn texts_that_share_next_to_nothing_are_one_change() {
        assert_eq!(
            marked("公害を防止します", "緑地を買い入れ、広げます"),
            "[公害を防止します]{緑地を買い入れ、広げます}"
        );
        assert_eq!(marked("", "新しい"), "{新しい}");
        assert_eq!(marked("古い", ""), "[古い]");
        assert!(compare("", "").is_empty());
    }
}
