//! The plan as JSON and CSV.

use maud::{Markup, html};
use plan::{Document, Language, OpenDataFile};
use plan_data::PLAN;

use crate::components::document_note::document_standings;
use crate::components::page::page_head;
use crate::metadata::SITE_NAME;
use crate::urls::{Route, open_data_href};

/// The page.
pub fn open_data() -> Markup {
    html! {
        div.page {
            (page_head(&Route::OpenData))
            p.page__lead { "このサイトに載せている文章と表を、データとして入手できます。登録はいりません。" }

            section.page-section aria-labelledby="files" {
                h2 #files { "ファイル" }
                ul.file-list {
                    @for file in OpenDataFile::ALL {
                        li.file-list__item {
                            a.file-list__link href=(open_data_href(file.id())) download { (file) }
                            span { (file.label()) }
                        }
                    }
                }
            }

            section.page-section aria-labelledby="translations" {
                h2 #translations { "ほかの言語" }
                p { "計画の文章を、機械で訳した参考の訳です。市の計画の文章は日本語です。市のだれかが確かめた訳は、項目checked_byに名前と日付があります。" }
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
                h2 #formats { "形式" }
                div.prose {
                    p { "JSONは、文字コードUTF-8です。すべての項目の意味は、plan.schema.jsonにあります。" }
                    p { "CSVは、文字コードUTF-8（BOM付き）、カンマ区切りで、1行目が列の名前です。表計算ソフトでそのまま開けます。" }
                    p { "文章は、文書に印刷されたままです。誤植と思われるところも直していません。" }
                }
            }

            section.page-section aria-labelledby="identifiers" {
                h2 #identifiers { "項目の番号" }
                div.prose {
                    p { "どの項目にも、ほかと重ならない番号（id）があります。文書の番号と、文書に印刷された記号や番号からできていて、文書が同じであるかぎり変わりません。" }
                    (examples())
                    p { "どの項目にも、もとの文書と行の番号（source）があります。行の番号は、" a href=(Route::Sources) { "もとの文書" } "のページのものと同じです。" }
                }
            }

            section.page-section aria-labelledby="licence" {
                h2 #licence { "出典と利用の条件" }
                div.prose {
                    p { (Document::RIGHTS) }
                    p { "だれのことばかの分類（tags）と、総合戦略から取組へのつながり（links）は、文書にはなく、このサイトで加えたものです。" }
                    p { "データを作るプログラムは、MITライセンスで公開しています。" }
                    ul { @for document in PLAN.documents() { li { "文書" (document) "：" (PLAN.document_title(document)) } } }
                    (document_standings(PLAN.documents()))
                }
            }

            section.page-section aria-labelledby="citation" {
                h2 #citation { "引用のしかた" }
                div.prose {
                    p { "どの文書の、どの行かを示してください。検討中のものか、決定されたものかも、あわせて示してください。" }
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
                li { code { (policy.edition) "-policy-" (policy.code) } "：文書" (policy.edition) "の施策" (policy.code) "（" (policy.name) "）" }
                li { code { (policy.edition) "-" (policy.code) "-" (measure.number) } "：その取組" (measure.mark()) }
            }
        }
    }
}

/// A citation of the first policy's goal.
fn citation() -> Markup {
    html! {
        @if let Some(policy) = PLAN.policies.first() {
            @let source = policy.goal.source;
            p.citation {
                "鎌倉市「" (PLAN.document_title(source.document)) "」施策" (policy.code) "、文書" (source.document) "・" (source.first) "〜" (source.last) "行。" (SITE_NAME) "のオープンデータ（plan.json）による。"
            }
        }
    }
}
