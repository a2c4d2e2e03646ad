//! Policies as a document prints them, and what an edition can do to them.

use std::collections::BTreeMap;

/// A policy's code: its chapter and its number.
pub(crate) type Code = (u8, u8);

/// The lines of policies, by code.
#[derive(Default)]
pub(crate) struct Policies(BTreeMap<Code, Vec<String>>);

impl Policies {
    /// The policies of a text; headings of chapters and subsections between them are left out.
    pub(crate) fn read(text: &str) -> Self {
        let mut policies = Self::default();
        let mut current = None;
        for line in text.lines() {
            match code(line) {
                Some(code) => current = Some(code),
                None if is_heading(line) => current = None,
                None => {}
            }
            if let Some(code) = current {
                policies.0.entry(code).or_default().push(line.to_owned());
            }
        }
        policies
    }

    /// The text of a chapter, with what stands before each policy.
    pub(crate) fn of_chapter<'t>(&self, chapter: u8, before: impl Fn(Code) -> &'t str) -> String {
        let mut text = String::new();
        for (code, lines) in self.0.range((chapter, 0)..(chapter + 1, 0)) {
            text += before(*code);
            text += &lines.join("\n");
            text += "\n\n";
        }
        text
    }

    pub(crate) fn retain(&mut self, keep: impl Fn(Code) -> bool) {
        self.0.retain(|code, _| keep(*code));
    }

    pub(crate) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    pub(crate) fn remove(&mut self, code: Code) {
        self.0.remove(&code);
    }

    /// Gives a policy another code.
    pub(crate) fn renumber(&mut self, from: Code, to: Code) {
        if let Some(mut lines) = self.0.remove(&from) {
            recode(&mut lines, to, None);
            self.0.insert(to, lines);
        }
    }

    /// Gives two policies each other's code.
    pub(crate) fn swap(&mut self, one: Code, other: Code) {
        let spare = (u8::MAX, 0);
        self.renumber(one, spare);
        self.renumber(other, one);
        self.renumber(spare, other);
    }

    /// Makes two policies of one: the first has its first measures, so many, the second the others.
    pub(crate) fn split(
        &mut self,
        from: Code,
        (first, first_name): (Code, &str),
        (second, second_name): (Code, &str),
        measures: usize,
    ) {
        let Some(lines) = self.0.remove(&from) else {
            return;
        };
        let printed = Printed::read(&lines);
        let (some, others) = printed
            .measures
            .split_at(measures.min(printed.measures.len()));
        for (code, name, measures) in [(first, first_name, some), (second, second_name, others)] {
            let mut lines = Printed {
                measures: measures.to_vec(),
                ..printed.clone()
            }
            .lines();
            recode(&mut lines, code, Some(name));
            self.0.insert(code, lines);
        }
    }

    /// Moves a policy's first measure behind those of another.
    pub(crate) fn move_measure(&mut self, from: Code, to: Code) {
        let mut moved = Vec::new();
        self.change(from, |printed| {
            moved.extend(printed.measures.drain(..1.min(printed.measures.len())));
        });
        self.change(to, |printed| printed.measures.append(&mut moved));
    }

    /// Puts a policy's last measure first, and so on.
    pub(crate) fn reverse_measures(&mut self, code: Code) {
        self.change(code, |printed| printed.measures.reverse());
    }

    fn change(&mut self, code: Code, change: impl FnOnce(&mut Printed)) {
        if let Some(lines) = self.0.get_mut(&code) {
            let mut printed = Printed::read(lines);
            change(&mut printed);
            *lines = printed.lines();
        }
    }
}

/// A policy's lines, its measures apart.
#[derive(Clone, Default)]
struct Printed {
    before: Vec<String>,
    measures: Vec<Vec<String>>,
    after: Vec<String>,
}

impl Printed {
    fn read(lines: &[String]) -> Self {
        let mut printed = Self::default();
        for line in lines {
            let text = line.trim_start();
            if text.starts_with(is_mark) {
                printed.measures.push(Vec::new());
            }
            let is_after = text.starts_with("◎ ") || !printed.after.is_empty();
            match printed.measures.last_mut() {
                _ if is_after => printed.after.push(line.clone()),
                Some(measure) => measure.push(line.clone()),
                None => printed.before.push(line.clone()),
            }
        }
        printed
    }

    /// The lines, with the measures numbered from ①.
    fn lines(self) -> Vec<String> {
        let marks = ('①'..='⑨').map(String::from);
        let measures = marks.zip(self.measures).flat_map(|(mark, mut lines)| {
            if let Some(title) = lines.first_mut() {
                *title = mark + title.trim_start().trim_start_matches(is_mark);
            }
            lines
        });
        let mut lines = self.before;
        lines.extend(measures);
        lines.extend(self.after);
        lines
    }
}

fn is_mark(character: char) -> bool {
    ('①'..='⑨').contains(&character)
}

/// The code at the beginning of a policy's heading: `5-3 人事`.
fn code(line: &str) -> Option<Code> {
    let (code, _) = line.trim_start().split_once(' ')?;
    let (chapter, number) = code.split_once('-')?;
    Some((chapter.parse().ok()?, number.parse().ok()?))
}

/// Whether a chapter or a subsection begins here.
fn is_heading(line: &str) -> bool {
    let mark = line
        .trim_start()
        .split_once(' ')
        .map_or("", |(mark, _)| mark);
    let is_letter = |mark: &str| {
        mark.chars().count() == 1 && mark.starts_with(|it| ('ア'..='ン').contains(&it))
    };
    is_letter(mark) || mark == "(1)" || mark.starts_with("(ｱ") || mark.starts_with("(ｲ")
}

fn recode(lines: &mut [String], (chapter, number): Code, name: Option<&str>) {
    if let Some(heading) = lines.first_mut() {
        let printed = heading.trim().split_once(' ').map_or("", |(_, name)| name);
        *heading = format!(
            "{chapter}-{number} {} ",
            name.unwrap_or(printed.trim_start())
        );
    }
}
