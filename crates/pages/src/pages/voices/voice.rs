use hearing_api::{Area, Field, Status, Voice};
use maud::{Markup, html};
use plan::{PartnerRole, Plan};

use crate::components::answer::answer;
use crate::components::breadcrumb::breadcrumb;
use crate::components::outcome::without_answer;
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

/// How many characters of a voice its page is headed by.
const HEADING_LENGTH: usize = 40;

/// A voice's page.
pub fn voice(voice: &Voice, support: Support, plan: &Plan<'_>) -> Markup {
    let is_short = voice.text.chars().count() <= HEADING_LENGTH && !voice.text.contains('\n');
    let content = html! {
        div.voice {
            @if !is_short { (quote(voice)) }
            (meta(voice, plan))
            (reply(voice))
            section.voice__support aria-label="同じ思い" {
                @if voice.supports > 0 { p { (voice.supports) "人が、同じ思いだと伝えています。" } }
                @match support {
                    Support::Open => (support_button(voice)),
                    Support::Said => p role="status" { "この端末から「同じ思い」を伝えました。" },
                    Support::Uncounted => p.failure role="alert" { "同じ場所からの数が多いため、今回は数に入りませんでした。" },
                }
            }
        }
    };
    let first_line = voice.text.lines().next().unwrap_or_default();
    let begin: String = first_line.chars().take(HEADING_LENGTH).collect();
    html! {
        div {
            div.page {
                div { (breadcrumb(&Route::Voice(voice.id))) }
                h1 tabindex="-1" { "「" bdi lang=[voice.lang.tag()] { (begin) } @if !is_short { "…" } "」" }
                div { (content) }
            }
        }
    }
}

/// A voice in a list: what it says, what the city says to it, and 「同じ思い」.
pub fn listed(voice: &Voice, plan: &Plan<'_>) -> Markup {
    html! {
        div.voice {
            (card(voice, plan))
            div.voice__acts {
                (support_button(voice))
                @if voice.supports > 0 { span { (voice.supports) "人" } }
                a.voice__open href=(Route::Voice(voice.id)) { "この声をくわしく" span.visually-hidden { "（" (voice.id) "番）" } }
            }
        }
    }
}

/// What a voice says, and what the city says to it.
pub fn card(voice: &Voice, plan: &Plan<'_>) -> Markup {
    html! {
        (quote(voice))
        (meta(voice, plan))
        (reply(voice))
    }
}

fn support_button(voice: &Voice) -> Markup {
    html! {
        form method="post" action=(support_href(voice.id)) {
            button.dads-button data-type="outline" data-size="md" type="submit" {
                "同じ思いです" span.visually-hidden { "（" (voice.id) "番の声）" }
            }
        }
    }
}

fn quote(voice: &Voice) -> Markup {
    html! { blockquote.voice__quote { p dir="auto" lang=[voice.lang.tag()] { (voice.text) } } }
}

/// What it wants to be, who wrote it as far as they agreed to have it shown, and what it is about.
fn meta(voice: &Voice, plan: &Plan<'_>) -> Markup {
    let role = voice.partner_role.map(PartnerRole::label);
    let area = voice.area.map(Area::label);
    let words = [
        Some(voice.kind.explained().to_owned()),
        voice
            .life_stage
            .map(|stage| format!("{}：{}", Field::LifeStage.label(), stage.label())),
        role.map(|role| format!("{}：{role}", Field::PartnerRole.label())),
        area.map(|area| format!("お住まい：{area}")),
        Some(format!("ほかに同じ意見 {}件", voice.merged)).filter(|_| voice.merged > 0),
    ];
    html! {
        p.voice__meta {
            @for word in words.into_iter().flatten() { span { (word) } }
            span {
                @match voice.subject.policy() {
                    Some(text) => a href=(Route::PolicyText(text.edition, text.code)) { (voice.subject.label(plan)) },
                    None => (voice.subject.label(plan)),
                }
                @if voice.is_sorted { "（市が振り分けました）" }
            }
        }
    }
}

fn reply(voice: &Voice) -> Markup {
    html! {
        div.voice__reply {
            @match &voice.answer {
                Some(given) => {
                    p.voice__reply-head { "市の回答" }
                    (answer(given))
                }
                None => {
                    p { (without_answer(voice.status)) }
                    @if voice.status == Status::OutOfScope && let Some(reason) = &voice.reason {
                        p.answer__text { "理由：" bdi { (reason) } }
                    }
                }
            }
        }
    }
}
