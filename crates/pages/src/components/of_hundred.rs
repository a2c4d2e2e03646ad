//! A share of people as so many of a hundred, to be seen at a glance.

use maud::{Markup, html};
use plan::Indicator;

/// How many dots stand in a row.
const IN_A_ROW: usize = 20;

/// An indicator that is a share of people (`…市民の割合`, `7.3%`), as a sentence with a hundred dots.
/// `None` where it is no such share, or has no figure.
pub fn of_hundred(indicator: &Indicator<'_>) -> Option<Markup> {
    let people = indicator.name.strip_suffix("の割合")?;
    let share: f64 = indicator.latest.strip_suffix('%')?.trim().parse().ok()?;
    let of_hundred = (1..=100)
        .take_while(|of| f64::from(*of) <= share + 0.5)
        .count();
    Some(html! {
        svg.of-hundred viewBox="0 0 200 50" aria-hidden="true" focusable="false" {
            path.of-hundred__others d=(dots(of_hundred, 100)) {}
            path.of-hundred__people d=(dots(0, of_hundred)) {}
        }
        p.of-hundred__sentence {
            (people) "は、" strong { "100人に" (of_hundred) "人" } "。"
            span.of-hundred__figure {
                "（" (indicator.latest_year) "、" (indicator.latest) (aim(indicator.target)) "）"
            }
        }
    })
}

/// Where the city wants the figure to go, behind the figure.
fn aim(target: &str) -> &'static str {
    match target {
        "↗" => "。市はこれを増やすことを目指しています",
        "↘" => "。市はこれを減らすことを目指しています",
        _ => "",
    }
}

/// Lines without a length, which round ends make dots.
fn dots(from: usize, to: usize) -> String {
    let dot = |at: usize| format!("M{} {}h0", at % IN_A_ROW * 10 + 5, at / IN_A_ROW * 10 + 5);
    (from..to).map(dot).collect()
}

#[cfg(test)]
mod tests {
    use plan::{Document, EditionId, Source};

    use super::*;

    fn shown(name: &str, latest: &str) -> Option<String> {
        let indicator = Indicator {
            name,
            latest,
            latest_year: "2025年度",
            target: "↗",
            source: Source {
                document: Document::Edition(EditionId::new(1)),
                first: 1,
                last: 1,
            },
        };
        of_hundred(&indicator).map(Markup::into_string)
    }

    #[test]
    fn a_share_is_rounded_to_people_and_anything_else_is_left_alone() {
        for (latest, people) in [("7.3%", 7), ("7.5%", 8), ("0.2%", 0), ("100%", 100)] {
            let shown = shown("届けられている市民の割合", latest);
            let sentence = format!("<strong>100人に{people}人</strong>");
            assert!(shown.is_some_and(|it| it.contains(&sentence)), "{latest}");
        }
        assert_eq!(shown("届けられている市民の割合", "—"), None);
        assert_eq!(shown("参加した市民", "7.3%"), None);
    }
}
