//! Whose this is and why, in another language.

use maud::{Markup, html};
use plan_data::PLAN;
use plan_data::documents::DocumentFile;

use crate::components::page::page_head;
use crate::components::schedule::{self, schedule, scheduled};
use crate::components::standing::standing_of_the_plan;
use crate::components::translation_note::translation_note;
use crate::components::whose::whose;
use crate::context::PageContext;
use crate::language::{JAPANESE, original, tr};
use crate::metadata::Metadata;
use crate::pages::about::{OPINIONS, PERSONAL_DATA, PURPOSE, TESTED, USABILITY};
use crate::summary::document_name;
use crate::urls::Route;

/// The page.
pub fn translated_about(context: &PageContext<'_>) -> Markup {
    html! {
        div.page {
            (page_head(&Route::About))
            (translation_note(&Route::About, None))
            div.prose {
                h2 { (tr("だれが、なぜ")) }
                p { strong.whose { (whose(context.city)) } }
                p { (tr(PURPOSE)) }
                @if let Some(city) = scheduled(context) {
                    (original(|| html! { h2 { (schedule::HEADING) } (schedule(city, context.today)) }))
                }

                h2 { (tr("意見はどう使われるか")) }
                @if context.city.is_none() {
                    p { (tr("試作のため、意見は鎌倉市には届きません。市が使うときは、次のようになります。")) }
                }
                ul { @for sentence in OPINIONS { li { (tr(sentence)) } } }

                h2 { (tr("個人の情報")) }
                ul { @for sentence in PERSONAL_DATA { li { (tr(sentence)) } } }

                h2 { (tr("載せている文書")) }
                p {
                    (tr("鎌倉市の総合計画についての文書の文章です。日本語では、印刷されたことばのまま載せています。")) " "
                    (tr(standing_of_the_plan()))
                }
                ul {
                    @for file in DocumentFile::all() {
                        li {
                            (document_name(file.document)) (tr("："))
                            span lang=(JAPANESE) { (PLAN.document_title(file.document)) }
                        }
                    }
                }
                p { (tr("ライフステージと状況の分類は、文書にはないものです。文中のことばをもとに付けています。")) }

                h2 { (tr("使いやすさのために")) }
                p { (tr(USABILITY)) }
                p {
                    (tr(TESTED))
                    a href=(Route::Accessibility) { (Metadata::of(&Route::Accessibility).heading) }
                }
                p { a href=(Route::Send(None)) { (tr("読みにくいところ、使いにくいところを、意見として知らせる")) } }
            }
        }
    }
}
