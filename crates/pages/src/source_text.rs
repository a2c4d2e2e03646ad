//! A source document as a text to be read: its lines, in the paragraphs and under the headings that
//! the plan found in it.

use plan::{
    Document, ImplementationPlan, Passage, Plan, PriorityProject, Progress, Section, Source,
    Strategy, WholePlan,
};
use plan_data::documents::DocumentFile;
use plan_data::{IMPLEMENTATION_PLANS, PLAN, STRATEGY};

/// A line that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1 in the file, blank lines included.
    pub number: u16,
    /// As it stands in the file, the blanks at its ends included.
    pub text: &'static str,
}

/// A paragraph, or a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub source: Source,
    /// Its lines; at least one.
    pub lines: Vec<Line>,
    /// The depth of the heading that it is.
    pub heading: Option<u8>,
}

impl Block {
    /// Its lines as one text.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| line.text).collect()
    }
}

/// A heading of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The line that it stands on.
    pub line: u16,
    /// 0 for a part of the document, and one more for each part of a part, up to 3.
    pub depth: u8,
    /// Its words, with the mark before them.
    pub title: String,
}

/// All lines of a document that are not blank, in their order. A paragraph that the page broke into
/// lines is one block.
pub fn blocks(document: Document) -> Vec<Block> {
    let headings = headings(document);
    let paragraphs = paragraphs(document);
    let mut blocks: Vec<Block> = Vec::new();
    let file = DocumentFile::of(document);
    for (number, text) in file.into_iter().flat_map(DocumentFile::lines) {
        let line = Line { number, text };
        let heading = headings
            .iter()
            .find(|heading| heading.line == number)
            .map(|heading| heading.depth);
        let goes_on = |block: &Block| {
            let before = block.source.last;
            paragraphs
                .iter()
                .any(|paragraph| paragraph.first <= before && number <= paragraph.last)
        };
        match blocks.last_mut() {
            Some(block) if heading.is_none() && goes_on(block) => {
                block.source.last = number;
                block.lines.push(line);
            }
            _ => blocks.push(Block {
                source: Source {
                    document,
                    first: number,
                    last: number,
                },
                lines: vec![line],
                heading,
            }),
        }
    }
    blocks
}

/// The headings of a document's parts, in their order. They go down to a policy, a category of the
/// national strategy, a card of a project.
pub fn headings(document: Document) -> Vec<Heading> {
    let mut headings = Headings::default();
    match document {
        Document::Edition(_) => headings.edition(document, &PLAN),
        Document::Strategy => headings.strategy(&STRATEGY),
        Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => IMPLEMENTATION_PLANS
            .iter()
            .filter(|plan| plan.document == document)
            .for_each(|plan| headings.implementation_plan(plan)),
    }
    let mut headings = headings.0;
    headings.sort_by_key(|heading| heading.line);
    headings
}

#[derive(Default)]
struct Headings(Vec<Heading>);

impl Headings {
    fn push(&mut self, depth: u8, source: Source, title: impl Into<String>) {
        self.0.push(Heading {
            line: source.first,
            depth: depth.min(3),
            title: title.into(),
        });
    }

    fn section(&mut self, depth: u8, section: &Section<'_>) {
        let Section { mark, title, .. } = section;
        self.push(depth, section.source, format!("{mark} {title}"));
        for part in section.parts {
            self.section(depth + 1, part);
        }
    }

    /// An edition of the plan: what it prints of 基本構想 and 基本計画, its policies, and what it
    /// prints of 計画の推進に向けて.
    fn edition(&mut self, document: Document, plan: &Plan<'_>) {
        let mut depth = 0;
        for whole in whole_plans(plan).filter(|it| it.vision.title.source.document == document) {
            for title in [whole.vision.title, whole.basic_plan.title] {
                self.push(0, title.source, title.text);
            }
            for section in sections(&whole) {
                self.section(1, section);
            }
            for goal in whole.vision.goals {
                self.push(2, goal.source, format!("({}) {}", goal.number, goal.title));
            }
            depth = 2;
        }
        self.policies(depth, document, plan);
        for progress in progresses(plan).filter(|it| it.section.source.document == document) {
            self.section(0, &progress.section);
        }
    }

    /// The chapters at `depth`, and what is under them.
    fn policies(&mut self, depth: u8, document: Document, plan: &Plan<'_>) {
        let chapters = whole_plans(plan).flat_map(|whole| whole.basic_plan.chapters);
        for chapter in chapters.filter(|chapter| chapter.source.document == document) {
            let title = format!("{} {}", chapter.mark, chapter.chapter.label());
            self.push(depth, chapter.source, title);
            for part in chapter.subsections {
                let title = format!("{} {}", part.mark, part.subsection.label());
                self.push(depth + 1, part.source, title);
            }
        }
        let policies = plan.policies.iter();
        for policy in policies.filter(|policy| policy.source.document == document) {
            let title = format!("{} {}", policy.code, policy.name);
            self.push(depth + 1, policy.source, title);
        }
    }

