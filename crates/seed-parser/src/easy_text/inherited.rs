//! The easy texts of an edition of which nobody has written any yet.

use bumpalo::Bump;
use plan::{EasySentence, EasySubject, EasyText, Plan, Policy, Source};

use super::{lines_of, printed, subjects_of};
use crate::Documents;

/// What is taken over from the newest texts whose place a policy took, for the policies of editions
/// without a text in `written`: two sentences on the policy and those on its measures, each where all
/// the Japanese that it rests on stands in the policy or the measure as it did before.
pub(super) fn texts<'a>(
    written: &[EasyText<'a>],
    plan: &Plan<'a>,
    documents: &Documents,
    arena: &'a Bump,
) -> Vec<EasyText<'a>> {
    let is_written = |edition| written.iter().any(|it| it.subject.edition() == edition);
    let mut texts = Vec::new();
    for policy in plan.policies.iter().filter(|it| !is_written(it.edition)) {
        let before = plan.texts_before(policy);
        for subject in subjects_of(policy) {
            let Some(around) = lines_of(subject, plan) else {
                continue;
            };
            let mut candidates = candidates(subject, &before, written);
            let taken =
                candidates.find_map(|text| in_lines(text, subject, around, documents, arena));
            texts.extend(taken);
        }
    }
    texts
}

/// The texts on what this was before: of a policy those on policies, of a measure those on measures.
fn candidates<'t, 'a>(
    subject: EasySubject,
    before: &'t [&'a Policy<'a>],
    written: &'t [EasyText<'a>],
) -> impl Iterator<Item = &'t EasyText<'a>> {
    let is_policy = |it: EasySubject| matches!(it, EasySubject::Policy(_));
    let former = before.iter().flat_map(|policy| subjects_of(policy));
    let former = former.filter(move |it| is_policy(*it) == is_policy(subject));
    former.filter_map(|former| written.iter().find(|it| it.subject == former))
}

/// The text about `subject`, its sentences resting on the same Japanese within these lines; `None` if
/// some of that does not stand there.
fn in_lines<'a>(
    text: &EasyText<'a>,
    subject: EasySubject,
    around: Source,
    documents: &Documents,
    arena: &'a Bump,
) -> Option<EasyText<'a>> {
    let there = Numbered::on(around, documents);
    let mut sentences = Vec::new();
    for sentence in text.sentences {
        let sources = sentence.sources.iter();
        let sources = sources.map(|it| there.find(&unmarked(&printed(*it, documents))));
        let sources: Vec<_> = sources.collect::<Option<_>>()?;
        sentences.push(EasySentence {
            sources: arena.alloc_slice_copy(&sources),
            ..*sentence
        });
    }
    Some(EasyText {
        subject,
        sentences: arena.alloc_slice_copy(&sentences),
    })
}

/// Without the numbers that measures have: another edition may print them in another order.
fn unmarked(text: &str) -> String {
    text.chars().filter(|it| !is_mark(*it)).collect()
}

fn is_mark(letter: char) -> bool {
    ('①'..='⑨').contains(&letter)
}

/// The letters of some lines, each with its line's number.
struct Numbered {
    around: Source,
    text: String,
    /// Where each line's letters begin in the text, with its number.
    begins: Vec<(usize, u16)>,
}

impl Numbered {
    fn on(around: Source, documents: &Documents) -> Self {
        let mut numbered = Self {
            around,
            text: String::new(),
            begins: Vec::new(),
        };
        for (number, line) in documents.lines_of(around) {
            numbered.begins.push((numbered.text.len(), number));
            numbered.text += &unmarked(&super::without_blanks(line));
        }
        numbered
    }

    /// The lines on which these words stand.
    fn find(&self, words: &str) -> Option<Source> {
        let start = self.text.find(words).filter(|_| !words.is_empty())?;
        let line_of = |at: usize| {
            let lines = self.begins.iter().rev();
            let mut before = lines.skip_while(|(begin, _)| *begin > at);
            before.next().map(|(_, number)| *number)
        };
        Some(Source {
            first: line_of(start)?,
            last: line_of(start + words.len() - 1)?,
            ..self.around
        })
    }
}
