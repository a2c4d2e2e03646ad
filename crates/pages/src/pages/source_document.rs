//! A source document in full, line by line.

use maud::{Markup, html};
use plan::Document;
use plan_data::PLAN;
use plan_data::documents::DocumentFile;

use crate::components::annotations::annotations;
use crate::components::document_note::document_note;
use crate::components::page::page_head;
use crate::pages::not_found::not_found;
use crate::pages::sources::{description, file_facts};
use crate::source_text::{Block, Heading, Line, blocks, headings};
use crate::urls::{Route, line_href, line_id};

/// The id of the link back to the page that led here; where that is not known, it leads to the plan.
pub const SOURCE_BACK: &str = "source-back";

/// The id of the table of contents.
const CONTENTS: &str = "contents";

/// The page of this document.
pub fn source_document(document: Document) -> Markup {
    let Some(file) = DocumentFile::of(document) else {
        return not_found();
    };
    html! {
        div.page {
            (page_head(&Route::SourceDocument(document, None)))
            p.page__lead { (PLAN.document_title(document)) }
            (document_note(document))
            p.source-list__text { (description(document)) }

            nav.page-section aria-labelledby=(CONTENTS) {
                h2 id=(CONTENTS) { "目次" }
                (contents(&headings(document)))
            }

            section.page-section.source-text aria-labelledby="text" {
                h2 #text { "全文" }
                p.page-section__note { "小さな数字は、ファイルの行の番号です。誤植と思われるところも、そのまま載せています。" }
                div.source-bar {
                    a.source-bar__link id=(SOURCE_BACK) href=(Route::Overview) { "‹ もとのページへ" }
                    a.source-bar__link href={ "#" (CONTENTS) } { "目次へ" }
                    p.source-bar__return { "色のついた行が、もとの文です。" }
                }
                @for block in blocks(document) {
                    (text(&block))
                    (annotations(block.source))
                    (way_to_policy(&block))
                }
            }
            details.fold {
                summary.fold__summary { "ファイルの情報" }
                div.fold__body { (file_facts(file)) }
            }
        }
    }
}

/// Headings of the depth of the first, each with those under it.
fn contents(headings: &[Heading]) -> Markup {
    let depth = headings.first().map_or(0, |heading| heading.depth);
    html! {
        ol.source-contents__list data-depth=(depth) {
            @for part in headings.chunk_by(|_, next| next.depth > depth) {
                @if let [heading, under @ ..] = part {
                    li {
                        a.source-contents__link href=(line_href(heading.line)) { (heading.title) }
                        @if !under.is_empty() { (contents(under)) }
                    }
                }
            }
        }
    }
}

fn text(block: &Block) -> Markup {
    let lines = html! { @for line in &block.lines { (marked(line)) } };
    match block.heading {
        None => html! { p { (lines) } },
        Some(0) => html! { h3 { (lines) } },
        Some(1) => html! { h4 { (lines) } },
        Some(2) => html! { h5 { (lines) } },
        Some(_) => html! { h6 { (lines) } },
    }
}

/// Under the heading of a policy, the way to its page.
fn way_to_policy(block: &Block) -> Markup {
    let mut policies = PLAN.policies.iter();
    let begins = policies.find(|policy| {
        let own = policy.source;
        own.document == block.source.document && own.first == block.source.first
    });
    html! {
        @if let Some(policy) = begins.filter(|_| block.heading.is_some()) {
            p { a.line-link href=(Route::Policy(policy.code)) { (policy.code) " " (policy.name) "のページへ" } }
        }
    }
}

/// A line; its number is shown from the attribute, so that nobody hears it in mid-sentence.
fn marked(line: &Line) -> Markup {
    html! { span id=(line_id(line.number)) data-line=(line.number) { (line.text) } }
}
