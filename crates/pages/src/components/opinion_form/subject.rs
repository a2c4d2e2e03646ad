//! What an opinion is about: three doors, of which the first leads by chapters to the policies.

use hearing_api::{Field, Subject};
use maud::{Markup, html};
use plan::{Chapter, EasySubject, FutureGoal, Plan, Policy, heading};
use plan_search::Proposals;

use super::{DOORS, MOST_PROPOSALS, OpinionFormView, control_id, error_id, invalid_id};
use crate::components::field::badge;
use crate::contract::{field, id};
use crate::language::{explanation, is_japanese, passage, tr};
use crate::subject_name::subject_name;
use crate::urls::{EVERYDAY_WORDS, Route};

impl OpinionFormView<'_> {
    /// The question. Which cards show is for the style sheet, so that it is the same without scripts.
    pub(super) fn about(&self) -> Markup {
        let field = Field::Subject;
        let chosen = self.form.get(field);
        let subject = chosen.parse::<Subject>().ok();
        let plan = self.plan;
        html! {
            fieldset.dads-field.subject id=(invalid_id(field)) role="radiogroup" aria-required="true"
                aria-describedby=(error_id(field)) aria-invalid=[self.invalid(field)] {
                legend.dads-field__label { (tr("何についてのご意見ですか")) (badge(true)) }
                (self.error(field))
                (current(subject))
                p.opinion-form__chosen id=(id::CHOSEN) { @if let Some(subject) = subject { (subject_name(subject, plan)) } }
                details.subject__doors id=(DOORS) open[subject.is_none()] {
                    summary { (tr("変える")) }
                    // Where there is no app, a script proposes; here is what it says.
                    @if !is_japanese() {
                        template data-everyday-words=(EVERYDAY_WORDS) data-most=(MOST_PROPOSALS) { (lead()) }
                    }
                    div.subject__proposals id=(id::PROPOSALS) { (proposals(self.proposed, plan)) }
                    div.subject__list {
                        (card(&Card {
                            value: field::POLICIES,
                            id: Some(control_id(field)),
                            label: html! { (tr("まちの取組について")) },
                            text: tr("章を選び、施策を選びます"),
                            is_chosen: false,
                        }))
                        (self.policies())
                        (card(&Card {
                            value: &Subject::Plan.to_string(),
                            label: html! { (tr("計画全体について")) },
                            text: tr("いくつもの施策や、計画のつくり方について"),
                            ..Card::default()
                        }))
                        (card(&Card {
                            value: &Subject::Undecided.to_string(),
                            label: html! { (tr("わからない")) },
                            text: tr("あとで職員が振り分けます"),
                            ..Card::default()
                        }))
                    }
                }
            }
        }
    }

    fn policies(&self) -> Markup {
        let plan = self.plan;
        html! {
            div.subject__policies {
                div.subject__chapters role="radiogroup" aria-label=(tr("章")) {
                    @for chapter in Chapter::ALL {
                        label.choice {
                            input.choice__input type="radio" form=(id::CHAPTERS) name=(field::CHAPTER) value=(chapter);
                            span.choice__label { (passage(chapter.label())) }
                        }
                    }
                    label.choice {
                        input.choice__input type="radio" form=(id::CHAPTERS) name=(field::CHAPTER) value="goals";
                        span.choice__label { (tr(heading::FUTURE_GOALS)) }
                    }
                }
                @for chapter in Chapter::ALL {
                    div.subject__chapter data-chapter=(chapter) {
                        @for policy in plan.current_policies_of(*chapter) {
                            (policy_card(policy))
                        }
                    }
                }
                div.subject__chapter data-chapter="goals" {
                    @for goal in plan.vision.goals {
                        (goal_card(goal, plan))
                    }
                }
                p.dads-field__support {
                    @if is_japanese() {
                        "一つひとつの取組については、" a href=(Route::all_policies()) { "施策のページ" } "からも書けます。"
                    } @else {
                        a href=(Route::all_policies()) { (tr("一つひとつの取組については、施策のページからも書けます。")) }
                    }
                }
            }
        }
    }
}

/// What the choice of a chapter belongs to, so that it is not sent; stands beside the form. Enter presses
/// its button, and so does nothing.
pub(super) fn chapters_form() -> Markup {
    html! { form id=(id::CHAPTERS) { button type="submit" disabled hidden {} } }
}

/// The policies that `text`, which is normalised (NFKC), may be about: a few, the likeliest first.
pub fn proposed(everyday: &Proposals<'_>, text: &str, plan: &Plan<'_>) -> Vec<Subject> {
    let subjects = everyday.of(text, MOST_PROPOSALS).into_iter();
    let subjects = subjects.filter_map(|subject| subject.parse::<Subject>().ok());
    let is_there = |subject: &Subject| subject.policy().is_some_and(|it| plan.text(it).is_some());
    subjects.filter(is_there).collect()
}

/// The policies that the words may be about, to be chosen; nothing where there are none.
pub fn proposals(proposed: &[Subject], plan: &Plan<'_>) -> Markup {
    html! {
        @if !proposed.is_empty() {
            (lead())
            (proposal_cards(proposed, plan))
        }
    }
}

fn lead() -> Markup {
    html! { p { (tr("書かれたことばに近い施策です。違うときは、下から選んでください。")) } }
}

/// The cards of policies.
pub fn proposal_cards(proposed: &[Subject], plan: &Plan<'_>) -> Markup {
    let policies = proposed.iter().filter_map(|it| plan.text(it.policy()?));
    html! { @for policy in policies { (policy_card(policy)) } }
}

/// What the address or the draft is about already, for the form to send; no card says it.
fn current(subject: Option<Subject>) -> Markup {
    let value = subject.map(|subject| subject.to_string());
    html! {
        input id=(id::SUBJECT) type="radio" name=(Field::Subject.input_name()) value=(value.as_deref().unwrap_or_default())
            checked[value.is_some()] hidden;
    }
}

fn policy_card(policy: &Policy<'_>) -> Markup {
    card(&Card {
        value: &Subject::Policy(policy.id()).to_string(),
        label: html! { (policy.code) " " (passage(policy.name)) },
        text: explanation(EasySubject::Policy(policy.id())).unwrap_or_default(),
        ..Card::default()
    })
}

fn goal_card(goal: &FutureGoal<'_>, plan: &Plan<'_>) -> Markup {
    let edition = plan.whole_edition();
    let text = edition.and_then(|it| explanation(EasySubject::Goal(it, goal.number)));
    card(&Card {
        value: &Subject::Goal(goal.number).to_string(),
        label: passage(goal.title),
        text: text.unwrap_or_default(),
        ..Card::default()
    })
}

/// That no policy is chosen, to be chosen.
pub fn undecided_card(label: &str) -> Markup {
    card(&Card {
        value: &Subject::Undecided.to_string(),
        label: html! { (label) },
        is_chosen: true,
        ..Card::default()
    })
}

#[derive(Default)]
struct Card<'a> {
    value: &'a str,
    id: Option<String>,
    label: Markup,
    text: &'a str,
    is_chosen: bool,
}

fn card(card: &Card<'_>) -> Markup {
    html! {
        label.radio-card {
            input.radio-card__input type="radio" name=(Field::Subject.input_name()) id=[&card.id] value=(card.value) checked[card.is_chosen];
            span.radio-card__body {
                span.radio-card__label { (card.label) }
                @if !card.text.is_empty() { span.radio-card__text { (card.text) } }
            }
        }
    }
}
