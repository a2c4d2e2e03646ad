//! What a page has at its end: the remarks on its words, and its sources, both closed.

use std::collections::BTreeMap;

use maud::{Markup, html};
use plan::{Annotation, Source};
use plan_data::{PLAN, annotations_in};

use crate::components::annotations::remark;
use crate::components::source_note::lines;
use crate::language::{is_japanese, lang_of_original, tr_with, write_original};
use crate::urls::source_href;

/// A text of a page, by the name under which its lines are listed, and those lines.
pub type Cited = (String, Source);

/// The remarks on what these texts print, and where they stand. A translation is not what is printed:
/// the marks beside its headings lead there.
pub fn page_end(cited: &[Cited]) -> Markup {
    if !is_japanese() {
        return Markup::default();
    }
    html! {
        (remarks(cited))
        @if !cited.is_empty() {
            details.fold #sources {
                summary.fold__summary { (sources_heading(cited)) }
                div.fold__body { (source_list(cited)) }
            }
        }
    }
}

/// The same of a page that has much of these texts in Japanese, whatever its language: in another one, the
/// remarks to which the marks in them lead.
pub fn page_end_of_original(cited: &[Cited]) -> Markup {
    if is_japanese() {
        return page_end(cited);
    }
    remarks(cited)
}

/// `このページの出典（9か所）`.
pub fn sources_heading(cited: &[Cited]) -> String {
    format!("このページの出典（{}か所）", cited.len())
}

/// The sources of a page, document by document.
pub fn source_list(cited: &[Cited]) -> Markup {
    let mut documents: BTreeMap<_, Vec<&Cited>> = BTreeMap::new();
    for one in cited {
        documents.entry(one.1.document).or_default().push(one);
    }
    html! {
        @for (document, cited) in documents {
            p.cited__document {
                strong { (PLAN.document_name(document)) }
                "：" (PLAN.document_title(document))
            }
            ul.cited {
                @for (name, source) in cited {
                    li {
                        a href=(source_href(*source)) {
                            (name) " "
                            span.cited__lines { (lines(*source)) }
                        }
                    }
                }
            }
        }
    }
}

/// The remarks on the words of these texts, each once; nothing where there are none.
pub fn remarks(cited: &[Cited]) -> Markup {
    let mut remarks: Vec<&'static Annotation<'static>> = Vec::new();
    for annotation in cited.iter().flat_map(|(_, source)| annotations_in(*source)) {
        if !remarks.iter().any(|known| std::ptr::eq(*known, annotation)) {
            remarks.push(annotation);
        }
    }
    html! {
        @if !remarks.is_empty() {
            details.fold {
                summary.fold__summary {
                    (tr_with("文字についての注（{count}）", &[("count", &remarks.len().to_string())]))
                }
                ul.annotations.fold__body lang=[lang_of_original()] {
                    (write_original(|| html! { @for annotation in remarks { (remark(annotation)) } }))
                }
            }
        }
    }
}
