//! What a document is, said where its text stands.

use maud::{Markup, html};
use plan::Document;

/// A short label of the document, and what it is not.
pub fn document_note(document: Document) -> Markup {
    let (label, text) = match document {
        Document::WholePlan => ("素案", DRAFT),
        Document::Administration => ("後の案", DRAFT),
        Document::Strategy => ("案", DRAFT),
        Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => (
            "以前の計画",
            "前の総合計画のときの文書です。これからの計画ではありません。",
        ),
    };
    html! {
        p.edition-note {
            span.edition-note__label { (label) }
            span.edition-note__text { (text) }
        }
    }
}

const DRAFT: &str = "検討中の文書です。決定された計画ではありません。";
