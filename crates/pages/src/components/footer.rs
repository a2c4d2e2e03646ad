//! The foot of every page: whose it is, what the documents are, and where to read on.

use maud::{Markup, html};

use crate::components::standing::standing_of_the_plan;
use crate::components::whose::whose;
use crate::context::PageContext;
use crate::language::{is_japanese, tr};
use crate::urls::Route;

/// The foot.
pub fn footer(context: &PageContext<'_>) -> Markup {
    html! {
        footer.footer {
        div.footer__inner {
            p.footer__whose.whose { (whose(context.city)) }
            p.footer__text {
                (tr(standing_of_the_plan())) @if !is_japanese() { " " } (tr("文章ごとに、どの文書から取ったかを示しています。"))
            }
            p.footer__framed {
                (link(&Route::Sources, "出典：検討中の計画の文書"))
                (link(&Route::OpenData, "文章とデータの利用条件"))
                (link(&Route::About, "意見の扱い"))
            }
            ul.footer__list {
                li { (link(&Route::About, "このサイトについて・意見の扱い")) }
                li { (link(&Route::Voices(String::new()), "公開された声")) }
                li { (link(&Route::Accessibility, "アクセシビリティ")) }
                li { (follow_link()) }
            }
            @if is_japanese() { (furigana()) }
        }
        }
    }
}

/// What asks for furigana; `web/ruby.ts` answers.
fn furigana() -> Markup {
    html! {
        div.footer__furigana role="group" aria-label="ふりがな" {
            "ふりがな"
            @for (asked, label) in [("off", "なし"), ("on", "漢字の上"), ("kana", "かなだけ")] {
                button.footer__choice type="button" data-ruby=(asked) aria-pressed=(asked == "off") { (label) }
            }
        }
    }
}

/// The way to what became of an opinion.
pub fn follow_link() -> Markup {
    link(&Route::Follow, "受付番号で意見の行方をたどる")
}

fn link(route: &Route, words: &str) -> Markup {
    html! { a href=(route) hreflang=[route.hreflang()] { (tr(words)) } }
}
