//! What stands over a translated text: whose it is not, and the way to the text that counts.

use hearing_api::Subject;
use maud::{Markup, html};

use crate::language::{is_japanese, lang_of_original, tr};
use crate::urls::Route;

/// The note on the page at `route`, about `subject`; nothing where the page is the city's own text.
pub fn translation_note(route: &Route, subject: Option<Subject>) -> Markup {
    let send = Route::Send(subject);
    html! {
        @if !is_japanese() {
            div.translation-note {
                p { (tr("これは参考のための訳です。機械で訳したもので、市の人はまだ確かめていません。市の文章は日本語です。")) }
                p.translation-note__ways {
                    a.line-link href=(route.without_receipt().in_japanese()) hreflang=[lang_of_original()] { (tr("日本語の文章を読む")) }
                    a.line-link href=(send) hreflang=[send.hreflang()] { (tr("この訳はおかしい")) }
                }
            }
        }
    }
}
