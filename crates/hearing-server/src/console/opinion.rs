use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::{Answer, Area, NOTE_MAX, Status, Voice, find_personal_data};
use maud::{Markup, html};
use pages::components::answer::entry_label;
use pages::components::excerpt::excerpt;
use pages::dates::japanese_time;
use pages::pages::voices::card;
use plan::{LifeStage, PartnerRole};

use super::field::{Field, FieldError, summary};
use super::mails::mails;
use super::preview::Giving;
use super::queue::{department, due, opinion_address};
use super::{audit, csrf, listed, options, page, personal_data_in, submit};
use crate::app::AppState;
use crate::channel::place;
use crate::folding::places;
use crate::form_decoding::Fields;
use crate::staff::Role;
use crate::store::{OpinionFile, Queued, Session};
use crate::workflow::ActKind;

/// What stands in the place of a hidden word.
const HIDDEN: &str = "＊＊＊";

/// What an opinion's page shows.
pub(crate) struct OpinionPage<'a> {
    /// Whose page it is.
    pub(crate) session: &'a Session,
    /// The opinion.
    pub(crate) file: &'a OpinionFile,
    /// Opinions that say nearly the same.
    pub(crate) similar: &'a [Queued],
    /// What was typed, or asked for in the address.
    pub(crate) typed: &'a Fields,
    /// What is wrong with what was typed.
    pub(crate) error: Option<&'a FieldError>,
    /// Why what was asked for was not done.
    pub(crate) failure: Option<&'a str>,
    /// The next opinion of the list that its reader comes from.
    pub(crate) next: Option<i64>,
}

/// What is shown of `text`, with every place of these words hidden besides what is hidden already,
/// however they are spelt;
/// the first word that does not stand in `text`, if there is one.
pub(crate) fn masked<'a>(text: &str, shown: &str, words: &[&'a str]) -> Result<String, &'a str> {
    let stands_nowhere = |word: &&&str| places(text, word).is_empty();
    if let Some(missing) = words.iter().find(stands_nowhere) {
        return Err(missing);
    }
    // By place and not one word after the other: words may overlap, and none must find the sign
    // that hides another.
    let mut hidden = vec![false; shown.len()];
    for word in words {
        for place in places(shown, word) {
            hidden[place].fill(true);
        }
    }
    let mut masked = String::new();
    let mut was_hidden = false;
    for (at, character) in shown.char_indices() {
        if !hidden[at] {
            masked.push(character);
        } else if !was_hidden {
            masked.push_str(HIDDEN);
        }
        was_hidden = hidden[at];
    }
    Ok(masked)
}

/// An opinion with all that staff do with it.
pub(crate) fn opinion(state: &AppState, status: StatusCode, shown: &OpinionPage<'_>) -> Response {
    let file = shown.file;
    let queued = &file.queued;
    let role = shown.session.account.role;
    let title = format!("{}番の意見", queued.id);
    let content = html! {
        (shown.ways())
        p class="page__kicker" { (queued.subject.label(state.plan)) }
        h1 { (title) }
        ul class="queue__facts desk__status" {
            li { span class="queue__status" data-status=(queued.status.id()) { (queued.status.label()) } }
            @if queued.is_published { li { "公開中" } }
            @if queued.status.is_open() { li { (due(state, &queued.received_at)) } }
        }
        @if let Some(kind) = ActKind::of(shown.typed.get("done")) {
            p class="staff__done" role="status" { (kind.description().done) }
        }
        @if let Some(failure) = shown.failure {
            p class="failure" role="alert" { (failure) }
        }
        (summary(shown.error))
        div class="desk" {
            div class="desk__main" {
                (shown.words())
                (shown.next_step())
                (shown.answers())
                (mails(state, &file.mails))
                @if role >= Role::Responder {
                    (shown.left_over())
                    (shown.responders_acts(state))
                    (shown.withdrawal())
                }
                @if queued.status != Status::Withdrawn {
                    @if role >= Role::Publisher { (shown.publication(state)) }
                    @if role >= Role::Responder { (shown.mask_form()) }
                }
                @if role >= Role::Responder { (shown.undo_form()) }
            }
            aside class="desk__side" aria-label="この意見について" {
                (shown.facts(state))
                (shown.merged())
                (shown.remarks(role))
                (shown.history())
                section class="desk__section" aria-labelledby="acts-done" {
                    h2 id="acts-done" { "だれが何をしたか" }
                    (audit::acts(state, &file.acts))
                }
            }
        }
    };
    page(state, status, Some(shown.session), &title, &content)
}

