//! 将来都市像, as the quotation that it is.

use maud::{Markup, html};
use plan_data::PLAN;

use crate::language::{is_japanese, passage};

/// The city's vision under `caption`.
pub fn city_vision(caption: &str) -> Markup {
    html! {
        figure.city-vision {
            blockquote.city-vision__text {
                // A line breaks after a comma rather than inside a phrase.
                @if is_japanese() {
                    @for phrase in PLAN.vision.city_vision.text.split_inclusive('、') {
                        span.city-vision__phrase { (phrase) }
                    }
                } @else {
                    (passage(PLAN.vision.city_vision.text))
                }
            }
            figcaption.city-vision__caption { (caption) }
        }
    }
}
