use hearing_api::{Area, Status, Voice};
use maud::{Markup, html};
use plan::{PartnerRole, Plan};

use crate::components::answer::answer;
use crate::components::page::page;
use crate::urls::{Route, support_href};

/// Whether its reader can say 「同じ思い」.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// Not yet said.
    Open,
    /// Said, and counted.
    Said,
    /// Said just now, and not counted: the place has had its share of today.
    Uncounted,
}

/// What a voice is called where its page does not say what it is about.
pub fn voice_title(voice: &Voice, plan: &Plan<'_>) -> String {
    format!("声 {}番：{}", voice.id, voice.subject.label(plan))
}

/// A voice's page.
pub fn voice(voice: &Voice, support: Support, plan: &Plan<'_>) -> Markup {
    let all = Route::Voices(String::new());
    let content = html! {
        (card(voice, plan))
        section.page-section aria-labelledby="support" {
            h2 #support { "同じ思い" }
            p { (voice.supports) "人が、同じ思いだと伝えています。" }
            @match support {
                Support::Open => form method="post" action=(support_href(voice.id)) {
                    p.page__action {
                        button.dads-button data-type="outline" data-size="lg" type="submit" { "同じ思いです" }
                    }
                },
                Support::Said => p role="status" { "この端末から「同じ思い」を伝えました。" },
                Support::Uncounted => p.failure role="alert" { "同じ場所からの数が多いため、今回は数に入りませんでした。" },
            }
        }
        p.page__action { a href=(all) { "公開された声の一覧へ" } }
    };
    // What it is about stands below, with a link.
    let heading = format!("公開された声 {}番", voice.id);
    html! { div { (page(&[], &heading, &content)) } }
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
pub fn card(voice: &Voice, plan: &Plan<'_>) -> Markup {
    html! {
        p class="page__kicker" {
            @match voice.subject.policy() {
                Some(text) => a href=(Route::PolicyText(text.edition, text.code)) { (voice.subject.label(plan)) },
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
            Some(given) => div.later-text { (answer(given)) },
            None => {
                p { span class="status-badge" data-status=(voice.status.id()) { (voice.status.label()) } }
                @if voice.status == Status::OutOfScope {
                    @if let Some(reason) = &voice.reason { p class="answer__text" { "理由：" bdi { (reason) } } }
                }
            }
        }
    }
}
