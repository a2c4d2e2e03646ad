//! What the page of a receipt begins with, as the server and the app write it.

use maud::{Markup, html};

use super::breadcrumb::breadcrumb_of_interactive;
use super::whose::trial_note;
use crate::language::tr;
use crate::metadata::heading_of_interactive;
use crate::urls::Route;

/// The id of what says that the opinion has just arrived, and thanks for it.
const ARRIVED: &str = "arrived";

/// Where an opinion that was just sent has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JustSent {
    /// To the city.
    ToCity,
    /// Nowhere: nobody answers for the site.
    InTrial,
}

impl JustSent {
    /// In a trial nobody reads what is sent.
    pub const fn new(is_trial: bool) -> Self {
        if is_trial {
            Self::InTrial
        } else {
            Self::ToCity
        }
    }
}

/// What is said of an opinion that was sent in a trial.
pub const SENT_IN_TRIAL: &str = "試しに送りました";

/// The page around `content`: right after sending it says that the opinion has arrived, and later
/// what one reads there.
pub fn receipt_frame(just_sent: Option<JustSent>, content: &Markup) -> Markup {
    let follow = heading_of_interactive(&Route::Follow);
    let heading = heading_of_interactive(&Route::Opinion(String::new()));
    html! {
        div.page {
            div { (breadcrumb_of_interactive(&[(Route::Follow, follow)])) }
            @match just_sent {
                None => h1 tabindex="-1" { (heading) },
                Some(just_sent) => div.arrived #(ARRIVED) { (arrived(just_sent)) },
            }
            (content)
        }
    }
}

fn arrived(just_sent: JustSent) -> Markup {
    let (heading, thanks) = match just_sent {
        JustSent::ToCity => (
            "意見が市に届きました",
            "ありがとうございます。計画を担当する職員が読みます。下の番号を控えるか、この画面を写真に撮ってください。",
        ),
        JustSent::InTrial => (
            SENT_IN_TRIAL,
            "ありがとうございます。下の番号で、意見の行方の画面も試せます。",
        ),
    };
    html! {
        span.arrived__mark aria-hidden="true" { "✓" }
        h1.arrived__heading tabindex="-1" { (tr(heading)) }
        p.arrived__thanks { (tr(thanks)) }
        @if just_sent == JustSent::InTrial { (trial_note()) }
    }
}
