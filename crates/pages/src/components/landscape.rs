//! Kamakura as a picture: sea, hills, a temple roof. Decoration only.

use maud::{Markup, html};

/// The landscape at the head of home. Colours come from the style sheet.
pub fn landscape() -> Markup {
    html! {
        svg.landscape viewBox="0 0 1440 360" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false" {
            circle.landscape__sun cx="1010" cy="142" r="54" {}
            path.landscape__far d="M0 214c96-44 190-62 300-28 84 26 150-34 246-44 116-12 190 62 300 52 92-8 150-72 254-66 130 8 210 78 340 66v166H0z" {}
            path.landscape__near d="M0 262c70-46 150-72 236-52 96 22 150 60 262 40 62-12 104-46 176-44 90 2 130 58 236 60 120 2 170-58 282-52 106 6 160 52 248 56v90H0z" {}
            g.landscape__temple {
                path d="M604 198c38-4 78-26 108-58 30 32 70 54 108 58l-9 17c-9-1-18-3-27-6v37H640v-37c-9 3-18 5-27 6z" {}
                path d="M668 140c20-4 34-14 44-28 10 14 24 24 44 28l-6 10h-76z" {}
            }
            g.landscape__pines {
                (pine("translate(-6 4)"))
                (pine("translate(430 14) scale(.85)"))
                (pine("translate(-180 60) scale(.8)"))
            }
            path.landscape__sea d="M0 282c60 14 120 14 180 0s120-14 180 0 120 14 180 0 120-14 180 0 120 14 180 0 120-14 180 0 120 14 180 0 120-14 180 0v78H0z" {}
            path.landscape__wave d="M0 314c60 12 120 12 180 0s120-12 180 0 120 12 180 0 120-12 180 0 120 12 180 0 120-12 180 0 120 12 180 0 120-12 180 0" {}
            path.landscape__wave d="M-90 340c60 12 120 12 180 0s120-12 180 0 120 12 180 0 120-12 180 0 120 12 180 0 120-12 180 0 120 12 180 0 120-12 180 0 120 12 180 0" {}
        }
    }
}

/// A pine of the coast: a trunk, and needles in flat clouds.
fn pine(place: &str) -> Markup {
    html! {
        path transform=(place) d="M508 266c3-14 4-24 2-38l-9-10 3-2 8 8 3-16h4l-1 18c0 14 1 26 6 40zM470 224c3-11 18-15 28-12 8-7 24-5 29 4 11 0 15 6 13 10-18 4-52 4-70-2zm14-22c3-10 15-13 22-11 8-5 20-2 24 6 7 1 9 6 7 9-14 3-40 2-53-4zm40 14c4-8 14-11 21-8 9-3 17 1 19 7 7 1 8 5 6 8-14 3-36 1-46-7z" {}
    }
}
