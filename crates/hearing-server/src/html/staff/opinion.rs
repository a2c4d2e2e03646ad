use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::{ANSWER_MAX, Area, Outcome, Status, find_personal_data};
use maud::{Markup, html};
use plan::{LifeStage, PartnerRole};

use super::queue::{department, excerpt};
use super::{audit, csrf, options, page, personal_data_in};
use crate::app::AppState;
use crate::html::japanese_time;
use crate::intake::Fields;
use crate::staff::Role;
use crate::store::{OpinionFile, Queued, Session};

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
    /// Why what was asked for was not done.
    pub(crate) failure: Option<&'a str>,
}

/// What is shown of `text`, with every place of these words hidden besides what is hidden already;
/// the first word that does not stand in `text`, if there is one.
pub(crate) fn masked<'a>(text: &str, shown: &str, words: &[&'a str]) -> Result<String, &'a str> {
    if let Some(missing) = words.iter().find(|word| !text.contains(**word)) {
        return Err(missing);
    }
    // By place and not one word after the other: words may overlap, and none must find the sign
    // that hides another.
    let mut hidden = vec![false; shown.len()];
    for word in words {
        for (at, _) in shown.char_indices() {
            if shown[at..].starts_with(word) {
                hidden[at..at + word.len()].fill(true);
            }
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
    let content = html! {
        @if let Some(failure) = shown.failure {
            p class="failure" role="alert" { (failure) }
        }
        p {
            span class="status-badge" data-status=(queued.status.id()) { (queued.status.label()) }
            @if queued.is_published { " 公開中" }
        }
        (shown.words())
        (shown.facts(state))
        (shown.merged())
        (shown.answers())
        @if role >= Role::Responder {
            (shown.responders_acts(state))
        }
        @if role >= Role::Publisher && queued.status != Status::Withdrawn {
            (shown.publication())
        }
        (shown.remarks(role))
        section class="page-section" {
            h2 { "書いた人に見える経過" }
            ol class="status-history" {
                @for entry in &file.history {
                    li class="status-history__item" {
                        span class="status-history__label" { (entry.status.label()) }
                        time class="status-history__time" datetime=(entry.at) { (japanese_time(&entry.at)) }
                        @if let Some(reason) = &entry.reason { p { "理由：" bdi { (reason) } } }
                    }
                }
            }
        }
        section class="page-section" {
            h2 { "だれが何をしたか" }
            (audit::table(&file.acts))
        }
    };
    let title = format!("{}番の意見", queued.id);
    page(state, status, Some(shown.session), &title, &content)
}

impl OpinionPage<'_> {
    fn words(&self) -> Markup {
        html! {
            section class="page-section" aria-labelledby="words" {
                h2 id="words" { "意見" }
                p class="answer__text" dir="auto" { (self.file.queued.text) }
                @if let Some(masked) = &self.file.masked_text {
                    h3 { "公開する文（伏せ字）" }
                    p class="answer__text" dir="auto" { (masked) }
                }
            }
        }
    }

    fn facts(&self, state: &AppState) -> Markup {
        let file = self.file;
        let queued = &file.queued;
        let rows = [
            ("対象", queued.subject.label(state.plan)),
            ("種類", queued.kind.label().to_owned()),
            ("受付", japanese_time(&queued.received_at)),
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
                if file.may_publish { "あり" } else { "なし" }.to_owned(),
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
            dl class="check-list" {
                @for (name, value) in rows {
                    @if !value.is_empty() {
                        div class="check-list__row" {
                            dt class="check-list__name" { (name) }
                            dd class="check-list__value" { (value) }
                        }
                    }
                }
            }
        }
    }

    fn merged(&self) -> Markup {
        html! {
            @if let Some(into) = self.file.merged_into {
                p { a href={ "/staff/opinions/" (into) } { (into) "番" } "に統合されています。" }
            }
            @if !self.file.merged.is_empty() {
                p { "この意見に統合されたもの："
                    @for id in &self.file.merged { a href={ "/staff/opinions/" (id) } { (id) "番" } " " }
                }
            }
        }
    }

    fn answers(&self) -> Markup {
        html! {
            @if !self.file.answers.is_empty() {
                section class="page-section" {
                    h2 { "回答" }
                    @for answer in &self.file.answers {
                        article class="staff__answer" {
                            p {
                                strong { (answer.outcome.label()) } " " (answer.account) " "
                                time datetime=(answer.at) { (japanese_time(&answer.at)) }
                                @if !answer.is_standing { "（取り消した回答）" }
                            }
                            p class="answer__text" dir="auto" { (answer.text) }
                            @if let Some(is_helpful) = answer.is_helpful {
                                p { "書いた人：" (if is_helpful { "答えになっている" } else { "答えになっていない" }) }
                            }
                            @if let Some(reply) = &answer.reply { p class="answer__text" dir="auto" { (reply) } }
                        }
                    }
                }
            }
        }
    }

    /// A form that does one act.
    fn act(&self, name: &str, content: &Markup) -> Markup {
        html! {
            form method="post" action={ "/staff/opinions/" (self.file.queued.id) "/" (name) } {
                (csrf(self.session))
                input type="hidden" name="revision" value=(self.file.revision);
                (content)
            }
        }
    }

    fn button(&self, name: &str, label: &str) -> Markup {
        self.act(name, &html! { (submit(label)) })
    }

    fn responders_acts(&self, state: &AppState) -> Markup {
        let status = self.file.queued.status;
        html! {
            section class="page-section" aria-labelledby="acts" {
                h2 id="acts" { "対応する" }
                @if status.is_open() {
                    div class="staff__acts" {
                        (self.button("claim", "自分が受け持つ"))
                        @if self.file.queued.claimed_by.is_some() {
                            (self.button("release", "受け持ちをやめる"))
                        }
                    }
                    (self.answer_form(state))
                    (self.merge_form())
                    details {
                        summary { "担当を移す" }
                        (self.act("move", &html! {
                            label { "移す先"
                                select class="dads-select" name="department" { (options(state.departments.all(), "")) }
                            }
                            (submit("移す"))
                        }))
                    }
                    details {
                        summary { "対象外にする" }
                        (self.act("out-of-scope", &html! {
                            label { "理由（書いた人に表示されます）"
                                textarea class="dads-textarea" name="reason" rows="3" required { (self.typed.get("reason")) }
                            }
                            (submit("対象外にする"))
                        }))
                    }
                } @else if matches!(status, Status::Answered | Status::Merged | Status::OutOfScope) {
                    p { "取り消すと「確認中」に戻ります。書いた人の経過にも残ります。" }
                    (self.button("undo", "取り消して確認中に戻す"))
                }
            }
        }
    }

    fn answer_form(&self, state: &AppState) -> Markup {
        let id = self.file.queued.id;
        let templates = state.departments.templates();
        let template = self
            .typed
            .get("template")
            .parse()
            .ok()
            .and_then(|at: usize| templates.get(at));
        let outcome = template.map_or(self.typed.get("outcome"), |template| template.outcome.id());
        let text = template.map_or(self.typed.get("answer"), |template| template.text.as_str());
        html! {
            h3 id="answer" { "回答を書く" }
            @if !templates.is_empty() {
                p { "ひな形："
                    @for (at, template) in templates.iter().enumerate() {
                        a href={ "/staff/opinions/" (id) "?template=" (at) "#answer" } { (template.name) } " "
                    }
                }
            }
            (self.act("answer", &html! {
                label { "対応結果"
                    select class="dads-select" name="outcome" required {
                        option value="" { "選んでください" }
                        @for choice in Outcome::ALL {
                            option value=(choice) selected[choice.id() == outcome] { (choice.label()) "：" (choice.explained()) }
                        }
                    }
                }
                label { "回答（" (ANSWER_MAX) "文字まで。書いた人に表示されます）"
                    textarea class="dads-textarea" name="answer" rows="8" required { (text) }
                }
                (submit("書いた人からの見え方を確かめる"))
            }))
        }
    }

    fn merge_form(&self) -> Markup {
        html! {
            details open[!self.similar.is_empty()] {
                summary { "ほかの意見に統合する" }
                (self.act("merge", &html! {
                    @for other in self.similar {
                        label class="radio-card" {
                            input class="radio-card__input" type="radio" name="into" value=(other.id);
                            span class="radio-card__body" {
                                span class="radio-card__label" { (other.id) "番（" (other.status.label()) "）" }
                                span class="radio-card__text" dir="auto" { (excerpt(&other.text)) }
                            }
                        }
                    }
                    @if self.similar.is_empty() {
                        label { "統合先の番号" input class="dads-input" name="into" type="text" inputmode="numeric" required; }
                    }
                    (submit("統合する"))
                }))
            }
        }
    }

    fn publication(&self) -> Markup {
        let file = self.file;
        let shown = file.masked_text.as_deref().unwrap_or(&file.queued.text);
        let findings = find_personal_data(shown);
        let text = &file.queued.text;
        html! {
            section class="page-section" aria-labelledby="publication" {
                h2 id="publication" { "公開する" }
                @if !file.may_publish {
                    p { "書いた人が公開に同意していません。" }
                } @else if file.queued.is_published {
                    (self.button("unpublish", "公開をやめる"))
                } @else if file.queued.status != Status::Merged {
                    @if let Some(answer) = file.answers.iter().find(|answer| answer.is_standing) {
                        (personal_data_in(&answer.text))
                    }
                    @if !findings.is_empty() {
                        p class="failure" { "個人情報に見えるところが残っています："
                            @for finding in &findings { (finding.kind.label()) "「" (&shown[finding.range.clone()]) "」 " }
                        }
                    }
                    (self.button("publish", "公開する"))
                }
                h3 { "伏せ字にする" }
                (self.act("mask", &html! {
                    @for finding in find_personal_data(text) {
                        label class="check-card" {
                            input class="check-card__input" type="checkbox" name="words" value=(&text[finding.range.clone()]) checked;
                            span { (finding.kind.label()) "「" (&text[finding.range]) "」" }
                        }
                    }
                    label { "伏せることば（1行にひとつ。すでに伏せたことばは伏せたままです。すべて空にすると元の文に戻ります）"
                        textarea class="dads-textarea" name="words" rows="3" { (self.typed.get("words")) }
                    }
                    (submit("伏せ字を決める"))
                }))
            }
        }
    }

    fn remarks(&self, role: Role) -> Markup {
        html! {
            section class="page-section" aria-labelledby="remarks" {
                h2 id="remarks" { "内部メモ" }
                @for remark in &self.file.remarks {
                    p class="answer__text" { strong { (remark.account) } " " (japanese_time(&remark.at)) "\n" bdi { (remark.text) } }
                }
                @if role >= Role::Responder {
                    (self.act("remark", &html! {
                        label { "メモ（職員だけが読みます）"
                            textarea class="dads-textarea" name="remark" rows="2" required { (self.typed.get("remark")) }
                        }
                        (submit("メモを残す"))
                    }))
                }
            }
        }
    }
}

fn submit(label: &str) -> Markup {
    html! {
        button class="dads-button" data-type="outline" data-size="md" type="submit" { (label) }
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
