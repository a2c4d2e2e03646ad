//! The slides of the objectives: tables of two columns, flattened. On the left the categories of
//! the national strategy with groups and items, on the right policies of the plan with measures.
//!
//! Items and measures have the same marks. What stands behind a policy is a measure, up to the
//! next category or group.

use plan::{
    CitedPolicy, NationalCategory, NationalGroup, NationalItem, NationalObjective, PolicyCode,
    Source, StrategyMeasure,
};

use crate::lines::Line;
use crate::strategy::mark::{Mark, unlisted};
use crate::strategy::reader::Reader;
use crate::strategy::{Listed, Printed};

/// The letter and title in the heading of an objective's slide.
pub(crate) fn objective(heading: &str) -> Option<(char, &str)> {
    let inner = heading
        .strip_prefix("目標と基本的方向「")?
        .strip_suffix('」')?;
    let (letter, title) = inner.split_once('.')?;
    let letter = letter
        .chars()
        .next()
        .filter(|_| letter.chars().count() == 1)?;
    Some((letter, title.trim_start()))
}

/// The objectives read so far.
#[derive(Default)]
pub(crate) struct National<'a> {
    objectives: Vec<Objective<'a>>,
}

struct Objective<'a> {
    letter: char,
    title: &'a str,
    headings: Vec<Source>,
    categories: Vec<Category<'a>>,
    last: u16,
}

struct Category<'a> {
    letter: char,
    mark: char,
    title: &'a str,
    headings: Vec<Source>,
    groups: Vec<Group<'a>>,
    policies: Vec<Policy<'a>>,
    shares_with: Option<char>,
    last: u16,
}

struct Group<'a> {
    number: u8,
    title: &'a str,
    headings: Vec<Source>,
    items: Vec<NationalItem<'a>>,
    last: u16,
}

struct Policy<'a> {
    code: PolicyCode,
    name: &'a str,
    source: Source,
    measures: Vec<StrategyMeasure<'a>>,
}

/// The column that a line stands in.
#[derive(PartialEq, Eq)]
enum Column {
    National,
    Plan,
}

impl<'a> National<'a> {
    pub(crate) fn has_begun(&self) -> bool {
        !self.objectives.is_empty()
    }

    /// The letter that the next new category has.
    fn next_letter(&self) -> char {
        let letters = self.objectives.iter().flat_map(|part| &part.categories);
        ('a'..='z').nth(letters.count()).unwrap_or('z')
    }

    /// Reads a slide of this objective, which may have had slides before.
    pub(crate) fn read(
        &mut self,
        reader: &mut Reader<'_, 'a>,
        slide: &Printed<'_>,
        letter: char,
        title: &str,
    ) {
        let heading = reader.source(slide.first(), slide.heading.last);
        let last = self.objectives.last();
        if !last.is_some_and(|open| open.letter == letter && open.title == title) {
            let next = ('A'..='Z').nth(self.objectives.len());
            if next != Some(letter) {
                reader.expected(
                    slide.first(),
                    format!("the objectives in their order, found {letter}"),
                );
            }
            self.objectives.push(Objective {
                letter,
                title: reader.text(title),
                headings: Vec::new(),
                categories: Vec::new(),
                last: slide.last(),
            });
        }
        let next_letter = self.next_letter();
        let Some(objective) = self.objectives.last_mut() else {
            return;
        };
        objective.headings.push(heading);
        objective.last = slide.last();
        Table {
            objective,
            next_letter,
            own: 0,
            grouped: false,
            column: Column::National,
            labels: (0, 0),
            shared: false,
        }
        .read(reader, slide);
    }

    pub(crate) fn finish(
        self,
        reader: &mut Reader<'_, 'a>,
        listed: &[Listed<'a>],
        end: u16,
    ) -> &'a [NationalObjective<'a>] {
        let mut objectives = Vec::new();
        for (index, objective) in self.objectives.into_iter().enumerate() {
            let first = objective
                .headings
                .first()
                .map_or(end, |heading| heading.first);
            let entry = listed
                .get(index)
                .filter(|entry| (entry.letter, entry.title) == (objective.letter, objective.title));
            if entry.is_none() {
                reader.expected(
                    first,
                    format!("{} among the objectives listed", objective.title),
                );
            }
            let categories: Vec<_> = objective
                .categories
                .into_iter()
                .map(|category| category.finish(reader))
                .collect();
            objectives.push(NationalObjective {
                letter: objective.letter,
                title: objective.title,
                listed: entry.map_or(reader.source(first, first), |entry| entry.source),
                categories: reader.slice(&categories),
                headings: reader.slice(&objective.headings),
                source: reader.source(first, objective.last),
            });
        }
        if let Some(more) = listed.get(objectives.len()) {
            reader.expected(
                more.source.first,
                format!("a slide of objective {}", more.letter),
            );
        }
        reader.slice(&objectives)
    }
}

