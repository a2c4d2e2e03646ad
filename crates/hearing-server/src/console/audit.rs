use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::{Outcome, Subject};
use maud::{Markup, html};
use pages::dates::time_in_words;

use super::{View, page};
use crate::staff::Role;
use crate::store::{AuditEntry, AuditedAct, CommandAct, Session};
use crate::workflow::{ActDetail, ActKind};

/// The page's name.
pub(super) const TITLE: &str = "操作の記録";

/// Who did what when.
pub(crate) fn audit(view: &View<'_>, session: &Session, entries: &[AuditEntry]) -> Response {
    let content = html! {
        h1 { (TITLE) }
        p class="page__lead" { "だれが、いつ、何をしたかを、新しい順に並べています。この記録は消せません。" }
        @if entries.is_empty() {
            p { "これより前の記録はありません。" }
        } @else {
            (table(view, entries))
        }
        @if let Some(last) = entries.last() {
            p class="page__action" { a href={ "/staff/audit?before=" (last.id) } { "これより前の記録へ" } }
        }
    };
    page(view, StatusCode::OK, Some(session), TITLE, &content)
}

/// Entries of the audit log as a table.
fn table(view: &View<'_>, entries: &[AuditEntry]) -> Markup {
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
                @for entry in entries {
                    tr {
                        td { time datetime=(entry.at) { (time_in_words(&entry.at)) } }
                        td { (who(entry)) }
                        td { (what(view, entry)) }
                        td {
                            @if let Some(opinion) = entry.opinion {
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
pub(super) fn acts(view: &View<'_>, entries: &[AuditEntry]) -> Markup {
    html! {
        @if !entries.is_empty() {
            ul class="desk__log" {
                @for entry in entries {
                    li {
                        (who(entry)) "：" (what(view, entry)) " "
                        time class="desk__time" datetime=(entry.at) { (time_in_words(&entry.at)) }
                    }
                }
            }
        }
    }
}

/// Who did it: one of the staff, the opinion's writer, the command line or the server by itself.
fn who(entry: &AuditEntry) -> &str {
    match (&entry.account, AuditedAct::of(&entry.act)) {
        (Some(account), _) => account,
        (None, Some(AuditedAct::Opinion(_))) => "書いた人",
        (None, Some(AuditedAct::Command(_))) => "サーバーの管理者（コマンド）",
        (None, Some(AuditedAct::Server(_)) | None) => "サーバー",
    }
}

/// The act with what it was done with, in words.
fn what(view: &View<'_>, entry: &AuditEntry) -> String {
    let act = AuditedAct::of(&entry.act);
    let label = act.map_or(entry.act.as_str(), |act| act.label());
    let Some(detail) = &entry.detail else {
        return label.to_owned();
    };
    let detail = match act {
        Some(AuditedAct::Opinion(kind)) => of_opinion(view, kind, detail),
        Some(AuditedAct::Command(CommandAct::AccountAdd | CommandAct::AccountRole)) => {
            with_role(detail)
        }
        Some(AuditedAct::Command(
            CommandAct::Import | CommandAct::Backup | CommandAct::Restore,
        )) => format!("{detail}件"),
        Some(AuditedAct::Command(_) | AuditedAct::Server(_)) | None => detail.clone(),
    };
    format!("{label}（{detail}）")
}

/// What an act on an opinion was done with, in words.
fn of_opinion(view: &View<'_>, kind: ActKind, detail: &str) -> String {
    let named = match kind.description().detail {
        ActDetail::Outcome => detail.parse::<Outcome>().ok().map(Outcome::label),
        ActDetail::Department => view
            .departments
            .get(detail)
            .map(|found| found.name.as_str()),
        ActDetail::Policy => {
            let text = detail.parse().ok();
            return text.map_or_else(
                || detail.to_owned(),
                |text| Subject::Policy(text).label(view.plan),
            );
        }
        ActDetail::Opinion => return format!("{detail}番へ"),
        ActDetail::None | ActDetail::Words => None,
    };
    named.unwrap_or(detail).to_owned()
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
