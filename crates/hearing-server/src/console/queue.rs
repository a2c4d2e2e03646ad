use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::{Status, TextLanguage};
use maud::{Markup, html};
use pages::components::excerpt::excerpt;
use pages::dates::time_in_words;
use pages::pages::voices::former_policy;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::field::{Field, FieldError, error, summary};
use super::{View, csrf, options, page, submit};
use crate::console::field_name;
use crate::http::form_decoding::Fields;
use crate::staff::Role;
use crate::store::{Queued, Session};

/// The page's name.
pub(super) const TITLE: &str = "意見の一覧";

/// The names of the filter's fields.
const FILTER: [&str; 8] = [
    field_name::STATUS,
    field_name::DEPARTMENT,
    field_name::POLICY,
    field_name::LANG,
    field_name::OLDER_THAN,
    field_name::UNREAD,
    field_name::UNDECIDED,
    field_name::MINE,
];

/// The value of the filter's status for what waits to be published.
pub(crate) const AWAITS_PUBLICATION: &str = "awaits-publication";

/// The value of the filter's status for answers of which a writer said that they do not answer.
pub(crate) const UNHELPFUL: &str = "unhelpful";

/// What the queue shows.
pub(crate) struct QueuePage<'a> {
    /// Whose page it is.
    pub(crate) session: &'a Session,
    /// The filter as it was asked for, and what was typed into the form below the list.
    pub(crate) asked: &'a Fields,
    /// The opinions.
    pub(crate) opinions: &'a [Queued],
    /// Whether there are more behind them.
    pub(crate) has_more: bool,
    /// What became of what was done here.
    pub(crate) done: Option<&'a str>,
    /// What is wrong with the form below the list.
    pub(crate) error: Option<&'a FieldError>,
}

/// The queue.
pub(crate) fn queue(view: &View<'_>, status: StatusCode, shown: &QueuePage<'_>) -> Response {
    let is_responder = shown.session.account.role >= Role::Responder;
    let content = html! {
        h1 { (TITLE) }
        @if let Some(done) = shown.done {
            p class="staff__done" role="status" { (done) }
        }
        (summary(shown.error))
        (shown.views(view))
        (shown.filter(view))
        (shown.receipt())
        @if shown.opinions.is_empty() {
            p class="staff__empty" { "この条件の意見はありません。" }
        } @else {
            p class="queue__count" {
                (shown.opinions.len()) "件" @if shown.has_more { "（続きがあります）" } "・長く待っているものから"
            }
            @if is_responder {
                form method="post" action="/staff/bulk" {
                    (csrf(shown.session))
                    input type="hidden" name=(field_name::LIST) value=(list_of(shown.asked));
                    (shown.list(view, true))
                    (shown.bulk(view))
                }
            } @else {
                (shown.list(view, false))
            }
        }
        @if let Some(last) = shown.opinions.last().filter(|_| shown.has_more) {
            p class="page__action" {
                a class="dads-button" data-type="outline" data-size="md" href={ "/staff?after=" (last.id) "&" (list_of(shown.asked)) } { "次の意見へ" }
            }
        }
    };
    page(view, status, Some(shown.session), TITLE, &content)
}

