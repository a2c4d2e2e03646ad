use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};

use super::page;
use crate::app::AppState;
use crate::html::japanese_time;
use crate::store::{Noted, Session};

/// Who did what when.
pub(crate) fn audit(state: &AppState, session: &Session, lines: &[Noted]) -> Response {
    let content = html! {
        (table(lines))
        @if let Some(last) = lines.last() {
            p class="page__action" { a href={ "/staff/audit?before=" (last.id) } { "これより前の記録へ" } }
        }
    };
    page(state, StatusCode::OK, Some(session), "操作の記録", &content)
}

/// Lines of the audit as a table.
pub(super) fn table(lines: &[Noted]) -> Markup {
    html! {
        div class="staff__scroll" tabindex="0" role="region" aria-label="操作の記録" {
            table class="staff__table" {
                thead {
                    tr {
                        th scope="col" { "日時" }
                        th scope="col" { "だれが" }
                        th scope="col" { "何を" }
                        th scope="col" { "意見" }
                    }
                }
                tbody {
                    @for line in lines {
                        tr {
                            td { time datetime=(line.at) { (japanese_time(&line.at)) } }
                            td { (actor(line)) }
                            td {
                                (label(&line.act))
                                @if let Some(detail) = &line.detail { "（" (detail) "）" }
                            }
                            td {
                                @if let Some(opinion) = line.opinion {
                                    a href={ "/staff/opinions/" (opinion) } { (opinion) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Who did it: one of the staff, the opinion's writer or the server by itself.
fn actor(line: &Noted) -> &str {
    match &line.account {
        Some(account) => account,
        None if line.act == "withdraw" => "書いた人",
        None => "サーバー",
    }
}

/// What people call an act.
fn label(act: &str) -> &str {
    match act {
        "claim" => "受け持った",
        "release" => "担当に戻した",
        "move" => "担当を移した",
        "remark" => "内部メモを書いた",
        "answer" => "回答した",
        "publish" => "公開した",
        "unpublish" => "公開をやめた",
        "merge" => "統合した",
        "mask" => "伏せ字を変えた",
        "out-of-scope" => "対象外にした",
        "undo" => "取り消した",
        "withdraw" => "取り下げた",
        "announce" => "回答があることを書いた人にメールで知らせた",
        "announce-refused" => "メールで知らせられなかった：送り先に届かない",
        "announce-given-up" => "メールで知らせられなかった：3日間送れなかった",
        "announce-unheard" => "メールで知らせたが、届いたかどうか分からない",
        "forget" => "送り先と属性を消した",
        "export" => "書き出した",
        "sign-in" => "サインインした",
        "wrong-password" => "パスワードを誤った",
        other => other,
    }
}
