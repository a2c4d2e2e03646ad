//! The search of the pages in やさしい日本語: the policies, by their easy sentences and how those are
//! read, by what residents say, and by the city's own words.

use std::sync::LazyLock;

use pages::search_entries::search_file_of;
use plan::{EasySubject, Policy, PolicyCode};
use plan_data::{EVERYDAY_WORDS, PLAN, easy_sentences};
use plan_search::{Entry, EverydayWords, Index, Kind, Proposals, Scratch};

use crate::easy::in_kana;

/// What a search under `/easy` finds.
#[derive(Debug, PartialEq, Eq)]
pub struct EasyFound {
    /// The policies, the likeliest first.
    pub codes: Vec<PolicyCode>,
    /// Whether none of them has all of the words.
    pub is_near: bool,
}

/// The index of the policies; none if the program could not read what it wrote itself.
static INDEX: LazyLock<Option<Index<'static>>> = LazyLock::new(|| {
    let entries: Vec<Entry> = PLAN.current_policies().map(entry).collect();
    Index::read(Box::leak(search_file_of(&entries).into_boxed_str()))
});

/// What residents say, and the same in kana, in which children and learners write it.
static PROPOSALS: LazyLock<Proposals<'static>> = LazyLock::new(|| {
    let mut policies = EVERYDAY_WORDS.to_vec();
    for policy in &mut policies {
        let kana = policy.words.iter().map(|word| in_kana(word));
        let kana = kana.filter(|kana| !policy.words.contains(&kana.as_str()));
        let kana = kana.map(|kana| &*Box::leak(kana.into_boxed_str()));
        let words: Vec<&'static str> = policy.words.iter().copied().chain(kana).collect();
        policy.words = Box::leak(words.into_boxed_slice());
    }
    Proposals::of_words(&policies, None)
});

/// So many policies for which residents have such words go before all others.
const FIRST: usize = 3;

/// What `query`, normalised (NFKC), finds.
pub fn easy_found(query: &str) -> EasyFound {
    let proposed = PROPOSALS.of(query, FIRST).into_iter();
    let mut codes: Vec<PolicyCode> = proposed.filter_map(code_of).collect();
    let Some(index) = &*INDEX else {
        return EasyFound {
            codes,
            is_near: false,
        };
    };
    let found = index.find(query, |_, _| usize::MAX, &mut Scratch::default());
    let is_near = found.is_near && codes.is_empty();
    // What residents call something is nearer than what has some of their words.
    if !found.is_near || is_near {
        let hits = found.groups.iter().flat_map(|group| &group.hits);
        let hits = hits.filter_map(|hit| hit.href.parse().ok());
        let further: Vec<PolicyCode> = hits.filter(|it| !codes.contains(it)).collect();
        codes.extend(further);
    }
    EasyFound { codes, is_near }
}

/// The policy that a subject such as `000-2-2` is about.
fn code_of(subject: &str) -> Option<PolicyCode> {
    let (_, code) = subject.split_once('-')?;
    code.parse().ok()
}

fn entry(policy: &Policy<'_>) -> Entry {
    let text = policy.id();
    let measures = policy.measures.iter();
    let subjects = std::iter::once(EasySubject::Policy(text))
        .chain(measures.map(|it| EasySubject::Measure(text, it.number)));
    let sentences: Vec<&str> = subjects
        .flat_map(easy_sentences)
        .map(|sentence| sentence.text)
        .collect();
    let said = EVERYDAY_WORDS.iter().filter(|it| is_of(it, policy));
    let said: Vec<&str> = said.flat_map(|it| it.words).copied().collect();
    let titles = policy.measures.iter().map(|it| it.title.text.to_owned());
    let mut paragraphs = vec![sentences.join(""), in_kana(policy.name)];
    paragraphs.extend(sentences.iter().map(|it| in_kana(it)));
    paragraphs.extend([said.join("。"), policy.goal.text.to_owned()]);
    paragraphs.extend(titles);
    Entry {
        kind: Kind::Policy,
        href: policy.code.to_string(),
        context: policy.code.chapter.label().to_owned(),
        title: policy.name.to_owned(),
        paragraphs,
    }
}

fn is_of(words: &EverydayWords<'_>, policy: &Policy<'_>) -> bool {
    code_of(words.subject) == Some(policy.code)
}
