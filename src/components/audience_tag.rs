//! A small label that says whom a text names.

use leptos::prelude::*;
use plan::{Audience, Place, Policy};

/// The labels of those whom `place` in `policy` names, each once.
pub fn audience_tags(policy: &Policy<'_>, place: Place) -> AnyView {
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
    if labels.is_empty() {
        return ().into_any();
    }
    view! {
        <ul class="audience-tags" aria-label="文中に出てくる方">
            {labels.into_iter().map(|label| view! { <li class="audience-tags__item">{label}</li> }).collect_view()}
        </ul>
    }
    .into_any()
}