/// A slide's table while it is read.
struct Table<'o, 'a> {
    objective: &'o mut Objective<'a>,
    next_letter: char,
    /// How many categories have their heading on this slide.
    own: usize,
    /// Whether the open category has a group on this slide.
    grouped: bool,
    column: Column,
    /// How often the labels of the left and the right column came.
    labels: (u8, u8),
    /// Whether the right column stands below the left one, and not category by category.
    shared: bool,
}

impl<'a> Table<'_, 'a> {
    fn read(mut self, reader: &mut Reader<'_, 'a>, slide: &Printed<'_>) {
        for line in slide.lines {
            match Mark::of_table(unlisted(&line.text)) {
                Some(Mark::NationalLabel) => self.labels.0 = self.labels.0.saturating_add(1),
                Some(Mark::PlanLabel) => {
                    self.labels.1 = self.labels.1.saturating_add(1);
                    self.shared = self.own > 0;
                }
                Some(Mark::Reference) => {}
                Some(Mark::Category {
                    letter,
                    mark,
                    title,
                }) => self.category(reader, line, (letter, mark, title)),
                Some(Mark::Group { number, title }) => self.group(reader, line, number, title),
                Some(Mark::Policy { code, name }) => self.policy(reader, line, code, name),
                Some(Mark::Circled { number, title }) if self.column == Column::Plan => {
                    self.measure(reader, line, number, title);
                }
                Some(Mark::Circled { number, title }) => self.item(reader, line, number, title),
                Some(Mark::Impact { .. } | Mark::Objective { .. }) | None => {
                    reader.unexpected(line, "a category, group, item, policy or measure");
                }
            }
        }
        if self.labels != (1, 1) {
            reader.expected(
                slide.first(),
                "国戦略2025 and 鎌倉ミライ共創プラン2030 once on this slide",
            );
        }
        self.share();
    }

    /// A column below several categories belongs to all of them.
    fn share(self) {
        let first = self.objective.categories.len().saturating_sub(self.own);
        let own = self.objective.categories.get_mut(first..);
        let Some((last, others)) = own.and_then(<[_]>::split_last_mut) else {
            return;
        };
        if self.shared && !last.policies.is_empty() {
            for category in others
                .iter_mut()
                .filter(|category| category.policies.is_empty())
            {
                category.shares_with = Some(last.letter);
            }
        }
    }

    fn category(
        &mut self,
        reader: &mut Reader<'_, 'a>,
        line: &Line<'_>,
        (letter, mark, title): (char, char, &str),
    ) {
        self.column = Column::National;
        let heading = reader.source(line.first, line.last);
        let first_of_slide = self.own == 0;
        self.grouped = false;
        self.own += 1;
        // A category may go on over the next slide.
        if let Some(open) = self.objective.categories.last_mut()
            && first_of_slide
            && (open.letter, open.title) == (letter, title)
        {
            open.headings.push(heading);
            open.last = line.last;
            return;
        }
        if letter != self.next_letter {
            reader.expected(
                line.first,
                format!("category {}, found {letter}", self.next_letter),
            );
        }
        self.next_letter = ('a'..='z')
            .find(|next| *next > self.next_letter)
            .unwrap_or('z');
        self.objective.categories.push(Category {
            letter,
            mark,
            title: reader.text(title),
            headings: vec![heading],
            groups: Vec::new(),
            policies: Vec::new(),
            shares_with: None,
            last: line.last,
        });
    }

    /// The category that a line belongs to.
    fn open(&mut self, reader: &mut Reader<'_, 'a>, line: &Line<'_>) -> Option<&mut Category<'a>> {
        if self.own == 0 {
            reader.unexpected(line, "a category");
            return None;
        }
        let open = self.objective.categories.last_mut()?;
        open.last = line.last;
        Some(open)
    }

    fn group(&mut self, reader: &mut Reader<'_, 'a>, line: &Line<'_>, number: u8, title: &str) {
        self.column = Column::National;
        self.grouped = true;
        let heading = reader.source(line.first, line.last);
        let Some(category) = self.open(reader, line) else {
            return;
        };
        let pages = category.headings.len();
        if let Some(open) = category.groups.last_mut()
            && (open.number, open.title) == (number, title)
            && open.headings.len() < pages
        {
            open.headings.push(heading);
            open.last = line.last;
            return;
        }
        let next = category.groups.len() + 1;
        if usize::from(number) != next {
            reader.expected(line.first, format!("group ({next}), found ({number})"));
        }
        category.groups.push(Group {
            number,
            title: reader.text(title),
            headings: vec![heading],
            items: Vec::new(),
            last: line.last,
        });
    }

    fn item(&mut self, reader: &mut Reader<'_, 'a>, line: &Line<'_>, number: u8, title: &str) {
        if !self.grouped {
            reader.unexpected(line, "a group or a policy before this line");
        }
        let group = self
            .open(reader, line)
            .and_then(|open| open.groups.last_mut());
        let Some(group) = group else {
            return;
        };
        let next = group.items.len() + 1;
        if usize::from(number) != next {
            reader.expected(line.first, format!("item {next}, found {number}"));
        }
        group.last = line.last;
        group.items.push(NationalItem {
            number,
            title: reader.text(title),
            source: reader.source(line.first, line.last),
        });
    }

    fn policy(
        &mut self,
        reader: &mut Reader<'_, 'a>,
        line: &Line<'_>,
        code: PolicyCode,
        name: &str,
    ) {
        self.column = Column::Plan;
        if self.labels.1 == 0 {
            reader.expected(line.first, "鎌倉ミライ共創プラン2030 before the policies");
        }
        if let Some(category) = self.open(reader, line) {
            category.policies.push(Policy {
                code,
                name: reader.text(name),
                source: reader.source(line.first, line.last),
                measures: Vec::new(),
            });
        }
    }

    fn measure(&mut self, reader: &mut Reader<'_, 'a>, line: &Line<'_>, number: u8, title: &str) {
        let policy = self
            .open(reader, line)
            .and_then(|open| open.policies.last_mut());
        let Some(policy) = policy else {
            return;
        };
        let last = policy.measures.last();
        if last.is_some_and(|last| last.number >= number) {
            reader.expected(line.first, "the measures in the order of their numbers");
        }
        if !title.ends_with("ます") {
            reader.expected(line.last, "ます at the end of the measure");
        }
        policy.source.last = line.last;
        policy.measures.push(StrategyMeasure {
            policy: policy.code,
            number,
            title: reader.text(title),
            links: &[],
            source: reader.source(line.first, line.last),
        });
    }
}