    fn strategy(&mut self, strategy: &Strategy<'_>) {
        for slide in strategy.slides {
            self.push(0, slide.source, slide.title.text);
        }
        for theme in strategy.themes {
            self.push(0, theme.title.source, theme.title.text);
        }
        for objective in strategy.objectives {
            let title = format!("{}. {}", objective.letter, objective.title);
            self.push(0, objective.source, title);
            for category in objective.categories {
                let title = format!("{}. {}", category.mark, category.title);
                self.push(1, category.source, title);
            }
        }
    }

    fn implementation_plan(&mut self, plan: &ImplementationPlan<'_>) {
        // The plan holds the table and the cards, but not the words over them.
        let file = DocumentFile::of(plan.document);
        for (line, text) in file.into_iter().flat_map(DocumentFile::lines) {
            let source = Source {
                document: plan.document,
                first: line,
                last: line,
            };
            if let Some(title) = text.trim().strip_prefix('◆') {
                self.push(0, source, title);
            }
        }
        for part in plan.approach.parts {
            self.section(1, part);
        }
        for card in plan.priority_projects {
            self.push(1, card.source, card.name.text);
        }
    }
}

/// 基本構想 and 基本計画 of every edition that prints them.
fn whole_plans<'p>(plan: &Plan<'p>) -> impl Iterator<Item = WholePlan<'p>> {
    let current = WholePlan {
        vision: plan.vision,
        basic_plan: plan.basic_plan,
    };
    plan.superseded.iter().copied().chain([current])
}

/// 計画の推進に向けて of every edition that prints it.
fn progresses<'p>(plan: &Plan<'p>) -> impl Iterator<Item = Progress<'p>> {
    let superseded = plan.superseded_progress.iter().copied();
    superseded.chain([plan.progress])
}

/// The sections of a whole plan, but the policies'.
fn sections<'w, 'p>(whole: &'w WholePlan<'p>) -> impl Iterator<Item = &'w Section<'p>> {
    let vision = whole.vision.sections().into_iter();
    vision.chain(whole.basic_plan.sections())
}

/// The paragraphs of a document that stand on more than one line.
fn paragraphs(document: Document) -> Vec<Source> {
    let mut paragraphs = Paragraphs::default();
    match document {
        Document::Edition(_) => paragraphs.plan(&PLAN),
        Document::Strategy => paragraphs.strategy(&STRATEGY),
        Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => IMPLEMENTATION_PLANS
            .iter()
            .for_each(|plan| paragraphs.implementation_plan(plan)),
    }
    let mut paragraphs = paragraphs.0;
    paragraphs
        .retain(|paragraph| paragraph.document == document && paragraph.first < paragraph.last);
    paragraphs
}

#[derive(Default)]
struct Paragraphs(Vec<Source>);

impl Paragraphs {
    fn passages<'a>(&mut self, passages: impl IntoIterator<Item = &'a Passage<'a>>) {
        self.0
            .extend(passages.into_iter().map(|passage| passage.source));
    }

    fn section(&mut self, section: &Section<'_>) {
        self.passages(section.passages);
        for part in section.parts {
            self.section(part);
        }
    }

    fn whole_plan(&mut self, whole: &WholePlan<'_>) {
        let WholePlan { vision, basic_plan } = whole;
        self.passages([&vision.title, &basic_plan.title]);
        for section in sections(whole) {
            self.section(section);
        }
        for goal in vision.goals {
            self.passages(goal.passages);
        }
        for chapter in basic_plan.chapters {
            for part in chapter.subsections {
                self.passages(part.passages);
            }
        }
    }

    fn plan(&mut self, plan: &Plan<'_>) {
        for whole in whole_plans(plan) {
            self.whole_plan(&whole);
        }
        for progress in progresses(plan) {
            self.section(&progress.section);
        }
        for policy in plan.policies {
            self.passages([&policy.goal]);
            self.passages(policy.current_state);
            self.passages(policy.challenges);
            for measure in policy.measures {
                self.passages([&measure.title]);
                self.passages(measure.passages);
            }
            if let Some(co_creation) = &policy.co_creation {
                self.passages(co_creation.passages);
            }
        }
        self.0
            .extend(plan.footnotes.iter().map(|footnote| footnote.source));
    }

    fn strategy(&mut self, strategy: &Strategy<'_>) {
        self.passages(strategy.cover);
        for slide in strategy.slides {
            self.passages(slide.passages);
        }
        for theme in strategy.themes {
            self.passages(theme.current_state);
            self.passages(theme.directions.iter().map(|direction| &direction.text));
        }
    }

    fn implementation_plan(&mut self, plan: &ImplementationPlan<'_>) {
        self.section(&plan.approach);
        self.passages(plan.sdgs.as_ref().map(|sdgs| &sdgs.direction));
        for project in plan.projects {
            self.passages([&project.name, &project.description]);
            self.passages(project.departments);
        }
        if let Some(notes) = &plan.cost_notes {
            self.passages([&notes.introduction]);
            self.passages(notes.items);
        }
        for card in plan.priority_projects {
            self.card(card);
        }
    }

    fn card(&mut self, card: &PriorityProject<'_>) {
        self.passages([&card.name, &card.department, &card.goal, &card.content]);
        self.passages(&card.related_departments);
        self.passages(&card.note);
        for year in card.schedule {
            self.passages(year.entries);
        }
    }
}
