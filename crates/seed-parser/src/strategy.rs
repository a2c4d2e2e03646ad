//! Document 002: slides, first on where the strategy comes from, then the city's five themes, then
//! the national strategy's objectives A to E with the measures of the plan beside them.

mod mark;
mod national;
mod reader;
mod theme;

use bumpalo::Bump;
use plan::{Impact, Passage, Slide, Source, Strategy};

use crate::diagnostic::Diagnostic;
use crate::lines::{self, Line};
use mark::{Mark, unlisted};
use national::National;
use reader::Reader;
use theme::Themes;

/// The slides before the themes. Policy codes and categories do not stand in them, whatever looks
/// like one: `3-8 重要業績評価指標（KPI）` is a section of a guideline, `1. 強い経済` an impact.
const INTRODUCTION: [&str; 8] = [
    "(仮称) 第4次鎌倉市総合計画の全体像案",
    "地方版総合戦略とは",
    "国の総合戦略（令和4年度以降）",
    "地方版総合戦略の策定・効果検証の手引き（抄）",
    "全体的な構成イメージ",
    IMPACTS,
    "地域ビジョン",
    "鎌倉市まち・ひと・しごと創生総合戦略2030の全体像 (2025.12～)",
];
/// The slide with the impacts and the list of objectives.
const IMPACTS: &str = "新たな鎌倉市の総合戦略";
const IMPACTS_LABEL: &str = "インパクト（政策目標）";
const CURRENT_STATE: &str = "【現状と目的】";
const DIRECTIONS: &str = "【取組方針と紐づく施策】";

/// A slide as it is printed.
pub(crate) struct Printed<'l> {
    /// Its heading, with the `○`.
    heading: &'l Line<'l>,
    lines: &'l [Line<'l>],
}

impl<'l> Printed<'l> {
    fn title(&self) -> &'l str {
        slide_title(&self.heading.text).unwrap_or_default()
    }

    fn first(&self) -> u16 {
        self.heading.first
    }

    fn last(&self) -> u16 {
        self.lines.last().unwrap_or(self.heading).last
    }
}

fn slide_title(text: &str) -> Option<&str> {
    text.strip_prefix('○').map(str::trim_start)
}

pub(crate) fn read<'a>(
    document: &str,
    arena: &'a Bump,
    diagnostics: &mut Vec<Diagnostic>,
) -> Strategy<'a> {
    let lines = lines::unwrapped(document);
    let reader = &mut Reader::new(arena, diagnostics);
    for (line, expected) in &lines.faults {
        reader.expected(*line, expected);
    }
    let (cover, slides) = printed_slides(&lines.lines);
    if cover.len() != 3 {
        let line = cover.last().map_or(1, |line| line.last);
        reader.expected(line, "a title, a date and a meeting before the first slide");
    }

    let mut introduction = Vec::new();
    let mut lists = Lists::default();
    let mut themes = Themes::default();
    let mut national = National::default();
    for slide in &slides {
        let begins_with = slide.lines.first().map(|line| line.text.as_ref());
        if let Some((letter, title)) = national::objective(slide.title()) {
            national.read(reader, slide, letter, title);
            continue;
        }
        if national.has_begun() {
            reader.expected(slide.first(), "a slide of an objective, to the end");
        }
        match begins_with {
            Some(CURRENT_STATE) => themes.begin(reader, slide),
            Some(DIRECTIONS) => themes.complete(reader, slide),
            _ => {
                if themes.have_begun() {
                    reader.expected(slide.first(), "a slide of a theme or an objective");
                }
                introduction.push(introductory(reader, slide, &mut lists));
            }
        }
    }
    check_introduction(reader, &introduction, lines.end);
    let impacts = lists.impacts;
    let strategy = Strategy {
        cover: reader.passages(cover),
        slides: reader.slice(&introduction),
        impacts: reader.slice(&impacts),
        themes: themes.finish(reader, lines.end),
        objectives: national.finish(reader, &lists.objectives, lines.end),
    };
    check_totals(reader, &strategy, lines.end);
    strategy
}

