use hearing_api::{Area, Consent, Field, Kind};
use maud::{Markup, html};
use plan::{LifeStage, PartnerRole};

use super::{OpinionFormView, control_id, error_id, invalid_id};
use crate::components::field::{badge, error};
use crate::language::{JAPANESE, is_japanese, tr};

impl OpinionFormView<'_> {
    pub(super) fn message(&self, field: Field) -> Option<&'static str> {
        self.violations
            .iter()
            .find(|violation| violation.field == field)
            .map(|violation| tr(violation.message()))
    }

    pub(super) fn error(&self, field: Field) -> Markup {
        error(field.input_name(), self.message(field))
    }

    pub(super) fn invalid(&self, field: Field) -> Option<&'static str> {
        self.message(field).map(|_| "true")
    }

    pub(super) fn kind(&self) -> Markup {
        let field = Field::Kind;
        html! {
            fieldset.dads-field id=(invalid_id(field)) role="radiogroup" aria-required="true"
                aria-describedby=(error_id(field)) aria-invalid=[self.invalid(field)] {
                legend.dads-field__label { (tr("どんなご意見ですか")) (badge(true)) }
                (self.error(field))
                div.radio-list {
                    @for (at, kind) in Kind::ALL.iter().enumerate() {
                        label.radio-card {
                            input.radio-card__input type="radio" name=(field.input_name()) value=(kind)
                                id=[(at == 0).then(|| control_id(field))] checked[self.form.get(field) == kind.id()];
                            span.radio-card__body {
                                span.radio-card__label { (tr(kind.label())) }
                                span.radio-card__text { (tr(kind.explained())) }
                            }
                        }
                    }
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
            p.opinion-form__lead { (tr(Consent::ON_WRITER)) }
            (in_japanese(Consent::ON_WRITER))
            (self.optional_choice(Field::LifeStage, life_stages.collect()))
            (self.optional_choice(Field::PartnerRole, roles.collect()))
            (self.optional_choice(Field::Area, areas.collect()))
        }
    }

    fn optional_choice(&self, field: Field, choices: Vec<(&'static str, &'static str)>) -> Markup {
        let chosen = self.form.get(field);
        html! {
            div.dads-field {
                label.dads-field__label for=(control_id(field)) { (tr(field.label())) (badge(false)) }
                (self.error(field))
                select.dads-select id=(control_id(field)) name=(field.input_name())
                    aria-describedby=(error_id(field)) aria-invalid=[self.invalid(field)] {
                    option value="" { (tr("答えない")) }
                    @for (id, label) in choices { option value=(id) selected[id == chosen] { (tr(label)) } }
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
                        span.check-card__label { (tr("意見と回答を公開してもよい")) }
                        span.check-card__text { (tr(Consent::ON_OPINION)) }
                    }
                }
                (in_japanese(Consent::ON_OPINION))
            }
            div.dads-field {
                label.dads-field__label for=(control_id(contact)) { (tr(contact.label())) (badge(false)) }
                p.dads-field__support #support-contact { (tr("市の回答などのお知らせだけに使います。なくても、受付番号で行方をたどれます。")) }
                (self.error(contact))
                input.dads-input id=(control_id(contact)) type="email" inputmode="email" autocomplete="email"
                    name=(contact.input_name()) aria-describedby={ "support-contact " (error_id(contact)) }
                    aria-invalid=[self.invalid(contact)] value=[Some(self.form.get(contact)).filter(|typed| !typed.is_empty())];
            }
        }
    }
}

/// The words that count where the page shows a translation of them.
fn in_japanese(words: &str) -> Markup {
    html! {
        @if !is_japanese() {
            details.original {
                summary { (tr("日本語の原文（同意の内容は、これによります）")) }
                p lang=(JAPANESE) { (words) }
            }
        }
    }
}
