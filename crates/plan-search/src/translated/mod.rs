//! The search of the plan in another language. A host alone has it: its texts are few, so that a query
//! goes through all of them, and nothing is made ready but their tokens.
//!
//! Words of the language are looked for in its texts, and among the words that residents say; what is
//! written in Japanese, or found in no text of the language, in the documents.

mod question;
mod shown;
mod stem;
mod text;

use plan::Language;

use crate::file::Entry;
use crate::find::{Found, Group};
use crate::index::Index;
use crate::kind::Kind;
use crate::proposal::{EverydayWords, Proposals};
use crate::score::Scratch;
use crate::script::{Class, class};
use question::{Fit, Form, Question, Word};
use text::{Token, tokens};

/// Everything that can be found in a language.
pub struct TranslatedIndex {
    language: Language,
    entries: Vec<Prepared>,
    proposals: Proposals<'static>,
}

/// An entry with its tokens.
struct Prepared {
    entry: Entry,
    /// Those of its title, its context and each of its paragraphs.
    fields: Vec<Vec<Token>>,
    /// Of a policy, those of what residents say.
    said: Vec<Token>,
}

impl Prepared {
    fn of(entry: Entry, language: Language, everyday: &[EverydayWords<'_>]) -> Self {
        let texts = [&entry.title, &entry.context].into_iter();
        let texts = texts.chain(&entry.paragraphs);
        let fields = texts.map(|text| tokens(text, language)).collect();
        let own = everyday.iter().filter(|it| is_policy(&entry, it.subject));
        let words = own.flat_map(|it| it.words_in(language));
        let said = words.flat_map(|words| tokens(words, language)).collect();
        Self {
            fields,
            said,
            entry,
        }
    }
}

/// What a query finds.
pub struct FoundTranslated<'a> {
    /// What was found, by kind.
    pub found: Found<'a>,
    /// Whether it was found by the documents' own words, in which its excerpts are.
    pub is_by_japanese: bool,
}

/// How much a word counts by its field: a title, a context, the first paragraph, the others.
const WEIGHTS: [f32; 4] = [6.0, 1.0, 3.0, 2.0];

/// How much a word counts that residents say.
const OF_SAID: f32 = 2.0;

/// How much a policy gains by being the first, second or third for which residents have these words:
/// as much as by a rare word in its name, or less.
const OF_PROPOSALS: [f32; 3] = [40.0, 26.0, 18.0];

/// How much of a policy's score its best measure or indicator adds.
const OF_PARTS: f32 = 0.5;

/// An entry with less than this part of the best score is not near to a query that none answers.
const LEAST_NEAR: f32 = 0.5;

