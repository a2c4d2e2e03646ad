//! A receipt's page: what became of an opinion, and what its writer can do about it.

mod forms;
mod obstacle;
mod track;

use city::City;
use hearing_api::{ControlCode, OpinionStatus, Status, Subject};
use maud::{Markup, html};
use plan::Plan;

use crate::components::answer::answer;
use crate::components::check_list::row;
use crate::components::receipt_form::receipt_form;
use crate::components::receipt_frame::{JustSent, receipt_frame};
use crate::components::receipt_number::{ControlCodeShown, receipt_number};
use crate::components::translation_note::translation_note;
use crate::components::whose::contact;
use crate::language::{tr, tr_around};
use crate::subject_name::subject_name;
use crate::urls::{
    Route, line_share_href, page_qr_code_href, receipt_feed_href, receipt_picture_href,
};

use track::track;

pub use forms::{ProvenForm, Typed};
pub use obstacle::Obstacle;

/// The id of the element that holds what the app shows of the page.
pub const CONTENT: &str = "opinion-status";

/// What a receipt's page shows.
pub struct ReceiptPage<'a> {
    /// What became of the opinion.
    pub opinion: &'a OpinionStatus,
    /// What it is about is named by it.
    pub plan: &'a Plan<'a>,
    /// Whom its writer can ask; none where the site is a trial.
    pub city: Option<&'a City>,
    /// What stood in the way of what its reader did on it.
    pub failure: Option<Failure<'a>>,
    /// What they typed, and find there again.
    pub typed: Typed<'a>,
    /// Whether it answers the form that sent the opinion.
    pub has_just_arrived: bool,
    /// What only the page right after sending has; none for a reader who comes by the number.
    pub own: Option<Own<'a>>,
}

/// What stood in the way of what a receipt's reader did on its page.
#[derive(Debug, Clone, Copy)]
pub struct Failure<'a> {
    /// What to do.
    pub message: &'a str,
    /// What is wrong with the control code, if that is what stood in the way, and in which form.
    pub code: Option<(ProvenForm, &'a str)>,
}

/// What shows that an opinion is one's own.
#[derive(Debug, Clone, Copy)]
pub struct Own<'a> {
    /// The control code.
    pub code: ControlCode,
    /// The key that the opinion was sent with.
    pub key: &'a str,
}

/// The page of a receipt.
pub fn receipt(shown: &ReceiptPage<'_>) -> Markup {
    let receipt = shown.opinion.receipt.to_string();
    let just_sent = shown
        .has_just_arrived
        .then(|| JustSent::new(shown.is_trial()));
    receipt_frame(
        just_sent,
        &html! { div id=(CONTENT) data-receipt=(receipt) { (shown.content()) } },
    )
}

/// The page of a receipt that leads nowhere: why, and the way to another try.
pub fn receipt_refused(typed: &str, problem: &str) -> Markup {
    receipt_frame(
        None,
        &html! { div id=(CONTENT) { (receipt_form(typed, Some(problem))) } },
    )
}

impl ReceiptPage<'_> {
    /// Whether nobody answers for the site.
    const fn is_trial(&self) -> bool {
        self.city.is_none()
    }

    fn content(&self) -> Markup {
        let opinion = self.opinion;
        html! {
            @if let Some(failure) = self.failure {
                p.failure role="alert" { (failure.message) }
            }
            (receipt_number(opinion.receipt, self.control_code()))
            p.receipt-save {
                a.dads-button data-type="outline" data-size="md" href=(receipt_picture_href(opinion.receipt)) download="receipt.svg" data-card="save" {
                    (tr("番号を画像で保存する"))
                }
            }
            (self.way())
            @if let Some(answer) = &opinion.answer { (self.answered(answer)) }
            @if let Some(voice) = opinion.voice {
                p.page__action {
                    (tr("このご意見は、市が公開しています。人に知らせるときは、公開されたページをお使いください。"))
                    a href=(Route::Voice(voice)) { (tr("公開された内容を見る")) }
                }
            }
            (self.onward())
            @if opinion.status != Status::Withdrawn {
                (self.withdrawal())
            } @else if let Some(until) = &opinion.undo_until {
                (self.undo(until))
            }
            (contact(self.city))
            p.page-section__note {
                a href=(receipt_feed_href(opinion.receipt)) { (tr("この意見の変化を受け取る（Atomフィード）")) }
            }
            (translation_note(&Route::Follow, None))
        }
    }

    fn control_code(&self) -> ControlCodeShown {
        match self.own {
            _ if !self.opinion.has_control_code => ControlCodeShown::None,
            Some(own) => ControlCodeShown::Code(own.code),
            None => ControlCodeShown::Hidden,
        }
    }

    /// How far the city is.
    fn way(&self) -> Markup {
        let opinion = self.opinion;
        html! {
            section.page-section aria-labelledby="way" {
                h2 #way { (tr("いまの状況")) }
                @if self.is_trial() {
                    p.page-section__note { (tr("試作のため、意見は鎌倉市には届きません。市が使うときは、次のように進みます。")) }
                }
                (track(opinion, self.is_trial()))
                @match opinion.is_announced {
                    Some(true) => p { (tr("市が対応を終えたときは、入力されたメールアドレスにもお知らせします。")) },
                    Some(false) => p { (tr("いまは、メールでのお知らせを行っていません。この番号でお確かめください。")) },
                    None => {}
                }
                dl.check-list {
                    (row(tr("ご意見の対象"), &self.about()))
                    (row(tr("ご意見の種類"), tr(opinion.kind.label())))
                }
                p.page-section__note { (tr("ご意見の本文は、ここには出ません。番号を知っている人が見られる画面だからです。")) }
            }
        }
    }

    /// What it is about, and who said so. A policy is read in the text that the writer saw.
    fn about(&self) -> Markup {
        let subject = self.opinion.assigned.unwrap_or(self.opinion.subject);
        let label = subject_name(subject, self.plan);
        html! {
            @match subject.policy() {
                Some(text) => a.line-link href=(Route::PolicyText(text.edition, text.code)) { (label) },
                None => (label),
            }
            @if self.opinion.assigned.is_some() { (tr("（市が振り分けました）")) }
        }
    }

    /// The policy that it is about, for others to read, and the way to the other ones. The address of
    /// this page is nobody else's.
    fn onward(&self) -> Markup {
        let subject = self.opinion.assigned.unwrap_or(self.opinion.subject);
        html! {
            @if let Some(text) = subject.policy() {
                @let policy = Route::PolicyText(text.edition, text.code);
                p.opinion-page__share {
                    (tr_around("{policy}を友だちに知らせる：", &[("policy", subject_name(Subject::Policy(text), self.plan))]))
                    a href=(line_share_href(&policy)) { (tr("LINEで送る")) }
                    a href=(page_qr_code_href(&policy)) { (tr("QRコードを見る")) }
                }
            }
            p.page__action { a href=(Route::all_policies()) { (tr("ほかの施策を見る")) } }
        }
    }

    /// The answer, and whether it answers the opinion.
    fn answered(&self, given: &hearing_api::Answer) -> Markup {
        html! {
            section.page-section aria-labelledby="answer" {
                h2 #answer { (tr("市の回答")) }
                (answer(given))
                @match self.opinion.is_helpful {
                    Some(true) => p.page-section__note { (tr("「答えになっている」とお知らせいただきました。ありがとうございます。")) },
                    Some(false) => p.page-section__note { (tr("「答えになっていない」とお知らせいただきました。担当に伝えます。")) },
                    None => (self.reply()),
                }
            }
        }
    }
}
