//! What every page of a kiosk has besides: its controls, its questions, and the invitation with
//! which it waits for the next visitor. `web/kiosk/` answers.

use hearing_api::Branch;
use hearing_api::typed::CROCKFORD;
use maud::{Markup, html};
use plan_data::BRIEF;

use crate::components::emaki::{WHOLE, picture};
use crate::components::language_switch::language_links;
use crate::components::slogan::{offer, slogan};
use crate::language::{is_easy, is_japanese, tr};
use crate::metadata::SITE_NAME;
use crate::urls::Route;

/// The controls at the foot of the window around a page, and the questions that come over it.
pub fn controls(page: &Route) -> Markup {
    html! {
        nav.kiosk-bar aria-label=(tr("この端末の操作")) {
            div.kiosk-bar__views { (text_sizes()) (readings(page)) (languages_button()) }
            (back(page))
            a.kiosk-bar__button href=(Route::Home) {
                (icon("M4 11l8-7 8 7M6 10v10h12V10"))
                (tr("ホーム"))
            }
            button.kiosk-bar__button type="button" data-kiosk="phone" {
                (icon("M7 3h10v18H7zM11 18h2"))
                (in_phrases("つづきは", "スマートフォンで"))
            }
            button.kiosk-bar__button.kiosk-bar__end type="button" data-kiosk="end" {
                (icon("M6 6l12 12M18 6L6 18"))
                (in_phrases("おわる", "（消す）"))
            }
        }
        (keys())
        (own())
        (languages(page))
        (phone())
        (idle())
        (end())
        (message())
        div.kiosk-cover #kiosk-cover role="status" hidden {
            p.kiosk-cover__text { (tr("入力した内容と、見たページを消しています。")) }
            p.kiosk-cover__text data-for="offline" hidden {
                (tr("消しました。いまは通信できないため、つながるまでお待ちください。"))
            }
        }
    }
}

/// A label whose second phrase has a line of its own where the first does not leave it room.
fn in_phrases(first: &str, second: &str) -> Markup {
    html! {
        span {
            @if is_japanese() || is_easy() { (tr(first)) span.kiosk-bar__phrase { (tr(second)) } }
            @else { (tr(&[first, second].concat())) }
        }
    }
}

/// A label that breaks between its words alone.
fn in_words(first: &str, second: &str) -> Markup {
    html! {
        @if is_japanese() || is_easy() { (tr(first)) wbr; (tr(second)) }
        @else { (tr(&[first, second].concat())) }
    }
}

/// What asks for furigana; over a page that has them, the way to the city's own text. Other languages have
/// none.
fn readings(page: &Route) -> Markup {
    let icon = icon("M3 21l6-13 6 13M5 17h8M5 4h8M18 10v8M22 10v8");
    html! {
        @if is_japanese() {
            button.kiosk-bar__button type="button" data-ruby="on" aria-pressed="false" { (icon) "ふりがな" }
        } @else if is_easy() {
            a.kiosk-bar__button href=(page.in_japanese()) { (icon) (tr("ふつうの日本語")) }
        }
    }
}

