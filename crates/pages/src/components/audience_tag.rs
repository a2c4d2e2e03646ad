//! A small label that says whom a text names.

use maud::{Markup, html};
use plan::{Audience, Place, Policy};

use crate::language::tr;

/// The labels of those whom `place` in `policy` names, each once.
pub fn audience_tags(policy: &Policy<'_>, place: Place) -> Markup {
    let mut labels: Vec<&'static str> = Vec::new();
    for tag in policy.tags.iter().filter(|tag| tag.place == place) {
        let label = match tag.audience {
            Audience::LifeStage(life_stage) => life_stage.label(),
            Audience::Situation(situation) => situation.label(),
            Audience::Everyone => continue,
        };
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    html! {
        @if !labels.is_empty() {
            ul.audience-tags aria-label=(tr("文中に出てくる方")) {
                @for label in labels { li.audience-tags__item { (tr(label)) } }
            }
        }
    }
}
