//! What a document is, said where its text stands.

use maud::{Markup, html};
use plan::{Document, EditionStatus};
use plan_data::PLAN;

use crate::language::{is_japanese, tr, tr_with};

/// A short label of the document, and what it is not.
pub fn document_note(document: Document) -> Markup {
    html! {
        p.edition-note {
            (document_label(document))
            span.edition-note__text { (tr(standing_of(document))) }
        }
    }
}

/// What a document is, in a word.
pub fn document_label(document: Document) -> Markup {
    let label = match document {
        Document::Edition(id) if is_japanese() => PLAN.edition_name(id),
        Document::Edition(id) => label_of(PLAN.edition(id).map(|it| it.status)),
        Document::Strategy => "案",
        Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => "以前の計画",
    };
    html! { span.edition-note__label { (tr(label)) } }
}

/// What an edition is where its name, which is Japanese, is not read.
fn label_of(status: Option<EditionStatus>) -> &'static str {
    match status {
        Some(EditionStatus::Adopted) => "決定",
        Some(EditionStatus::Draft) | None => "案",
    }
}

/// Which documents of a list are decided plans, each standing once.
pub fn document_standings(documents: impl IntoIterator<Item = Document>) -> Markup {
    let mut standings: Vec<(&str, String)> = Vec::new();
    for document in documents {
        let standing = standing_of(document);
        match standings.iter_mut().find(|(known, _)| *known == standing) {
            Some((_, numbers)) => *numbers += &format!("{}{document}", tr("、")),
            None => standings.push((standing, document.to_string())),
        }
    }
    html! {
        @for (standing, numbers) in standings {
            p.page-section__note { (tr_with("文書{numbers}は、{standing}", &[("numbers", &numbers), ("standing", tr(standing))])) }
        }
    }
}

/// Whether the document is a decided plan, in a sentence or two.
fn standing_of(document: Document) -> &'static str {
    match document {
        Document::Edition(id) => PLAN
            .edition(id)
            .map_or("", |edition| edition.status.label()),
        Document::Strategy => EditionStatus::Draft.label(),
        Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => {
            "前の総合計画のときの文書です。これからの計画ではありません。"
        }
    }
}
