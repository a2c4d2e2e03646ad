//! A slide's table: two columns, flattened.

use plan::{NationalItem, PolicyCode, StrategyMeasure};

use super::{Category, Group, Objective, Policy};
use crate::lines::Line;
use crate::strategy::Printed;
use crate::strategy::mark::{Mark, unlisted};
use crate::strategy::reader::Reader;

/// The column that a line stands in.
#[derive(PartialEq, Eq)]
enum Column {
    National,
    Plan,
}

/// A slide's table while it is read.
pub(super) struct Table<'o, 'a> {
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

impl<'o, 'a> Table<'o, 'a> {
    /// A table of which nothing was read yet.
    pub(super) fn of(objective: &'o mut Objective<'a>, next_letter: char) -> Self {
        Self {
            objective,
            next_letter,
            own: 0,
            grouped: false,
            column: Column::National,
            labels: (0, 0),
            shared: false,
        }
    }

    pub(super) fn read(mut self, reader: &mut Reader<'_, 'a>, slide: &Printed<'_>) {
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
