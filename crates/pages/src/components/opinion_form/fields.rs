use hearing_api::{Area, Consent, Field, Kind, Subject, text_length};
use maud::{Markup, html};
use plan::{LifeStage, PartnerRole, Plan};

use super::{
    CHOSEN, COUNT, OVER, OpinionFormView, characters_left, control_id, error_id, invalid_id,
};
use crate::components::field::{badge, error};
use crate::urls::Route;

impl OpinionFormView<'_> {
    pub(super) fn message(&self, field: Field) -> Option<&'static str> {
        self.violations
            .iter()
            .find(|violation| violation.field == field)
            .map(|violation| violation.message())
    }

    fn error(&self, field: Field) -> Markup {
        error(field.input_name(), self.message(field))
    }

    fn invalid(&self, field: Field) -> Option<&'static str> {
        self.message(field).map(|_| "true")
    }

    pub(super) fn about(&self) -> Markup {
        let field = Field::Subject;
        let chosen = self.form.get(field);
        let chosen_subject = chosen.parse().ok();
        let option = |subject: Subject, label: &str| {
            html! { option value=(subject) selected[chosen_subject == Some(subject)] { (label) } }
        };
        let plan = self.plan;
        html! {
            div.dads-field {
                label.dads-field__label for=(control_id(field)) {
                    "計画全体、将来目標、施策、取組から選んでください" (badge(true))
                }
                (self.error(field))
                select.dads-select id=(control_id(field)) name=(field.input_name()) aria-required="true"
                    aria-describedby=(error_id(field)) aria-invalid=[self.invalid(field)] {
                    option value="" { "選んでください" }
                    (option(Subject::Plan, &Subject::Plan.label(plan)))
                    optgroup label="将来目標" {
                        @for goal in plan.vision.goals { (option(Subject::Goal(goal.number), goal.title)) }
                    }
                    @for policy in plan.current_policies() {
                        @let name = format!("{} {}", policy.code, policy.name);
                        optgroup label=(name) {
                            (option(Subject::Policy(policy.id()), &format!("{name}（施策全体）")))
                            @for measure in policy.measures {
                                (option(
                                    Subject::measure(policy, measure.number),
                                    &format!("{} {}", measure.mark(), measure.title.text),
                                ))
                            }
                        }
                    }
                    @if let Some(other) = earlier_text(chosen, plan) { (option(other, &other.label(plan))) }
                }
                @if self.has_app {
                    p.opinion-form__chosen id=(CHOSEN) {}
                    p.dads-field__support { a href=(Route::all_policies()) { "施策を読んでから選ぶ" } }
                }
            }
        }
    }

    pub(super) fn kind(&self) -> Markup {
        let field = Field::Kind;
        html! {
            fieldset.dads-field id=(invalid_id(field)) role="radiogroup" aria-required="true"
                aria-describedby=(error_id(field)) aria-invalid=[self.invalid(field)] {
                legend.dads-field__label { "近いものをひとつ選んでください" (badge(true)) }
                (self.error(field))
                div.radio-list {
                    @for (at, kind) in Kind::ALL.iter().enumerate() {
                        label.radio-card {
                            input.radio-card__input type="radio" name=(field.input_name()) value=(kind)
                                id=[(at == 0).then(|| control_id(field))] checked[self.form.get(field) == kind.id()];
                            span.radio-card__body {
                                span.radio-card__label { (kind.label()) }
                                span.radio-card__text { (kind.explained()) }
                            }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn text(&self) -> Markup {
        let field = Field::Text;
        let typed = self.form.get(field);
        html! {
            div.dads-field {
                label.dads-field__label for=(control_id(field)) { (field.label()) (badge(true)) }
                p.dads-field__support #support-text {
                    @if !self.has_app { "2,000文字まで。" }
                    "名前、住所、電話番号など、個人が分かることは書かないでください。"
                }
                (self.error(field))
                textarea.dads-textarea id=(control_id(field)) name=(field.input_name()) rows="9" aria-required="true"
                    aria-describedby={ "support-text " (error_id(field)) @if self.has_app { " " (COUNT) } } aria-invalid=[self.invalid(field)] {
                    // A browser drops the first line end of a textarea; this one is for it to drop.
                    @if !typed.is_empty() { "\n" (typed) }
                }
                @if self.has_app {
                    p.opinion-form__count id=(COUNT) { (characters_left(text_length(typed))) }
                    p.visually-hidden id=(OVER) role="status" {}
                }
            }
        }
    }

    pub(super) fn you(&self) -> Markup {
        let life_stages = LifeStage::ALL
            .iter()
            .map(|choice| (choice.id(), choice.label()));
        let roles = PartnerRole::ALL
            .iter()
            .map(|choice| (choice.id(), choice.label()));
        let areas = Area::ALL.iter().map(|choice| (choice.id(), choice.label()));
        html! {
            p.opinion-form__lead { (Consent::ON_WRITER) }
            (self.optional_choice(Field::LifeStage, life_stages.collect()))
            (self.optional_choice(Field::PartnerRole, roles.collect()))
            (self.optional_choice(Field::Area, areas.collect()))
        }
    }

    fn optional_choice(&self, field: Field, choices: Vec<(&'static str, &'static str)>) -> Markup {
        let chosen = self.form.get(field);
        html! {
            div.dads-field {
                label.dads-field__label for=(control_id(field)) { (field.label()) (badge(false)) }
                (self.error(field))
                select.dads-select id=(control_id(field)) name=(field.input_name())
                    aria-describedby=(error_id(field)) aria-invalid=[self.invalid(field)] {
                    option value="" { "答えない" }
                    @for (id, label) in choices { option value=(id) selected[id == chosen] { (label) } }
                }
            }
        }
    }

    pub(super) fn answer(&self) -> Markup {
        let (publish, contact) = (Field::MayPublish, Field::Contact);
        html! {
            div.dads-field {
                (self.error(publish))
                label.check-card {
                    input.check-card__input id=(control_id(publish)) type="checkbox" name=(publish.input_name()) value="true"
                        checked[matches!(self.form.get(publish), "true" | "on")];
                    span.check-card__body {
                        span.check-card__label { "意見と回答を公開してもよい" }
                        span.check-card__text { (Consent::ON_OPINION) }
                    }
                }
            }
            div.dads-field {
                label.dads-field__label for=(control_id(contact)) { (contact.label()) (badge(false)) }
                p.dads-field__support #support-contact { "市の回答などのお知らせだけに使います。なくても、受付番号で行方をたどれます。" }
                (self.error(contact))
                input.dads-input id=(control_id(contact)) type="email" inputmode="email" autocomplete="email"
                    name=(contact.input_name()) aria-describedby={ "support-contact " (error_id(contact)) }
                    aria-invalid=[self.invalid(contact)] value=[Some(self.form.get(contact)).filter(|typed| !typed.is_empty())];
            }
        }
    }
}

/// What the list leaves out because a later edition has taken its policy's place.
fn earlier_text(chosen: &str, plan: &Plan<'_>) -> Option<Subject> {
    let subject: Subject = chosen.parse().ok()?;
    let text = subject.policy()?;
    let is_listed = plan.current_policies().any(|policy| policy.id() == text);
    (subject.exists(plan) && !is_listed).then_some(subject)
}
