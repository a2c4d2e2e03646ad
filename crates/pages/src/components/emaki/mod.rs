//! 鎌倉ミライ絵巻: Kamakura as a picture scroll in which every policy is something to be found.
//!
//! Colours stand in the drawings, so that they are seen alike in a page, in a picture file and in a
//! program for drawing; a style sheet overrides them where only some are to keep theirs.

mod drawing;
mod places;
mod scenery;

use maud::{Markup, html};
use plan::{Policy, PolicyCode};
use plan_data::PLAN;

use crate::language::{passage_text, tr};
use crate::urls::Route;

use places::{PLACES, Place};
use scenery::SCENERY;

/// A part of the scroll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crop {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The texts whose details it leaves out.
    pub without: &'static [&'static str],
}

/// The whole scroll.
pub const WHOLE: Crop = Crop {
    x: 0,
    y: 40,
    width: 2880,
    height: 680,
    without: &[],
};

/// Home: from Mount Fuji to the shrine.
pub const HERO: Crop = Crop {
    x: 0,
    y: 50,
    width: 1580,
    height: 430,
    // Each detail costs a first visit a quarter of a kilobyte.
    without: &["000-4-5", "000-5-4"],
};

/// The project for children: from the festival to the school.
pub const SCHOOL: Crop = Crop {
    x: 1540,
    y: 330,
    width: 760,
    height: 176,
    without: &[],
};

/// Where nothing was found: the open sea.
pub const SEA: Crop = Crop {
    x: 0,
    y: 341,
    width: 690,
    height: 379,
    without: &[],
};

impl Crop {
    /// A part of this size around a policy, which stands at so many of the width from the left; none
    /// where the policy is nothing in the scroll.
    pub fn around(code: PolicyCode, [width, height]: [i32; 2], left: i32) -> Option<Self> {
        let is_it = |place: &&Place| place.policy().is_some_and(|policy| policy.code == code);
        let [x, y, own_width, own_height] = PLACES.iter().find(is_it)?.rectangle();
        let middle = |from: i32, length: i32| from + length / 2;
        Some(Self {
            x: (middle(x, own_width) - left).clamp(0, WHOLE.width - width),
            y: (middle(y, own_height) - height / 2).clamp(WHOLE.y, WHOLE.y + WHOLE.height - height),
            width,
            height,
            without: &[],
        })
    }

    fn touches(&self, [x, y, width, height]: [i32; 4]) -> bool {
        x < self.x + self.width
            && self.x < x + width
            && y < self.y + self.height
            && self.y < y + height
    }

    /// Whether more than a strip of something is seen: that costs a page as many bytes as the whole.
    fn shows_enough_of(&self, rectangle: [i32; 4]) -> bool {
        const STRIP: i32 = 64;
        let [_, y, _, height] = rectangle;
        let seen = (y + height).min(self.y + self.height) - y.max(self.y);
        self.touches(rectangle) && seen >= STRIP.min(height)
    }

    fn holds(&self, [x, y, width, height]: [i32; 4]) -> bool {
        self.x <= x
            && x + width <= self.x + self.width
            && self.y <= y
            && y + height <= self.y + self.height
    }

    fn view_box(&self) -> String {
        format!("{} {} {} {}", self.x, self.y, self.width, self.height)
    }
}

impl Place {
    /// The rectangle that it fills in the scroll.
    fn rectangle(&self) -> [i32; 4] {
        let [_, _, width, height] = self.drawing.view_box();
        let scaled = |length: i32| length * self.percent / 100;
        [self.x, self.y, scaled(width), scaled(height)]
    }

    /// The current policy that it is: where the one it was drawn for was split, the first part.
    fn policy(&self) -> Option<&'static Policy<'static>> {
        let text = self.text.parse().ok()?;
        PLAN.current_of(text).first().copied()
    }

    fn drawn(&self) -> Markup {
        let scale = f64::from(self.percent) / 100.0;
        html! {
            g transform={ "translate(" (self.x) " " (self.y) ")scale(" (scale) ")" } { (self.drawing.shapes()) }
        }
    }
}

/// The whole scroll, each policy a link. Where `named` are given, only those keep their colours.
pub fn scroll(named: Option<&[PolicyCode]>) -> Markup {
    html! {
        svg.emaki data-choice[named.is_some()] viewBox=(WHOLE.view_box()) width=(WHOLE.width) height=(WHOLE.height) role="group" aria-label=(tr("鎌倉のまちの絵")) stroke-linecap="round" stroke-linejoin="round" {
            g.emaki__scenery { @for piece in &SCENERY { (piece.shapes()) } }
            @for place in &PLACES {
                @match place.policy() {
                    Some(policy) => (detail(place, policy, named.is_some_and(|codes| codes.contains(&policy.code)))),
                    None => g.emaki__detail { (place.drawn()) },
                }
            }
        }
    }
}

fn detail(place: &Place, policy: &Policy<'_>, is_named: bool) -> Markup {
    let name = format!("{} {}", policy.code, passage_text(policy.name));
    let [x, y, width, height] = place.rectangle();
    html! {
        a.emaki__detail data-named[is_named] href=(Route::Policy(policy.code)) aria-label=(name) {
            title { (name) }
            (place.drawn())
            rect.emaki__target x=(x) y=(y) width=(width) height=(height) rx="8" fill="none" {}
        }
    }
}

/// A part of the scroll as a mere picture: no links, and no detail that its edge would cut.
pub fn picture(crop: &Crop) -> Markup {
    html! {
        svg.landscape viewBox=(crop.view_box()) preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false" stroke-linecap="round" stroke-linejoin="round" {
            (shapes(crop, Crop::holds))
        }
    }
}

/// A part of the scroll as an SVG document of its own, or within another. Its edge cuts what it meets.
pub fn document(crop: &Crop) -> Markup {
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(crop.view_box()) preserveAspectRatio="xMidYMid slice" stroke-linecap="round" stroke-linejoin="round" {
            (shapes(crop, Crop::touches))
        }
    }
}

/// The scenery of a part, and the details that `shows` lets in.
fn shapes(crop: &Crop, shows: fn(&Crop, [i32; 4]) -> bool) -> Markup {
    html! {
        @for piece in SCENERY.iter().filter(|piece| crop.shows_enough_of(piece.view_box())) { (piece.shapes()) }
        @for place in PLACES.iter().filter(|place| shows(crop, place.rectangle()) && !crop.without.contains(&place.text)) { (place.drawn()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_current_policy_is_one_thing_in_the_scroll() {
        let mut drawn: Vec<_> = PLACES
            .iter()
            .filter_map(|place| place.policy().map(|policy| policy.code))
            .collect();
        drawn.sort_unstable();
        let current: Vec<_> = PLAN.current_policies().map(|policy| policy.code).collect();
        assert_eq!(drawn, current);
    }

    #[test]
    fn every_drawing_has_shapes_and_lies_in_the_scroll() {
        for place in &PLACES {
            let [x, y, width, height] = place.rectangle();
            assert!(
                width > 90 && height > 90,
                "{}: a target is small",
                place.text
            );
            assert!(WHOLE.touches([x, y, width, height]), "{}", place.text);
        }
        let drawings = PLACES.iter().map(|place| &place.drawing).chain(&SCENERY);
        for drawing in drawings {
            assert!(drawing.shapes().0.starts_with('<'), "{}", drawing.0);
        }
    }

    #[test]
    fn a_picture_has_no_links() {
        let picture = picture(&WHOLE).into_string();
        assert!(!picture.contains("<a ") && !picture.contains("<title"));
    }
}
