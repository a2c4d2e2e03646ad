//! A policy in やさしい日本語: what it is for, what the city will do, and what one can do oneself.

use hearing_api::Subject;
use maud::{Markup, html};
use plan::{EasySubject, Policy, PolicyCode};
use plan_data::PLAN;

use super::{lines, sentences, ways};
use crate::components::breadcrumb::breadcrumb;
use crate::components::button::{Emphasis, button_link};
use crate::components::latest_voices::every_voice_of;
use crate::components::translation_note::translation_note;
use crate::language::{passage, tr};
use crate::pages::not_found::not_found;
use crate::pages::policy::neighbours;
use crate::urls::{Route, measure_id};

/// The page of the policy with this code.
pub fn policy(code: PolicyCode) -> Markup {
    let Some(policy) = PLAN.policy(code) else {
        return not_found();
    };
    let route = Route::Policy(code);
    let subject = Subject::Policy(policy.id());
    html! {
        article.page.easy data-chapter=(code.chapter) {
            (breadcrumb(&route))
            p.page__kicker { (tr(code.chapter.label())) }
            h1 tabindex="-1" {
                span.policy-page__code { (code) } " " (passage(policy.name))
            }
            (ways())
            div.easy__lead { (lines(EasySubject::Policy(policy.id()))) }
            (translation_note(&route, Some(subject)))
            (measures(policy))
            section.page-section aria-labelledby="you" {
                h2 #you { (tr("あなたができること")) }
                p.easy__line { (tr("これでいいと思いますか。")) }
                p.easy__line { (tr("ほかに、してほしいことがありますか。")) }
                p.page__action { (button_link(Emphasis::SolidFill, &Route::Send(Some(subject)), tr("意見を送る"))) }
                (every_voice_of(code))
            }
            (neighbours(code))
        }
    }
}

fn measures(policy: &Policy<'_>) -> Markup {
    html! {
        section.page-section aria-labelledby="measures" {
            h2 #measures { (tr("くわしい内容")) }
            ol {
                @for measure in policy.measures {
                    li.easy__measure id=(measure_id(measure.number)) tabindex="-1" {
                        span.easy__mark aria-hidden="true" { (measure.number) }
                        div { (sentences(EasySubject::Measure(policy.id(), measure.number))) }
                    }
                }
            }
        }
    }
}
