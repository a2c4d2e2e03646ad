use hearing_api::OpinionStatus;
use maud::{Markup, PreEscaped, html};
use plan::Plan;
use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

/// The page's name.
const HEADING: &str = "意見の受付番号と対応状況";

/// The address of the page that asks for a receipt.
const FOLLOW: &str = "/opinions";

/// The title and content of a receipt's page.
pub(crate) fn opinion_status(opinion: &OpinionStatus, plan: &Plan<'_>) -> (&'static str, Markup) {
    let receipt = opinion.receipt.to_string();
    let content = html! {
        p class="opinion-page__lead" {
            "意見は市に届いています。この番号で、対応状況をいつでも確かめられます。番号を控えるか、この画面を写真に撮ってください。"
        }
        div class="receipt-number" {
            div class="receipt-number__text" {
                p class="receipt-number__label" { "受付番号" }
                p class="receipt-number__value" { (receipt) }
                // The app puts its copy button here; the style sheet keeps the room for it.
                div class="receipt-number__actions" {}
            }
            div class="receipt-number__code" {
                img class="receipt-number__image" src={ "/api/opinions/" (receipt) "/qr.svg" }
                    width="160" height="160" alt="このページを開くQRコード";
            }
        }
        section class="page-section" aria-labelledby="status" {
            h2 id="status" { "対応状況" }
            p class="status-badge" data-status=(opinion.status.id()) { (opinion.status.label()) }
            p { (opinion.status.explained()) }
            ol class="status-history" {
                @for entry in &opinion.history {
                    li class="status-history__item" {
                        span class="status-history__label" { (entry.status.label()) }
                        time class="status-history__time" datetime=(entry.at) { (japanese_time(&entry.at)) }
                    }
                }
            }
            dl class="check-list" {
                (row("ご意見の対象", &opinion.subject.label(plan)))
                (row("ご意見の種類", opinion.kind.label()))
            }
        }
        p class="page__action" {
            a class="dads-button" data-type="outline" data-size="lg" href="/policies" { "ほかの施策を見る" }
        }
        (for_the_app(opinion))
    };
    (HEADING, content)
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
    (HEADING, content)
}

fn row(name: &str, value: &str) -> Markup {
    html! {
        div class="check-list__row" {
            dt class="check-list__name" { (name) }
            dd class="check-list__value" { (value) }
        }
    }
}

/// The same as data, so that the app need not ask again. A data block: no script runs.
fn for_the_app(opinion: &OpinionStatus) -> Markup {
    // Nothing in it can hold a `<`, and if it could it would not end the block.
    let json = serde_json::to_string(opinion)
        .unwrap_or_default()
        .replace('<', "\\u003c");
    html! {
        script type="application/json" id="opinion-status" { (PreEscaped(json)) }
    }
}

/// A time in Kamakura, `2026年4月1日 9時05分`; as it is if it is none.
fn japanese_time(rfc3339: &str) -> String {
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
    }
}
