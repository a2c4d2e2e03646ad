//! What stands on a picture, as SVG.

use maud::{Markup, html};
use pages::components::emaki::{Crop, HERO, document};
use pages::components::picture_text::lines;
use pages::components::slogan::SLOGAN;
use pages::metadata::SITE_NAME;
use plan::Policy;

/// What the services that show previews ask for.
const SIZE: [i32; 2] = [1200, 630];

/// How many times as large as the scroll its parts are drawn.
const SCALE: i32 = 3;

/// The width of the paper, and how far it is from each edge.
const PAPER: i32 = 620;
const MARGIN: i32 = 48;

/// How many full-width characters a line of an aim has, and how many lines there are.
const LINE: usize = 17;
const LINES: usize = 6;

/// The picture of the whole site.
pub fn of_site() -> String {
    svg(&html! {
        rect width="1200" height="630" fill="#fdf3e6" {}
        svg y="200" width="1200" height="430" { (document(&HERO)) }
        text x="64" y="100" font-size="64" fill="#1a1a1a" letter-spacing="4" { (SITE_NAME) }
        text x="64" y="172" font-size="40" fill="#006173" letter-spacing="2" { (SLOGAN.concat()) }
    })
}

/// The picture of a policy: its number, its name and its aim, beside what it is in the scroll.
pub fn of_policy(policy: &Policy<'_>) -> String {
    let size = SIZE.map(|length| length / SCALE);
    let beside = (PAPER + MARGIN) / SCALE;
    // Where the scroll ends, the policy stands on the other side of the paper.
    let right = beside + (size[0] - beside) / 2;
    let crop = Crop::around(policy.code, size, right).unwrap_or(HERO);
    let is_left = Crop::around(policy.code, size, 0).is_some_and(|at| at.x < right);
    let (crop, x) = if is_left {
        let mirrored = Crop::around(policy.code, size, size[0] - right).unwrap_or(crop);
        (mirrored, SIZE[0] - MARGIN - PAPER)
    } else {
        (crop, MARGIN)
    };
    let text = x + 44;
    svg(&html! {
        svg width=(SIZE[0]) height=(SIZE[1]) { (document(&crop)) }
        rect x=(x) y=(MARGIN) width=(PAPER) height=(SIZE[1] - 2 * MARGIN) rx="20" fill="#fff" {}
        text x=(text) y="136" font-size="40" fill="#006173" { (policy.code) }
        text x=(text) y="206" font-size=(name_size(policy.name)) fill="#1a1a1a" { (policy.name) }
        @for (at, line) in lines(policy.goal.text, LINE, LINES).iter().enumerate() {
            text x=(text) y=(274 + 48 * at) font-size="31" fill="#1a1a1a" { (line) }
        }
        text x=(text) y="558" font-size="24" fill="#4d4d4d" { (SITE_NAME) }
    })
}

/// As large as its length lets it be.
fn name_size(name: &str) -> usize {
    (532 / name.chars().count().max(1)).clamp(34, 58)
}

fn svg(content: &Markup) -> String {
    let [width, height] = SIZE;
    html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(width) height=(height) viewBox={ "0 0 " (width) " " (height) } { (content) }
    }
    .into_string()
}

#[cfg(test)]
mod tests {
    use plan_data::PLAN;

    use super::*;

    #[test]
    fn every_aim_fits_on_the_paper() {
        for policy in PLAN.current_policies() {
            let lines = lines(policy.goal.text, LINE, LINES);
            assert!((1..=LINES).contains(&lines.len()), "{}", policy.code);
            for line in lines {
                assert!(line.chars().count() <= LINE + 2, "{}: {line}", policy.code);
            }
        }
    }
}
