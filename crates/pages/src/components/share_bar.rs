//! A bar that is filled by a share. Its number stands beside it as text.

use maud::{Markup, html};

/// A bar filled by `share`, from 0 to 1.
pub fn share_bar(share: f64) -> Markup {
    html! {
        svg.share-bar aria-hidden="true" focusable="false" width="100%" height="16" {
            rect.share-bar__track x="0" y="0" width="100%" height="16" rx="2" {}
            rect.share-bar__fill x="0" y="0" width=(percent(share)) height="16" rx="2" {}
        }
    }
}

/// A share as a length of SVG.
pub fn percent(share: f64) -> String {
    format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0)
}
