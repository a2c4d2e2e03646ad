use hearing_api::{Answer, ControlCode, HistoryEntry, NOTE_MAX, OpinionStatus, Receipt, Status};
use maud::{Markup, PreEscaped, html};
use plan::Plan;
use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

use crate::form_decoding::{CONTROL_CODE, Fields, KEY};
use crate::idempotency_key::IdempotencyKey;

/// The page's name.
const HEADING: &str = "意見の受付番号と対応状況";

/// The address of the page that asks for a receipt.
const FOLLOW: &str = "/opinions";

/// What surrounds what the app takes over, so that it finds it in a page that it asked for.
const BEGIN: &str = "<!--hearing:begin-->";
const END: &str = "<!--hearing:end-->";

/// The field in which the writer confirms the withdrawal.
pub(crate) const CONFIRMED: &str = "confirmed";

/// What stood in the way of what a receipt's reader did on its page.
pub(crate) struct Failure<'a> {
    /// What to do.
    pub(crate) message: &'a str,
    /// What is wrong with the control code, if that is what stood in the way, and in which form.
    pub(crate) code: Option<(ProvenForm, &'a str)>,
    /// What they sent.
    pub(crate) typed: &'a Fields,
}

/// A form that asks for the control code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProvenForm {
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
    pub(crate) const fn button(self) -> &'static str {
        match self {
            Self::Reply => "市に伝える",
            Self::Withdrawal => "取り下げる",
            Self::Undo => "元に戻す",
        }
    }
}

/// What only the page right after sending knows.
pub(crate) struct Own {
    /// The control code.
    pub(crate) code: ControlCode,
    /// The key that the opinion was sent with.
    pub(crate) key: IdempotencyKey,
}

/// What a receipt's page shows.
pub(crate) struct StatusPage<'a> {
    /// What became of the opinion.
    pub(crate) opinion: &'a OpinionStatus,
    /// What it is about is named by it.
    pub(crate) plan: &'a Plan<'a>,
    /// What stood in the way of what its reader did on it, who finds there what they typed.
    pub(crate) failure: Option<&'a Failure<'a>>,
    /// Right after sending; none for whoever comes by the number.
    pub(crate) own: Option<&'a Own>,
}

