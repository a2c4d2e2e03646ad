//! The pieces of the strategy, and the lines of 002 that it does not hold.

use std::borrow::Cow;

use plan::{
    Direction, Document, NationalCategory, NationalObjective, Source, Strategy, StrategyTheme,
};

use super::{Omission, Piece, Pieces};

/// All the lines of 002 that the strategy does not hold.
pub const OMISSIONS: &[Omission<'static>] = &[
    omission(
        "インパクト（政策目標）",
        1,
        "heads the impacts, which the strategy holds as a field",
    ),
    part_of_theme("【現状と目的】"),
    part_of_theme("【取組方針と紐づく施策】"),
    heading_of_column("国戦略2025"),
    heading_of_column("鎌倉ミライ共創プラン2030"),
    omission(
        "参考",
        1,
        "a label of a slide's layout, which says nothing about what is left of it",
    ),
];

const fn part_of_theme(text: &'static str) -> Omission<'static> {
    omission(
        text,
        5,
        "names a part of a theme, which the strategy holds as a field",
    )
}

const fn heading_of_column(text: &'static str) -> Omission<'static> {
    omission(
        text,
        13,
        "heads a column of a slide's table, whose cells the strategy holds as fields",
    )
}

const fn omission(text: &'static str, times: usize, reason: &'static str) -> Omission<'static> {
    Omission {
        document: Document::Strategy,
        text: Cow::Borrowed(text),
        times,
        reason,
    }
}

/// The extraction put a hyphen before some items of lists, in no order: it is none of the text.
pub(super) fn without_hyphens(text: &str) -> String {
    let lines = text.lines();
    let lines: Vec<&str> = lines
        .map(|line| line.trim().trim_start_matches('-'))
        .collect();
    lines.join("\n")
}

pub(super) fn pieces(strategy: &Strategy<'_>) -> Vec<Piece> {
    let Strategy {
        cover,
        slides,
        impacts,
        themes,
        objectives,
    } = strategy;
    let mut pieces = Pieces::default();
    pieces.passages(cover);
    for slide in *slides {
        pieces.push(slide.title.source, &format!("○{}", slide.title.text));
        pieces.passages(slide.passages);
    }
    for impact in *impacts {
        pieces.push(
            impact.source,
            &format!("{}.{}", impact.number, impact.title),
        );
    }
    themes.iter().for_each(|theme| pieces.theme(theme));
    objectives.iter().for_each(|part| pieces.objective(part));
    pieces.0
}

impl Pieces {
    fn theme(&mut self, theme: &StrategyTheme<'_>) {
        for title in [theme.title, theme.directions_title] {
            self.push(title.source, &format!("○{}", title.text));
        }
        self.passages(theme.current_state);
        theme
            .directions
            .iter()
            .for_each(|direction| self.direction(direction));
    }

    fn direction(&mut self, direction: &Direction<'_>) {
        self.push(direction.text.source, &format!("・{}", direction.text.text));
        let links: Vec<String> = direction
            .policies
            .iter()
            .map(|link| format!("{}（プラン施策{}）", link.name, link.code))
            .collect();
        self.push(direction.policies_source, &format!("⇒{}", links.join("、")));
    }

    fn objective(&mut self, objective: &NationalObjective<'_>) {
        let (letter, title) = (objective.letter, objective.title);
        self.push(objective.listed, &format!("{letter}{title}"));
        self.headings(
            objective.headings,
            &format!("○目標と基本的方向「{letter}.{title}」"),
        );
        objective
            .categories
            .iter()
            .for_each(|category| self.category(category));
    }

    fn category(&mut self, category: &NationalCategory<'_>) {
        self.headings(
            category.headings,
            &format!("{}.{}", category.mark, category.title),
        );
        for group in category.groups {
            self.headings(
                group.headings,
                &format!("({}){}", group.number, group.title),
            );
            for item in group.items {
                self.push(
                    item.source,
                    &format!("{}{}", circled(item.number), item.title),
                );
            }
        }
        for policy in category.policies {
            self.heading(policy.source, &format!("{}{}", policy.code, policy.name));
            for measure in policy.measures {
                let mark = circled(measure.number);
                self.push(measure.source, &format!("{mark}{}", measure.title));
            }
        }
    }

    /// A heading that is repeated on every slide.
    fn headings(&mut self, sources: &[Source], text: &str) {
        for source in sources {
            self.push(*source, text);
        }
    }
}

fn circled(number: u8) -> char {
    let index = usize::from(number).checked_sub(1);
    index
        .and_then(|index| ('①'..='⑳').nth(index))
        .unwrap_or('・')
}
