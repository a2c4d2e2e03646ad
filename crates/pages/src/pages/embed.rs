//! The HTML by which other sites' editors show the app on their pages, with a preview.
//!
//! `web/frame/snippet.ts` writes what is chosen into the example; without scripts the example is
//! there to be copied as it is.

use maud::{Markup, html};
use plan::{Chapter, LifeStage, Situation};

use crate::components::page::page_head;
use crate::language::PageLanguage;
use crate::metadata::{Metadata, SITE_NAME};
use crate::urls::{Route, key};

/// Where the example says that this site is, where that is not known.
const EXAMPLE_ORIGIN: &str = "https://navi.example.jp";

/// The page of the site at `origin`.
pub fn embed(origin: Option<&str>) -> Markup {
    let origin = origin.unwrap_or(EXAMPLE_ORIGIN);
    html! {
        div.page {
            (page_head(&Route::Embed))
            p.page__lead { "市や団体のホームページの中に、このサイトのページを表示できます。HTMLをコピーして、表示したいところに貼り付けてください。" }

            form.snippet-form aria-label="表示するもの" {
                (select("view", "表示するページ", None, &options(views())))
                (select("lang", "表示する言語", Some("日本語"), &languages()))
                div.snippet-form__list data-list {
                    (select(key::LIFE_STAGE, "ライフステージ", Some("選ばない"), &options(LifeStage::ALL.iter().map(|stage| (stage.id().to_owned(), stage.label().to_owned())))))
                    (select(key::SITUATION, "状況", Some("選ばない"), &options(Situation::ALL.iter().map(|situation| (situation.id().to_owned(), situation.label().to_owned())))))
                    (select(key::CHAPTER, "章", Some("選ばない"), &options(Chapter::ALL.iter().map(|chapter| (chapter.id().to_owned(), chapter.label().to_owned())))))
                }
                (radios("kind", "貼り付けるHTML", &[("script", "高さが内容に合うもの（おすすめ）"), ("frame", "iframeだけのもの（スクリプトを置けないとき）")]))
                (radios("width", "見本の幅", &[("wide", "600px"), ("narrow", "360px（スマートフォン）")]))
            }

            section.page-section aria-labelledby="html" {
                h2 #html { "貼り付けるHTML" }
                pre.snippet { code.snippet__code translate="no" { (example(origin)) } }
                p.snippet__actions {
                    button.snippet__copy.dads-button data-type="solid-fill" data-size="lg" type="button" { "HTMLをコピーする" }
                    span.snippet__copied role="status" {}
                }
            }

            section.page-section aria-labelledby="preview" {
                h2 #preview { "見本" }
                div.snippet-preview tabindex="0" role="group" aria-label="見本" data-width="wide" {}
                p.page-section__note.snippet-preview__without { "見本は、スクリプトが動くときに表示されます。" }
            }

            section.page-section aria-labelledby="before" {
                h2 #before { "貼り付ける前に" }
                div.prose {
                    ul {
                        li { "表示できるのは、このサイトの管理者が許可したホームページだけです。ホームページのアドレス（例：https://portal.example.jp）を、先にお知らせください。" }
                        li { "HTMLの中のアドレスが" code { (origin) } "のときは、このサイトのアドレスに置きかえてください。" }
                        li { "枠の中で開いたページは、ホームページのアドレスの #mirai= のあとに付きます。そのアドレスを知らせれば、同じページが開きます。受付番号は付きません。" }
                        li { "もとの文書のページでは、view=\"sources/001\" lines=\"51-53\" のように書くと、その行に印が付きます。" }
                        li { "ひとつのページに枠を2つ以上置いたときは、はじめの枠だけがアドレスに付きます。" }
                        li { "iframeだけのHTMLでは、高さは変わらず、内容は枠の中でスクロールします。" }
                        li { "スクリプトが動かない環境では、枠のかわりにリンクが表示されます。" }
                    }
                }
            }
        }
    }
}

/// The pages that are worth a place on another site: as in the `view` attribute, and in words.
fn views() -> impl Iterator<Item = (String, String)> {
    let view = |route: Route| route.in_japanese().trim_start_matches('/').to_owned();
    [
        Route::all_policies(),
        Route::search(""),
        Route::Overview,
        Route::Goals,
        Route::Send(None),
        Route::Follow,
        Route::Voices(String::new()),
        Route::Home,
    ]
    .into_iter()
    .map(move |route| {
        let label = match route {
            Route::Home => "トップページ".to_owned(),
            _ => Metadata::of(&route).heading,
        };
        (view(route), label)
    })
}

/// The languages, each in its own words.
fn languages() -> Markup {
    html! {
        @for language in PageLanguage::ALL {
            option value=(language) lang=(language) { (language.label()) }
        }
    }
}

fn options(choices: impl Iterator<Item = (String, String)>) -> Markup {
    html! {
        @for (value, label) in choices { option value=(value) { (label) } }
    }
}

fn select(name: &str, label: &str, none: Option<&str>, options: &Markup) -> Markup {
    html! {
        div.dads-field {
            label.dads-field__label for=(name) { (label) }
            select.dads-select id=(name) name=(name) {
                @if let Some(none) = none { option value="" { (none) } }
                (options)
            }
        }
    }
}

/// Radio buttons, the first of which is chosen.
fn radios(name: &str, legend: &str, choices: &[(&str, &str)]) -> Markup {
    html! {
        fieldset.dads-field {
            legend.dads-field__label { (legend) }
            div.snippet-form__choices {
                @for (place, (value, label)) in choices.iter().enumerate() {
                    label.choice {
                        input.choice__input type="radio" name=(name) value=(value) checked[place == 0];
                        span.choice__label { (label) }
                    }
                }
            }
        }
    }
}

/// The HTML for the first choices.
fn example(origin: &str) -> String {
    let list = Route::all_policies();
    let (route, label) = (list.in_japanese(), Metadata::of(&list).heading);
    let view = route.trim_start_matches('/');
    format!(
        "<script src=\"{origin}/embed.js\" async></script>\n\
         <mirai-navi view=\"{view}\"\n  style=\"display: block; min-height: 100vh\">\n  \
         <a href=\"{origin}{route}\">{SITE_NAME}：{label}</a>\n\
         </mirai-navi>"
    )
}
