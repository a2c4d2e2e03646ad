//! Terms and abbreviations.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maud::{Markup, html};
use plan::{Chapter, Document, GlossaryTerm, PolicyCode, Source};
use plan_data::{GLOSSARY, PLAN, terms_in};

use crate::components::page::page_head;
use crate::components::page_end::{Cited, page_end};
use crate::components::source_note::source_mark;
use crate::contract::id;
use crate::language::{passage, passage_text, tr, tr_with};
use crate::source_text::blocks;
use crate::summary::document_name;
use crate::urls::{Route, source_href, term_id};

/// The rows of the syllabary: the kana by which each is called, and those that begin its words.
const ROWS: [(char, &str); 10] = [
    ('あ', "あいうえお"),
    ('か', "かきくけこがぎぐげご"),
    ('さ', "さしすせそざじずぜぞ"),
    ('た', "たちつてとだぢづでど"),
    ('な', "なにぬねの"),
    ('は', "はひふへほばびぶべぼぱぴぷぺぽ"),
    ('ま', "まみむめも"),
    ('や', "やゆよ"),
    ('ら', "らりるれろ"),
    ('わ', "わをん"),
];

/// What heads the terms in Latin letters, whose readings are less known than they are.
const LATIN: &str = "A–Z";

/// Who explains the terms.
pub(super) const BY_WHOM: &str = "「文書のことば」とあるものは、文書が述べている意味です。ほかの説明は、このサイトの編集者が書いたもので、市によるものではありません。";

/// The page.
pub fn glossary() -> Markup {
    let groups = groups();
    html! {
        div.page {
            (page_head(&Route::Glossary))
            p.page__lead { "計画に出てくる" (GLOSSARY.len()) "の用語と略語の意味です。行を選ぶと開きます。" }
            p.page-section__note { (BY_WHOM) }
            (search())
            div.glossary-groups {
                @for (name, terms) in &groups {
                    details.fold {
                        summary.fold__summary { h2.fold__heading { (name) } span.fold__count { (terms.len()) } }
                        dl.glossary.fold__body {
                            @for term in terms { (entry(term)) }
                        }
                    }
                }
            }
            (page_end(&cited()))
        }
    }
}

/// The field that narrows the terms; `web/glossary.ts` answers.
fn search() -> Markup {
    html! {
        div.glossary-search {
            label.dads-field__label for=(id::GLOSSARY_FIELD) { "用語をさがす（よみでも）" }
            input.dads-input id=(id::GLOSSARY_FIELD) type="search" autocomplete="off";
            p.glossary-search__count id=(id::GLOSSARY_COUNT) role="status" {}
        }
    }
}

/// The terms in Latin letters, and those of each row of the syllabary.
fn groups() -> Vec<(String, Vec<&'static GlossaryTerm<'static>>)> {
    let is_latin =
        |term: &&GlossaryTerm<'_>| term.term.starts_with(|it: char| it.is_ascii_alphanumeric());
    let mut latin: Vec<_> = GLOSSARY.iter().filter(is_latin).collect();
    latin.sort_by_key(|term| term.term.to_lowercase());
    let rows = ROWS.iter().map(|(name, kana)| {
        let of_row = |term: &&GlossaryTerm<'_>| term.yomi.starts_with(|it| kana.contains(it));
        let terms = GLOSSARY
            .iter()
            .filter(|term| !is_latin(term))
            .filter(of_row);
        (format!("{name}行"), terms.collect())
    });
    let latin = std::iter::once((LATIN.to_owned(), latin));
    rows.chain(latin)
        .filter(|(_, terms): &(_, Vec<_>)| !terms.is_empty())
        .collect()
}

fn cited() -> Vec<Cited> {
    let quotes = GLOSSARY
        .iter()
        .filter_map(|term| Some((term.term.to_owned(), term.quote?.source)));
    quotes.collect()
}

