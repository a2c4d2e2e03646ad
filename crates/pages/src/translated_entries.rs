//! What the search finds in another language, as the entries of its index. Only the host makes them,
//! writing in that language.

use plan::{FutureGoal, GlossaryTerm, Indicator, Measure, Passage, Policy};
use plan_data::{GLOSSARY, PLAN};
use plan_search::{Entry, Kind};

use crate::language::passage_text;
use crate::urls::{Route, indicators_href, measure_href, term_href};

/// All that is translated and can be found. What is not, its Japanese finds.
pub fn translated_entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    for policy in PLAN.current_policies() {
        entries.push(of_policy(policy));
        entries.extend(policy.measures.iter().map(|it| of_measure(policy, it)));
        entries.extend(policy.indicators.iter().map(|it| of_indicator(policy, it)));
    }
    entries.extend(PLAN.vision.goals.iter().map(of_goal));
    entries.extend(GLOSSARY.iter().map(of_term));
    entries
}

/// The translations of those texts that have one.
fn translated<'p>(texts: impl IntoIterator<Item = &'p str>) -> Vec<String> {
    let texts = texts.into_iter().map(|text| (text, passage_text(text)));
    let translated = texts.filter(|(japanese, text)| japanese != text);
    translated.map(|(_, text)| text.to_owned()).collect()
}

fn of_passages<'p>(passages: &'p [Passage<'_>]) -> impl Iterator<Item = &'p str> {
    passages.iter().map(|passage| passage.text)
}

fn of_policy(policy: &Policy<'_>) -> Entry {
    let co_creation = policy.co_creation.map_or(&[][..], |it| it.passages);
    let passages = [policy.current_state, policy.challenges, co_creation];
    let texts = passages.iter().flat_map(|it| of_passages(it));
    Entry {
        kind: Kind::Policy,
        href: Route::Policy(policy.code).to_string(),
        context: format!(
            "{} {}",
            policy.code,
            passage_text(policy.code.chapter.label())
        ),
        title: passage_text(policy.name).to_owned(),
        paragraphs: translated([policy.goal.text].into_iter().chain(texts)),
    }
}

fn of_measure(policy: &Policy<'_>, measure: &Measure<'_>) -> Entry {
    Entry {
        kind: Kind::Measure,
        href: measure_href(policy.code, measure.number),
        context: context(policy),
        title: passage_text(measure.title.text).to_owned(),
        paragraphs: translated(of_passages(measure.passages)),
    }
}

fn of_indicator(policy: &Policy<'_>, indicator: &Indicator<'_>) -> Entry {
    Entry {
        kind: Kind::Indicator,
        href: indicators_href(policy.code),
        context: context(policy),
        title: passage_text(indicator.name).to_owned(),
        paragraphs: Vec::new(),
    }
}

fn context(policy: &Policy<'_>) -> String {
    format!("{} {}", policy.code, passage_text(policy.name))
}

fn of_goal(goal: &FutureGoal<'_>) -> Entry {
    Entry {
        kind: Kind::FutureGoal,
        href: Route::Goal(goal.number).to_string(),
        context: String::new(),
        title: passage_text(goal.title).to_owned(),
        paragraphs: translated(of_passages(goal.passages)),
    }
}

fn of_term(term: &GlossaryTerm<'_>) -> Entry {
    let meaning = term.explanation.or(term.quote.map(|quote| quote.text));
    Entry {
        kind: Kind::Term,
        href: term_href(term.term),
        context: String::new(),
        title: passage_text(term.term).to_owned(),
        paragraphs: translated(meaning),
    }
}
