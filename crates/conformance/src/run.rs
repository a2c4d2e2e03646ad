//! A run of the engines over the site, as it is written down: a line each, in columns.

use std::fmt;
use std::str::FromStr;

use city::Day;

use crate::criteria::CRITERIA;

/// A run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Run<'a> {
    /// The first and the last day of it; none where it was never run.
    pub days: Vec<Day>,
    /// The engines, each with its version.
    pub engines: Vec<(&'a str, &'a str)>,
    /// What was looked at, in the order of the run.
    pub pages: Vec<(Surface, &'a str)>,
    /// How many elements for sound and moving pictures were there; none where nobody counted.
    pub media: Option<usize>,
    /// What there is of the criteria that a rule looked at something for.
    pub criteria: Vec<OfCriterion<'a>>,
    /// What was found, looked at, and left.
    pub left: Vec<Left<'a>>,
}

/// What the rules of one criterion said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfCriterion<'a> {
    /// The criterion's number.
    pub number: &'a str,
    /// How many rules had something to look at, and could tell.
    pub rules: usize,
    /// How often one of them was broken.
    pub found: usize,
    /// How often one was broken where that was left as it is.
    pub left: usize,
}

/// A finding that was left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left<'a> {
    /// The engine.
    pub engine: &'a str,
    /// The engine's name for its rule.
    pub rule: &'a str,
    /// How often it was found.
    pub count: usize,
    /// Why it was left, in Japanese.
    pub reason: &'a str,
}

/// How pages are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// A phone.
    Phone,
    /// A computer.
    Desk,
    /// A large device at a branch office, upright.
    Kiosk,
    /// A small one.
    SmallKiosk,
    /// A frame in another site's page.
    Frame,
    /// A computer on which the staff answer.
    Console,
    /// None: the pages' HTML as the server answers with it.
    Html,
}

impl Surface {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Phone,
        Self::Desk,
        Self::Kiosk,
        Self::SmallKiosk,
        Self::Frame,
        Self::Console,
        Self::Html,
    ];

    const fn id(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Desk => "desk",
            Self::Kiosk => "kiosk",
            Self::SmallKiosk => "small-kiosk",
            Self::Frame => "frame",
            Self::Console => "console",
            Self::Html => "html",
        }
    }
}

/// A line that says nothing that a run could.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its number, from 1.
    pub line: usize,
    /// What was expected there.
    pub expected: &'static str,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: expected {}", self.line, self.expected)
    }
}

impl<'a> Run<'a> {
    /// Reads what a run wrote; an empty file is none.
    ///
    /// # Errors
    ///
    /// The first line that is not as expected.
    pub fn read(file: &'a str) -> Result<Self, Unreadable> {
        let mut run = Self::default();
        for (at, line) in file.lines().enumerate() {
            run.add(line).map_err(|expected| Unreadable {
                line: at + 1,
                expected,
            })?;
        }
        Ok(run)
    }

    /// What the rules of a criterion said, if one looked at something.
    pub fn of(&self, number: &str) -> Option<OfCriterion<'a>> {
        self.criteria.iter().find(|it| it.number == number).copied()
    }

    /// What was looked at on one surface.
    pub fn shown_on(&self, surface: Surface) -> Vec<&'a str> {
        let pages = self.pages.iter().filter(|(on, _)| *on == surface);
        pages.map(|(_, address)| *address).collect()
    }

    fn add(&mut self, line: &'a str) -> Result<(), &'static str> {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells[..] {
            ["day", day] => self.days.push(day.parse().map_err(|_| "a day")?),
            ["engine", name, version] => self.engines.push((name, version)),
            ["page", surface, address] => {
                let mut surfaces = Surface::ALL.into_iter();
                let surface = surfaces.find(|it| it.id() == surface);
                self.pages.push((surface.ok_or("a surface")?, address));
            }
            ["media", count] => self.media = Some(number(count)?),
            ["criterion", criterion, rules, found, left] => {
                if !CRITERIA.iter().any(|it| it.number == criterion) {
                    return Err("the number of a criterion");
                }
                self.criteria.push(OfCriterion {
                    number: criterion,
                    rules: number(rules)?,
                    found: number(found)?,
                    left: number(left)?,
                });
            }
            ["left", engine, rule, count, reason] => self.left.push(Left {
                engine,
                rule,
                count: number(count)?,
                reason,
            }),
            _ => return Err("day, engine, page, media, criterion or left, with its columns"),
        }
        Ok(())
    }
}

fn number(cell: &str) -> Result<usize, &'static str> {
    usize::from_str(cell).map_err(|_| "a number")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "day\t2026-11-28\nengine\taxe-core\t4.13.0\npage\tphone\t/\npage\tdesk\t/\n\
                        page\tphone\t/goals\nmedia\t0\ncriterion\t1.1.1\t12\t1\t2\n\
                        left\tEqual Access\ta_rule\t2\tわけ\n";

    #[test]
    fn what_a_run_wrote_is_read() -> Result<(), Unreadable> {
        let run = Run::read(FILE)?;
        assert_eq!(run.days.first().copied(), Day::new(2026, 11, 28));
        assert_eq!(run.engines, [("axe-core", "4.13.0")]);
        assert_eq!(run.shown_on(Surface::Phone), ["/", "/goals"]);
        assert_eq!(run.shown_on(Surface::Kiosk), [""; 0]);
        assert_eq!(run.media, Some(0));
        let of = run.of("1.1.1").map(|it| (it.rules, it.found, it.left));
        assert_eq!(of, Some((12, 1, 2)));
        assert_eq!(run.of("1.3.3"), None);
        assert_eq!(run.left[0].reason, "わけ");
        Ok(())
    }

    #[test]
    fn an_empty_file_is_no_run() {
        assert_eq!(Run::read(""), Ok(Run::default()));
    }

    #[test]
    fn what_is_not_as_expected_is_named_by_its_line() {
        for (wrong, expected) in [
            ("day\t2026-13-01", "a day"),
            ("page\twatch\t/", "a surface"),
            ("media\tnone", "a number"),
            ("criterion\t9.9.9\t1\t0\t0", "the number of a criterion"),
            ("criterion\t1.1.1\t1\t-1\t0", "a number"),
            ("criterion\t1.1.1\t1\t0", "columns"),
            ("", "columns"),
        ] {
            let file = format!("media\t0\n{wrong}\n");
            let error = Run::read(&file).err();
            let error = error.map(|error| error.to_string()).unwrap_or_default();
            assert!(
                error.starts_with("line 2") && error.ends_with(expected),
                "{wrong}: {error}"
            );
        }
    }

    #[test]
    fn the_last_run_is_read() {
        assert!(Run::read(crate::LAST_RUN).is_ok());
    }
}