fn entry(term: &GlossaryTerm<'_>) -> Markup {
    html! {
        div.glossary__entry id=(term_id(term.term)) tabindex="-1" {
            dt.glossary__term {
                (term.term)
                span.glossary__yomi { "（" (term.yomi) "）" }
            }
            @if !term.spellings.is_empty() {
                dd.glossary__spellings { "文書での書き方：" (term.spellings.join("、")) }
            }
            @if let Some(quote) = term.quote {
                dd.glossary__quote {
                    span.glossary__label { "文書のことば" }
                    "「" (quote.text) "」"
                    @if let Some(number) = term.footnote { span.glossary__yomi { "（注" (number) "）" } }
                    " " (source_mark(quote.source, term.term))
                }
            }
            @if let Some(explanation) = term.explanation { dd { (explanation) } }
            dd.glossary__places { (places(term)) }
        }
    }
}

/// The chapter of the first policy in which a term occurs.
pub(super) fn chapter_of(term: &GlossaryTerm<'_>) -> Option<Chapter> {
    let first = OCCURRENCES.of(term).policies.first()?;
    Some(first.chapter)
}

/// The ways to where a term occurs.
pub(super) fn places(term: &GlossaryTerm<'_>) -> Markup {
    places_of(term, OCCURRENCES.of(term))
}

/// The ways to these places. The term tells them apart to those who hear them one by one.
fn places_of(term: &GlossaryTerm<'_>, places: &Places) -> Markup {
    html! {
        span.glossary__label { (tr("出てくるところ")) }
        ul.glossary__links {
            @for policy in places.policies.iter().filter_map(|code| PLAN.policy(*code)) {
                li {
                    a href=(Route::Policy(policy.code)) {
                        (policy.code) span.visually-hidden { " " (passage(policy.name)) (tr("（")) (passage(term.term)) (tr("）")) }
                    }
                }
            }
            @for (document, sources) in &places.documents {
                @if let Some(first) = sources.first() {
                    li {
                        a href=(source_href(*first)) {
                            (document_name(*document)) " "
                            (tr_with("{count}か所", &[("count", &sources.len().to_string())]))
                            span.visually-hidden { (tr_with("（「{term}」のはじめの箇所）", &[("term", passage_text(term.term))])) }
                        }
                    }
                }
            }
        }
    }
}

/// Where a term occurs.
#[derive(Default)]
struct Places {
    /// In policies, in the edition that is shown first.
    policies: Vec<PolicyCode>,
    /// Elsewhere, by document; the earlier texts of policies are among it.
    documents: BTreeMap<Document, Vec<Source>>,
}

/// They are the same for every rendering, and to find them takes a while.
static OCCURRENCES: LazyLock<Occurrences> = LazyLock::new(Occurrences::of_every_term);

/// Where each term of the glossary occurs.
struct Occurrences {
    places: BTreeMap<&'static str, Places>,
    none: Places,
}

impl Occurrences {
    fn of_every_term() -> Self {
        let mut places: BTreeMap<&str, Places> = BTreeMap::new();
        for document in PLAN.documents() {
            for block in blocks(document) {
                for (_, term) in terms_in(&block.text()) {
                    places.entry(term.term).or_default().add(block.source);
                }
            }
        }
        for places in places.values_mut() {
            places.policies.sort_unstable();
        }
        Self {
            places,
            none: Places::default(),
        }
    }

    fn of(&self, term: &GlossaryTerm<'_>) -> &Places {
        self.places.get(term.term).unwrap_or(&self.none)
    }
}

impl Places {
    fn add(&mut self, source: Source) {
        let shown = PLAN.current_policies().find(|policy| {
            let own = policy.source;
            own.document == source.document && (own.first..=own.last).contains(&source.first)
        });
        match shown {
            Some(policy) if self.policies.contains(&policy.code) => {}
            Some(policy) => self.policies.push(policy.code),
            None => self
                .documents
                .entry(source.document)
                .or_default()
                .push(source),
        }
    }
}
