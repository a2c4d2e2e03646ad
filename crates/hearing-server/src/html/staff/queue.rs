use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::Status;
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{csrf, options, page};
use crate::app::AppState;
use crate::html::japanese_time;
use crate::intake::Fields;
use crate::staff::Role;
use crate::store::{Queued, Session};

/// How many characters of an opinion the queue shows.
const EXCERPT: usize = 80;

/// The names of the filter's fields.
const FILTER: [&str; 6] = [
    "status",
    "department",
    "policy",
    "older-than",
    "unread",
    "mine",
];

/// What the queue shows.
pub(crate) struct QueuePage<'a> {
    /// Whose page it is.
    pub(crate) session: &'a Session,
    /// The filter as it was asked for.
    pub(crate) asked: &'a Fields,
    /// The opinions.
    pub(crate) opinions: &'a [Queued],
    /// Whether there are more behind them.
    pub(crate) has_more: bool,
    /// What became of what was done here.
    pub(crate) done: Option<&'a str>,
}

/// The queue.
pub(crate) fn queue(state: &AppState, status: StatusCode, shown: &QueuePage<'_>) -> Response {
    let content = html! {
        @if let Some(done) = shown.done {
            p class="staff__done" role="status" { (done) }
        }
        (shown.filter(state))
        @if shown.opinions.is_empty() {
            p class="page__lead" { "この条件の意見はありません。" }
        } @else if shown.session.account.role >= Role::Responder {
            form method="post" action="/staff/bulk" {
                (csrf(shown.session))
                @for name in FILTER {
                    input type="hidden" name=(name) value=(shown.asked.get(name));
                }
                (shown.table(state, true))
                (bulk(state))
            }
        } @else {
            (shown.table(state, false))
        }
        @if let Some(last) = shown.opinions.last().filter(|_| shown.has_more) {
            p class="page__action" { a href=(shown.next(last.id)) { "次の意見へ" } }
        }
    };
    page(state, status, Some(shown.session), "意見の一覧", &content)
}

impl QueuePage<'_> {
    fn filter(&self, state: &AppState) -> Markup {
        let asked = |name| self.asked.get(name);
        html! {
            form class="staff__filter" method="get" action="/staff" {
                label { "対応状況"
                    select class="dads-select" name="status" {
                        option value="" { "未回答（受付・確認中）" }
                        option value="any" selected[asked("status") == "any"] { "すべて" }
                        @for status in Status::ALL {
                            option value=(status) selected[asked("status") == status.id()] { (status.label()) }
                        }
                    }
                }
                label { "担当"
                    select class="dads-select" name="department" {
                        option value="" { "すべて" }
                        (options(state.departments.all(), asked("department")))
                    }
                }
                label { "施策"
                    select class="dads-select" name="policy" {
                        option value="" { "すべて" }
                        @for policy in state.plan.current_policies() {
                            @let code = policy.code.to_string();
                            option value=(code) selected[asked("policy") == code] { (code) " " (policy.name) }
                        }
                    }
                }
                label { "受付から"
                    select class="dads-select" name="older-than" {
                        option value="" { "指定なし" }
                        @for days in ["7", "14", "30", "60"] {
                            option value=(days) selected[asked("older-than") == days] { (days) "日より前" }
                        }
                    }
                }
                label { input type="checkbox" name="unread" value="on" checked[asked("unread") == "on"]; "未読のみ" }
                label { input type="checkbox" name="mine" value="on" checked[asked("mine") == "on"]; "自分の担当のみ" }
                button class="dads-button" data-type="outline" data-size="md" type="submit" { "絞り込む" }
            }
        }
    }

    fn table(&self, state: &AppState, with_choice: bool) -> Markup {
        html! {
            div class="staff__scroll" tabindex="0" role="region" aria-label="意見の一覧" {
                table class="staff__table" {
                    thead {
                        tr {
                            @if with_choice { th scope="col" { "選択" } }
                            th scope="col" { "番号" }
                            th scope="col" { "意見" }
                            th scope="col" { "対応状況" }
                            th scope="col" { "担当" }
                            th scope="col" { "受付" }
                        }
                    }
                    tbody {
                        @for opinion in self.opinions {
                            tr data-unread[!opinion.is_read] {
                                @if with_choice {
                                    td {
                                        input type="checkbox" name="opinion" value=(opinion.id)
                                            aria-label={ (opinion.id) "番を選ぶ" };
                                    }
                                }
                                td { a href={ "/staff/opinions/" (opinion.id) } { (opinion.id) } }
                                td {
                                    @if !opinion.is_read { strong { "未読 " } }
                                    (opinion.subject.label(state.plan)) "・" (opinion.kind.label())
                                    p dir="auto" { (excerpt(&opinion.text)) }
                                }
                                td {
                                    (opinion.status.label())
                                    @if opinion.is_published { "（公開中）" }
                                }
                                td {
                                    (department(state, opinion))
                                    @if let Some(name) = &opinion.claimed_by { "：" (name) }
                                }
                                td { time datetime=(opinion.received_at) { (japanese_time(&opinion.received_at)) } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The address of the next page under the same filter.
    fn next(&self, last: i64) -> String {
        let mut address = format!("/staff?after={last}");
        for name in FILTER {
            let value = self.asked.get(name);
            if !value.is_empty() {
                let value = utf8_percent_encode(value, NON_ALPHANUMERIC);
                address += &format!("&{name}={value}");
            }
        }
        address
    }
}

/// The name of the department that has the opinion.
pub(super) fn department<'a>(state: &'a AppState, opinion: &Queued) -> &'a str {
    let moved = opinion
        .department
        .as_deref()
        .and_then(|id| state.departments.get(id));
    &moved
        .unwrap_or_else(|| state.departments.of(opinion.subject.policy()))
        .name
}

/// The beginning of an opinion.
pub(super) fn excerpt(text: &str) -> String {
    let mut excerpt: String = text.chars().take(EXCERPT).collect();
    if text.chars().count() > EXCERPT {
        excerpt.push('…');
    }
    excerpt
}

fn bulk(state: &AppState) -> Markup {
    html! {
        fieldset class="staff__bulk" {
            legend { "選んだ意見をまとめて" }
            label { input type="radio" name="act" value="claim" required; "自分が受け持つ" }
            label { input type="radio" name="act" value="move"; "担当を移す" }
            label { "移す先"
                select class="dads-select" name="department" { (options(state.departments.all(), "")) }
            }
            label { input type="radio" name="act" value="merge"; "ひとつに統合する" }
            label { "統合先の番号" input class="dads-input" name="into" type="text" inputmode="numeric"; }
            button class="dads-button" data-type="outline" data-size="md" type="submit" { "まとめて行う" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_opinion_is_cut_between_characters() {
        assert_eq!(excerpt("短い"), "短い");
        assert_eq!(excerpt(&"𠮷".repeat(81)), "𠮷".repeat(80) + "…");
    }
}
