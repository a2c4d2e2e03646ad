//! What became of a policy whose code means something else now, or nothing.

use hearing_api::Subject;
use maud::{Markup, html};
use plan::{Former, Policy};
use plan_data::PLAN;

use crate::components::page::page_head;
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
                    a href=(Route::Policy(policy.code)) { "今の施策" (policy.code) "を読む" }
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
                a href=(Route::Send(Some(Subject::Policy(policy.id())))) { "今の施策" (policy.code) "に意見を送る" }
            }
        }
        @if former.now.is_empty() {
            p.page__action { a href=(Route::Send(None)) { "計画全体に意見を送る" } }
        }
    }
}

fn links(former: &Former<'_>) -> Markup {
    let Former { policy, .. } = former;
    html! {
        (current_links(former))
        p.page-section__note {
            a href=(Route::PolicyText(policy.edition, policy.code)) {
                "以前の" (policy.code) " " (policy.name) "の文章を読む"
            }
        }
    }
}

fn current_links(former: &Former<'_>) -> Markup {
    html! {
        @if !former.now.is_empty() {
            ul.link-list {
                @for policy in &former.now {
                    li { a href=(Route::Policy(policy.code)) { (policy.code) " " (policy.name) } }
                }
            }
        }
    }
}