impl OpinionPage<'_> {
    fn list(&self) -> &str {
        self.typed.get("list")
    }

    /// Back to the list, and on to its next opinion.
    fn ways(&self) -> Markup {
        let list = self.list();
        html! {
            ul class="desk__ways" {
                li { a href={ "/staff" @if !list.is_empty() { "?" (list) } } { "一覧へ戻る" } }
                @if let Some(next) = self.next {
                    li { a href=(opinion_address(next, list)) { "次の意見へ（" (next) "番）" } }
                }
            }
        }
    }

    fn words(&self) -> Markup {
        let text = &self.file.queued.text;
        html! {
            section class="desk__section desk__words" aria-labelledby="words" {
                h2 id="words" { "意見" }
                @if text.is_empty() {
                    p { "取下げから7日を過ぎたため、本文は消えています。" }
                } @else {
                    p class="answer__text" dir="auto" { (marked(text)) }
                }
                @if !find_personal_data(text).is_empty() {
                    p class="page-section__note" { "色のついたところは、個人情報かもしれません。" }
                }
                @if let Some(masked) = &self.file.masked_text {
                    h3 { "公開する文（伏せ字）" }
                    p class="answer__text" dir="auto" { (masked) }
                }
            }
        }
    }

    /// What is to be done now, and by whom.
    fn next_step(&self) -> Markup {
        let file = self.file;
        let role = self.session.account.role;
        let step = match (&file.queued.status, &file.queued.claimed_by) {
            (Status::Received | Status::InReview, _) if role < Role::Responder => {
                html! { p { "担当の職員が回答します。" } }
            }
            (Status::Received | Status::InReview, None) => html! {
                p { "まだ、だれも受け持っていません。" }
                (self.act("claim", &submit("solid-fill", "自分が受け持つ")))
            },
            (Status::Received | Status::InReview, Some(name))
                if *name == self.session.account.name =>
            {
                html! {
                    p { "あなたが受け持っています。" a href="#answer" { "回答を書いてください。" } }
                    (self.act("release", &submit("outline", "受け持ちをやめる")))
                }
            }
            (Status::Received | Status::InReview, Some(name)) => html! {
                p { (name) "さんが受け持っています。" }
                (self.act("claim", &submit("outline", "代わって受け持つ")))
            },
            (Status::Answered | Status::OutOfScope, _) => html! {
                @if file.queued.is_published {
                    p { "対応が終わり、公開されています。" }
                } @else if !file.may_publish {
                    p { "対応が終わりました。書いた人が公開に同意していないため、公開はしません。" }
                } @else if role >= Role::Publisher {
                    p { "対応が終わりました。" a href="#publication" { "公開してよいかを確かめてください。" } }
                } @else {
                    p { "対応が終わりました。公開の権限のある職員が、公開してよいかを確かめます。" }
                }
            },
            (Status::Merged, _) => html! {
                @if let Some(into) = file.merged_into {
                    p { a href=(opinion_address(into, self.list())) { (into) "番の意見" } "に統合されています。回答はそちらで書きます。" }
                }
            },
            (Status::Withdrawn, _) => {
                html! { p { "取り下げられています。することはありません。" } }
            }
        };
        html! {
            section class="desk__step" aria-labelledby="step" {
                h2 id="step" { "次にすること" }
                (step)
            }
        }
    }

    fn facts(&self, state: &AppState) -> Markup {
        let file = self.file;
        let queued = &file.queued;
        let rows = [
            ("種類", queued.kind.label().to_owned()),
            ("受付", japanese_time(&queued.received_at)),
            ("受付の場所", place(file.surface, file.source.as_deref())),
            ("担当", department(state, queued).to_owned()),
            (
                "受け持ち",
                queued
                    .claimed_by
                    .clone()
                    .unwrap_or_else(|| "なし".to_owned()),
            ),
            (
                "ライフステージ",
                file.life_stage.map_or("", LifeStage::label).to_owned(),
            ),
            (
                "立場",
                file.partner_role.map_or("", PartnerRole::label).to_owned(),
            ),
            ("地域", file.area.map_or("", Area::label).to_owned()),
            (
                "公開への同意",
                if file.may_publish {
                    format!("あり（{}）", file.consent.label())
                } else {
                    "なし".to_owned()
                },
            ),
            (
                "回答のお知らせ先",
                if file.has_contact {
                    "メールアドレスあり"
                } else {
                    "なし"
                }
                .to_owned(),
            ),
        ];
        html! {
            dl class="desk__facts" {
                @for (name, value) in rows {
                    @if !value.is_empty() {
                        div class="desk__fact" {
                            dt { (name) }
                            dd { (value) }
                        }
                    }
                }
            }
        }
    }

    fn merged(&self) -> Markup {
        html! {
            @if !self.file.merged.is_empty() {
                section class="desk__section" aria-labelledby="merged" {
                    h2 id="merged" { "この意見に統合されたもの" }
                    ul {
                        @for id in &self.file.merged {
                            li { a href=(opinion_address(*id, self.list())) { (id) "番の意見" } }
                        }
                    }
                }
            }
        }
    }

    /// A form that does one act.
    pub(super) fn act(&self, name: &str, content: &Markup) -> Markup {
        html! {
            form class="staff__act" method="post" action={ "/staff/opinions/" (self.file.queued.id) "/" (name) } novalidate {
                (csrf(self.session))
                input type="hidden" name="revision" value=(self.file.revision);
                @if !self.list().is_empty() { input type="hidden" name="list" value=(self.list()); }
                (content)
            }
        }
    }

    pub(super) fn field<'b>(
        &'b self,
        name: &'static str,
        label: &'b str,
        support: &'b str,
    ) -> Field<'b> {
        Field {
            name,
            label,
            support,
            error: self.error,
        }
    }

    /// Whether what is wrong is in this field, or something was typed into it.
    pub(super) fn concerns(&self, name: &str) -> bool {
        self.error.is_some_and(|error| error.field == name) || !self.typed.get(name).is_empty()
    }

    fn responders_acts(&self, state: &AppState) -> Markup {
        let status = self.file.queued.status;
        html! {
            @if status.is_open() {
                section class="desk__section" aria-labelledby="answer" {
                    h2 id="answer" tabindex="-1" { "回答を書く" }
                    (self.answer_form(state, Giving::Answer, "", ""))
                }
                section class="desk__section" aria-labelledby="others" {
                    h2 id="others" { "回答のほかにできること" }
                    (self.merge_form())
                    (self.move_form(state))
                    (self.out_of_scope_form())
                }
            } @else if status == Status::Answered {
                (self.correct_form(state))
            }
        }
    }

    /// Taking it back, or giving it again, on the word of a writer who has lost the control code.
    fn withdrawal(&self) -> Markup {
        let support =
            format!("どのように本人と確かめたか。操作の記録に残ります。{NOTE_MAX}文字まで。");
        html! {
            @if self.file.queued.status != Status::Withdrawn {
                details class="staff__details" open[self.concerns("withdraw-reason")] {
                    summary { "書いた人の申し出で取り下げる" }
                    (self.act("withdraw", &html! {
                        p { "控えコードをなくした人から、受付番号を添えて申し出があったときに使います。公開もすぐに終わります。7日以内は元に戻せますが、書いた人のメールアドレスは戻りません。" }
                        (self.field("withdraw-reason", "取り下げる理由", &support).textarea(3, self.typed.get("withdraw-reason")))
                        p class="page__action" { (submit("outline", "取り下げる")) }
                    }))
                }
            } @else if !self.file.queued.text.is_empty() {
                details class="staff__details" open[self.concerns("undo-reason")] {
                    summary { "書いた人の申し出で元に戻す" }
                    (self.act("undo-withdrawal", &html! {
                        p { "取下げから7日以内なら、取り下げる前の状態に戻せます。公開されていた意見は、また公開されます。" }
                        (self.field("undo-reason", "元に戻す理由", &support).textarea(3, self.typed.get("undo-reason")))
                        p class="page__action" { (submit("outline", "元に戻す")) }
                    }))
                }
            }
        }
    }

    fn merge_form(&self) -> Markup {
        let chosen = self.typed.get("similar");
        html! {
            details class="staff__details" open[!self.similar.is_empty() || self.concerns("into")] {
                summary {
                    "ほかの意見に統合する"
                    @if !self.similar.is_empty() { "（似た意見 " (self.similar.len()) "件）" }
                }
                (self.act("merge", &html! {
                    @if !self.similar.is_empty() {
                        fieldset class="dads-field" {
                            legend class="dads-field__label" { "似た意見から選ぶ" }
                            div class="staff__choices" {
                                @for other in self.similar {
                                    label class="radio-card" {
                                        input class="radio-card__input" type="radio" name="similar" value=(other.id)
                                            checked[other.id.to_string() == chosen];
                                        span class="radio-card__body" {
                                            span class="radio-card__label" { (other.id) "番（" (other.status.label()) "）" }
                                            span class="radio-card__text" dir="auto" { (excerpt(&other.text)) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                    (self.field("into", "統合先の番号", "この番号の意見の回答が、この意見を書いた人にも届きます。").number(self.typed.get("into")))
                    p class="page__action" { (submit("outline", "統合先を確かめる")) }
                }))
            }
        }
    }

    fn move_form(&self, state: &AppState) -> Markup {
        html! {
            details class="staff__details" open[self.concerns("department")] {
                summary { "担当を移す" }
                (self.act("move", &html! {
                    (self.field("department", "移す先", "").select(&html! {
                        option value="" { "選んでください" }
                        (options(state.departments.all(), self.typed.get("department")))
                    }))
                    p class="page__action" { (submit("outline", "移す")) }
                }))
            }
        }
    }

    fn out_of_scope_form(&self) -> Markup {
        html! {
            details class="staff__details" open[self.concerns("reason")] {
                summary { "対象外にする" }
                (self.act("out-of-scope", &html! {
                    (self.field("reason", "理由", &format!("書いた人に表示されます。{NOTE_MAX}文字まで。")).textarea(3, self.typed.get("reason")))
                    p class="page__action" { (submit("outline", "対象外にする")) }
                }))
            }
        }
    }

    fn publication(&self, state: &AppState) -> Markup {
        let file = self.file;
        let voice = self.as_voice();
        let findings = find_personal_data(&voice.text);
        // What is public belongs to what is answered, as a rule.
        let is_time = findings.is_empty() && !file.queued.status.is_open();
        html! {
            section class="desk__section" aria-labelledby="publication" {
                h2 id="publication" tabindex="-1" { "公開する" }
                @if !file.may_publish {
                    p { "書いた人が公開に同意していません。公開できません。" }
                } @else if file.queued.is_published {
                    p { a href={ "/voices/" (voice.id) } { "公開されている内容を見る" } }
                    (self.act("unpublish", &submit("outline", "公開をやめる")))
                } @else if file.queued.status == Status::Merged {
                    p { "統合された意見は、統合先で公開します。" }
                } @else {
                    p {
                        @if file.queued.status.is_open() { "回答の前でも公開できます。" }
                        "公開すると、だれにでも次のように見えます。"
                    }
                    div class="staff__preview" { (card(&voice, state.plan)) }
                    (self.kept_back())
                    @if let Some(answer) = &voice.answer { (personal_data_in(&answer.text)) }
                    @if !findings.is_empty() {
                        div class="staff__warning" {
                            p { "個人情報に見えるところが残っています。公開する前に、伏せ字にしてください。" }
                            (listed(&voice.text, &findings))
                        }
                    }
                    (self.act("publish", &submit(if is_time { "solid-fill" } else { "outline" }, "公開する")))
                }
            }
        }
    }

    /// What the writer said of themselves and did not agree to have shown.
    fn kept_back(&self) -> Markup {
        let file = self.file;
        let said = [
            file.life_stage.map(|_| "ライフステージ"),
            file.partner_role.map(|_| "立場"),
            file.area.map(|_| "地域"),
        ];
        let said: Vec<_> = said.into_iter().flatten().collect();
        html! {
            @if !said.is_empty() && !file.consent.covers_writer() {
                p class="page-section__note" {
                    (said.join("、")) "は公開しません。公開すると説明する前に送られた意見です。"
                }
            }
        }
    }

    /// The voice that it would be.
    fn as_voice(&self) -> Voice {
        let file = self.file;
        let queued = &file.queued;
        let standing = file.answers.iter().find(|answer| answer.is_standing);
        let shows_writer = file.consent.covers_writer();
        Voice {
            id: queued.id,
            subject: queued.subject,
            kind: queued.kind,
            life_stage: file.life_stage.filter(|_| shows_writer),
            partner_role: file.partner_role.filter(|_| shows_writer),
            area: file.area.filter(|_| shows_writer),
            text: file.masked_text.as_ref().unwrap_or(&queued.text).clone(),
            status: queued.status,
            reason: file.history.last().and_then(|entry| entry.reason.clone()),
            answer: standing.map(|answer| Answer {
                outcome: answer.outcome,
                text: answer.text.clone(),
                answered_at: answer.at.clone(),
            }),
            merged: i64::try_from(file.merged.len()).unwrap_or(i64::MAX),
            supports: 0,
            published_at: String::new(),
            corrected_at: None,
        }
    }

    fn mask_form(&self) -> Markup {
        let file = self.file;
        let text = &file.queued.text;
        let shown = file.masked_text.as_ref().unwrap_or(text);
        let findings = find_personal_data(shown);
        html! {
            details class="staff__details" id="mask" open[!findings.is_empty() || self.concerns("words")] {
                summary { "公開する文のことばを伏せ字にする" }
                (self.act("mask", &html! {
                    @if !findings.is_empty() {
                        fieldset class="dads-field" {
                            legend class="dads-field__label" { "個人情報に見えるところ" }
                            div class="staff__choices" {
                                @for finding in &findings {
                                    label class="check-card" {
                                        input class="check-card__input" type="checkbox" name="words" value=(&shown[finding.range.clone()]) checked;
                                        span class="check-card__body" {
                                            span class="check-card__label" { (&shown[finding.range.clone()]) }
                                            span class="check-card__text" { (finding.kind.label()) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                    (self.field("words", "伏せることば", "1行にひとつ。公開する文で「＊＊＊」になります。書いた人の文は変わりません。").textarea(3, self.typed.get("words")))
                    p class="page__action" { (submit("outline", "伏せ字にする")) }
                }))
                @if file.masked_text.is_some() {
                    (self.act("mask", &html! {
                        button class="dads-button" data-type="text" data-size="md" type="submit" name="step" value="restore" { "伏せ字をすべてやめる" }
                    }))
                }
            }
        }
    }

    fn remarks(&self, role: Role) -> Markup {
        html! {
            section class="desk__section" aria-labelledby="remarks" {
                h2 id="remarks" { "内部メモ" }
                p class="page-section__note" { "職員だけが読みます。" }
                @for remark in &self.file.remarks {
                    div class="staff__remark" {
                        p class="desk__time" { (remark.account) " " time datetime=(remark.at) { (japanese_time(&remark.at)) } }
                        p class="answer__text" dir="auto" { (remark.text) }
                    }
                }
                @if role >= Role::Responder {
                    (self.act("remark", &html! {
                        (self.field("remark", "メモを書く", "").textarea(3, self.typed.get("remark")))
                        p class="page__action" { (submit("outline", "メモを残す")) }
                    }))
                }
            }
        }
    }

    fn history(&self) -> Markup {
        html! {
            section class="desk__section" aria-labelledby="history" {
                h2 id="history" { "書いた人に見える経過" }
                ol class="status-history" {
                    @for (at, entry) in self.file.history.iter().enumerate() {
                        li class="status-history__item" {
                            span class="status-history__label" { (entry_label(&self.file.history, at)) }
                            time class="status-history__time" datetime=(entry.at) { (japanese_time(&entry.at)) }
                            @if let Some(reason) = &entry.reason { p { "理由：" bdi { (reason) } } }
                        }
                    }
                }
            }
        }
    }
}

/// The text with what looks like personal data marked.
fn marked(text: &str) -> Markup {
    let findings = find_personal_data(text);
    let begins = std::iter::once(0).chain(findings.iter().map(|finding| finding.range.end));
    let plain = begins.zip(
        findings
            .iter()
            .map(|finding| finding.range.start)
            .chain([text.len()]),
    );
    html! {
        @for (at, (begin, end)) in plain.enumerate() {
            (&text[begin..end])
            @if let Some(finding) = findings.get(at) { mark { (&text[finding.range.clone()]) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_hidden_wherever_they_stand() {
        let text = "山田です。山田花子です。";
        assert_eq!(
            masked(text, text, &["山田", "山田花子"]).as_deref(),
            Ok("＊＊＊です。＊＊＊です。")
        );
        assert_eq!(masked("あ", "あ", &["い"]), Err("い"));
    }

    #[test]
    fn words_that_overlap_are_hidden_whole() {
        let text = "電話は090-1234-5678です";
        assert_eq!(
            masked(text, text, &["090-1234", "1234-5678"]).as_deref(),
            Ok("電話は＊＊＊です")
        );
    }

    #[test]
    fn what_is_hidden_stays_hidden() {
        let shown = masked("山田と鈴木", "山田と鈴木", &["山田"]).unwrap_or_default();
        assert_eq!(
            masked("山田と鈴木", &shown, &["鈴木"]).as_deref(),
            Ok("＊＊＊と＊＊＊")
        );
        assert_eq!(
            masked("＊山", "＊山", &["＊", "＊"]).as_deref(),
            Ok("＊＊＊山")
        );
    }
}
