use hearing_api::{Field, Status, Voice};
use maud::{Markup, html};
use plan::Plan;

use crate::components::answer::answer;
use crate::components::breadcrumb::breadcrumb;
use crate::components::outcome::without_answer;
use crate::components::translation_note::translation_note;
use crate::language::{lang_of, lang_of_city, tr, tr_with};
use crate::subject_name::{subject_name, subject_text};
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
    tr_with(
        "声 {number}番：{subject}",
        &[
            ("number", &voice.id.to_string()),
            ("subject", &subject_text(voice.subject, plan)),
        ],
    )
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
            section.voice__support aria-label=(tr("同じ思い")) {
                @if voice.supports > 0 { p { (tr_with("{count}人が、同じ思いだと伝えています。", &[("count", &voice.supports.to_string())])) } }
                @match support {
                    Support::Open => (support_button(voice)),
                    Support::Said => p role="status" { (tr("この端末から「同じ思い」を伝えました。")) },
                    Support::Uncounted => p.failure role="alert" { (tr("同じ場所からの数が多いため、今回は数に入りませんでした。")) },
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
                h1 tabindex="-1" { (tr("「")) bdi lang=[lang_of(voice.lang)] { (begin) } @if !is_short { "…" } (tr("」")) }
                div { (content) }
                (translation_note(&Route::Voice(voice.id), None))
            }
        }
    }
}

/// A voice in a list: what it says, what the city says to it, and 「同じ思い」.
pub fn listed(voice: &Voice, plan: &Plan<'_>) -> Markup {
    let id = voice.id.to_string();
    let number = [("number", id.as_str())];
    html! {
        div.voice {
            (card(voice, plan))
            div.voice__acts {
                (support_button(voice))
                @if voice.supports > 0 { span { (tr_with("{count}人", &[("count", &voice.supports.to_string())])) } }
                a.voice__open href=(Route::Voice(voice.id)) { (tr("この声をくわしく")) span.visually-hidden { (tr_with("（{number}番）", &number)) } }
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
                (tr("同じ思いです")) span.visually-hidden { (tr_with("（{number}番の声）", &[("number", &voice.id.to_string())])) }
            }
        }
    }
}

fn quote(voice: &Voice) -> Markup {
    html! { blockquote.voice__quote { p dir="auto" lang=[lang_of(voice.lang)] { (voice.text) } } }
}

/// What it wants to be, who wrote it as far as they agreed to have it shown, and what it is about.
fn meta(voice: &Voice, plan: &Plan<'_>) -> Markup {
    let of_writer = |name: &str, value: &str| [tr(name), tr("："), tr(value)].concat();
    let merged = voice.merged.to_string();
    let words = [
        Some(tr(voice.kind.explained()).to_owned()),
        voice
            .life_stage
            .map(|stage| of_writer(Field::LifeStage.label(), stage.label())),
        voice
            .partner_role
            .map(|role| of_writer(Field::PartnerRole.label(), role.label())),
        voice.area.map(|area| of_writer("お住まい", area.label())),
        Some(tr_with("ほかに同じ意見 {count}件", &[("count", &merged)]))
            .filter(|_| voice.merged > 0),
    ];
    html! {
        p.voice__meta {
            @for word in words.into_iter().flatten() { span { (word) } }
            span {
                @match voice.subject.policy() {
                    Some(text) => a href=(Route::PolicyText(text.edition, text.code)) { (subject_name(voice.subject, plan)) },
                    None => (subject_name(voice.subject, plan)),
                }
                @if voice.is_sorted { (tr("（市が振り分けました）")) }
            }
        }
    }
}

fn reply(voice: &Voice) -> Markup {
    html! {
        div.voice__reply {
            @match &voice.answer {
                Some(given) => {
                    p.voice__reply-head { (tr("市の回答")) }
                    (answer(given))
                }
                None => {
                    p { (without_answer(voice.status)) }
                    @if voice.status == Status::OutOfScope && let Some(reason) = &voice.reason {
                        p.answer__text { (tr("理由：")) bdi lang=[lang_of_city(reason)] { (reason) } }
                    }
                }
            }
        }
    }
}
