//! Terms and abbreviations.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maud::{Markup, html};
use plan::{Document, GlossaryTerm, PolicyCode, Source};
use plan_data::{GLOSSARY, PLAN, terms_in};

use crate::components::breadcrumb::breadcrumb;
use crate::components::source_note::{source_link, source_note};
use crate::metadata::Metadata;
use crate::source_text::blocks;
use crate::urls::{Route, term_id};

/// How many policies are named beside a term before the rest is folded away.
const NAMED: usize = 6;

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

/// The page.
pub fn glossary() -> Markup {
    let heading = Metadata::of(&Route::Glossary).heading;
    let above = Metadata::of(&Route::Overview).heading;
    let rows: Vec<(char, Vec<&GlossaryTerm<'_>>)> = ROWS
        .iter()
        .map(|(name, kana)| {
            let of_row = |term: &&GlossaryTerm<'_>| term.yomi.starts_with(|it| kana.contains(it));
            (*name, GLOSSARY.iter().filter(of_row).collect())
        })
        .filter(|(_, terms): &(char, Vec<_>)| !terms.is_empty())
        .collect();
    html! {
        div.page {
            (breadcrumb(&[(Route::Overview, &above)], &heading))
            h1 tabindex="-1" { (heading) }
            p.page__lead { "計画に出てくる" (GLOSSARY.len()) "の用語と略語を、読みの順に並べています。" }
            p.page-section__note {
                "文書が意味を述べているものは、そのことばを示します。「説明」は、このサイトの編集者が書いたもので、市によるものではありません。"
            }
            nav aria-label="五十音の索引" {
                ul.kana-index {
                    @for (name, _) in &rows { li { a.kana-index__link href={ "#row-" (name) } { (name) } } }
                }
            }
            @for (name, terms) in &rows {
                section.page-section aria-labelledby={ "row-" (name) } {
                    h2 id={ "row-" (name) } { (name) "行" }
                    dl.glossary {
                        @for term in terms { (entry(term, OCCURRENCES.of(term))) }
                    }
                }
            }
        }
    }
}

fn entry(term: &GlossaryTerm<'_>, places: &Places) -> Markup {
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
                    p.glossary__words { "「" (quote.text) "」" }
                    @if let Some(number) = term.footnote { p.glossary__label { "文書の注" (number) "のことばです。" } }
                    (source_note(quote.source))
                }
            }
            @if let Some(explanation) = term.explanation {
                dd.glossary__explanation {
                    span.glossary__label { "説明" }
                    (explanation)
                    @if term.quote.is_none() { span.visually-hidden { "（編集者によるもの）" } }
                }
            }
            dd.glossary__places { (places_of(term, places)) }
        }
    }
}

fn places_of(term: &GlossaryTerm<'_>, places: &Places) -> Markup {
    let (named, more) = places.policies.split_at(places.policies.len().min(NAMED));
    html! {
        @if !named.is_empty() {
            p.glossary__label { "出てくる施策" }
            (policy_links(named, term))
            @if !more.is_empty() {
                details {
                    summary.glossary__more { "ほかの" (more.len()) "施策" span.visually-hidden { "（" (term.term) "）" } }
                    (policy_links(more, term))
                }
            }
        }
        @if !places.documents.is_empty() {
            p.glossary__label { @if named.is_empty() { "出てくる文書" } @else { "ほかに出てくる文書" } }
            ul.glossary__links {
                @for (document, sources) in &places.documents {
                    @if let Some(first) = sources.first() {
                        li { (PLAN.document_name(*document)) "（" (sources.len()) "か所） " (source_link(*first, &format!("{}のはじめの箇所", term.term))) }
                    }
                }
            }
        }
    }
}

/// `term` tells the links apart to those who hear them one by one.
fn policy_links(codes: &[PolicyCode], term: &GlossaryTerm<'_>) -> Markup {
    html! {
        ul.glossary__links {
            @for policy in codes.iter().filter_map(|code| PLAN.policy(*code)) {
                li {
                    a href=(Route::Policy(policy.code)) {
                        (policy.code) " " (policy.name) span.visually-hidden { "（" (term.term) "）" }
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