impl StatusPage<'_> {
    /// The title and content of the page.
    pub(crate) fn title_and_content(&self) -> (&'static str, Markup) {
        let Self {
            opinion,
            plan,
            failure,
            ..
        } = self;
        let nothing = Fields::default();
        let typed = failure.map_or(&nothing, |failure| failure.typed);
        let content = html! {
            @if let Some(failure) = failure {
                p class="failure" role="alert" { (failure.message) }
            }
            p class="opinion-page__lead" {
                "意見は市に届いています。受付番号で、対応状況をいつでも確かめられます。"
                @if opinion.has_control_code {
                    "取り下げと、回答への返事には、控えコードも使います。送ったときは、両方を控えるか、この画面を写真に撮るか、印刷してください。"
                } @else {
                    "番号を控えるか、この画面を写真に撮ってください。この番号だけで取り下げもできるため、人には知らせないでください。"
                }
            }
            (self.receipt_number())
            section class="page-section" aria-labelledby="status" {
                h2 id="status" { "対応状況" }
                p class="status-badge" data-status=(opinion.status.id()) { (opinion.status.label()) }
                p { (opinion.status.explained()) }
                @if let Some(date) = &opinion.expected_by {
                    p { "回答の目安：" time datetime=(date) { (japanese_date(date)) "ごろまで" } }
                }
                @match opinion.is_announced {
                    Some(true) => p { "市が対応を終えたときは、入力されたメールアドレスにもお知らせします。" },
                    Some(false) => p { "いまは、メールでのお知らせを行っていません。この番号でお確かめください。" },
                    None => {}
                }
                ol class="status-history" {
                    @for (at, entry) in opinion.history.iter().enumerate() {
                        li class="status-history__item" {
                            span class="status-history__label" { (entry_label(&opinion.history, at)) }
                            time class="status-history__time" datetime=(entry.at) { (japanese_time(&entry.at)) }
                            @if let Some(reason) = &entry.reason {
                                p class="answer__text" { "理由：" bdi { (reason) } }
                            }
                        }
                    }
                }
                dl class="check-list" {
                    (row("ご意見の対象", &opinion.subject.label(plan)))
                    (row("ご意見の種類", opinion.kind.label()))
                }
            }
            @if let Some(answer) = &opinion.answer {
                (self.answered(answer, typed))
            }
            p class="page-section__note" {
                "変化は "
                a href={ (FOLLOW) "/" (opinion.receipt) "/feed.atom" } { "Atomフィード" }
                " でも受け取れます。"
            }
            @if let Some(voice) = opinion.voice {
                p class="page__action" {
                    "このご意見は、市が公開しています。人に知らせるときは、公開されたページをお使いください。"
                    a href={ "/voices/" (voice) } { "公開された内容を見る" }
                }
            }
            p class="page__action" {
                a class="dads-button" data-type="outline" data-size="lg" href="/policies" { "ほかの施策を見る" }
            }
            @if opinion.status != Status::Withdrawn {
                (self.withdrawal(typed))
            } @else if let Some(until) = &opinion.undo_until {
                (self.undo(until, typed))
            }
        };
        (HEADING, for_the_app(&content, Some(opinion.receipt)))
    }

    fn receipt_number(&self) -> Markup {
        let receipt = self.opinion.receipt;
        html! {
            div class="receipt-number" {
                div class="receipt-number__text" {
                    p class="receipt-number__label" { "受付番号" }
                    p class="receipt-number__value" translate="no" { (receipt) }
                    // The app puts its copy button here; the style sheet keeps the room for it.
                    div class="receipt-number__actions" {}
                    @if self.opinion.has_control_code {
                        p class="receipt-number__label" { "控えコード" }
                        // The app puts the code here, where its device has it.
                        p class="receipt-number__control" translate="no" {
                            @match self.own {
                                Some(own) => (own.code),
                                None => "（表示しません）",
                            }
                        }
                        p class="receipt-number__note" {
                            "控えコードは、送った直後の画面と、送った端末にだけ出ます。人には知らせないでください。"
                        }
                    }
                }
                div class="receipt-number__code" {
                    img class="receipt-number__image" src={ "/api/opinions/" (receipt) "/qr.svg" }
                        width="160" height="160" alt="このページを開くQRコード";
                }
            }
        }
    }

    /// The answer, and whether it answers the opinion.
    fn answered(&self, answer: &Answer, typed: &Fields) -> Markup {
        html! {
            section class="page-section" aria-labelledby="answer" {
                h2 id="answer" { "市の回答" }
                (answer_text(answer))
                @match self.opinion.is_helpful {
                    Some(true) => p class="page-section__note" { "「答えになっている」とお知らせいただきました。ありがとうございます。" },
                    Some(false) => p class="page-section__note" { "「答えになっていない」とお知らせいただきました。担当に伝えます。" },
                    None => (self.reply_form(typed)),
                }
            }
        }
    }

    fn reply_form(&self, typed: &Fields) -> Markup {
        html! {
            form method="post" action={ (FOLLOW) "/" (self.opinion.receipt) "/reply" } {
                fieldset class="dads-field" {
                    legend class="dads-field__label" { "答えになっていますか" }
                    div class="radio-list" {
                        @for (value, label) in [("yes", "はい"), ("no", "いいえ")] {
                            label class="radio-card" {
                                input class="radio-card__input" type="radio" name="helpful" value=(value) required
                                    checked[typed.get("helpful") == value];
                                span class="radio-card__body" { span class="radio-card__label" { (label) } }
                            }
                        }
                    }
                }
                div class="dads-field" {
                    label class="dads-field__label" for="reply-text" { "ひとこと（任意）" }
                    p class="dads-field__support" id="support-reply" { "担当だけが読みます。" (NOTE_MAX) "文字まで。" }
                    textarea class="dads-textarea" id="reply-text" name="text" rows="3" aria-describedby="support-reply" { "\n" (typed.get("text")) }
                }
                (self.proof(ProvenForm::Reply, typed))
                p class="page__action" {
                    button class="dads-button" data-type="outline" data-size="lg" type="submit" { (ProvenForm::Reply.button()) }
                }
            }
        }
    }

    fn withdrawal(&self, typed: &Fields) -> Markup {
        html! {
            // What was sent and refused is not to be looked for.
            details class="page-section" open[!typed.get(CONFIRMED).is_empty()] {
                summary { "この意見を取り下げる" }
                form method="post" action={ (FOLLOW) "/" (self.opinion.receipt) "/withdraw" } {
                    p {
                        "取り下げると、市は対応を終え、公開もすぐにやめます。7日以内は、同じ画面から元に戻せます。7日を過ぎると、ご意見の本文を消します。入力されたメールアドレスはすぐに消し、元には戻せません。"
                    }
                    div class="dads-field" {
                        label class="check-card" {
                            input class="check-card__input" type="checkbox" name=(CONFIRMED) value="yes" required
                                checked[typed.get(CONFIRMED) == "yes"];
                            span class="check-card__body" { span class="check-card__label" { "この意見を取り下げます" } }
                        }
                    }
                    (self.proof(ProvenForm::Withdrawal, typed))
                    p class="page__action" {
                        button class="dads-button" data-type="outline" data-size="lg" type="submit" { (ProvenForm::Withdrawal.button()) }
                    }
                }
            }
        }
    }

    fn undo(&self, until: &str, typed: &Fields) -> Markup {
        html! {
            section class="page-section" aria-labelledby="undo" {
                h2 id="undo" { "取下げを取り消す" }
                form method="post" action={ (FOLLOW) "/" (self.opinion.receipt) "/undo-withdrawal" } {
                    p {
                        time datetime=(until) { (japanese_time(until)) }
                        "まで、取り下げる前の状態に戻せます。そのあとは、ご意見の本文を消します。メールアドレスは消したため、戻しても、メールではお知らせできません。"
                    }
                    (self.proof(ProvenForm::Undo, typed))
                    p class="page__action" {
                        button class="dads-button" data-type="outline" data-size="lg" type="submit" { (ProvenForm::Undo.button()) }
                    }
                }
            }
        }
    }

    /// The fields that show that the opinion is one's own. The app fills in both where its device
    /// has them. None for a number that has no code.
    fn proof(&self, form: ProvenForm, typed: &Fields) -> Markup {
        let wrong = self
            .failure
            .and_then(|failure| failure.code)
            .filter(|(posted, _)| *posted == form)
            .map(|(_, message)| message);
        let form = form.id();
        let (code, key) = match self.own {
            Some(own) => (own.code.to_string(), own.key.to_string()),
            None => (
                typed.get(CONTROL_CODE).to_owned(),
                typed.get(KEY).to_owned(),
            ),
        };
        let described = match wrong {
            Some(_) => format!("support-code-{form} error-code-{form}"),
            None => format!("support-code-{form}"),
        };
        html! {
            @if self.opinion.has_control_code {
                input type="hidden" name=(KEY) value=(key);
                div class="dads-field" {
                    label class="dads-field__label" for={ "code-" (form) } { "控えコード" }
                    p class="dads-field__support" id={ "support-code-" (form) } {
                        "送ったときに、受付番号といっしょに出た8文字です。小文字でも、「-」がなくてもかまいません。分からないときは、受付番号を添えて市の担当へお申し出ください。"
                    }
                    @if let Some(wrong) = wrong {
                        p class="dads-field__error" id={ "error-code-" (form) } { "エラー：" (wrong) }
                    }
                    input class="dads-input receipt-form__input" id={ "code-" (form) } name=(CONTROL_CODE) type="text"
                        value=(code) required autocomplete="off" autocapitalize="characters" spellcheck="false"
                        aria-describedby=(described) aria-invalid=[wrong.map(|_| "true")];
                }
            }
        }
    }
}

