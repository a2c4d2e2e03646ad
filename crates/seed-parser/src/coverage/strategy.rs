use plan::{
    Direction, Document, NationalCategory, NationalObjective, Source, Strategy, StrategyTheme,
};

use crate::Documents;
use crate::coverage::{Pieces, account};
use crate::diagnostic::Diagnostic;

/// Every line of document 002 that the strategy lost, doubled or changed, and every line that the
/// list of omissions counts otherwise than the document.
pub fn check_strategy(documents: &Documents<'_>, strategy: &Strategy<'_>) -> Vec<Diagnostic> {
    // The extraction put a hyphen before some items of lists, in no order: it is none of the text.
    let text: Vec<&str> = documents
        .strategy
        .lines()
        .map(|line| line.trim().trim_start_matches('-'))
        .collect();
    let mut pieces = Pieces::default();
    pieces.strategy(strategy);
    account(Document::Strategy, &text.join("\n"), &pieces.0)
}

impl Pieces {
    fn strategy(&mut self, strategy: &Strategy<'_>) {
        let Strategy {
            cover,
            slides,
            impacts,
            themes,
            objectives,
        } = strategy;
        self.passages(cover);
        for slide in *slides {
            self.push(slide.title.source, &format!("○{}", slide.title.text));
            self.passages(slide.passages);
        }
        for impact in *impacts {
            self.push(
                impact.source,
                &format!("{}.{}", impact.number, impact.title),
            );
        }
        themes.iter().for_each(|theme| self.theme(theme));
        objectives.iter().for_each(|part| self.objective(part));
    }

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