/// What opens [`languages`]: its word is for those who read none of the others on the page.
fn languages_button() -> Markup {
    html! {
        button.kiosk-bar__button type="button" data-kiosk="languages" aria-label=(tr("言語（Language）")) {
            (icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c3 3 3.6 6 3.6 9s-.6 6-3.6 9c-3-3-3.6-6-3.6-9S9 6 12 3"))
            span.kiosk-bar__word lang="en" { "Language" }
        }
    }
}

/// The way back. A page that goes without the app does not know where its visitor was before, and leads to
/// the one above it, but from step to step of a form.
fn back(page: &Route) -> Markup {
    let icon = icon("M15 5l-7 7 7 7M8 12h12");
    let mut above = page.above().into_iter();
    let above = above.rfind(|page| page.hreflang().is_none());
    html! {
        @if is_japanese() {
            button.kiosk-bar__button type="button" data-kiosk="back" { (icon) "もどる" }
        } @else {
            @let above = above.unwrap_or(Route::Home);
            a.kiosk-bar__button href=(above) data-kiosk="back" { (icon) (tr("もどる")) }
        }
    }
}

/// The sizes of letters, the pressed one the page's. Each size but the standard one has its rule in `style/kiosk.css`.
fn text_sizes() -> Markup {
    let sizes = [
        ("", html! { (tr("標準")) }),
        ("large", html! { (tr("大きく")) }),
        ("largest", in_words("もっと", "大きく")),
    ];
    html! {
        div.kiosk-sizes role="group" aria-labelledby="kiosk-sizes" {
            span.kiosk-sizes__label #kiosk-sizes { (tr("文字の大きさ")) }
            @for (size, label) in sizes {
                button.kiosk-bar__button.kiosk-sizes__button type="button" data-kiosk="size" value=(size)
                    aria-pressed=(size.is_empty().to_string()) { span { (label) } }
            }
        }
    }
}

/// A key for each character of a receipt, in reach and larger than a fingertip. They show where a receipt is asked for.
fn keys() -> Markup {
    html! {
        div.kiosk-keys role="region" aria-label=(tr("受付番号を入れるキー")) {
            @for character in CROCKFORD {
                @let character = char::from(*character);
                button.kiosk-keys__key type="button" data-kiosk="key" value=(character) { (character) }
            }
            button.kiosk-keys__key.kiosk-keys__back type="button" data-kiosk="key" value="" { (in_words("1文字", "消す")) }
        }
    }
}

/// Whether a device that keeps what somebody wrote on it is really to become a kiosk.
fn own() -> Markup {
    html! {
        dialog.kiosk-dialog #kiosk-own role="alertdialog" aria-labelledby="kiosk-own-heading" aria-describedby="kiosk-own-text" {
            h2.kiosk-dialog__heading #kiosk-own-heading { (tr("この端末を支所の端末にしますか")) }
            p #kiosk-own-text {
                (tr("この端末には、前に送った意見の受付番号か、まだ送っていない意見が残っています。支所の端末にすると、この端末から消えます。"))
            }
            (actions(&html! {
                (button("solid-fill", "keep", tr("残して、ふつうの画面にもどる")))
                (button("outline", "clear", tr("消して、支所の端末にする")))
            }))
        }
    }
}

/// The page in each language.
fn languages(page: &Route) -> Markup {
    html! {
        dialog.kiosk-dialog #kiosk-languages aria-labelledby="kiosk-languages-heading" {
            h2.kiosk-dialog__heading #kiosk-languages-heading { (tr("言語（Language）")) }
            ul.kiosk-languages { @for link in language_links(page) { li { (link) } } }
            (actions(&html! { (button("outline", "close", tr("とじる"))) }))
        }
    }
}

/// What went wrong: the server's words, or what `web/kiosk/` says.
fn message() -> Markup {
    html! {
        dialog.kiosk-dialog #kiosk-message aria-labelledby="kiosk-message-text" {
            p.kiosk-dialog__lead #kiosk-message-text tabindex="-1" {}
            p data-for="not-sent" hidden { (tr("送れませんでした。しばらくしてから、もう一度お試しください。")) }
            p data-for="no-line" hidden { (tr("いまは通信できません。しばらくしてから、もう一度お試しください。")) }
            p data-for="no-page" hidden { (tr("いまは通信できないため、このページを開けません。しばらくしてから、もう一度お試しください。")) }
            (actions(&html! { (button("outline", "close", tr("とじる"))) }))
        }
    }
}

/// Going on with one's own phone: the page as a QR code.
fn phone() -> Markup {
    html! {
        dialog.kiosk-dialog #kiosk-phone aria-labelledby="kiosk-phone-heading" {
            h2.kiosk-dialog__heading #kiosk-phone-heading { (tr("つづきはスマートフォンで")) }
            p data-for="page" { (tr("カメラで読み取ると、いま見ているページが、選んだ条件のまま開きます。書きかけの文章は移りません。")) }
            p data-for="file" { (tr("このファイルは、この端末では開けません。カメラで読み取ると、スマートフォンで開けます。")) }
            p data-for="outside" {
                (tr("この先は、このサイトの外です。カメラで読み取ると、いま見ているページが開きます。そこから先へお進みください。"))
            }
            img.kiosk-dialog__code #kiosk-code alt=(tr("ページを開くQRコード")) width="320" height="320";
            (actions(&html! { (button("solid-fill", "close", tr("この画面にもどる"))) }))
        }
    }
}

