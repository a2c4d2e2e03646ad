//! The source documents.

use maud::{Markup, html};
use plan::{Document, Edition, ImplementationPlan};
use plan_data::documents::DocumentFile;
use plan_data::{IMPLEMENTATION_PLANS, PLAN};

use crate::components::document_note::{document_label, document_standings};
use crate::components::page::page_head;
use crate::components::policy_range::ranges;
use crate::urls::Route;

/// The page.
pub fn sources() -> Markup {
    html! {
        div.page {
            (page_head(&Route::Sources))
            p.page__lead { "このサイトの文章は、すべて次の" (DocumentFile::all().count()) "つの文書からとっています。どれも全文を、行の番号とともに読めます。" }
            (document_standings(DocumentFile::all().map(|file| file.document)))
            ol.source-list { @for file in DocumentFile::all() { (item(file)) } }

            section.page-section {
                h2 { "文書の取り出し方" }
                div.prose {
                    p { "どれも、PDFから文字だけを取り出したファイルです。図、写真、文字の大きさ、ページの区切りは残っていません。取り出し方の記録はありません。" }
                    p { "誤植と思われるところも、取り出すときに変わったと思われるところも、そのまま載せています。" }
                    p { "行の番号は、空いた行も数えた、ファイルの中の番号です。" }
                    p { "チェックサム（SHA-256）は、ファイルが元のままであることを確かめるための値です。" }
                }
            }
            section.page-section {
                h2 { "文章の権利" }
                div.prose {
                    p { "文書の文章は鎌倉市のものです。このサイトのプログラムの利用条件（MITライセンス）は、文章には及びません。" }
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
                    span.source-list__number { "文書" (document) }
                    " "
                    (PLAN.document_name(document))
                }
            }
            p { (PLAN.document_title(document)) " " (document_label(document)) }
            p.source-list__text { (description(document)) }
            (file_facts(file))
        }
    }
}

/// The file of a document: its name, its length, its checksum.
pub fn file_facts(file: DocumentFile) -> Markup {
    html! {
        dl.file-facts {
            div { dt { "ファイル" } dd { (file.name) } }
            div { dt { "行の数" } dd { (file.text.lines().count()) "行（うち文字のある行 " (file.lines().count()) "行）" } }
            @if let Some(checksum) = file.checksum {
                div { dt { "SHA-256" } dd.file-facts__checksum { (checksum) } }
            }
        }
    }
}

/// What a document holds, in a sentence or two.
pub fn description(document: Document) -> String {
    match document {
        Document::Edition(id) => PLAN.edition(id).map(edition).unwrap_or_default(),
        Document::Strategy => {
            format!(
                "2026年3月4日の第11回総合計画審議会のスライドです。計画の取組と国の戦略の関わりを示しています。取組の名前には、{}のあとで変わったものがあります。",
                PLAN.whole_before(document)
                    .map_or("", |edition| edition.document_name)
            )
        }
        Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => {
            let mut plans = IMPLEMENTATION_PLANS.iter();
            let plan = plans.find(|plan| plan.document == document);
            plan.map(implementation_plan).unwrap_or_default()
        }
    }
}

/// What an earlier plan's implementation plan holds.
fn implementation_plan(plan: &ImplementationPlan<'_>) -> String {
    let subject = plan.subject.text;
    let (_, subject) = subject.split_once(' ').unwrap_or(("", subject));
    format!(
        "第3次総合計画の実施計画の一部です。「{subject}」の考え方と{}の事業、{}つの重点事業があります。",
        plan.projects.len(),
        plan.priority_projects.len()
    )
}

/// What an edition of the plan holds.
fn edition(edition: &'static Edition<'static>) -> String {
    let policies: Vec<_> = PLAN
        .policies
        .iter()
        .filter(|policy| policy.edition == edition.id)
        .collect();
    let mut text = if edition.is_whole() {
        format!("基本構想、基本計画、{}の施策の全体です。", policies.len())
    } else {
        let codes: Vec<_> = policies.iter().map(|policy| policy.code).collect();
        let before = PLAN.whole_before(Document::Edition(edition.id));
        let before = before.map_or("", |other| other.document_name);
        format!(
            "施策{}と「{}」の、{before}よりあとの文章です。",
            ranges(&codes),
            PLAN.progress.section.title
        )
    };
    let only: Vec<_> = policies
        .iter()
        .filter(|policy| PLAN.is_current(policy) && PLAN.earlier_texts(policy).is_empty())
        .map(|policy| policy.code)
        .collect();
    if !only.is_empty() && only.len() < policies.len() {
        text += &format!(
            "施策{}については、ここにある文章がただひとつのものです。",
            ranges(&only)
        );
    }
    if let Some(date) = edition.date {
        text += &format!("日付は{date}です。");
    }
    text += edition.note;
    text
}
