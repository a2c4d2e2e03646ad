use hearing_api::{Answer, Status, Voice, find_personal_data};
use maud::{Markup, html};
use pages::pages::voices::card;

use super::OpinionPage;
use crate::console::{View, listed, personal_data_in};
use crate::workflow::ActKind;

/// What an opinion's page has of its publication.
impl OpinionPage<'_> {
    pub(super) fn publication(&self, view: &View<'_>) -> Markup {
        let detail = self.detail;
        let voice = self.as_voice();
        let findings = find_personal_data(&voice.text);
        html! {
            section class="desk__section" aria-labelledby="publication" {
                h2 id="publication" tabindex="-1" { "公開する" }
                @if !detail.may_publish {
                    p { "書いた人が公開に同意していません。公開できません。" }
                } @else if detail.queued.is_published {
                    p { a href={ "/voices/" (voice.id) } { "公開されている内容を見る" } }
                    (self.form(view, ActKind::Unpublish))
                } @else if detail.queued.status == Status::Merged {
                    p { "統合された意見は、統合先で公開します。" }
                } @else {
                    p {
                        @if detail.queued.status.is_open() { "回答の前でも公開できます。" }
                        "公開すると、だれにでも次のように見えます。"
                    }
                    div class="staff__preview" { (card(&voice, view.plan)) }
                    (self.kept_back())
                    @if let Some(answer) = &voice.answer { (personal_data_in(&answer.text)) }
                    @if !findings.is_empty() {
                        div class="staff__warning" {
                            p { "個人情報に見えるところが残っています。公開する前に、伏せ字にしてください。" }
                            (listed(&voice.text, &findings))
                        }
                    }
                    (self.form(view, ActKind::Publish))
                }
            }
        }
    }

    /// Whether releasing it is what is to be done next.
    pub(super) fn is_time_to_publish(&self) -> bool {
        let detail = self.detail;
        let text = detail.masked_text.as_ref().unwrap_or(&detail.queued.text);
        find_personal_data(text).is_empty() && !detail.queued.status.is_open()
    }

    /// What the writer said of themselves and did not agree to have shown.
    fn kept_back(&self) -> Markup {
        let detail = self.detail;
        let said = [
            detail.life_stage.map(|_| "ライフステージ"),
            detail.partner_role.map(|_| "立場"),
            detail.area.map(|_| "地域"),
        ];
        let said: Vec<_> = said.into_iter().flatten().collect();
        html! {
            @if !said.is_empty() && !detail.consent.covers_writer() {
                p class="page-section__note" {
                    (said.join("、")) "は公開しません。公開すると説明する前に送られた意見です。"
                }
            }
        }
    }

    /// The voice that it would be.
    fn as_voice(&self) -> Voice {
        let detail = self.detail;
        let queued = &detail.queued;
        let standing = detail.answers.iter().find(|answer| answer.is_standing);
        let shows_writer = detail.consent.covers_writer();
        let assigned = queued.subject.assigned(queued.policy);
        Voice {
            id: queued.id,
            subject: assigned.unwrap_or(queued.subject),
            is_sorted: assigned.is_some(),
            kind: queued.kind,
            life_stage: detail.life_stage.filter(|_| shows_writer),
            partner_role: detail.partner_role.filter(|_| shows_writer),
            area: detail.area.filter(|_| shows_writer),
            text: detail.masked_text.as_ref().unwrap_or(&queued.text).clone(),
            lang: queued.lang,
            status: queued.status,
            reason: detail.history.last().and_then(|entry| entry.reason.clone()),
            answer: standing.map(|answer| Answer {
                outcome: answer.outcome,
                text: answer.text.clone(),
                answered_at: answer.at.clone(),
            }),
            merged: i64::try_from(detail.merged.len()).unwrap_or(i64::MAX),
            supports: 0,
            published_at: String::new(),
            corrected_at: None,
        }
    }
}
