//! The source documents.

use maud::{Markup, html};
use plan::{Document, Edition, ImplementationPlan};
use plan_data::documents::DocumentFile;
use plan_data::{IMPLEMENTATION_PLANS, PLAN};

use crate::components::document_note::{document_label, document_standings};
use crate::components::page::page_head;
use crate::components::policy_range::ranges;
use crate::earlier_projects::unnumbered;
use crate::language::{is_japanese, passage_text, tr, tr_marked, tr_with};
use crate::summary::document_name;
use crate::urls::Route;

/// The page.
pub fn sources() -> Markup {
    html! {
        div.page {
            (page_head(&Route::Sources))
            p.page__lead {
                (tr_with(
                    "このサイトの文章は、すべて次の{count}つの文書からとっています。どれも全文を、行の番号とともに読めます。",
                    &[("count", &DocumentFile::all().count().to_string())],
                ))
                @if !is_japanese() { " " (tr("文書は日本語です。")) }
            }
            (document_standings(DocumentFile::all().map(|file| file.document)))
            ol.source-list { @for file in DocumentFile::all() { (item(file)) } }

            section.page-section {
                h2 { (tr("文書の取り出し方")) }
                div.prose {
                    p { (tr("どれも、PDFから文字だけを取り出したファイルです。図、写真、文字の大きさ、ページの区切りは残っていません。取り出し方の記録はありません。")) }
                    p { (tr("誤植と思われるところも、取り出すときに変わったと思われるところも、そのまま載せています。")) }
                    p { (tr("行の番号は、空いた行も数えた、ファイルの中の番号です。")) }
                    p { (tr("チェックサム（SHA-256）は、ファイルが元のままであることを確かめるための値です。")) }
                }
            }
            section.page-section {
                h2 { (tr("文章の権利")) }
                div.prose {
                    p { (tr("文書の文章は鎌倉市のものです。このサイトのプログラムの利用条件（MITライセンス）は、文章には及びません。")) }
                }
            }
        }
    }
}

fn item(file: DocumentFile) -> Markup {
    let document = file.document;
    html! {
        li.source-list__item {
            h2.source-list__heading {
                a href=(Route::SourceDocument(document, None)) {
                    span.source-list__number { (tr_with("文書{document}", &[("document", &document.to_string())])) }
                    @if is_japanese() { " " (PLAN.document_name(document)) }
                }
            }
            p { (tr_marked(PLAN.document_title(document))) " " (document_label(document)) }
            p.source-list__text { (description(document)) }
            (file_facts(file))
        }
    }
}

/// The file of a document: its name, its length, its checksum.
pub fn file_facts(file: DocumentFile) -> Markup {
    html! {
        dl.file-facts {
            div { dt { (tr("ファイル名")) } dd { (file.name) } }
            div {
                dt { (tr("行の数")) }
                dd {
                    (tr_with(
                        "{all}行（うち文字のある行 {with_text}行）",
                        &[("all", &file.text.lines().count().to_string()), ("with_text", &file.lines().count().to_string())],
                    ))
                }
            }
            @if let Some(checksum) = file.checksum {
                div { dt { "SHA-256" } dd.file-facts__checksum { (checksum) } }
            }
        }
    }
}

/// What a document holds, in a sentence or two.
pub fn description(document: Document) -> Markup {
    let edition = document.edition().and_then(|id| PLAN.edition(id));
    html! {
        (held_by(document))
        @if let Some(edition) = edition { (tr_marked(edition.note)) }
    }
}

fn held_by(document: Document) -> String {
    match document {
        Document::Edition(id) => PLAN.edition(id).map(held_by_edition).unwrap_or_default(),
        Document::Strategy => tr_with(
            "2026年3月4日の第11回総合計画審議会のスライドです。計画の取組と国の戦略の関わりを示しています。取組の名前には、{before}のあとで変わったものがあります。",
            &[("before", &whole_before(document))],
        ),
        Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => {
            let mut plans = IMPLEMENTATION_PLANS.iter();
            let plan = plans.find(|plan| plan.document == document);
            plan.map(held_by_implementation_plan).unwrap_or_default()
        }
    }
}

/// What a reader calls the newest whole plan that is older than a document.
fn whole_before(document: Document) -> String {
    let before = PLAN.whole_before(document);
    before.map_or_else(String::new, |it| document_name(Document::Edition(it.id)))
}

fn held_by_implementation_plan(plan: &ImplementationPlan<'_>) -> String {
    let subject = unnumbered(plan.subject.text);
    tr_with(
        "第3次総合計画の実施計画の一部です。「{subject}」の考え方と{projects}の事業、{priority}つの重点事業があります。",
        &[
            ("subject", tr(subject)),
            ("projects", &plan.projects.len().to_string()),
            ("priority", &plan.priority_projects.len().to_string()),
        ],
    )
}

fn held_by_edition(edition: &'static Edition<'static>) -> String {
    let policies: Vec<_> = PLAN
        .policies
        .iter()
        .filter(|policy| policy.edition == edition.id)
        .collect();
    let mut text = if edition.is_whole() {
        tr_with(
            "基本構想、基本計画、{count}の施策の全体です。",
            &[("count", &policies.len().to_string())],
        )
    } else {
        let codes: Vec<_> = policies.iter().map(|policy| policy.code).collect();
        tr_with(
            "施策{codes}と「{progress}」の、{before}よりあとの文章です。",
            &[
                ("codes", &ranges(&codes)),
                ("progress", passage_text(PLAN.progress.section.title)),
                ("before", &whole_before(Document::Edition(edition.id))),
            ],
        )
    };
    let only: Vec<_> = policies
        .iter()
        .filter(|policy| PLAN.is_current(policy) && PLAN.earlier_texts(policy).is_empty())
        .map(|policy| policy.code)
        .collect();
    if !only.is_empty() && only.len() < policies.len() {
        text += &tr_with(
            "施策{codes}については、ここにある文章がただひとつのものです。",
            &[("codes", &ranges(&only))],
        );
    }
    if let Some(date) = edition.date {
        text += &tr_with("日付は{date}です。", &[("date", date)]);
    }
    text
}
