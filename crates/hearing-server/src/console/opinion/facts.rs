use hearing_api::{Area, find_personal_data};
use maud::{Markup, html};
use pages::components::answer::entry_label;
use pages::dates::time_in_words;
use plan::{LifeStage, PartnerRole};

use super::OpinionPage;
use super::acts::Section;
use crate::channel::place;
use crate::console::View;
use crate::console::queue::{department, opinion_address};

/// What an opinion's page shows of it without a form.
impl OpinionPage<'_> {
    pub(super) fn words(&self) -> Markup {
        let text = &self.detail.queued.text;
        html! {
            section class="desk__section desk__words" aria-labelledby="words" {
                h2 id="words" { "意見" }
                @if text.is_empty() {
                    p { "取下げから7日を過ぎたため、本文は消えています。" }
                } @else {
                    p class="answer__text" dir="auto" lang=[self.detail.queued.lang.tag()] { (marked(text)) }
                }
                @if !find_personal_data(text).is_empty() {
                    p class="page-section__note" { "色のついたところは、個人情報かもしれません。" }
                }
                @if let Some(masked) = &self.detail.masked_text {
                    h3 { "公開する文（伏せ字）" }
                    p class="answer__text" dir="auto" lang=[self.detail.queued.lang.tag()] { (masked) }
                }
            }
        }
    }

    pub(super) fn facts(&self, view: &View<'_>) -> Markup {
        let detail = self.detail;
        let queued = &detail.queued;
        let rows = [
            ("種類", queued.kind.label().to_owned()),
            ("受付", time_in_words(&queued.received_at)),
            (
                "受付の場所",
                place(detail.surface, detail.source.as_deref()),
            ),
            ("担当", department(view, queued).to_owned()),
            (
                "受け持ち",
                queued
                    .claimed_by
                    .clone()
                    .unwrap_or_else(|| "なし".to_owned()),
            ),
            (
                "ライフステージ",
                detail.life_stage.map_or("", LifeStage::label).to_owned(),
            ),
            (
                "立場",
                detail
                    .partner_role
                    .map_or("", PartnerRole::label)
                    .to_owned(),
            ),
            ("地域", detail.area.map_or("", Area::label).to_owned()),
            (
                "公開への同意",
                if detail.may_publish {
                    format!("あり（{}）", detail.consent.label())
                } else {
                    "なし".to_owned()
                },
            ),
            (
                "回答のお知らせ先",
                if detail.has_contact {
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

    pub(super) fn merged(&self) -> Markup {
        html! {
            @if !self.detail.merged.is_empty() {
                section class="desk__section" aria-labelledby="merged" {
                    h2 id="merged" { "この意見に統合されたもの" }
                    ul {
                        @for id in &self.detail.merged {
                            li { a href=(opinion_address(*id, self.list())) { (id) "番の意見" } }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn remarks(&self, view: &View<'_>) -> Markup {
        html! {
            section class="desk__section" aria-labelledby="remarks" {
                h2 id="remarks" { "内部メモ" }
                p class="page-section__note" { "職員だけが読みます。" }
                @for remark in &self.detail.remarks {
                    div class="staff__remark" {
                        p class="desk__time" { (remark.account) " " time datetime=(remark.at) { (time_in_words(&remark.at)) } }
                        p class="answer__text" dir="auto" { (remark.text) }
                    }
                }
                (self.forms(view, Section::Remarks))
            }
        }
    }

    pub(super) fn history(&self) -> Markup {
        html! {
            section class="desk__section" aria-labelledby="history" {
                h2 id="history" { "書いた人に見える経過" }
                ol class="status-history" {
                    @for (at, entry) in self.detail.history.iter().enumerate() {
                        li class="status-history__item" {
                            span class="status-history__label" { (entry_label(&self.detail.history, at)) }
                            time class="status-history__time" datetime=(entry.at) { (time_in_words(&entry.at)) }
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
