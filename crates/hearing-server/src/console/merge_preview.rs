use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use pages::components::answer::answer as shown_answer;

use super::mails::reached;
use super::queue::{department, opinion_address};
use super::{View, csrf, page};
use crate::console::field_name;
use crate::store::{Merging, Queued, Session};

/// The page's name.
const TITLE: &str = "統合の確認";

/// Opinions before they are merged into another.
pub(crate) struct MergePreview<'a> {
    /// Who merges them.
    pub(crate) session: &'a Session,
    /// What it would do.
    pub(crate) merging: &'a Merging,
    /// The number that was asked for.
    pub(crate) into: i64,
    /// Where the form goes: the one opinion's page, or the list's.
    pub(crate) action: &'a str,
    /// The list that the clerk comes from.
    pub(crate) list: &'a str,
    /// What stood in the way of what was confirmed.
    pub(crate) failure: Option<&'a str>,
}

/// What is merged into what, who gets an answer by that, and the way on or back.
pub(crate) fn merge_preview(
    view: &View<'_>,
    status: StatusCode,
    preview: &MergePreview<'_>,
) -> Response {
    let merging = preview.merging;
    let target = &merging.target;
    let moved: Vec<_> = merging.moved().collect();
    let left: Vec<_> = merging
        .opinions
        .iter()
        .filter_map(|(opinion, _)| Some((opinion.id, merging.refusal(opinion)?)))
        .collect();
    let content = html! {
        h1 { (TITLE) }
        @if let Some(failure) = preview.failure {
            p class="failure" role="alert" { (failure) }
        }
        p class="page__lead" {
            (moved.len()) "件の意見を、" (target.id) "番の意見に統合します。まだ統合していません。"
        }
        @if preview.into != target.id {
            p { (preview.into) "番は" (target.id) "番に統合されているため、" (target.id) "番に統合します。" }
        }
        (warnings(view, merging, &moved))
        @if !left.is_empty() {
            p { "統合できないもの：" }
            ul {
                @for (number, refusal) in &left { li { (number) "番：" (refusal.message()) } }
            }
        }
        div class="desk" {
            div class="desk__main" {
                section class="staff__preview" aria-labelledby="target" {
                    h2 id="target" { "統合先：" a href=(opinion_address(target.id, preview.list)) { (target.id) "番の意見" } }
                    (facts(view, target))
                    p class="answer__text" dir="auto" lang=[target.lang.tag()] { (target.text) }
                    @match &merging.answer {
                        Some(answer) => {
                            h3 { "統合先の回答" }
                            (shown_answer(answer))
                        },
                        None => p { "まだ回答はありません。回答したときに、統合した意見を書いた人にも同じ回答が表示されます。" },
                    }
                }
                form class="staff__acts" method="post" action=(preview.action) {
                    (csrf(preview.session))
                    input type="hidden" name=(field_name::ACT) value="merge";
                    input type="hidden" name=(field_name::INTO) value=(target.id);
                    input type="hidden" name=(field_name::TARGET_REVISION) value=(merging.target_revision);
                    @for (opinion, revision) in &merging.opinions {
                        input type="hidden" name=(field_name::OPINION) value=(opinion.id);
                        input type="hidden" name=(field_name::SEEN) value={ (opinion.id) ":" (revision) };
                    }
                    @if !preview.list.is_empty() { input type="hidden" name=(field_name::LIST) value=(preview.list); }
                    @if !moved.is_empty() {
                        button class="dads-button" data-type="solid-fill" data-size="lg" type="submit" name=(field_name::STEP) value="confirm" { "統合する" }
                    }
                    button class="dads-button" data-type="outline" data-size="lg" type="submit" name=(field_name::STEP) value="edit" { "統合先を選び直す" }
                }
            }
            aside class="desk__side" aria-label="統合する意見" {
                section class="desk__section" aria-labelledby="merged" {
                    h2 id="merged" { "統合する意見" }
                    @for (opinion, _) in &moved {
                        h3 { (opinion.id) "番" }
                        (facts(view, opinion))
                        p class="answer__text" dir="auto" lang=[opinion.lang.tag()] { (opinion.text) }
                    }
                }
            }
        }
    };
    page(view, status, Some(preview.session), TITLE, &content)
}

fn facts(view: &View<'_>, opinion: &Queued) -> Markup {
    html! {
        ul class="queue__facts" {
            li { span class="queue__status" data-status=(opinion.status.id()) { (opinion.status.label()) } }
            li { (opinion.label(view.plan)) }
            li { (department(view, opinion)) }
        }
    }
}

/// What makes it likely that the number is a wrong one, and what cannot be taken back for long.
fn warnings(view: &View<'_>, merging: &Merging, moved: &[&(Queued, i64)]) -> Markup {
    let target = &merging.target;
    let others = |differs: &dyn Fn(&Queued) -> bool| {
        let numbers: Vec<_> = moved
            .iter()
            .filter(|(opinion, _)| differs(opinion))
            .map(|(opinion, _)| format!("{}番", opinion.id))
            .collect();
        (!numbers.is_empty()).then(|| numbers.join("、"))
    };
    let policy = |opinion: &Queued| {
        let text = opinion.subject.policy()?;
        Some(view.plan.latest_text(text))
    };
    let other_policy = others(&|opinion| policy(opinion) != policy(target));
    let other_department = others(&|opinion| department(view, opinion) != department(view, target));
    html! {
        @if merging.answer.is_some() || other_policy.is_some() || other_department.is_some() {
            div class="staff__warning" {
                @if merging.answer.is_some() {
                    p { strong { "統合先には、もう回答があります。統合すると、すぐに書いた人に届きます。" } }
                    (reached(view, merging.reach))
                }
                @if let Some(numbers) = other_policy {
                    p { strong { "統合先は、ほかの施策についての意見です" } "（" (numbers) "とは施策が違います）。" }
                }
                @if let Some(numbers) = other_department {
                    p { strong { "統合先は、ほかの担当の意見です" } "（" (numbers) "とは担当が違います）。" }
                }
            }
        }
    }
}
