//! Holds the plan against the documents: every line that is not blank is in the plan, or on
//! a list of those that are not, each with the reason.
//!
//! The check goes by content. It prints the plan back, piece by piece, and each piece must be
//! equal, white space aside, to the lines that its [`Source`] names. It reads the documents
//! by itself, with nothing of the parser, so that a line that the parser loses is missed here.

mod implementation_plan;
mod strategy;

use std::collections::BTreeMap;

use plan::{
    ChapterText, CoCreation, Document, Edition, Footnote, ImplementationPlan, Indicator,
    PartnerRole, Passage, Plan, Policy, Section, Source, Strategy,
};

use crate::Documents;
use crate::diagnostic::{Diagnostic, Origin};

pub use implementation_plan::OMISSIONS as IMPLEMENTATION_PLAN_OMISSIONS;
pub use strategy::OMISSIONS as STRATEGY_OMISSIONS;

/// A line that a document prints and the plan does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Omission {
    /// The document.
    pub document: Document,
    /// The line, without its white space.
    pub text: &'static str,
    /// How often the document prints it.
    pub times: usize,
    /// Why the plan does not hold it.
    pub reason: &'static str,
}

const PART_OF_POLICY: &str = "names a part of a policy, which the plan holds as a field";

/// All the lines of 000 and 001 that the plan does not hold.
pub const OMISSIONS: &[Omission] = &[
    Omission {
        document: Document::WholePlan,
        text: "5",
        times: 1,
        reason: "a page number that the extraction left between sections ５ and ６",
    },
    Omission {
        document: Document::WholePlan,
        text: "(4)各施策",
        times: 1,
        reason: "heads the policies, which the plan holds as a field",
    },
    part(Document::WholePlan, "〇目標とするまちの姿", 43),
    part(Document::WholePlan, "●主な取組", 43),
    part(Document::WholePlan, "◎共創のパートナーと共創の取組", 32),
    part(Document::Administration, "◎目標とするまちの姿", 9),
    part(Document::Administration, "◆現状", 9),
    part(Document::Administration, "◇課題", 9),
    part(Document::Administration, "○主な取組", 9),
    part(Document::Administration, "→成果指標", 8),
    Omission {
        document: Document::Administration,
        text: "→**成果指標**",
        times: 1,
        reason: "names the indicators of 5-6, with marks that the extraction left",
    },
    Omission {
        document: Document::Administration,
        text: "指標名直近実績値目標値又は目指す方向",
        times: 9,
        reason: "heads the columns of a table, whose cells the plan holds as fields",
    },
];

const fn part(document: Document, text: &'static str, times: usize) -> Omission {
    Omission {
        document,
        text,
        times,
        reason: PART_OF_POLICY,
    }
}

/// Every line of 000 and 001 that the plan lost, doubled or changed, and every line that the list
/// of omissions counts otherwise than the document.
pub fn check(documents: &Documents<'_>, plan: &Plan<'_>) -> Vec<Diagnostic> {
    let pieces = pieces(plan);
    Edition::ALL
        .iter()
        .map(|edition| edition.document())
        .flat_map(|document| check_document(document, documents.text(document), &pieces, OMISSIONS))
        .collect()
}

/// The same for 002.
pub fn check_strategy(documents: &Documents<'_>, strategy: &Strategy<'_>) -> Vec<Diagnostic> {
    let text = strategy::without_hyphens(documents.strategy);
    let pieces = strategy::pieces(strategy);
    check_document(Document::Strategy, &text, &pieces, STRATEGY_OMISSIONS)
}

