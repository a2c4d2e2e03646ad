//! The words: the plan's own beside them, three ways to begin, and the field.

use hearing_api::{Field, Subject, TextLanguage, text_length};
use maud::{Markup, html};
use plan::{EasySubject, Plan, Policy};

use super::{
    ABOUT_LINE, COUNT, OVER, OpinionFormView, PLAN_WORDS, Step, characters_left, control_id,
    error_id,
};
use crate::components::field::badge;
use crate::language::{
    PageLanguage, explanation, is_easy, is_japanese, is_of_japanese, lang_of, language, passage,
    passage_text, tr, tr_with,
};
use crate::subject_name::subject_name;

/// What begins a sentence where nothing comes to mind.
const STARTERS: [&str; 3] = ["困っていること", "こうなってほしい", "理由"];

impl OpinionFormView<'_> {
    pub(super) fn text(&self) -> Markup {
        let field = Field::Text;
        let typed = self.form.get(field);
        let subject = self.form.get(Field::Subject).parse::<Subject>().ok();
        html! {
            p.opinion-form__about id=(ABOUT_LINE) hidden[subject.is_none()] {
                @if let Some(subject) = subject { (about_line(subject, self.plan)) }
            }
            div id=(PLAN_WORDS) { @if let Some(subject) = subject { (plan_words(subject, self.plan)) } }
            div.dads-field {
                label.dads-field__label for=(control_id(field)) { (tr(field.label())) (badge(true)) }
                p.dads-field__support #support-text {
                    (tr("1行でも送れます。"))
                    @if !self.has_app { (tr("2,000文字まで。")) }
                    (tr("名前、住所、電話番号など、個人が分かることは書かないでください。"))
                }
                (self.error(field))
                @if is_japanese() { (starters()) }
                textarea.dads-textarea id=(control_id(field)) name=(field.input_name()) rows="7" aria-required="true"
                    aria-describedby={ "support-text " (error_id(field)) @if self.has_app { " " (COUNT) } } aria-invalid=[self.invalid(field)] {
                    // A browser drops the first line end of a textarea; this one is for it to drop.
                    @if !typed.is_empty() { "\n" (typed) }
                }
                @if self.has_app {
                    p.opinion-form__count id=(COUNT) { (characters_left(text_length(typed))) }
                    p.visually-hidden id=(OVER) role="status" {}
                }
                @if is_japanese() {
                    p.opinion-form__phone {
                        button.dads-button data-type="outline" data-size="md" type="button" data-kiosk="phone" { "スマートフォンで書く" }
                    }
                }
            }
            (self.language())
        }
    }

    /// The language of the words: at first that of the page. Nothing chosen is Japanese, unless the words
    /// are plainly another's.
    fn language(&self) -> Markup {
        let field = Field::Lang;
        let chosen = match self.form.get(field) {
            "" => language().map_or("", PageLanguage::id),
            chosen => chosen,
        };
        html! {
            div.dads-field.text-language {
                label.dads-field__label for=(control_id(field)) {
                    (tr(field.label()))
                    @if is_japanese() { " " span lang="en" { "Language" } }
                }
                (self.error(field))
                select.dads-select id=(control_id(field)) name=(field.input_name())
                    aria-describedby=(error_id(field)) aria-invalid=[self.invalid(field)] {
                    @for language in TextLanguage::ALL {
                        @let is_other = *language == TextLanguage::Other;
                        @let lang = lang_of(*language).filter(|_| !is_other);
                        option value=(value_of(*language)) lang=[lang] selected[chosen == language.id()] {
                            @if is_other { (tr(language.label())) } @else { (language.label()) }
                        }
                    }
                }
            }
        }
    }
}

/// What begins a sentence; the script that starts the app answers.
fn starters() -> Markup {
    html! {
        p.starters role="group" aria-label="書き出し" {
            @for starter in STARTERS {
                button.starters__button type="button" data-starter={ (starter) "：" } { (starter) }
            }
        }
    }
}

/// What is sent for a language. Japanese is chosen on a page in Japanese by who chooses nothing.
fn value_of(language: TextLanguage) -> &'static str {
    match language.tag() {
        None if is_of_japanese() => "",
        _ => language.id(),
    }
}

/// What the words are about, with the way to change it.
pub fn about_line(subject: Subject, plan: &Plan<'_>) -> Markup {
    html! {
        @if is_japanese() {
            strong { (subject.label(plan)) }
            @if subject != Subject::Undecided { " への意見" }
        } @else {
            (tr("意見の対象：")) strong { (subject_name(subject, plan)) }
        }
        a.opinion-form__change href={ "#" (Step::About.id()) } { (tr("変える")) }
    }
}

/// What the plan says where the words are about a policy or a measure, folded; in easy words, in a line.
pub fn plan_words(subject: Subject, plan: &Plan<'_>) -> Markup {
    let policy = subject.policy().and_then(|text| plan.text(text));
    html! {
        @if is_easy() {
            @if let Some(policy) = policy { (easy_words(policy)) }
        } @else if let Some(policy) = policy.filter(|policy| !policy.goal.text.is_empty()) {
            @let named = format!("{} {}", policy.code, passage_text(policy.name));
            details.plan-words {
                summary { (tr_with("{policy}：目標とするまちの姿を読む", &[("policy", &named)])) }
                blockquote.plan-words__quote { p { (passage(policy.goal.text)) } }
            }
        }
    }
}

fn easy_words(policy: &Policy<'_>) -> Markup {
    html! { @if let Some(line) = explanation(EasySubject::Policy(policy.id())) { p { (line) } } }
}
