use hearing_api::{Area, Consent, Field, Finding, Kind, OpinionForm, Subject, Violation};
use maud::{Markup, html};
use plan::{LifeStage, PartnerRole, Plan};

use crate::form_decoding::{KEY, TOLD};
use crate::idempotency_key::IdempotencyKey;

/// The page's name.
const HEADING: &str = "意見を送る";

/// A form that came back to its writer: everything typed, and what to do.
pub(crate) struct FormPage<'a> {
    /// What was typed.
    pub(crate) form: &'a OpinionForm,
    /// The key under which it will be sent.
    pub(crate) key: IdempotencyKey,
    /// Why it came back, where it was not for its fields.
    pub(crate) reason: Option<&'a str>,
    /// What is wrong with its fields.
    pub(crate) violations: &'a [Violation],
    /// What in its text looks like personal data, which may be sent all the same.
    pub(crate) findings: &'a [Finding],
}

/// The title and content of the page.
pub(crate) fn opinion_form(page: &FormPage<'_>, plan: &Plan<'_>) -> (String, Markup) {
    let content = html! {
        (page.summary())
        form class="opinion-form" method="post" action="/opinions" novalidate {
            input type="hidden" name=(KEY) value=(page.key);
            @if !page.findings.is_empty() { input type="hidden" name=(TOLD) value="yes"; }
            (page.hidden(Field::Surface))
            (page.hidden(Field::Language))
            input type="hidden" name=(Field::Consent.input_name()) value=(Consent::CURRENT);
            (page.subject(plan))
            (page.kind())
            (page.text())
            h2 { "あなたについて（任意）" }
            p class="opinion-form__lead" { (Consent::ON_WRITER) }
            (page.choice(Field::LifeStage, LifeStage::ALL.iter().map(|choice| (choice.id(), choice.label()))))
            (page.choice(Field::PartnerRole, PartnerRole::ALL.iter().map(|choice| (choice.id(), choice.label()))))
            (page.choice(Field::Area, Area::ALL.iter().map(|choice| (choice.id(), choice.label()))))
            (page.may_publish())
            (page.contact())
            p class="opinion-form__actions" {
                button class="dads-button" data-type="solid-fill" data-size="lg" type="submit" { "この内容で送る" }
            }
        }
    };
    let title = if page.is_asked_for() {
        HEADING.to_owned()
    } else if page.findings.is_empty() {
        format!("エラー：{HEADING}")
    } else {
        format!("確認：{HEADING}")
    };
    (title, content)
}

