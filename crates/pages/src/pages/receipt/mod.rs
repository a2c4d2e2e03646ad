//! A receipt's page: what became of an opinion, and what its writer can do about it.

mod forms;

use hearing_api::{ControlCode, OpinionStatus, Status};
use maud::{Markup, html};
use plan::Plan;

use crate::components::answer::{answer, entry_label};
use crate::components::check_list::row;
use crate::components::page::page;
use crate::components::receipt_form::receipt_form;
use crate::components::receipt_number::{ControlCodeShown, receipt_number};
use crate::dates::{japanese_date, japanese_time};
use crate::metadata::Metadata;
use crate::urls::{Route, receipt_feed_href};

pub use forms::{ProvenForm, Typed};

/// The id of the element that holds what the app shows of the page.
pub const CONTENT: &str = "opinion-status";

/// What a receipt's page shows.
pub struct ReceiptPage<'a> {
    /// What became of the opinion.
    pub opinion: &'a OpinionStatus,
    /// What it is about is named by it.
    pub plan: &'a Plan<'a>,
    /// What stood in the way of what its reader did on it.
    pub failure: Option<Failure<'a>>,
    /// What they typed, and find there again.
    pub typed: Typed<'a>,
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
    followed(&html! { div id=(CONTENT) data-receipt=(receipt) { (shown.content()) } })
}

/// The page of a receipt that leads nowhere: why, and the way to another try.
pub fn receipt_refused(typed: &str, problem: &str) -> Markup {
    followed(&html! { div id=(CONTENT) { (receipt_form(typed, Some(problem))) } })
}

fn followed(content: &Markup) -> Markup {
    let heading = Metadata::of(&Route::Opinion(String::new())).heading;
    let follow = Metadata::of(&Route::Follow).heading;
    page(&[(Route::Follow, &follow)], &heading, content)
}

impl ReceiptPage<'_> {
    fn content(&self) -> Markup {
        let opinion = self.opinion;
        html! {
            @if let Some(failure) = self.failure {
                p.failure role="alert" { (failure.message) }
            }
            p.opinion-page__lead {
                "意見は市に届いています。受付番号で、対応状況をいつでも確かめられます。"
                @if opinion.has_control_code {
                    "取り下げと、回答への返事には、控えコードも使います。送ったときは、両方を控えるか、この画面を写真に撮るか、印刷してください。"
                } @else {
                    "番号を控えるか、この画面を写真に撮ってください。この番号だけで取り下げもできるため、人には知らせないでください。"
                }
            }
            (receipt_number(opinion.receipt, self.control_code()))
            (self.status())
            @if let Some(answer) = &opinion.answer { (self.answered(answer)) }
            p.page-section__note {
                "変化は "
                a href=(receipt_feed_href(opinion.receipt)) { "Atomフィード" }
                " でも受け取れます。"
            }
            @if let Some(voice) = opinion.voice {
                p.page__action {
                    "このご意見は、市が公開しています。人に知らせるときは、公開されたページをお使いください。"
                    a href=(Route::Voice(voice)) { "公開された内容を見る" }
                }
            }
            p.page__action {
                a.dads-button data-type="outline" data-size="lg" href=(Route::all_policies()) { "ほかの施策を見る" }
            }
            @if opinion.status != Status::Withdrawn {
                (self.withdrawal())
            } @else if let Some(until) = &opinion.undo_until {
                (self.undo(until))
            }
        }
    }

    fn control_code(&self) -> ControlCodeShown {
        match self.own {
            _ if !self.opinion.has_control_code => ControlCodeShown::None,
            Some(own) => ControlCodeShown::Code(own.code),
            None => ControlCodeShown::Hidden,
        }
    }

    fn status(&self) -> Markup {
        let opinion = self.opinion;
        html! {
            section.page-section aria-labelledby="status" {
                h2 #status { "対応状況" }
                p.status-badge data-status=(opinion.status.id()) { (opinion.status.label()) }
                p { (opinion.status.explained()) }
                @if let Some(date) = &opinion.expected_by {
                    p { "回答の目安：" time datetime=(date) { (japanese_date(date)) "ごろまで" } }
                }
                @match opinion.is_announced {
                    Some(true) => p { "市が対応を終えたときは、入力されたメールアドレスにもお知らせします。" },
                    Some(false) => p { "いまは、メールでのお知らせを行っていません。この番号でお確かめください。" },
                    None => {}
                }
                ol.status-history {
                    @for (at, entry) in opinion.history.iter().enumerate() {
                        li.status-history__item {
                            span.status-history__label { (entry_label(&opinion.history, at)) }
                            time.status-history__time datetime=(entry.at) { (japanese_time(&entry.at)) }
                            @if let Some(reason) = &entry.reason {
                                p.answer__text { "理由：" bdi { (reason) } }
                            }
                        }
                    }
                }
                dl.check-list {
                    (row("ご意見の対象", &opinion.subject.label(self.plan)))
                    (row("ご意見の種類", opinion.kind.label()))
                }
            }
        }
    }

    /// The answer, and whether it answers the opinion.
    fn answered(&self, given: &hearing_api::Answer) -> Markup {
        html! {
            section.page-section aria-labelledby="answer" {
                h2 #answer { "市の回答" }
                (answer(given))
                @match self.opinion.is_helpful {
                    Some(true) => p.page-section__note { "「答えになっている」とお知らせいただきました。ありがとうございます。" },
                    Some(false) => p.page-section__note { "「答えになっていない」とお知らせいただきました。担当に伝えます。" },
                    None => (self.reply()),
                }
            }
        }
    }
}
