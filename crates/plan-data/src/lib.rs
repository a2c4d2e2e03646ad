//! The plan as the documents under `seeds/` print it, compiled in.
//!
//! The build script parses the documents and writes these values; nothing of them is made
//! at run time. They are apart so that a bundle carries only those that it shows.

pub mod documents;

static DOCUMENT_FILES: &[documents::DocumentFile] =
    include!(concat!(env!("OUT_DIR"), "/documents.rs"));

/// The plan.
pub static PLAN: plan::Plan<'static> = include!(concat!(env!("OUT_DIR"), "/plan.rs"));

/// The plan as the app in the browser needs it: every policy in its latest edition with its goal,
/// the titles of its measures and the paragraphs whose words name a reader, of earlier texts and
/// future goals the titles, of all else the headings.
pub static BRIEF: plan::Plan<'static> = include!(concat!(env!("OUT_DIR"), "/brief.rs"));

/// The strategy of document 002, each of its measures with what it is in the plan.
pub static STRATEGY: plan::Strategy<'static> = include!(concat!(env!("OUT_DIR"), "/strategy.rs"));

/// The implementation plans of earlier plans, documents 003 and 004.
pub static IMPLEMENTATION_PLANS: [plan::ImplementationPlan<'static>; 2] =
    include!(concat!(env!("OUT_DIR"), "/implementation_plans.rs"));

/// What the search knows about words.
pub static SEARCH_WORDS: plan_search::Words<'static> =
    include!(concat!(env!("OUT_DIR"), "/search_words.rs"));

/// What residents say for what each current policy is in charge of, in the order of codes.
pub static EVERYDAY_WORDS: &[plan_search::EverydayWords<'static>] =
    include!(concat!(env!("OUT_DIR"), "/everyday_words.rs"));

/// The remarks on misprints in all documents, in the order of documents and lines.
pub static ANNOTATIONS: &[plan::Annotation<'static>] =
    include!(concat!(env!("OUT_DIR"), "/annotations.rs"));

/// The remarks on words that stand on these lines: those of a policy, a passage, a project.
pub fn annotations_in(
    source: plan::Source,
) -> impl Iterator<Item = &'static plan::Annotation<'static>> {
    plan::annotations_in(ANNOTATIONS, source)
}

/// The glossary, in the order of its readings.
pub static GLOSSARY: &[plan::GlossaryTerm<'static>] =
    include!(concat!(env!("OUT_DIR"), "/glossary.rs"));

/// Where the glossary's terms occur in `text`, in bytes: each once, where it first stands.
pub fn terms_in(text: &str) -> Vec<(std::ops::Range<usize>, &'static plan::GlossaryTerm<'static>)> {
    plan::terms_in(GLOSSARY, text)
}

/// The changes between editions that alter what the plan says, in the order in which readers should
/// hear of them.
pub static DIFFERENCES: &[plan::comparison::Difference<'static>] =
    include!(concat!(env!("OUT_DIR"), "/differences.rs"));

/// The plan in やさしい日本語: every policy and measure of the drafts, the vision and its goals.
pub static EASY_TEXTS: &[plan::EasyText<'static>] =
    include!(concat!(env!("OUT_DIR"), "/easy_texts.rs"));

/// The sentences in やさしい日本語 on something of the plan; none where nobody has written any.
pub fn easy_sentences(subject: plan::EasySubject) -> &'static [plan::EasySentence<'static>] {
    let mut texts = EASY_TEXTS.iter();
    texts
        .find(|text| text.subject == subject)
        .map_or(&[], |text| text.sentences)
}