impl FormPage<'_> {
    fn is_asked_for(&self) -> bool {
        self.reason.is_none() && self.violations.is_empty() && self.findings.is_empty()
    }

    /// What to do, above the form, with links to where; nothing where its writer asked for it.
    fn summary(&self) -> Markup {
        if self.is_asked_for() {
            return Markup::default();
        }
        html! {
            div class="failure" id="failure" role="alert" tabindex="-1" {
                h2 { "まだ送られていません" }
                @if let Some(reason) = self.reason {
                    p { (reason) }
                }
                @if !self.findings.is_empty() { (self.pointed_out()) }
                @if !self.violations.is_empty() {
                    ul {
                        @for violation in self.violations {
                            li {
                                @if matches!(violation.field, Field::Surface | Field::Language | Field::Consent) {
                                    (violation.field.label()) "：" (violation.message())
                                } @else {
                                    a href={ "#" (control_id(violation.field)) } { (violation.message()) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What looks like personal data, and that it is for the writer to decide.
    fn pointed_out(&self) -> Markup {
        let text = self.form.get(Field::Text);
        html! {
            p { "個人が分かるかもしれないところがあります。消すかどうかを確かめてください。" }
            ul {
                @for finding in self.findings {
                    li {
                        a href={ "#" (control_id(Field::Text)) } {
                            (finding.kind.label()) "「" (&text[finding.range.clone()]) "」"
                        }
                    }
                }
            }
            p { "このままでよければ、もう一度「この内容で送る」を押してください。" }
        }
    }

    fn message(&self, field: Field) -> Option<&'static str> {
        self.violations
            .iter()
            .find(|violation| violation.field == field)
            .map(|violation| violation.message())
    }

    fn invalid(&self, field: Field) -> Option<&'static str> {
        self.message(field).map(|_| "true")
    }

    fn error(&self, field: Field) -> Markup {
        html! {
            @if let Some(message) = self.message(field) {
                p class="dads-field__error" id=(error_id(field)) { "エラー：" (message) }
            }
        }
    }

    /// What the writer was not asked, and so cannot put right: sent again only while it is right.
    fn hidden(&self, field: Field) -> Markup {
        let value = self.form.get(field);
        html! {
            @if !value.is_empty() && self.message(field).is_none() {
                input type="hidden" name=(field.input_name()) value=(value);
            }
        }
    }

    fn subject(&self, plan: &Plan<'_>) -> Markup {
        let field = Field::Subject;
        let chosen = self.form.get(field);
        let option = |subject: Subject, label: &str| {
            let value = subject.to_string();
            html! { option value=(value) selected[value == chosen] { (label) } }
        };
        html! {
            div class="dads-field" {
                label class="dads-field__label" for=(control_id(field)) {
                    "計画全体、将来目標、施策、取組から選んでください" (badge(true))
                }
                (self.error(field))
                select class="dads-select" id=(control_id(field)) name=(field.input_name())
                    aria-required="true" aria-describedby=(error_id(field)) aria-invalid=[self.invalid(field)] {
                    option value="" { "選んでください" }
                    (option(Subject::Plan, &Subject::Plan.label(plan)))
                    optgroup label="将来目標" {
                        @for goal in plan.vision.goals {
                            (option(Subject::Goal(goal.number), goal.title))
                        }
                    }
                    @for policy in plan.current_policies() {
                        @let name = format!("{} {}", policy.code, policy.name);
                        optgroup label=(name) {
                            (option(Subject::Policy(policy.code), &format!("{name}（施策全体）")))
                            @for measure in policy.measures {
                                (option(
                                    Subject::Measure {
                                        edition: policy.edition,
                                        policy: policy.code,
                                        number: measure.number,
                                    },
                                    &format!("{} {}", measure.mark(), measure.title.text),
                                ))
                            }
                        }
                    }
                    @if let Some(other) = earlier_measure(chosen, plan) {
                        (option(other, &other.label(plan)))
                    }
                }
            }
        }
    }

    fn kind(&self) -> Markup {
        let field = Field::Kind;
        html! {
            fieldset class="dads-field" aria-describedby=(error_id(field)) role="radiogroup" aria-required="true" aria-invalid=[self.invalid(field)] {
                legend class="dads-field__label" { "近いものをひとつ選んでください" (badge(true)) }
                (self.error(field))
                div class="radio-list" {
                    @for (at, kind) in Kind::ALL.iter().enumerate() {
                        @let id = if at == 0 { control_id(field) } else { format!("field-kind-{kind}") };
                        label class="radio-card" {
                            input class="radio-card__input" id=(id) type="radio" name=(field.input_name())
                                value=(kind)
                                checked[self.form.get(field) == kind.id()];
                            span class="radio-card__body" {
                                span class="radio-card__label" { (kind.label()) }
                                span class="radio-card__text" { (kind.explained()) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn text(&self) -> Markup {
        let field = Field::Text;
        html! {
            div class="dads-field" {
                label class="dads-field__label" for=(control_id(field)) { (field.label()) (badge(true)) }
                p class="dads-field__support" id="support-text" {
                    "2,000文字まで。名前、住所、電話番号など、個人が分かることは書かないでください。"
                }
                (self.error(field))
                // A browser drops the first line end of a textarea; this one is for it to drop.
                textarea class="dads-textarea" id=(control_id(field)) name=(field.input_name()) rows="9" aria-required="true"
                    aria-describedby={ "support-text " (error_id(field)) }
                    aria-invalid=[self.invalid(field)] { "\n" (self.form.get(field)) }
            }
        }
    }

    fn choice(
        &self,
        field: Field,
        choices: impl Iterator<Item = (&'static str, &'static str)>,
    ) -> Markup {
        html! {
            div class="dads-field" {
                label class="dads-field__label" for=(control_id(field)) { (field.label()) (badge(false)) }
                (self.error(field))
                select class="dads-select" id=(control_id(field)) name=(field.input_name())
                    aria-describedby=(error_id(field)) aria-invalid=[self.invalid(field)] {
                    option value="" { "答えない" }
                    @for (id, label) in choices {
                        option value=(id) selected[self.form.get(field) == id] { (label) }
                    }
                }
            }
        }
    }

    fn may_publish(&self) -> Markup {
        let field = Field::MayPublish;
        html! {
            div class="dads-field" {
                (self.error(field))
                label class="check-card" {
                    input class="check-card__input" id=(control_id(field)) type="checkbox"
                        name=(field.input_name()) value="true"
                        checked[matches!(self.form.get(field), "true" | "on")];
                    span class="check-card__body" {
                        span class="check-card__label" { "意見と回答を公開してもよい" }
                        span class="check-card__text" {
                            (Consent::ON_OPINION)
                        }
                    }
                }
            }
        }
    }

    fn contact(&self) -> Markup {
        let field = Field::Contact;
        html! {
            div class="dads-field" {
                label class="dads-field__label" for=(control_id(field)) { (field.label()) (badge(false)) }
                p class="dads-field__support" id="support-contact" {
                    "市の回答などのお知らせだけに使います。なくても、受付番号で行方をたどれます。"
                }
                (self.error(field))
                input class="dads-input" id=(control_id(field)) type="email" inputmode="email"
                    autocomplete="email" name=(field.input_name())
                    aria-describedby={ "support-contact " (error_id(field)) }
                    aria-invalid=[self.invalid(field)] value=(self.form.get(field));
            }
        }
    }
}

/// A measure that the list leaves out because a later edition has taken its policy's place.
fn earlier_measure(chosen: &str, plan: &Plan<'_>) -> Option<Subject> {
    let subject: Subject = chosen.parse().ok()?;
    let Subject::Measure {
        edition, policy, ..
    } = subject
    else {
        return None;
    };
    let is_listed = plan
        .policy(policy)
        .is_some_and(|policy| policy.edition == edition);
    (subject.exists(plan) && !is_listed).then_some(subject)
}

fn badge(required: bool) -> Markup {
    html! {
        @if required {
            span class="dads-field__badge" data-kind="required" { "必須" }
        } @else {
            span class="dads-field__badge" data-kind="optional" { "任意" }
        }
    }
}

fn control_id(field: Field) -> String {
    format!("field-{}", field.input_name())
}

fn error_id(field: Field) -> String {
    format!("error-{}", field.input_name())
}