/// Whether somebody is still there.
fn idle() -> Markup {
    html! {
        dialog.kiosk-dialog #kiosk-idle role="alertdialog" aria-labelledby="kiosk-idle-heading" aria-describedby="kiosk-idle-text" {
            h2.kiosk-dialog__heading #kiosk-idle-heading { (tr("つづけますか")) }
            p.kiosk-dialog__count aria-hidden="true" { span #kiosk-left { "60" } (tr("秒")) }
            p #kiosk-idle-text { (tr("しばらく操作がありません。このままだと、入力した内容と見たページを消して、はじめの画面にもどります。")) }
            (unsent())
            p.visually-hidden #kiosk-said role="status" data-says=(tr("あと{seconds}秒で消えます。")) {}
            (actions(&html! {
                (button("solid-fill", "continue", tr("つづける")))
                (button("outline", "erase", tr("おわる（消す）")))
            }))
        }
    }
}

/// Whether somebody really wants to end.
fn end() -> Markup {
    html! {
        dialog.kiosk-dialog #kiosk-end aria-labelledby="kiosk-end-heading" {
            h2.kiosk-dialog__heading #kiosk-end-heading { (tr("おわりますか")) }
            p { (tr("入力した内容、見たページ、受付番号と控えコードを、この端末から消します。市に届いた意見は消えません。")) }
            (unsent())
            (actions(&html! {
                (button("solid-fill", "erase", tr("おわる（消す）")))
                (button("outline", "close", tr("つづける")))
            }))
        }
    }
}

/// What is shown only while an opinion waits to be sent.
fn unsent() -> Markup {
    html! {
        p.kiosk-dialog__unsent data-for="unsent" hidden {
            strong { (tr("市に届いたか確かめられていない意見があります。")) }
            (tr("「おわる」と消え、市に届いていても取り下げます。「つづきはスマートフォンで」から、ご自分のスマートフォンで送れます。"))
        }
    }
}

fn actions(buttons: &Markup) -> Markup {
    html! { p.kiosk-dialog__actions { (buttons) } }
}

fn button(emphasis: &str, action: &str, label: &str) -> Markup {
    html! {
        button.dads-button data-type=(emphasis) data-size="lg" type="button" data-kiosk=(action) { (label) }
    }
}

fn icon(path: &str) -> Markup {
    html! {
        svg.kiosk-bar__icon viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d=(path) {} }
    }
}

/// What waits for the next visitor. A touch anywhere begins; without scripts it is a link home.
pub fn invitation(branch: Branch) -> Markup {
    html! {
        section.kiosk-invitation #kiosk-invitation aria-labelledby="kiosk-invitation-heading" {
            div.kiosk-invitation__picture { (picture(&WHOLE)) }
            // It begins in Japanese.
            ul.kiosk-invitation__languages { @for link in language_links(&Route::Home).into_iter().skip(1) { li { (link) } } }
            div.kiosk-invitation__words {
                p.kiosk-invitation__name { (SITE_NAME) span.kiosk-invitation__branch { (branch.label()) } }
                h1.kiosk-invitation__heading #kiosk-invitation-heading {
                    (slogan())
                }
                p.kiosk-invitation__lead { (offer(&BRIEF.in_words())) }
                a.kiosk-invitation__begin href=(Route::Home) { "画面にふれて、はじめる" }
                p.kiosk-invitation__promise { "名前も登録もいりません。おわると、入力した内容はこの端末から消えます。" }
                button.kiosk-invitation__still type="button" data-kiosk="still" aria-pressed="false" { "動きを止める" }
            }
        }
    }
}
