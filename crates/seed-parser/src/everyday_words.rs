//! What residents say for what each policy is in charge of: `seeds/editorial/everyday-words.toml`,
//! each entry held against the plan's texts.

mod printed;

use bumpalo::Bump;
use plan::{Plan, PolicyText};
use plan_search::EverydayWords;
use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Origin};
use crate::toml_file::TomlFile;
use printed::printed_by_few;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    policy: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// A text of the policy by its code with its edition: `000-2-2`.
    id: Spanned<String>,
    words: Vec<Spanned<String>>,
    en: Vec<Spanned<String>>,
    zh: Vec<Spanned<String>>,
    ko: Vec<Spanned<String>>,
}

impl Entry {
    fn lists(&self) -> [&[Spanned<String>]; 4] {
        [&self.words, &self.en, &self.zh, &self.ko]
    }
}

/// The words of each current policy, in the order of codes: those of every text that led to it. Reports
/// a text that there is not, and a word that stands twice in a list.
pub fn read<'a>(
    everyday_words: &str,
    plan: &Plan<'_>,
    arena: &'a Bump,
) -> (&'a [EverydayWords<'a>], Vec<Diagnostic>) {
    let mut file = TomlFile::new(Origin::EverydayWords, everyday_words);
    let entries = file.entries::<File>().policy;
    let current = entries.iter().map(|entry| {
        let text = text(&mut file, entry, plan);
        text.map_or_else(Vec::new, |text| plan.current_of(text))
    });
    let current: Vec<_> = current.collect();
    let mut policies = Vec::new();
    for (policy, printed) in plan.current_policies().zip(printed_by_few(plan)) {
        let own = entries.iter().zip(&current);
        let own: Vec<&Entry> = own
            .filter_map(|(entry, current)| current.contains(&policy).then_some(entry))
            .collect();
        let of = |list: fn(&Entry) -> &Vec<Spanned<String>>| -> &'a [&'a str] {
            let words = own.iter().flat_map(|entry| list(entry));
            let words = words.map(|word| &*arena.alloc_str(word.get_ref()));
            arena.alloc_slice_copy(&words.collect::<Vec<_>>())
        };
        let words = of(|entry| &entry.words);
        let printed = printed.iter().filter(|it| !words.contains(&it.as_str()));
        let printed: Vec<_> = printed.map(|term| &*arena.alloc_str(term)).collect();
        policies.push(EverydayWords {
            subject: arena.alloc_str(&policy.id().to_string()),
            words,
            en: of(|entry| &entry.en),
            zh_hans: of(|entry| &entry.zh),
            ko: of(|entry| &entry.ko),
            printed: arena.alloc_slice_copy(&printed),
        });
    }
    (arena.alloc_slice_copy(&policies), file.diagnostics)
}

/// The text that an entry is of; also reports what is no word, and words that stand twice.
fn text(file: &mut TomlFile<'_>, entry: &Entry, plan: &Plan<'_>) -> Option<PolicyText> {
    for list in entry.lists() {
        for (at, word) in list.iter().enumerate() {
            let text = word.get_ref();
            if text.trim().is_empty() || text.chars().any(char::is_control) {
                file.push(word.span(), "expected a word".to_owned());
            }
            if list[..at].iter().any(|before| before.get_ref() == text) {
                file.push(word.span(), format!("expected `{text}` only once"));
            }
        }
    }
    let text = entry.id.get_ref().parse().ok();
    let text = text.filter(|text| plan.text(*text).is_some());
    if text.is_none() {
        let message = format!(
            "expected a policy such as 000-2-2, not `{}`",
            entry.id.get_ref()
        );
        file.push(entry.id.span(), message);
    }
    text
}
