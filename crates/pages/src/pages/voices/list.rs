use std::fmt::Display;

use hearing_api::{Outcome, Statistics, Status, Voice};
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use plan::{LifeStage, Plan, PolicyCode};

use super::statistics::{statistics, told};
use super::voice::listed;
use crate::components::page::page;
use crate::components::translation_note::translation_note;
use crate::language::{lang_of_passage, passage_text, tr, tr_with};
use crate::metadata::Metadata;
use crate::urls::{Route, key, voices_feed_href};

/// The statuses that a voice can have.
const STATUSES: [Status; 4] = [
    Status::Received,
    Status::InReview,
    Status::Answered,
    Status::OutOfScope,
];

/// A filter as it was asked for, whether it can be read or not.
#[derive(Debug, Clone, Copy, Default)]
pub struct AskedFilter<'a> {
    /// The policy.
    pub policy: &'a str,
    /// The status.
    pub status: &'a str,
    /// The outcome.
    pub outcome: &'a str,
    /// The writer's stage of life.
    pub life_stage: &'a str,
    /// The words.
    pub words: &'a str,
}

/// What the list shows.
pub struct VoiceList<'a> {
    /// The filter.
    pub asked: AskedFilter<'a>,
    /// The voices.
    pub voices: &'a [Voice],
    /// Behind which place they stand; empty for the first.
    pub behind: &'a str,
    /// The place behind which the next ones stand.
    pub next: Option<&'a str>,
    /// What became of all opinions.
    pub statistics: &'a Statistics,
    /// What the voices are about is named by it.
    pub plan: &'a Plan<'a>,
}

/// The list.
pub fn voice_list(list: &VoiceList<'_>) -> Markup {
    let plan = list.plan;
    let heading = Metadata::of(&Route::Voices(String::new())).heading;
    let content = html! {
        p.page__lead {
            (tr("書いた人が同意し、市が公開したご意見と、市の回答です。取り入れられなかったものも、同じように並びます。"))
        }
        (told(list.statistics))
        (list.filter())
        section.page-section aria-labelledby="voices" {
            h2 #voices { (tr("声と市の回答")) }
            @if list.voices.is_empty() {
                p { (tr("この条件の声は、まだありません。")) }
            }
            ul {
                @for voice in list.voices {
                    li.voice-list__item { (listed(voice, plan)) }
                }
            }
            @if let Some(place) = list.next {
                p.page__action { a href=(list.page_behind(place)) { (tr("次の声へ")) } }
            }
        }
        (statistics(list.statistics, plan))
        (translation_note(&list.route(), None))
        p.page-section__note {
            a href=(voices_feed_href(&list.asked.query())) { (tr("新しい声と回答を受け取る（Atomフィード）")) }
        }
    };
    html! { div { (page(&Route::Voices(String::new()), &heading, &content)) } }
}

impl AskedFilter<'_> {
    /// Its fields with their values.
    fn fields(&self) -> [(&'static str, &str); 5] {
        [
            (key::POLICY, self.policy),
            (key::STATUS, self.status),
            (key::OUTCOME, self.outcome),
            (key::LIFE_STAGE, self.life_stage),
            (key::WORDS, self.words),
        ]
    }

    /// The query that asks for it.
    fn query(&self) -> String {
        let pairs = self
            .fields()
            .into_iter()
            .filter(|(_, value)| !value.is_empty());
        let pairs: Vec<_> = pairs.map(|(name, value)| pair(name, value)).collect();
        pairs.join("&")
    }
}

fn pair(name: &str, value: &str) -> String {
    format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC))
}

/// A query of those parts that say something.
fn joined(parts: &[String; 2]) -> String {
    match parts {
        [one, other] if one.is_empty() || other.is_empty() => format!("{one}{other}"),
        [one, other] => format!("{one}&{other}"),
    }
}

impl VoiceList<'_> {
    /// The address of what is shown: without what a link was handed on with.
    pub fn route(&self) -> Route {
        let filter = self.asked.query();
        let place = Some(self.behind).filter(|place| !place.is_empty());
        let place = place.map(|place| pair(key::BEHIND, place));
        let parts = [filter, place.unwrap_or_default()];
        Route::Voices(joined(&parts))
    }

    fn page_behind(&self, place: &str) -> Route {
        let place = format!("{}={place}", key::BEHIND);
        Route::Voices(joined(&[place, self.asked.query()]))
    }

    fn filter(&self) -> Markup {
        let policies = self.plan.current_policies();
        let policies = policies.map(|policy| Choice {
            lang: lang_of_passage(policy.name),
            ..Choice::of(policy.code, passage_text(policy.name))
        });
        let former = former_policy(self.plan, self.asked.policy);
        let former = former
            .iter()
            .map(|(code, name)| Choice::of(*code, name.as_str()));
        html! {
            // Open where it is in use: on a phone it is longer than the window.
            details.voice-filter open[!self.asked.query().is_empty()] {
              summary.voice-filter__summary { (tr("条件で絞り込む")) }
              form.voice-filter__form method="get" action=(Route::Voices(String::new())) {
                (choice(key::POLICY, tr("施策"), self.asked.policy, policies.chain(former)))
                (choice(key::STATUS, tr("どこまで進んだか"), self.asked.status, STATUSES.iter().map(|it| Choice::of(it, tr(it.sentence())))))
                (choice(key::OUTCOME, tr("市の回答"), self.asked.outcome, Outcome::ALL.iter().map(|it| Choice::of(it, tr(it.sentence())))))
                (choice(key::LIFE_STAGE, tr("ライフステージ"), self.asked.life_stage, LifeStage::ALL.iter().map(|it| Choice::of(it, tr(it.label())))))
                div.dads-field {
                    label.dads-field__label for="filter-q" { (tr("ことば")) }
                    input.dads-input #filter-q name=(key::WORDS) type="search" value=(self.asked.words);
                }
                p.page__action {
                    button.dads-button data-type="outline" data-size="lg" type="submit" { (tr("絞り込む")) }
                }
              }
            }
        }
    }
}

/// The policy that a filter asks for by a code which none has now, as the filter names it.
pub fn former_policy(plan: &Plan<'_>, asked: &str) -> Option<(PolicyCode, String)> {
    let policy = plan.former(asked.parse().ok()?)?;
    Some((
        policy.code,
        tr_with(
            "{policy}（以前の施策）",
            &[("policy", passage_text(policy.name))],
        ),
    ))
}

/// What can be chosen.
struct Choice<'a, T> {
    id: T,
    label: &'a str,
    /// Where it is in another language than the page.
    lang: Option<&'static str>,
}

impl<'a, T> Choice<'a, T> {
    const fn of(id: T, label: &'a str) -> Self {
        Self {
            id,
            label,
            lang: None,
        }
    }
}

fn choice<'a, T: Display>(
    name: &str,
    label: &str,
    chosen: &str,
    choices: impl Iterator<Item = Choice<'a, T>>,
) -> Markup {
    html! {
        div.dads-field {
            label.dads-field__label for={ "filter-" (name) } { (label) }
            select.dads-select id={ "filter-" (name) } name=(name) {
                option value="" { (tr("すべて")) }
                @for choice in choices {
                    @let id = choice.id.to_string();
                    option value=(id) lang=[choice.lang] selected[id == chosen] {
                        @if name == key::POLICY { (id) " " }
                        (choice.label)
                    }
                }
            }
        }
    }
}
