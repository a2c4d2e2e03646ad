use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::Outcome;
use maud::{Markup, html};

use super::page;
use crate::app::AppState;
use crate::html::japanese_time;
use crate::staff::Role;
use crate::store::{CommandAct, Noted, Session};

/// The page's name.
pub(super) const TITLE: &str = "操作の記録";

/// Who did what when.
pub(crate) fn audit(state: &AppState, session: &Session, lines: &[Noted]) -> Response {
    let content = html! {
        h1 { (TITLE) }
        p class="page__lead" { "だれが、いつ、何をしたかを、新しい順に並べています。この記録は消せません。" }
        @if lines.is_empty() {
            p { "これより前の記録はありません。" }
        } @else {
            (table(state, lines))
        }
        @if let Some(last) = lines.last() {
            p class="page__action" { a href={ "/staff/audit?before=" (last.id) } { "これより前の記録へ" } }
        }
    };
    page(state, StatusCode::OK, Some(session), TITLE, &content)
}

/// Lines of the audit as a table.
fn table(state: &AppState, lines: &[Noted]) -> Markup {
    html! {
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
                        td { (who(line)) }
                        td { (what(state, line)) }
                        td {
                            @if let Some(opinion) = line.opinion {
                                a href={ "/staff/opinions/" (opinion) } { (opinion) "番" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What was done with one opinion, as a list.
pub(super) fn acts(state: &AppState, lines: &[Noted]) -> Markup {
    html! {
        ul class="desk__log" {
            @for line in lines {
                li {
                    (who(line)) "：" (what(state, line)) " "
                    time class="desk__time" datetime=(line.at) { (japanese_time(&line.at)) }
                }
            }
        }
    }
}

/// Who did it: one of the staff, the opinion's writer or the server by itself.
fn who(line: &Noted) -> &str {
    match &line.account {
        Some(account) => account,
        None if ["withdraw", "undo-withdrawal"].contains(&line.act.as_str()) => "書いた人",
        None if CommandAct::of(&line.act).is_some() => "サーバーの管理者（コマンド）",
        None => "サーバー",
    }
}

/// The act with what it was done with, in words.
fn what(state: &AppState, line: &Noted) -> String {
    let label = label(&line.act);
    let Some(detail) = &line.detail else {
        return label.to_owned();
    };
    let detail = match line.act.as_str() {
        "answer" | "correct" => detail
            .parse::<Outcome>()
            .map_or(detail.clone(), |outcome| outcome.label().to_owned()),
        "move" => state
            .departments
            .get(detail)
            .map_or(detail.clone(), |department| department.name.clone()),
        "merge" => format!("{detail}番へ"),
        "account-add" | "account-role" => with_role(detail),
        "import" | "backup" | "restore" => format!("{detail}件"),
        _ => detail.clone(),
    };
    format!("{label}（{detail}）")
}

/// An account's name and role, the role in words.
fn with_role(detail: &str) -> String {
    let named = detail
        .rsplit_once(' ')
        .and_then(|(name, role)| Some((name, role.parse::<Role>().ok()?)));
    match named {
        Some((name, role)) => format!("{name}、{}", role.label()),
        None => detail.to_owned(),
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
        "correct" => "回答を直した",
        "publish" => "公開した",
        "unpublish" => "公開をやめた",
        "merge" => "統合した",
        "mask" => "伏せ字を変えた",
        "out-of-scope" => "対象外にした",
        "undo" => "取り消した",
        "withdraw" => "取り下げた",
        "undo-withdrawal" => "取下げを元に戻した",
        "announce" => "書いた人にメールで知らせた",
        "announce-refused" => "メールで知らせられなかった：メールサーバーが受け付けなかった",
        "announce-bad-address" => "メールで知らせられなかった：メールアドレスが正しくない",
        "announce-given-up" => "メールで知らせられなかった：3日間送れなかった",
        "announce-unheard" => "メールで知らせたが、届いたかどうか分からない",
        "announce-covered" => "メールを重ねて送らなかった：同じアドレスに同じことを知らせてある",
        "mail-stopped" => "送る前のメールを取りやめた",
        "forget" => "送り先と属性を消した",
        "export" => "書き出した",
        "sign-in" => "サインインした",
        "wrong-password" => "パスワードを誤った",
        other => CommandAct::of(other).map_or(other, |act| act.label()),
    }
}