/// An answer as every reader sees it.
pub(crate) fn answer_text(answer: &Answer) -> Markup {
    html! {
        p { span class="status-badge" data-outcome=(answer.outcome.id()) { (answer.outcome.label()) } }
        p { (answer.outcome.explained()) }
        p class="answer__text" dir="auto" { (answer.text) }
        p class="page-section__note" {
            time datetime=(answer.answered_at) { (japanese_time(&answer.answered_at)) } " 回答"
        }
    }
}

/// The title and content of the page of a receipt that leads nowhere: why, and the way to
/// another try.
pub(crate) fn receipt_refused(typed: &str, message: &str) -> (&'static str, Markup) {
    let content = html! {
        p class="failure" role="alert" { (message) }
        form class="receipt-form" method="get" action=(FOLLOW) novalidate {
            div class="dads-field" {
                label class="dads-field__label" for="receipt" { "受付番号" }
                p class="dads-field__support" id="support-receipt" {
                    "例：7K3-M9Q-2XD-F4H-8WP-N5C（小文字でも、「-」がなくてもかまいません）"
                }
                input class="dads-input receipt-form__input" id="receipt" name="receipt" type="text"
                    autocomplete="off" autocapitalize="characters" spellcheck="false"
                    aria-describedby="support-receipt" value=(typed);
            }
            p class="receipt-form__actions" {
                button class="dads-button" data-type="solid-fill" data-size="lg" type="submit" { "対応状況を見る" }
            }
        }
    };
    (HEADING, for_the_app(&content, None))
}

