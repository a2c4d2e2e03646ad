use std::fmt::Display;

use hearing_api::{Outcome, Status};
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use plan::{LifeStage, Plan};

use super::statistics::statistics;
use super::voice::card;
use crate::form_decoding::Fields;
use crate::store::{Place, Statistics, Voice};

/// The names of the filter's fields.
const FILTER: [&str; 5] = ["policy", "status", "outcome", "life-stage", "q"];

/// The statuses that a voice can have.
const STATUSES: [Status; 4] = [
    Status::Received,
    Status::InReview,
    Status::Answered,
    Status::OutOfScope,
];

/// What the list shows.
pub(crate) struct ListPage<'a> {
    /// The filter as it was asked for.
    pub(crate) asked: &'a Fields,
    /// The voices.
    pub(crate) voices: &'a [Voice],
    /// The place of the next page.
    pub(crate) next: Option<&'a Place>,
    /// What became of all opinions.
    pub(crate) statistics: &'a Statistics,
}

/// The title and content of the list.
pub(crate) fn voice_list(page: &ListPage<'_>, plan: &Plan<'_>) -> (&'static str, Markup) {
    let content = html! {
        p class="page__lead" {
            "書いた人が同意し、市が公開したご意見と、市の回答です。取り入れられなかったものも、同じように並びます。"
        }
        (page.filter(plan))
        section class="page-section" aria-labelledby="voices" {
            h2 id="voices" { "公開された声" }
            @if page.voices.is_empty() {
                p { "この条件の声は、まだありません。" }
            }
            ul class="voice-list" {
                @for voice in page.voices {
                    li class="voice-list__item" {
                        (card(voice, plan))
                        p { a href={ "/voices/" (voice.id) } { (voice.id) "番の声を開く" } "・同じ思い " (voice.supports) "人" }
                    }
                }
            }
            @if let Some(place) = page.next {
                p class="page__action" { a href=(page.next(place)) { "次の声へ" } }
            }
            p class="page__action" { a href=(page.feed()) { "新しい回答をAtomで受け取る" } }
        }
        (statistics(page.statistics, plan))
    };
    ("公開された声", content)
}

impl ListPage<'_> {
    fn filter(&self, plan: &Plan<'_>) -> Markup {
        let policies = plan.current_policies();
        html! {
            // Open where it is in use: on a phone it is longer than the window.
            details class="voice-filter" open[!self.query().is_empty()] {
              summary class="voice-filter__summary" { "条件で絞り込む" }
              form class="voice-filter__form" method="get" action="/voices" {
                (self.choice("policy", "施策", policies.map(|policy| (policy.code, policy.name))))
                (self.choice("status", "対応状況", STATUSES.iter().map(|status| (status, status.label()))))
                (self.choice("outcome", "対応結果", Outcome::ALL.iter().map(|outcome| (outcome, outcome.label()))))
                (self.choice("life-stage", "ライフステージ", LifeStage::ALL.iter().map(|stage| (stage, stage.label()))))
                div class="dads-field" {
                    label class="dads-field__label" for="filter-q" { "ことば" }
                    input class="dads-input" id="filter-q" name="q" type="search" value=(self.asked.get("q"));
                }
                p class="page__action" {
                    button class="dads-button" data-type="outline" data-size="lg" type="submit" { "絞り込む" }
                }
              }
            }
        }
    }

    fn choice<'b, T: Display>(
        &self,
        name: &str,
        label: &str,
        choices: impl Iterator<Item = (T, &'b str)>,
    ) -> Markup {
        let chosen = self.asked.get(name);
        html! {
            div class="dads-field" {
                label class="dads-field__label" for={ "filter-" (name) } { (label) }
                select class="dads-select" id={ "filter-" (name) } name=(name) {
                    option value="" { "すべて" }
                    @for (id, label) in choices {
                        @let id = id.to_string();
                        option value=(id) selected[id == chosen] {
                            @if name == "policy" { (id) " " }
                            (label)
                        }
                    }
                }
            }
        }
    }

    fn query(&self) -> String {
        FILTER
            .iter()
            .filter(|name| !self.asked.get(name).is_empty())
            .map(|name| {
                let value = utf8_percent_encode(self.asked.get(name), NON_ALPHANUMERIC);
                format!("&{name}={value}")
            })
            .collect()
    }

    /// The address of what is shown: without what a link was handed on with.
    pub(crate) fn address(&self) -> String {
        let behind = match self.asked.get("behind") {
            "" => String::new(),
            place => format!("&behind={}", utf8_percent_encode(place, NON_ALPHANUMERIC)),
        };
        let query = self.query() + &behind;
        match query.strip_prefix('&') {
            Some(query) => format!("/voices?{query}"),
            None => "/voices".to_owned(),
        }
    }

    fn next(&self, place: &Place) -> String {
        format!(
            "/voices?behind={}_{}{}",
            place.answered_at,
            place.id,
            self.query()
        )
    }

    fn feed(&self) -> String {
        match self.query().strip_prefix('&') {
            Some(query) => format!("/voices/feed.atom?{query}"),
            None => "/voices/feed.atom".to_owned(),
        }
    }
}