/// The same for 003 and 004.
pub fn check_implementation_plans(
    documents: &Documents<'_>,
    plans: &[ImplementationPlan<'_>],
) -> Vec<Diagnostic> {
    plans
        .iter()
        .flat_map(|plan| {
            let text = documents.text(plan.document);
            let pieces = implementation_plan::pieces(plan);
            check_document(plan.document, text, &pieces, IMPLEMENTATION_PLAN_OMISSIONS)
        })
        .collect()
}

/// Every difference between a document and the pieces that are from it.
fn check_document(
    document: Document,
    text: &str,
    pieces: &[Piece],
    omissions: &[Omission],
) -> Vec<Diagnostic> {
    let mut page = Page::new(document, text);
    page.check_omissions(omissions);
    for piece in pieces
        .iter()
        .filter(|piece| piece.source.document == document)
    {
        page.strike(piece);
    }
    page.finish()
}

/// A document's lines that no piece of the plan has accounted for yet.
struct Page {
    document: Document,
    lines: BTreeMap<u16, String>,
    diagnostics: Vec<Diagnostic>,
}

impl Page {
    fn new(document: Document, text: &str) -> Self {
        let lines = (1..=u16::MAX)
            .zip(text.lines())
            .map(|(number, line)| (number, squeezed(line)))
            .filter(|(_, line)| !line.is_empty())
            .collect();
        Self {
            document,
            lines,
            diagnostics: Vec::new(),
        }
    }

    fn check_omissions(&mut self, omissions: &[Omission]) {
        let document = self.document;
        for omission in omissions
            .iter()
            .filter(|omission| omission.document == document)
        {
            let all = self.lines.len();
            let first = self
                .lines
                .iter()
                .find(|(_, line)| *line == omission.text)
                .map(|(number, _)| *number);
            self.lines.retain(|_, line| line != omission.text);
            let found = all - self.lines.len();
            if found != omission.times {
                let (text, times) = (omission.text, omission.times);
                self.report(
                    first.unwrap_or(1),
                    format!("expected `{text}` {times} times, found {found}"),
                );
            }
        }
    }

    /// Strikes out the lines of a piece, if they say what it says.
    fn strike(&mut self, piece: &Piece) {
        let Source { first, last, .. } = piece.source;
        let range = first..=last.max(first);
        let (numbers, printed): (Vec<u16>, Vec<&str>) = self
            .lines
            .range(range)
            .map(|(number, line)| (*number, line.as_str()))
            .unzip();
        let printed = printed.concat();
        if printed.strip_prefix(piece.label).unwrap_or(&printed) == piece.text {
            for number in numbers {
                self.lines.remove(&number);
            }
        } else {
            let text = &piece.text;
            self.report(
                first,
                format!("expected these lines in the plan as `{printed}`, found `{text}`"),
            );
        }
    }

    fn finish(mut self) -> Vec<Diagnostic> {
        for (number, line) in std::mem::take(&mut self.lines) {
            self.report(number, format!("expected this line in the plan: `{line}`"));
        }
        self.diagnostics
    }

    fn report(&mut self, line: u16, message: String) {
        self.diagnostics.push(Diagnostic {
            origin: Origin::Document(self.document),
            line,
            message,
        });
    }
}

/// A text of the plan as its document prints it, without white space, and the lines that it is from.
struct Piece {
    source: Source,
    text: String,
    /// What may stand before the text in its first line.
    label: &'static str,
}

fn pieces(plan: &Plan<'_>) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    let Plan {
        vision,
        basic_plan,
        policies,
        progress,
        footnotes,
    } = plan;
    pieces.passages(&[vision.title, basic_plan.title]);
    pieces.sections(&[
        vision.about,
        vision.period,
        vision.name,
        vision.philosophy,
        vision.city_vision_section,
        vision.goals_introduction,
        basic_plan.about,
        basic_plan.period,
        basic_plan.name,
        basic_plan.basic_conditions,
        basic_plan.basic_policy,
        basic_plan.leading_project.section,
        basic_plan.policy_system,
        progress.section,
    ]);
    for goal in vision.goals {
        pieces.heading(goal.source, &format!("({}){}", goal.number, goal.title));
        pieces.passages(goal.passages);
    }
    basic_plan
        .chapters
        .iter()
        .for_each(|chapter| pieces.chapter(chapter));
    policies.iter().for_each(|policy| pieces.policy(policy));
    footnotes
        .iter()
        .for_each(|footnote| pieces.footnote(footnote));
    pieces.0
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, source: Source, text: &str) {
        self.0.push(Piece {
            source,
            text: squeezed(text),
            label: "",
        });
    }

    /// A heading stands on the first line of its item.
    fn heading(&mut self, source: Source, text: &str) {
        self.push(
            Source {
                last: source.first,
                ..source
            },
            text,
        );
    }

    fn passages(&mut self, passages: &[Passage<'_>]) {
        for passage in passages {
            self.push(passage.source, passage.text);
        }
    }

    fn sections(&mut self, sections: &[Section<'_>]) {
        for section in sections {
            self.heading(
                section.source,
                &format!("{}{}", section.mark, section.title),
            );
            self.passages(section.passages);
            self.sections(section.parts);
        }
    }

    fn chapter(&mut self, text: &ChapterText<'_>) {
        self.heading(
            text.source,
            &format!("{}{}", text.mark, text.chapter.label()),
        );
        for part in text.subsections {
            self.heading(
                part.source,
                &format!("{}{}", part.mark, part.subsection.label()),
            );
            self.passages(part.passages);
        }
    }

    fn policy(&mut self, policy: &Policy<'_>) {
        self.heading(policy.source, &format!("{}{}", policy.code, policy.name));
        self.passages(&[policy.goal]);
        self.passages(policy.current_state);
        self.passages(policy.challenges);
        for measure in policy.measures {
            self.push(
                measure.title.source,
                &format!("{}{}", measure.mark(), measure.title.text),
            );
            self.passages(measure.passages);
        }
        policy
            .co_creation
            .iter()
            .for_each(|co_creation| self.co_creation(co_creation));
        policy
            .indicators
            .iter()
            .for_each(|indicator| self.indicator(indicator));
    }

    /// The matrix has no source of its own: it stands between the heading and the first paragraph.
    fn co_creation(&mut self, co_creation: &CoCreation<'_>) {
        let Source { first, last, .. } = co_creation.source;
        let last = co_creation
            .passages
            .first()
            .map_or(last, |passage| passage.source.first.saturating_sub(1));
        let boxes: String = PartnerRole::ALL
            .iter()
            .map(|role| {
                let mark = if co_creation.partners.contains(*role) {
                    '■'
                } else {
                    '□'
                };
                format!("{mark}{}", role.label())
            })
            .collect();
        self.push(
            Source {
                first,
                last,
                ..co_creation.source
            },
            &boxes,
        );
        self.passages(co_creation.passages);
    }

    fn indicator(&mut self, indicator: &Indicator<'_>) {
        let Indicator {
            name,
            latest,
            latest_year,
            target,
            source,
        } = indicator;
        self.push(*source, &format!("{name}{latest}({latest_year}){target}"));
    }

    fn footnote(&mut self, footnote: &Footnote<'_>) {
        let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        let number: String = footnote
            .number
            .to_string()
            .bytes()
            .filter_map(|digit| digits.get(usize::from(digit.wrapping_sub(b'0'))))
            .collect();
        self.push(footnote.source, &format!("{number}{}", footnote.text));
    }
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && *character != '\u{feff}')
        .collect()
}
