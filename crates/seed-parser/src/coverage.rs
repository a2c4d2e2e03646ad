//! Holds the plan against the documents: every line that is not blank is in the plan, or on
//! a list of those that are not, each with the reason.
//!
//! The check goes by content. It prints the plan back, piece by piece, and each piece must be
//! equal, white space aside, to the lines that its [`Source`] names. It reads the documents
//! by itself, with nothing of the parser, so that a line that the parser loses is missed here.

mod implementation_plan;
mod strategy;

use std::borrow::Cow;
use std::collections::BTreeMap;

use plan::{
    BasicPlan, ChapterText, CoCreation, Document, Footnote, ImplementationPlan, Indicator,
    PartnerRole, Passage, Plan, Policy, Section, Source, Strategy, Vision,
};

use crate::Documents;
use crate::diagnostic::{Diagnostic, Origin};
use crate::editions::EditionEntry;
use crate::item::{Block, Dialect, POLICIES_HEADING, STARRED_INDICATORS_HEADING, TABLE_HEADER};

pub use implementation_plan::OMISSIONS as IMPLEMENTATION_PLAN_OMISSIONS;
pub use strategy::OMISSIONS as STRATEGY_OMISSIONS;

/// A line that a document prints and the plan does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omission<'t> {
    /// The document.
    pub document: Document,
    /// The line. White space makes no difference.
    pub text: Cow<'t, str>,
    /// How often the document prints it.
    pub times: usize,
    /// Why the plan does not hold it.
    pub reason: &'t str,
}

/// All the lines of the plan's editions that the plan does not hold: the headings of a policy's
/// parts, as often as there are such parts, and what `editions.toml` names as left over.
pub fn omissions(documents: &Documents) -> Vec<Omission<'_>> {
    documents.editions().iter().flat_map(omitted).collect()
}

fn omitted(entry: &EditionEntry) -> Vec<Omission<'_>> {
    let omission = |text, times, reason| Omission {
        document: Document::Edition(entry.id),
        text,
        times,
        reason,
    };
    let policies_with = |part| {
        let codes = entry.codes();
        codes
            .filter(|code| entry.prints(part, code.chapter))
            .count()
    };
    let leftovers = entry.leftovers.iter();
    let mut omitted: Vec<_> = leftovers
        .map(|left| omission(Cow::from(&left.line), left.times, &left.reason))
        .collect();
    if entry.dialect == Dialect::WholePlan {
        omitted.push(omission(
            POLICIES_HEADING.into(),
            1,
            "heads the policies, which the plan holds as a field",
        ));
    }
    for part in Block::ALL {
        let Some(heading) = part.heading(entry.dialect) else {
            continue;
        };
        // A heading that the extraction altered is one of the lines left over.
        let altered = entry.leftovers.iter().filter(|left| {
            part == Block::Indicators
                && squeezed(&left.line) == squeezed(STARRED_INDICATORS_HEADING)
        });
        let altered: usize = altered.map(|left| left.times).sum();
        let times = policies_with(part).saturating_sub(altered);
        if times > 0 {
            omitted.push(omission(
                heading.into(),
                times,
                "names a part of a policy, which the plan holds as a field",
            ));
        }
    }
    let tables = policies_with(Block::Indicators);
    if tables > 0 {
        omitted.push(omission(
            TABLE_HEADER.into(),
            tables,
            "heads the columns of a table, whose cells the plan holds as fields",
        ));
    }
    omitted
}

/// Every line of the plan's editions that the plan lost, doubled or changed, and every line that
/// the list of omissions counts otherwise than the document.
pub fn check(documents: &Documents, plan: &Plan<'_>) -> Vec<Diagnostic> {
    let pieces = pieces(plan);
    let editions = documents.editions().iter();
    editions
        .flat_map(|entry| {
            let document = Document::Edition(entry.id);
            check_document(document, documents.text(document), &pieces, &omitted(entry))
        })
        .collect()
}

/// The same for 002.
pub fn check_strategy(documents: &Documents, strategy: &Strategy<'_>) -> Vec<Diagnostic> {
    let text = strategy::without_hyphens(documents.text(Document::Strategy));
    let pieces = strategy::pieces(strategy);
    check_document(Document::Strategy, &text, &pieces, STRATEGY_OMISSIONS)
}

/// The same for 003 and 004.
pub fn check_implementation_plans(
    documents: &Documents,
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
    omissions: &[Omission<'_>],
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

    fn check_omissions(&mut self, omissions: &[Omission<'_>]) {
        let document = self.document;
        for omission in omissions
            .iter()
            .filter(|omission| omission.document == document)
        {
            let text = squeezed(&omission.text);
            let all = self.lines.len();
            let first = self
                .lines
                .iter()
                .find(|(_, line)| **line == text)
                .map(|(number, _)| *number);
            self.lines.retain(|_, line| *line != text);
            let found = all - self.lines.len();
            if found != omission.times {
                let times = omission.times;
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
        editions: _,
        vision,
        basic_plan,
        superseded,
        policies,
        progress,
        superseded_progress,
        footnotes,
    } = plan;
    pieces.whole_plan(vision, basic_plan);
    for whole in *superseded {
        pieces.whole_plan(&whole.vision, &whole.basic_plan);
    }
    for progress in superseded_progress.iter().chain([progress]) {
        pieces.sections(&[progress.section]);
    }
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

    fn whole_plan(&mut self, vision: &Vision<'_>, basic_plan: &BasicPlan<'_>) {
        self.passages(&[vision.title, basic_plan.title]);
        self.sections(&vision.sections().map(|section| *section));
        self.sections(&basic_plan.sections().map(|section| *section));
        for goal in vision.goals {
            self.heading(goal.source, &format!("({}){}", goal.number, goal.title));
            self.passages(goal.passages);
        }
        for chapter in basic_plan.chapters {
            self.chapter(chapter);
        }
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
