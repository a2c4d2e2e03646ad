//! What became of a policy whose code means something else now, or nothing.

use hearing_api::Subject;
use maud::{Markup, html};
use plan::{Former, Policy};
use plan_data::PLAN;

use crate::components::page::page_head;
use crate::language::{passage, passage_text, tr, tr_with};
use crate::succession::succession;
use crate::urls::Route;

/// The page of a code that no current policy has, and that several now share or one took over.
pub(super) fn succeeded(former: &Former<'_>) -> Markup {
    let route = Route::Policy(former.policy.code);
    html! {
        div.page {
            (page_head(&route))
            p.page__lead { (succession(former)) }
            (links(former))
        }
    }
}

/// What else the code of a current policy meant before, above its text.
pub(super) fn before(former: &[Former<'_>]) -> Markup {
    html! {
        @for former in former {
            div.page-section {
                p.page-section__note { (succession(former)) }
                (links(former))
            }
        }
    }
}

/// The way from a text that is not current to what it became.
pub(super) fn now(policy: &'static Policy<'static>) -> Markup {
    let former = PLAN.became(policy);
    let kept = matches!(former.now[..], [now] if now.code == policy.code);
    html! {
        div.page-section {
            @if kept {
                p.page-section__note {
                    (succession(&former))
                    a href=(Route::Policy(policy.code)) { (tr_with("今の施策{code}を読む", &[("code", &policy.code.to_string())])) }
                }
            } @else {
                p.page-section__note { (succession(&former)) }
                (current_links(&former))
            }
            (send_links(&former))
        }
    }
}

/// Where to send what there is to say of a text that is not current.
fn send_links(former: &Former<'_>) -> Markup {
    html! {
        @for policy in &former.now {
            p.page__action {
                a href=(Route::Send(Some(Subject::Policy(policy.id())))) { (tr_with("今の施策{code}に意見を送る", &[("code", &policy.code.to_string())])) }
            }
        }
        @if former.now.is_empty() {
            p.page__action { a href=(Route::Send(None)) { (tr("計画全体への意見を送る")) } }
        }
    }
}

fn links(former: &Former<'_>) -> Markup {
    let Former { policy, .. } = former;
    html! {
        (current_links(former))
        p.page-section__note {
            a href=(Route::PolicyText(policy.edition, policy.code)) {
                (tr_with(
                    "以前の{code} {name}の文章を読む",
                    &[("code", &policy.code.to_string()), ("name", passage_text(policy.name))],
                ))
            }
        }
    }
}

fn current_links(former: &Former<'_>) -> Markup {
    html! {
        @if !former.now.is_empty() {
            ul.link-list {
                @for policy in &former.now {
                    li { a href=(Route::Policy(policy.code)) { (policy.code) " " (passage(policy.name)) } }
                }
            }
        }
    }
}
