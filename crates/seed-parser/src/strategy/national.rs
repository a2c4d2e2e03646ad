//! The slides of the objectives: tables of two columns, flattened. On the left the categories of
//! the national strategy with groups and items, on the right policies of the plan with measures.
//!
//! Items and measures have the same marks. What stands behind a policy is a measure, up to the
//! next category or group.

mod table;

use plan::{
    CitedPolicy, NationalCategory, NationalGroup, NationalItem, NationalObjective, PolicyCode,
    Source, StrategyMeasure,
};

use crate::strategy::reader::Reader;
use crate::strategy::{Listed, Printed};
use table::Table;

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
        Table::of(objective, next_letter).read(reader, slide);
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
