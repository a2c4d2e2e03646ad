use std::time::Duration;

use maud::{Markup, html};
use pages::dates::time_in_words;

use super::View;
use crate::store::{Mails, Reach};

/// What has become of the mails about how the work on an opinion ended.
pub(super) fn mails(view: &View<'_>, mails: &[Mails]) -> Markup {
    html! {
        @if !mails.is_empty() {
            section class="desk__section" aria-labelledby="mails" {
                h2 id="mails" { "お知らせのメール" }
                ul {
                    @for some in mails { li { (how_far(view, some)) } }
                }
            }
        }
    }
}

fn how_far(view: &View<'_>, mails: &Mails) -> String {
    let number = mails.number;
    let words = match mails.state.as_str() {
        "waiting" => return waiting(view, mails),
        "handed-over" => "送信中",
        "sent" => "送信済み",
        "refused" => "メールサーバーに受け付けられず、送れなかった",
        "bad-address" => "メールアドレスが正しくないため、送れなかった",
        "given-up" => "3日間試みたが、送れなかった",
        "unheard" => "送ったが、届いたかどうか分からない",
        "covered" => "同じアドレスへの別のメールで知らせた",
        other => other,
    };
    format!("{words}：{number}通")
}

fn waiting(view: &View<'_>, mails: &Mails) -> String {
    let number = mails.number;
    match &mails.can_be_stopped_until {
        _ if !view.sends_mail => {
            format!("送信待ち：{number}通（メールサーバーが設定されていないため、送られません）")
        }
        Some(time) => format!(
            "送信待ち：{number}通（{}まで取り消せます）",
            time_in_words(time)
        ),
        None if mails.tries > 0 => {
            format!(
                "送信待ち：{number}通（これまでに{}回試みました）",
                mails.tries
            )
        }
        None => format!("送信待ち：{number}通（まもなく送ります）"),
    }
}

/// How many writers an answer reaches, and by how many mails.
pub(super) fn reached(view: &View<'_>, reach: Reach) -> Markup {
    let Reach { writers, mails } = reach;
    html! {
        p {
            "この回答は、意見" (writers) "件を書いた人の受付番号の画面に表示されます。"
            @if mails == 0 {
                "メールでのお知らせは、ありません。"
            } @else if !view.sends_mail {
                "メールサーバーが設定されていないため、メールは送られません。"
            } @else {
                "メールでのお知らせは" strong { (mails) "通" } "です。"
                @let delay = view.mail_delay;
                @if delay.is_zero() {
                    "メールはすぐに送られ、取り消せません。"
                } @else {
                    "メールは" (in_words(delay)) "後に送られ、それまでに取り消せば送られません。"
                }
            }
        }
    }
}

/// A time of whole minutes in minutes, any other in seconds.
fn in_words(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds.is_multiple_of(60) {
        format!("{}分", seconds / 60)
    } else {
        format!("{seconds}秒")
    }
}