impl<'a> Category<'a> {
    fn finish(self, reader: &mut Reader<'_, 'a>) -> NationalCategory<'a> {
        let first = self.headings.first().map_or(self.last, |line| line.first);
        if self.groups.is_empty() {
            reader.expected(first, format!("a group under {}", self.title));
        }
        let groups: Vec<_> = self
            .groups
            .into_iter()
            .map(|group| group.finish(reader))
            .collect();
        let policies: Vec<_> = self
            .policies
            .into_iter()
            .map(|policy| policy.finish(reader))
            .collect();
        NationalCategory {
            letter: self.letter,
            mark: self.mark,
            title: self.title,
            groups: reader.slice(&groups),
            policies: reader.slice(&policies),
            shares_with: self.shares_with,
            headings: reader.slice(&self.headings),
            source: reader.source(first, self.last),
        }
    }
}

impl<'a> Group<'a> {
    fn finish(self, reader: &mut Reader<'_, 'a>) -> NationalGroup<'a> {
        let first = self.headings.first().map_or(self.last, |line| line.first);
        if self.items.is_empty() {
            reader.expected(first, format!("an item under {}", self.title));
        }
        NationalGroup {
            number: self.number,
            title: self.title,
            items: reader.slice(&self.items),
            headings: reader.slice(&self.headings),
            source: reader.source(first, self.last),
        }
    }
}

impl<'a> Policy<'a> {
    fn finish(self, reader: &mut Reader<'_, 'a>) -> CitedPolicy<'a> {
        if self.measures.is_empty() {
            reader.expected(
                self.source.first,
                format!("a measure under {}{}", self.code, self.name),
            );
        }
        CitedPolicy {
            code: self.code,
            name: self.name,
            measures: reader.slice(&self.measures),
            source: self.source,
        }
    }
}
