//! Kamakura as a picture: sea, hills, a temple roof. Decoration only.

use maud::{Markup, html};

/// The landscape at the head of home. Colours come from the style sheet.
pub fn landscape() -> Markup {
    html! {
        svg.landscape viewBox="0 0 1440 360" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false" {
            circle.landscape__sun cx="1010" cy="120" r="58" {}
            path.landscape__far d="M0 214c96-44 190-62 300-28 84 26 150-34 246-44 116-12 190 62 300 52 92-8 150-72 254-66 130 8 210 78 340 66v166H0z" {}
            path.landscape__near d="M0 262c70-46 150-72 236-52 96 22 150 60 262 40 62-12 104-46 176-44 90 2 130 58 236 60 120 2 170-58 282-52 106 6 160 52 248 56v90H0z" {}
            g.landscape__temple {
                path d="M604 198c38-4 78-26 108-58 30 32 70 54 108 58l-9 17c-9-1-18-3-27-6v37H640v-37c-9 3-18 5-27 6z" {}
                path d="M668 140c20-4 34-14 44-28 10 14 24 24 44 28l-6 10h-76z" {}
            }
            path.landscape__pines d="M500 250c4-22 12-34 22-38-8-2-6-12 4-12-6-8 8-16 14-8 8-8 20 0 14 8 10 0 12 10 4 12 10 4 18 16 22 38zM860 256c4-18 10-28 18-32-8-2-6-10 2-10-4-8 8-14 14-6 6-8 18-2 14 6 8 0 10 8 2 10 8 4 14 14 18 32z" {}
            path.landscape__sea d="M0 282c60 14 120 14 180 0s120-14 180 0 120 14 180 0 120-14 180 0 120 14 180 0 120-14 180 0 120 14 180 0 120-14 180 0v78H0z" {}
            path.landscape__wave d="M0 314c60 12 120 12 180 0s120-12 180 0 120 12 180 0 120-12 180 0 120 12 180 0 120-12 180 0 120 12 180 0 120-12 180 0" {}
            path.landscape__wave d="M-90 340c60 12 120 12 180 0s120-12 180 0 120 12 180 0 120-12 180 0 120 12 180 0 120-12 180 0 120 12 180 0 120-12 180 0 120 12 180 0" {}
        }
    }
}
