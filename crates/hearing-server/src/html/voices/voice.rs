use hearing_api::{Area, Status};
use maud::{Markup, html};
use plan::{PartnerRole, Plan};

use crate::html::answer_text;
use crate::store::Voice;

/// Whether its reader can say 「同じ思い」.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Support {
    /// Not yet said.
    Open,
    /// Said, and counted.
    Said,
    /// Said just now, and not counted: the place has had its share of today.
    Uncounted,
}

/// The title, heading and content of a voice's page.
pub(crate) fn voice_page(
    voice: &Voice,
    support: Support,
    plan: &Plan<'_>,
) -> (String, String, Markup) {
    let content = html! {
        (card(voice, plan))
        section class="page-section" aria-labelledby="support" {
            h2 id="support" { "同じ思い" }
            p { (voice.supports) "人が、同じ思いだと伝えています。" }
            @match support {
                Support::Open => form method="post" action={ "/voices/" (voice.id) "/support" } {
                    p class="page__action" {
                        button class="dads-button" data-type="outline" data-size="lg" type="submit" { "同じ思いです" }
                    }
                },
                Support::Said => p role="status" { "この端末から「同じ思い」を伝えました。" },
                Support::Uncounted => p class="failure" role="alert" { "同じ場所からの数が多いため、今回は数に入りませんでした。" },
            }
        }
        p class="page__action" { a href="/voices" { "公開された声の一覧へ" } }
    };
    (
        format!("声 {}番：{}", voice.id, voice.subject.label(plan)),
        // What it is about stands below, with a link.
        format!("公開された声 {}番", voice.id),
        content,
    )
}

/// What its writer said of themselves, and agreed to have shown.
fn writer(voice: &Voice) -> impl Iterator<Item = String> {
    let role = voice.partner_role.map(PartnerRole::label);
    let area = voice.area.map(Area::label);
    [
        voice.life_stage.map(|stage| stage.label().to_owned()),
        role.map(|role| format!("お立場：{role}")),
        area.map(|area| format!("お住まい：{area}")),
    ]
    .into_iter()
    .flatten()
}

/// What a voice says, and what the city says to it.
pub(crate) fn card(voice: &Voice, plan: &Plan<'_>) -> Markup {
    html! {
        p class="page__kicker" {
            @match voice.subject.policy() {
                Some(policy) => a href={ "/policies/" (policy) } { (voice.subject.label(plan)) },
                None => (voice.subject.label(plan)),
            }
        }
        p {
            (voice.kind.label())
            @for word in writer(voice) { "・" (word) }
            @if voice.merged > 0 { "・ほかに同じ意見 " (voice.merged) "件" }
        }
        p class="answer__text" dir="auto" { (voice.text) }
        @match &voice.answer {
            Some(answer) => div class="later-text" { (answer_text(answer)) },
            None => {
                p { span class="status-badge" data-status=(voice.status.id()) { (voice.status.label()) } }
                @if voice.status == Status::OutOfScope {
                    @if let Some(reason) = &voice.reason { p class="answer__text" { "理由：" bdi { (reason) } } }
                }
            }
        }
    }
}
