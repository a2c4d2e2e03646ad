use hearing_api::{NOTE_MAX, Receipt};
use maud::{Markup, html};

use super::ReceiptPage;
use crate::components::field::{error, error_id};
use crate::contract::field;
use crate::dates::time_in_words;
use crate::language::{tr, tr_with};
use crate::urls::{reply_href, undo_withdrawal_href, withdraw_href};

/// A form that asks for the control code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProvenForm {
    /// What a writer says of an answer.
    Reply,
    /// Taking the opinion back.
    Withdrawal,
    /// Undoing that.
    Undo,
}

impl ProvenForm {
    /// What the ids of its fields end with.
    const fn id(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Withdrawal => "withdraw",
            Self::Undo => "undo",
        }
    }

    /// What stands on its button.
    pub fn button(self) -> &'static str {
        tr(match self {
            Self::Reply => "市に伝える",
            Self::Withdrawal => "取り下げる",
            Self::Undo => "元に戻す",
        })
    }

    /// Where it is posted to.
    fn action(self, receipt: Receipt) -> String {
        match self {
            Self::Reply => reply_href(receipt),
            Self::Withdrawal => withdraw_href(receipt),
            Self::Undo => undo_withdrawal_href(receipt),
        }
    }
}

/// What was typed into one of the forms.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typed<'a> {
    /// Whether the answer answers.
    pub is_helpful: Option<bool>,
    /// The word with it.
    pub text: &'a str,
    /// Whether the withdrawal is confirmed.
    pub is_confirmed: bool,
    /// The control code.
    pub code: &'a str,
    /// The key that the opinion was sent with.
    pub key: &'a str,
}

impl ReceiptPage<'_> {
    pub(super) fn reply(&self) -> Markup {
        let typed = self.typed;
        let fields = html! {
            fieldset.dads-field {
                legend.dads-field__label { (tr("答えになっていますか")) }
                div.radio-list {
                    @for (value, label, is_helpful) in [("yes", "はい", true), ("no", "いいえ", false)] {
                        label.radio-card {
                            input.radio-card__input type="radio" name=(field::HELPFUL) value=(value) required
                                checked[typed.is_helpful == Some(is_helpful)];
                            span.radio-card__body { span.radio-card__label { (tr(label)) } }
                        }
                    }
                }
            }
            div.dads-field {
                label.dads-field__label for="reply-text" { (tr("ひとこと（任意）")) }
                p.dads-field__support #support-reply { (tr_with("担当だけが読みます。{max}文字まで。", &[("max", &NOTE_MAX.to_string())])) }
                // A browser drops the first line end of a textarea; this one is for it to drop.
                textarea.dads-textarea #reply-text name=(field::REPLY_TEXT) rows="3" aria-describedby="support-reply" { "\n" (typed.text) }
            }
        };
        self.form(ProvenForm::Reply, &fields)
    }

    pub(super) fn withdrawal(&self) -> Markup {
        let is_confirmed = self.typed.is_confirmed;
        let fields = html! {
            p {
                (tr("取り下げると、市は対応を終え、公開もすぐにやめます。7日以内は、同じ画面から元に戻せます。7日を過ぎると、ご意見の本文を消します。入力されたメールアドレスはすぐに消し、元には戻せません。"))
            }
            div.dads-field {
                label.check-card {
                    input.check-card__input type="checkbox" name=(field::CONFIRMED) value="yes" required checked[is_confirmed];
                    span.check-card__body { span.check-card__label { (tr("この意見を取り下げます")) } }
                }
            }
        };
        html! {
            // What was sent and refused is not to be looked for.
            details.page-section open[is_confirmed] {
                summary { (tr("この意見を取り下げる")) }
                (self.form(ProvenForm::Withdrawal, &fields))
            }
        }
    }

    pub(super) fn undo(&self, until: &str) -> Markup {
        let said = tr_with(
            "{time}まで、取り下げる前の状態に戻せます。そのあとは、ご意見の本文を消します。メールアドレスは消したため、戻しても、メールではお知らせできません。",
            &[("time", &time_in_words(until))],
        );
        let fields = html! { p { (said) } };
        html! {
            section.page-section aria-labelledby="undo" {
                h2 #undo { (tr("取下げを取り消す")) }
                (self.form(ProvenForm::Undo, &fields))
            }
        }
    }

    fn form(&self, form: ProvenForm, fields: &Markup) -> Markup {
        html! {
            form method="post" action=(form.action(self.opinion.receipt)) {
                (fields)
                (self.proof(form))
                p.page__action {
                    button.dads-button data-type="outline" data-size="lg" type="submit" { (form.button()) }
                }
            }
        }
    }

    /// The fields that show that the opinion is one's own. The script of receipts fills in both where
    /// its device has them. None for a number that has no code.
    fn proof(&self, form: ProvenForm) -> Markup {
        if !self.opinion.has_control_code {
            return Markup::default();
        }
        let wrong = self
            .failure
            .and_then(|failure| failure.code)
            .filter(|(posted, _)| *posted == form)
            .map(|(_, message)| message);
        let (code, key) = match self.own {
            Some(own) => (own.code.to_string(), own.key),
            None => (self.typed.code.to_owned(), self.typed.key),
        };
        let name = format!("code-{}", form.id());
        html! {
            input type="hidden" name=(field::KEY) value=(key);
            div.dads-field {
                label.dads-field__label for=(name) { (tr("控えコード")) }
                p.dads-field__support id={ "support-" (name) } {
                    (tr("送ったときに、受付番号といっしょに出た8文字です。小文字でも、「-」がなくてもかまいません。分からないときは、受付番号を添えて市の担当へお申し出ください。"))
                }
                @if wrong.is_some() { (error(&name, wrong)) }
                input.dads-input.receipt-form__input id=(name) name=(field::CONTROL_CODE) type="text"
                    value=(code) required autocomplete="off" autocapitalize="characters" spellcheck="false"
                    aria-describedby={ "support-" (name) @if wrong.is_some() { " " (error_id(&name)) } }
                    aria-invalid=[wrong.map(|_| "true")];
            }
        }
    }
}
