use hearing_api::Branch;
use maud::{Markup, html};

use super::assets::Assets;
use crate::components::kiosk;
use crate::language::is_japanese;
use crate::urls::Route;

/// What a device shows above the ordinary site that was to become a kiosk.
const REFUSED: &str =
    "支所の端末用の鍵がないか、使えなくなっています。ふだんのサイトを表示しています。";

/// The device that a page is shown on, as far as the page differs by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// A reader's own.
    Own,
    /// A reader's own, in a frame of another site's page.
    Framed,
    /// A reader's own, which was to become a kiosk without a key that makes it one.
    RefusedKiosk,
    /// A branch's kiosk.
    Kiosk {
        /// Where it stands.
        branch: Branch,
        /// Whether it waits for its next visitor.
        invites: bool,
    },
}

impl Device {
    /// The branch whose kiosk it is.
    pub(super) fn branch(self) -> Option<Branch> {
        match self {
            Self::Kiosk { branch, .. } => Some(branch),
            Self::Own | Self::Framed | Self::RefusedKiosk => None,
        }
    }

    /// Whether it waits for its next visitor.
    pub(super) fn invites(self) -> bool {
        matches!(self, Self::Kiosk { invites: true, .. })
    }

    /// What stands at the end of a page's head. A reader's own device keeps pages, and a frame talks with the page around
    /// it; in Japanese the app sees to both.
    pub(super) fn head(self, assets: &Assets) -> Markup {
        html! {
            @if !is_japanese() {
                @if self == Self::Own { script type="module" src=(assets.keep_language) {} }
                @if self == Self::Framed { script type="module" src=(assets.guest) {} }
            }
            @if self.branch().is_some() { link rel="stylesheet" href=(assets.kiosk_css); }
        }
    }

    /// What stands above a page, outside what the app takes over.
    pub(super) fn above(self) -> Markup {
        html! {
            @if self == Self::RefusedKiosk { p class="app-failure" data-shown role="status" { (REFUSED) } }
        }
    }

    /// What stands below the page at a route. The kiosk's script follows what it answers for.
    pub(super) fn below(self, page: &Route, assets: &Assets) -> Markup {
        html! {
            @if let Self::Kiosk { branch, invites } = self {
                @if invites { (kiosk::invitation(branch)) }
                (kiosk::controls(page))
                script src=(assets.kiosk_js) {}
            }
        }
    }
}
