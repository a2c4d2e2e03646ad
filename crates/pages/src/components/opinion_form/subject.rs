//! What an opinion is about: three doors, of which the first leads by chapters to the policies.

use hearing_api::{Field, Subject};
use maud::{Markup, html};
use plan::{Chapter, Policy, heading};

use super::{DOORS, OpinionFormView, control_id, error_id, invalid_id};
use crate::components::field::badge;
use crate::contract::{field, id};
use crate::urls::Route;

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
                legend.dads-field__label { "何についてのご意見ですか" (badge(true)) }
                (self.error(field))
                (current(subject))
                p.opinion-form__chosen id=(id::CHOSEN) { @if let Some(subject) = subject { (subject.label(plan)) } }
                details.subject__doors id=(DOORS) open[subject.is_none()] {
                    summary { "変える" }
                    div.subject__list {
                        (card(field::POLICIES, Some(control_id(field)), "まちの取組について", "章をえらび、施策をえらびます"))
                        (self.policies())
                        (card(&Subject::Plan.to_string(), None, "計画全体について", "いくつもの施策や、計画のつくり方について"))
                        (card(&Subject::Undecided.to_string(), None, "わからない", "あとで職員が振り分けます"))
                    }
                }
            }
        }
    }

    fn policies(&self) -> Markup {
        let plan = self.plan;
        html! {
            div.subject__policies {
                div.subject__chapters role="radiogroup" aria-label="章" {
                    @for chapter in Chapter::ALL {
                        label.choice {
                            input.choice__input type="radio" form="" name=(field::CHAPTER) value=(chapter);
                            span.choice__label { (chapter.label()) }
                        }
                    }
                    label.choice {
                        input.choice__input type="radio" form="" name=(field::CHAPTER) value="goals";
                        span.choice__label { (heading::FUTURE_GOALS) }
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
                        (card(&Subject::Goal(goal.number).to_string(), None, goal.title, ""))
                    }
                }
                p.dads-field__support { "一つひとつの取組については、" a href=(Route::all_policies()) { "施策のページ" } "からも書けます。" }
            }
        }
    }
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
    let name = format!("{} {}", policy.code, policy.name);
    card(&Subject::Policy(policy.id()).to_string(), None, &name, "")
}

fn card(value: &str, id: Option<String>, label: &str, text: &str) -> Markup {
    html! {
        label.radio-card {
            input.radio-card__input type="radio" name=(Field::Subject.input_name()) id=[id] value=(value);
            span.radio-card__body {
                span.radio-card__label { (label) }
                @if !text.is_empty() { span.radio-card__text { (text) } }
            }
        }
    }
}