impl TranslatedIndex {
    /// The index over these entries, in which measures and indicators stand behind their policy.
    pub fn new(
        language: Language,
        entries: Vec<Entry>,
        everyday: &[EverydayWords<'static>],
    ) -> Self {
        let prepare = |entry| Prepared::of(entry, language, everyday);
        Self {
            language,
            entries: entries.into_iter().map(prepare).collect(),
            proposals: Proposals::of_words(everyday, Some(language)),
        }
    }

    /// What `query`, normalised (NFKC), finds: by words of the language, or by Japanese ones in the
    /// index of the documents.
    pub fn find<'a>(
        &'a self,
        query: &str,
        japanese: Option<&'a Index<'a>>,
        limit: impl Fn(usize, Kind) -> usize,
    ) -> FoundTranslated<'a> {
        let in_documents = || {
            let found = japanese.map(|index| self.found_in_documents(index, query, &limit));
            found.filter(|found| !found.groups.is_empty())
        };
        let by_japanese = |found| FoundTranslated {
            found,
            is_by_japanese: true,
        };
        if self.is_japanese(query)
            && let Some(found) = in_documents()
        {
            return by_japanese(found);
        }
        let (own, has_unknown) = self.found_in_texts(query, &limit);
        if own.is_near
            && let Some(found) = in_documents()
            // Kanji that no Chinese text has are Japanese, too.
            && (!found.is_near || has_unknown && has_kanji(query))
        {
            return by_japanese(found);
        }
        FoundTranslated {
            found: own,
            is_by_japanese: false,
        }
    }

    /// Whether a query is in Japanese for certain: in kana, or in kanji where the language has none.
    fn is_japanese(&self, query: &str) -> bool {
        let is_kana = |c| matches!(class(c), Class::Hiragana | Class::Katakana);
        query.chars().any(is_kana)
            || self.language != Language::SimplifiedChinese && has_kanji(query)
    }

    /// What Japanese words find of what there is in the language, under its titles there.
    fn found_in_documents<'a>(
        &'a self,
        index: &'a Index<'a>,
        query: &str,
        limit: &impl Fn(usize, Kind) -> usize,
    ) -> Found<'a> {
        let all = |_, kind| match kind {
            Kind::Section | Kind::Strategy | Kind::Project => 0,
            _ => usize::MAX,
        };
        let mut found = index.find(query, all, &mut Scratch::default());
        for group in &mut found.groups {
            let kind = group.kind;
            group.hits.retain_mut(|hit| {
                let same =
                    |it: &&Prepared| it.entry.kind == kind && it.entry.href.ends_with(hit.href);
                let Some(own) = self.entries.iter().find(same) else {
                    return false;
                };
                hit.title = &own.entry.title;
                hit.title_marks.clear();
                hit.context = &own.entry.context;
                hit.href = &own.entry.href;
                true
            });
            group.total = group.hits.len();
        }
        found.groups.retain(|group| !group.hits.is_empty());
        limited(found.groups, found.is_near, limit)
    }

    /// What words of the language find, and whether there are others in the query.
    fn found_in_texts(
        &self,
        query: &str,
        limit: &impl Fn(usize, Kind) -> usize,
    ) -> (Found<'_>, bool) {
        let is_known = |form: &Form| self.is_known(form);
        let question = question::read(query, self.language, &is_known);
        let scored = self.scored(&question, query);
        let is_near = question.has_unknown || !scored.iter().any(|it| it.is_answer);
        let best = scored.iter().map(|it| it.score).fold(0.0, f32::max);
        let is_shown = |it: &&Scored| match scored.iter().any(|it| it.is_answer) {
            true => it.is_answer,
            false => it.score > 0.0 && it.score >= best * LEAST_NEAR,
        };
        let groups = Kind::ALL.iter().filter_map(|kind| {
            let of_kind = scored.iter().filter(is_shown);
            let mut of_kind: Vec<&Scored> = of_kind
                .filter(|it| self.entries[it.entry].entry.kind == *kind)
                .collect();
            // Of equal scores the earlier entry goes first.
            of_kind.sort_by(|one, other| other.score.total_cmp(&one.score));
            let hits = of_kind.iter().map(|it| {
                shown::show(
                    &self.entries[it.entry],
                    &question.words,
                    self.language,
                    is_near,
                )
            });
            (!of_kind.is_empty()).then(|| Group {
                kind: *kind,
                total: of_kind.len(),
                hits: hits.collect(),
            })
        });
        let found = limited(groups.collect(), is_near, limit);
        (found, question.has_unknown)
    }

    /// Whether some text, or what residents say, has a word in this form.
    fn is_known(&self, form: &Form) -> bool {
        let stands_in = |tokens: &Vec<Token>| tokens.iter().any(|it| form.fit(it) != Fit::Not);
        let mut entries = self.entries.iter();
        entries.any(|it| it.fields.iter().any(stands_in) || stands_in(&it.said))
    }

    /// How well each entry answers.
    fn scored(&self, question: &Question, query: &str) -> Vec<Scored> {
        let words = &question.words;
        let weights: Vec<Vec<f32>> = words.iter().map(|word| self.weights(word)).collect();
        let holds = |entries: &[usize]| {
            let has = |of_word: &Vec<f32>| entries.iter().any(|it| of_word[*it] > 0.0);
            !weights.is_empty() && weights.iter().all(has)
        };
        let sum = |entry: usize| weights.iter().map(|of_word| of_word[entry]).sum::<f32>();
        let proposed = self.proposals.of(query, OF_PROPOSALS.len());
        let all = 0..self.entries.len();
        let score = |entry: usize| {
            let parts: Vec<usize> = self.parts_of(entry).collect();
            let best = parts.iter().map(|part| sum(*part)).fold(0.0, f32::max);
            let gained = self.gained(entry, &proposed);
            let with_parts = [&[entry], &parts[..]].concat();
            Scored {
                entry,
                score: sum(entry) + best * OF_PARTS + gained,
                is_answer: holds(&with_parts) || gained > 0.0,
            }
        };
        all.map(score).collect()
    }

    /// How much a word says of each entry: more the better it fits, the more telling the field and the
    /// rarer the word.
    fn weights(&self, word: &Word) -> Vec<f32> {
        let of_entry = |prepared: &Prepared| {
            let fields = prepared.fields.iter().zip(0..);
            let of_field = fields.map(|(tokens, place): (_, usize)| {
                let weight = match place {
                    0..3 => WEIGHTS[place],
                    _ => WEIGHTS[3],
                };
                weight * word.weight_in(tokens)
            });
            let of_said = OF_SAID * word.weight_in(&prepared.said);
            of_field.fold(of_said, f32::max)
        };
        let mut weights: Vec<f32> = self.entries.iter().map(of_entry).collect();
        let holding = weights.iter().filter(|it| **it > 0.0).count().max(1);
        let rarity = (self.entries.len() as f32 / holding as f32).log2() + 1.0;
        weights.iter_mut().for_each(|it| *it *= rarity);
        weights
    }

    /// The measures and indicators of a policy; nothing of what is none.
    fn parts_of(&self, entry: usize) -> impl Iterator<Item = usize> {
        let is_part = |at: &usize| {
            let kind = self.entries.get(*at).map(|it| it.entry.kind);
            matches!(kind, Some(Kind::Measure | Kind::Indicator))
        };
        let is_policy = self.entries[entry].entry.kind == Kind::Policy;
        (entry + 1..).take_while(is_part).filter(move |_| is_policy)
    }

    /// What a policy gains by what residents say: `proposed` are subjects, such as `000-2-2`.
    fn gained(&self, entry: usize, proposed: &[&str]) -> f32 {
        let entry = &self.entries[entry].entry;
        let place = proposed.iter().position(|it| is_policy(entry, it));
        place.map_or(0.0, |place| OF_PROPOSALS[place])
    }
}

/// Whether an entry is the policy that this subject, such as `000-2-2`, is about.
fn is_policy(entry: &Entry, subject: &str) -> bool {
    let code = subject.split_once('-').map(|(_, code)| code);
    entry.kind == Kind::Policy && entry.href.rsplit('/').next() == code
}

fn has_kanji(query: &str) -> bool {
    query.chars().any(|c| class(c) == Class::Kanji)
}

/// An entry with how well it answers.
struct Scored {
    entry: usize,
    score: f32,
    /// Whether it has all words, or residents say them of it.
    is_answer: bool,
}

/// The groups with as many hits as are shown of each.
fn limited<'a>(
    groups: Vec<Group<'a>>,
    is_near: bool,
    limit: &impl Fn(usize, Kind) -> usize,
) -> Found<'a> {
    let asked = groups.into_iter().filter(|group| limit(0, group.kind) > 0);
    let groups = asked.enumerate().map(|(place, mut group)| {
        group.hits.truncate(limit(place, group.kind));
        group
    });
    Found {
        groups: groups.collect(),
        best: 0,
        is_near,
    }
}