impl QueuePage<'_> {
    /// The lists that a clerk opens every day.
    fn views(&self, view: &View<'_>) -> Markup {
        let late = format!("older-than={}", view.departments.answer_within_days());
        let awaits_publication = format!("status={AWAITS_PUBLICATION}");
        let unhelpful = format!("status={UNHELPFUL}");
        let views = [
            ("未回答", "", Role::Viewer),
            ("未読", "unread=on", Role::Viewer),
            ("対象がわからない", "undecided=on", Role::Viewer),
            ("自分の受け持ち", "mine=on", Role::Responder),
            ("回答の目安を過ぎた", late.as_str(), Role::Viewer),
            ("公開待ち", awaits_publication.as_str(), Role::Publisher),
            ("「答えになっていない」", unhelpful.as_str(), Role::Viewer),
            ("すべて", "status=any", Role::Viewer),
        ];
        let shown = list_of(self.asked);
        html! {
            nav class="staff__views" aria-label="よく使う一覧" {
                ul class="staff__view-list" {
                    @for (label, list, least) in views {
                        @if self.session.account.role >= least {
                            li {
                                a class="staff__view" href={ "/staff" @if !list.is_empty() { "?" (list) } }
                                    aria-current=[(list == shown).then_some("page")] { (label) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The way to the opinion of somebody who names its receipt.
    fn receipt(&self) -> Markup {
        let field = Field {
            name: field_name::RECEIPT,
            label: "受付番号",
            support: "書いた人から電話や窓口で聞いた番号です。小文字でも、「-」がなくてもかまいません。",
            error: self.error,
        };
        html! {
            details class="staff__details" open[self.is_about_receipt()] {
                summary { "受付番号からさがす" }
                form method="post" action="/staff/receipt" novalidate {
                    (csrf(self.session))
                    (field.line(if self.is_about_receipt() { self.asked.get(field_name::RECEIPT) } else { "" }))
                    p class="page__action" { (submit("outline", "この意見を開く")) }
                }
            }
        }
    }

    fn is_about_receipt(&self) -> bool {
        self.error
            .is_some_and(|error| error.field == field_name::RECEIPT)
    }

    fn filter(&self, view: &View<'_>) -> Markup {
        let asked = |name| self.asked.get(name);
        let is_narrowed = [
            field_name::DEPARTMENT,
            field_name::POLICY,
            field_name::LANG,
            field_name::OLDER_THAN,
        ]
        .iter()
        .any(|name| !asked(name).is_empty());
        let choice = |name: &'static str, label: &str, choices: &Markup| {
            Field {
                name,
                label,
                support: "",
                error: None,
            }
            .select(choices)
        };
        html! {
            details class="staff__details" open[is_narrowed] {
                summary { "条件で絞り込む" }
                form class="staff__filter" method="get" action="/staff" {
                    (choice(field_name::STATUS, "対応状況", &html! {
                        option value="" { "未回答（受付・確認中）" }
                        option value="any" selected[asked(field_name::STATUS) == "any"] { "すべて" }
                        option value=(AWAITS_PUBLICATION) selected[asked(field_name::STATUS) == AWAITS_PUBLICATION] { "公開待ち（対応済・同意あり）" }
                        option value=(UNHELPFUL) selected[asked(field_name::STATUS) == UNHELPFUL] { "「答えになっていない」と言われた" }
                        @for status in Status::ALL {
                            option value=(status) selected[asked(field_name::STATUS) == status.id()] { (status.label()) }
                        }
                    }))
                    (choice(field_name::DEPARTMENT, "担当", &html! {
                        option value="" { "すべて" }
                        (options(view.departments.all(), asked(field_name::DEPARTMENT)))
                    }))
                    (choice(field_name::POLICY, "施策", &html! {
                        option value="" { "すべて" }
                        @for policy in view.plan.current_policies() {
                            @let code = policy.code.to_string();
                            option value=(code) selected[asked(field_name::POLICY) == code] { (code) " " (policy.name) }
                        }
                        @if let Some((code, name)) = former_policy(view.plan, asked(field_name::POLICY)) {
                            option value=(code) selected { (code) " " (name) }
                        }
                    }))
                    (choice(field_name::LANG, "書いた言語", &html! {
                        option value="" { "すべて" }
                        @for language in TextLanguage::ALL {
                            option value=(language) lang=[language.label_tag()] selected[asked(field_name::LANG) == language.id()] { (language.label()) }
                        }
                    }))
                    (choice(field_name::OLDER_THAN, "受付から", &html! {
                        option value="" { "指定なし" }
                        @for days in ages(view, asked(field_name::OLDER_THAN)) {
                            option value=(days) selected[asked(field_name::OLDER_THAN) == days.to_string()] { (days) "日より前" }
                        }
                    }))
                    div class="staff__filter-ends" {
                        (tick(field_name::UNREAD, "未読のみ", asked(field_name::UNREAD) == "on"))
                        (tick(field_name::UNDECIDED, "対象がわからない意見のみ", asked(field_name::UNDECIDED) == "on"))
                        (tick(field_name::MINE, "自分の受け持ちのみ", asked(field_name::MINE) == "on"))
                        (submit("outline", "絞り込む"))
                    }
                }
            }
        }
    }

    fn list(&self, view: &View<'_>, with_choice: bool) -> Markup {
        let list = list_of(self.asked);
        html! {
            ol class="queue" {
                @for opinion in self.opinions {
                    li class="queue__item" data-unread[!opinion.is_read] {
                        @if with_choice {
                            label class="queue__choice" {
                                input type="checkbox" name=(field_name::OPINION) value=(opinion.id)
                                    checked[self.is_chosen(opinion.id)];
                                span class="visually-hidden" { (opinion.id) "番を選ぶ" }
                            }
                        }
                        div class="queue__words" {
                            h2 class="queue__heading" {
                                a href=(opinion_address(opinion.id, &list)) { (opinion.id) "番 " (opinion.label(view.plan)) }
                            }
                            @if opinion.text.is_empty() {
                                p class="queue__text" { "（取り下げられ、本文は消えています）" }
                            } @else {
                                p class="queue__text" dir="auto" lang=[opinion.lang.tag()] { (excerpt(&opinion.text)) }
                            }
                        }
                        ul class="queue__facts" {
                            @if !opinion.is_read { li { strong class="queue__unread" { "未読" } } }
                            @if opinion.is_undecided() { li { strong class="queue__unread" { "対象がわからない" } } }
                            li { span class="queue__status" data-status=(opinion.status.id()) { (opinion.status.label()) } }
                            @if opinion.is_published { li { "公開中" } }
                            (text_language(opinion.lang))
                            li { (opinion.kind.label()) }
                            li { (department(view, opinion)) }
                            @if let Some(name) = &opinion.claimed_by { li { "受け持ち：" (name) } }
                        }
                        p class="queue__time" {
                            time datetime=(opinion.received_at) { (time_in_words(&opinion.received_at)) }
                            @if opinion.status.is_open() { (due(view, &opinion.received_at)) }
                        }
                    }
                }
            }
        }
    }

    fn is_chosen(&self, id: i64) -> bool {
        self.asked
            .all(field_name::OPINION)
            .any(|chosen| chosen == id.to_string())
    }

    fn bulk(&self, view: &View<'_>) -> Markup {
        let asked = |name| self.asked.get(name);
        let act = |value: &'static str, label: &'static str| {
            html! {
                label class="staff__tick" {
                    input type="radio" name=(field_name::ACT) value=(value) checked[asked(field_name::ACT) == value];
                    span { (label) }
                }
            }
        };
        let field = |name, label, support| Field {
            name,
            label,
            support,
            error: self.error,
        };
        html! {
            details class="staff__details"
                open[(self.error.is_some() && !self.is_about_receipt()) || !asked(field_name::ACT).is_empty()] {
                summary { "選んだ意見にまとめて行う" }
                fieldset class="staff__bulk" id="field-act" {
                    legend class="dads-field__label" { "行うこと" }
                    p class="dads-field__support" { "上の一覧で意見を選んでから、ひとつ選んでください。" }
                    (error(field_name::ACT, self.error))
                    (act("claim", "自分が受け持つ"))
                    (act("move", "担当を移す"))
                    (field(field_name::TO, "移す先", "").select(&html! {
                        option value="" { "選んでください" }
                        (options(view.departments.all(), asked(field_name::TO)))
                    }))
                    (act("merge", "ひとつの意見に統合する"))
                    (field(field_name::INTO, "統合先の番号", "選んだ意見は、この番号の意見の回答で一緒に答えます。").number(asked(field_name::INTO)))
                }
                p class="page__action" { (submit("outline", "まとめて行う")) }
            }
        }
    }
}

/// A choice that is made or not.
fn tick(name: &str, label: &str, is_chosen: bool) -> Markup {
    html! {
        label class="staff__tick" {
            input type="checkbox" name=(name) value="on" checked[is_chosen];
            span { (label) }
        }
    }
}

/// The ages that the filter offers, with the one that was asked for.
fn ages(view: &View<'_>, asked: &str) -> Vec<i64> {
    let mut ages = vec![7, 14, 60, view.departments.answer_within_days()];
    ages.extend(asked.parse::<i64>().ok().filter(|days| *days > 0));
    ages.sort_unstable();
    ages.dedup();
    ages
}

/// How long there is still time to answer.
pub(super) fn due(view: &View<'_>, received_at: &str) -> Markup {
    html! {
        @match view.departments.days_left(received_at) {
            Some(days) if days < 0 => strong class="queue__late" { "目安を" (-days) "日過ぎています" },
            Some(days) => span { "目安まで" (days) "日" },
            None => {}
        }
    }
}

/// The filter as the query of its address.
pub(super) fn list_of(asked: &Fields) -> String {
    let pairs: Vec<_> = FILTER
        .iter()
        .filter(|name| !asked.get(name).is_empty())
        .map(|name| {
            let value = utf8_percent_encode(asked.get(name), NON_ALPHANUMERIC).to_string();
            // Ids have hyphens, and an address is easier to read with them.
            format!("{name}={}", value.replace("%2D", "-"))
        })
        .collect();
    pairs.join("&")
}

/// The address of an opinion's page, which remembers the list that its reader comes from.
pub(crate) fn opinion_address(id: i64, list: &str) -> String {
    if list.is_empty() {
        format!("/staff/opinions/{id}")
    } else {
        let list = utf8_percent_encode(list, NON_ALPHANUMERIC);
        format!("/staff/opinions/{id}?list={list}")
    }
}

/// In which language it is written, where that is not Japanese.
pub(super) fn text_language(language: TextLanguage) -> Markup {
    html! {
        @if language != TextLanguage::Japanese {
            li { strong class="queue__language" lang=[language.label_tag()] { (language.label()) } }
        }
    }
}

/// The name of the department that has the opinion.
pub(super) fn department<'a>(view: &View<'a>, opinion: &Queued) -> &'a str {
    let moved = opinion
        .department
        .as_deref()
        .and_then(|id| view.departments.get(id));
    &moved
        .unwrap_or_else(|| view.departments.of_text(opinion.policy, view.plan))
        .name
}