/// A name and its value in a list of them.
pub(super) fn row(name: &str, value: &str) -> Markup {
    html! {
        div class="check-list__row" {
            dt class="check-list__name" { (name) }
            dd class="check-list__value" { (value) }
        }
    }
}

/// The content in a frame that the app finds it by: it shows the same. The receipt stands there for
/// the script that gives the page its address and keeps the code, `web/receipt.ts`.
fn for_the_app(content: &Markup, receipt: Option<Receipt>) -> Markup {
    html! {
        div id="opinion-status" data-receipt=[receipt] { (PreEscaped(BEGIN)) (content) (PreEscaped(END)) }
    }
}

/// What an entry of a history is called: an answer right after an answer is its correction.
pub(crate) fn entry_label(history: &[HistoryEntry], at: usize) -> &'static str {
    let status = |at: usize| history.get(at).map(|entry| entry.status);
    let before = at.checked_sub(1).and_then(status);
    match status(at) {
        Some(Status::Answered) if before == Some(Status::Answered) => "回答の訂正",
        Some(status) => status.label(),
        None => "",
    }
}

/// A date, `2026-04-01`, as people write it; as it is if it is none.
pub(crate) fn japanese_date(date: &str) -> String {
    let mut parts = date.splitn(3, '-').map(str::parse::<u16>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) => format!("{year}年{month}月{day}日"),
        _ => date.to_owned(),
    }
}

/// A time in Kamakura, `2026年4月1日 9時05分`; as it is if it is none.
pub(crate) fn japanese_time(rfc3339: &str) -> String {
    let tokyo = UtcOffset::from_hms(9, 0, 0).unwrap_or(UtcOffset::UTC);
    OffsetDateTime::parse(rfc3339, &Rfc3339).map_or_else(
        |_| rfc3339.to_owned(),
        |time| {
            let time = time.to_offset(tokyo);
            let (year, month, day) = (time.year(), u8::from(time.month()), time.day());
            format!(
                "{year}年{month}月{day}日 {}時{:02}分",
                time.hour(),
                time.minute()
            )
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_as_in_kamakura() {
        assert_eq!(
            japanese_time("2026-03-31T23:05:09Z"),
            "2026年4月1日 8時05分"
        );
        assert_eq!(japanese_time("?"), "?");
        assert_eq!(japanese_date("2026-04-01"), "2026年4月1日");
        assert_eq!(japanese_date("?"), "?");
    }
}