/// The lines before the first slide, and the slides.
fn printed_slides<'l>(lines: &'l [Line<'l>]) -> (&'l [Line<'l>], Vec<Printed<'l>>) {
    let begins = |line: &Line<'_>| slide_title(&line.text).is_some();
    let start = lines.iter().position(begins).unwrap_or(lines.len());
    let (cover, mut rest) = lines.split_at(start);
    let mut slides = Vec::new();
    while let Some((heading, below)) = rest.split_first() {
        let end = below.iter().position(begins).unwrap_or(below.len());
        let (lines, after) = below.split_at(end);
        slides.push(Printed { heading, lines });
        rest = after;
    }
    (cover, slides)
}

/// What the slide of the impacts lists.
#[derive(Default)]
struct Lists<'a> {
    impacts: Vec<Impact<'a>>,
    objectives: Vec<Listed<'a>>,
}

/// An objective in the list of all five: `A 地域における高付加価値型産業創出`.
pub(crate) struct Listed<'a> {
    letter: char,
    title: &'a str,
    source: Source,
}

fn introductory<'a>(
    reader: &mut Reader<'_, 'a>,
    slide: &Printed<'_>,
    lists: &mut Lists<'a>,
) -> Slide<'a> {
    let mut passages: Vec<Passage<'a>> = Vec::new();
    for line in slide.lines {
        let text = unlisted(&line.text);
        let source = reader.source(line.first, line.last);
        let item = (slide.title() == IMPACTS).then(|| Mark::of_list(text));
        match item.flatten() {
            Some(Mark::Impact { number, title }) => {
                if usize::from(number) != lists.impacts.len() + 1 {
                    reader.expected(line.first, "the impacts in the order of their numbers");
                }
                let title = reader.text(title);
                lists.impacts.push(Impact {
                    number,
                    title,
                    source,
                });
            }
            Some(Mark::Objective { letter, title }) => {
                let title = reader.text(title);
                lists.objectives.push(Listed {
                    letter,
                    title,
                    source,
                });
            }
            _ if text == IMPACTS_LABEL => {}
            _ => {
                if text.starts_with('【') {
                    reader.expected(line.first, "the heading of a theme before this line");
                }
                passages.push(reader.passage(line));
            }
        }
    }
    Slide {
        title: Passage {
            text: reader.text(slide.title()),
            source: reader.source(slide.first(), slide.heading.last),
        },
        passages: reader.slice(&passages),
        source: reader.source(slide.first(), slide.last()),
    }
}

/// Reports the first slide that is not the one that should stand there.
fn check_introduction(reader: &mut Reader<'_, '_>, slides: &[Slide<'_>], end: u16) {
    let differs = |index: &usize| {
        let found = slides.get(*index).map(|slide| slide.title.text);
        found != INTRODUCTION.get(*index).copied()
    };
    let Some(index) = (0..slides.len().max(INTRODUCTION.len())).find(differs) else {
        return;
    };
    let line = slides.get(index).map_or(end, |slide| slide.source.first);
    match INTRODUCTION.get(index) {
        Some(title) => reader.expected(line, format!("the slide `{title}`")),
        None => reader.expected(line, "no more slides before the themes"),
    }
}

/// Holds the numbers of all parts against those of the document: a line that is lost from the end
/// of a list leaves no other trace. Where something else was found, this would only say it again.
fn check_totals(reader: &mut Reader<'_, '_>, strategy: &Strategy<'_>, end: u16) {
    if reader.found_anything() {
        return;
    }
    let directions = || strategy.themes.iter().flat_map(|theme| theme.directions);
    let groups = || strategy.categories().flat_map(|category| category.groups);
    let totals = [
        ("impacts", 3, strategy.impacts.len()),
        ("themes", 5, strategy.themes.len()),
        ("directions", 11, directions().count()),
        (
            "links of directions to policies",
            34,
            directions().map(|part| part.policies.len()).sum(),
        ),
        ("objectives", 5, strategy.objectives.len()),
        ("categories", 18, strategy.categories().count()),
        ("groups", 46, groups().count()),
        ("items", 96, groups().map(|group| group.items.len()).sum()),
        (
            "policies beside categories",
            56,
            strategy
                .categories()
                .map(|category| category.policies.len())
                .sum(),
        ),
        (
            "links of categories to measures",
            94,
            strategy.measures().count(),
        ),
    ];
    for (what, expected, found) in totals {
        if expected != found {
            reader.expected(end, format!("{expected} {what} in all, found {found}"));
        }
    }
}
