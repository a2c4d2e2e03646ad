//! The plan as JSON and CSV.

use maud::{Markup, html};
use plan::{Document, Language, Measure, OpenDataFile, Policy};
use plan_data::PLAN;

use crate::components::document_note::document_standings;
use crate::components::page::page_head;
use crate::language::{lang_of_original, passage_text, tr, tr_around, tr_marked, tr_with};
use crate::metadata::SITE_NAME;
use crate::urls::{Route, open_data_href};

/// The page.
pub fn open_data() -> Markup {
    html! {
        div.page {
            (page_head(&Route::OpenData))
            p.page__lead { (tr("このサイトに載せている文章と表を、データとして入手できます。登録はいりません。")) }

            section.page-section aria-labelledby="files" {
                h2 #files { (tr("ファイル")) }
                ul.file-list {
                    @for file in OpenDataFile::ALL {
                        li.file-list__item {
                            a.file-list__link href=(open_data_href(file.id())) download { (file) }
                            span { (tr(file.label())) }
                        }
                    }
                }
            }

            section.page-section aria-labelledby="translations" {
                h2 #translations { (tr("ほかの言語")) }
                p { (tr("計画の文章を、機械で訳した参考の訳です。市の計画の文章は日本語です。市のだれかが確かめた訳は、項目checked_byに名前と日付があります。")) }
                ul.file-list {
                    @for language in Language::ALL {
                        @let file = format!("translations/{language}.json");
                        li.file-list__item {
                            a.file-list__link href=(open_data_href(&file)) download { (file) }
                            span lang=(language) { (language.label()) }
                        }
                    }
                }
            }

            section.page-section aria-labelledby="formats" {
                h2 #formats { (tr("形式")) }
                div.prose {
                    p { (tr("JSONは、文字コードUTF-8です。すべての項目の意味は、plan.schema.jsonにあります。")) }
                    p { (tr("CSVは、文字コードUTF-8（BOM付き）、カンマ区切りで、1行目が列の名前です。表計算ソフトでそのまま開けます。")) }
                    p { (tr("文章は、文書に印刷されたままです。誤植と思われるところも直していません。")) }
                }
            }

            section.page-section aria-labelledby="identifiers" {
                h2 #identifiers { (tr("項目の番号")) }
                div.prose {
                    p { (tr("どの項目にも、ほかと重ならない番号（id）があります。文書の番号と、文書に印刷された記号や番号からできていて、文書が同じであるかぎり変わりません。")) }
                    (examples())
                    p {
                        (tr_around(
                            "どの項目にも、もとの文書と行の番号（source）があります。行の番号は、{sources}のページのものと同じです。",
                            &[("sources", html! { a href=(Route::Sources) { (tr("もとの文書")) } })],
                        ))
                    }
                }
            }

            section.page-section aria-labelledby="licence" {
                h2 #licence { (tr("出典と利用の条件")) }
                div.prose {
                    p { (tr(Document::RIGHTS)) }
                    p { (tr("だれのことばかの分類（tags）と、総合戦略から取組へのつながり（links）は、文書にはなく、このサイトで加えたものです。")) }
                    p { (tr("データを作るプログラムは、MITライセンスで公開しています。")) }
                    ul { @for document in PLAN.documents() { li { (tr_with("文書{document}", &[("document", &document.to_string())])) (tr("：")) (tr_marked(PLAN.document_title(document))) } } }
                    (document_standings(PLAN.documents()))
                }
            }

            section.page-section aria-labelledby="citation" {
                h2 #citation { (tr("引用のしかた")) }
                div.prose {
                    p { (tr("どの文書の、どの行かを示してください。検討中のものか、決定されたものかも、あわせて示してください。")) }
                    (citation())
                }
            }
        }
    }
}

/// Two identifiers that the data have.
fn examples() -> Markup {
    html! {
        @if let Some((policy, measure)) = PLAN.policies.iter().find_map(|policy| Some((policy, policy.measures.first()?))) {
            ul {
                li { code { (policy.edition) "-policy-" (policy.code) } (tr("：")) (of_policy(policy)) }
                li { code { (policy.edition) "-" (policy.code) "-" (measure.number) } (tr("：")) (of_measure(measure)) }
            }
        }
    }
}

/// What the first one means.
fn of_policy(policy: &Policy<'_>) -> String {
    tr_with(
        "文書{document}の施策{code}（{name}）",
        &[
            ("document", &policy.edition.to_string()),
            ("code", &policy.code.to_string()),
            ("name", passage_text(policy.name)),
        ],
    )
}

/// What the second one means.
fn of_measure(measure: &Measure<'_>) -> String {
    tr_with("その取組{mark}", &[("mark", &measure.mark().to_string())])
}

/// A citation of the first policy's goal.
fn citation() -> Markup {
    html! {
        @if let Some(policy) = PLAN.policies.first() {
            @let source = policy.goal.source;
            p.citation lang=[lang_of_original()] {
                "鎌倉市「" (PLAN.document_title(source.document)) "」施策" (policy.code) "、文書" (source.document) "・" (source.first) "〜" (source.last) "行。" (SITE_NAME) "のオープンデータ（plan.json）による。"
            }
        }
    }
}
