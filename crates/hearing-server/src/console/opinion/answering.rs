use hearing_api::{ANSWER_MAX, Outcome, Status};
use maud::{Markup, html};
use pages::dates::time_in_words;

use super::OpinionPage;
use crate::console::field_name;
use crate::console::preview::Giving;
use crate::console::{View, submit};
use crate::departments::Template;
use crate::store::GivenAnswer;

/// What an opinion's page has of answers: those that were given, and the forms to give one and to
/// correct it.
impl OpinionPage<'_> {
    pub(super) fn answers(&self) -> Markup {
        html! {
            @if !self.detail.answers.is_empty() {
                section class="desk__section" aria-labelledby="answers" {
                    h2 id="answers" { "回答" }
                    @for (at, answer) in self.detail.answers.iter().enumerate() { (self.given(at, answer)) }
                }
            }
        }
    }

    fn given(&self, at: usize, answer: &GivenAnswer) -> Markup {
        let fate = match answer.is_standing {
            true => "",
            false if self.detail.was_corrected(at) => "（訂正前の回答）",
            false => "（取り消した回答）",
        };
        html! {
            div class="staff__answer" data-taken-back[!answer.is_standing] {
                p {
                    strong { (answer.outcome.label()) }
                    @if !fate.is_empty() { strong { (fate) } }
                }
                p class="answer__text" dir="auto" { (answer.text) }
                p class="desk__time" { (answer.account) " " time datetime=(answer.at) { (time_in_words(&answer.at)) } }
                @for reply in &answer.replies {
                    div class="staff__reply" {
                        p {
                            @if reply.opinion == self.detail.queued.id { "書いた人" } @else { (reply.opinion) "番を書いた人" }
                            "：" strong { (if reply.is_helpful { "答えになっている" } else { "答えになっていない" }) }
                        }
                        @if let Some(text) = &reply.text { p class="answer__text" dir="auto" { (text) } }
                    }
                }
            }
        }
    }

    /// A text that its opinion no longer takes, so that it can be copied.
    pub(super) fn left_over(&self) -> Markup {
        let status = self.detail.queued.status;
        let texts = [
            ("answer", "書いていた回答", status.is_open()),
            ("correction", "書いていた回答", status == Status::Answered),
            ("reason", "書いていた理由", status.is_open()),
        ];
        html! {
            @if self.failure.is_some() {
                @for (name, label, is_taken) in texts {
                    @let text = self.typed.get(name);
                    @if !is_taken && !text.is_empty() {
                        section class="desk__section" {
                            (self.field(name, label, "この意見にはもう使えません。必要なら写してください。").textarea(8, text))
                        }
                    }
                }
            }
        }
    }

    pub(super) fn correct_form(&self, view: &View<'_>) -> Markup {
        let standing = self.detail.answers.iter().find(|answer| answer.is_standing);
        let (outcome, text) = standing.map_or(("", ""), |answer| {
            (answer.outcome.id(), answer.text.as_str())
        });
        html! {
            details class="staff__details" id="correct"
                open[self.concerns(Giving::Correction.field()) || self.concerns(field_name::OUTCOME)] {
                summary { "回答を直す" }
                p { "新しい回答を送るまで、いまの回答が表示されます。直すと、訂正したことが書いた人に伝わります。" }
                (self.answer_form(view, Giving::Correction, outcome, text))
            }
        }
    }

    /// The template that was asked for just now.
    fn template<'b>(&self, view: &'b View<'_>) -> Option<&'b Template> {
        let at: usize = self
            .typed
            .get(field_name::STEP)
            .strip_prefix("template-")?
            .parse()
            .ok()?;
        view.departments.templates().get(at)
    }

    /// The form of an answer, which begins with this outcome and these words.
    pub(super) fn answer_form(
        &self,
        view: &View<'_>,
        giving: Giving,
        outcome: &str,
        text: &str,
    ) -> Markup {
        let templates = view.departments.templates();
        let template = self.template(view);
        let name = giving.field();
        let was_typed = self.typed.all(name).next().is_some();
        let outcome = match self.typed.get(field_name::OUTCOME) {
            "" if was_typed => template.map_or("", |template| template.outcome.id()),
            "" => outcome,
            typed => typed,
        };
        let typed = if was_typed {
            self.typed.get(name)
        } else {
            text
        };
        let text = match template {
            Some(template) if typed.trim().is_empty() => template.text.clone(),
            Some(template) => format!("{}\n\n{}", typed.trim_end(), template.text),
            None => typed.to_owned(),
        };
        self.act(giving.kind(), &html! {
            (self.field(field_name::OUTCOME, "対応結果", "").select(&html! {
                option value="" { "選んでください" }
                @for choice in Outcome::ALL {
                    option value=(choice) selected[choice.id() == outcome] { (choice.label()) "：" (choice.sentence()) }
                }
            }))
            @if !templates.is_empty() {
                div class="staff__templates" role="group" aria-label="ひな形" {
                    span { "ひな形を足す：" }
                    @for (at, template) in templates.iter().enumerate() {
                        button class="dads-button" data-type="outline" data-size="sm" type="submit" name=(field_name::STEP) value={ "template-" (at) } { (template.name) }
                    }
                }
            }
            (self.field(name, "回答", &format!("書いた人に表示されます。{ANSWER_MAX}文字まで。")).textarea(10, &text))
            p class="page__action" { (submit("solid-fill", giving.kind().description().button)) }
        })
    }
}
