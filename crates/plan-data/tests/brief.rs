//! What the app in the browser is spared, and what it has all the same.

use plan::filter::{self, Filter};
use plan::{Passage, Place, Policy};
use plan_data::{BRIEF, PLAN};

/// What a card shows of a policy whatever is asked.
fn headings<'a>(policy: &Policy<'a>) -> Vec<&'a str> {
    let titles = policy.measures.iter().map(|measure| measure.title.text);
    [policy.name, policy.goal.text]
        .into_iter()
        .chain(titles)
        .collect()
}

/// Every paragraph of a policy but its goal, with where it stands.
fn paragraphs<'a>(policy: &Policy<'a>) -> Vec<(Option<Place>, &'a str)> {
    let measures = policy.measures.iter().flat_map(|measure| {
        let place = Place::Measure(measure.number);
        measure
            .passages
            .iter()
            .map(move |passage| (Some(place), passage.text))
    });
    let at = |place| move |passage: &Passage<'a>| (place, passage.text);
    let co_creation = policy.co_creation.iter().flat_map(|part| part.passages);
    measures
        .chain(co_creation.map(at(Some(Place::CoCreation))))
        .chain(policy.challenges.iter().map(at(Some(Place::Challenges))))
        .chain(policy.current_state.iter().map(at(None)))
        .collect()
}

#[test]
fn every_policy_that_is_shown_first_is_there_with_what_a_card_shows_its_tags_and_partners() {
    for (brief, policy) in BRIEF.current_policies().zip(PLAN.current_policies()) {
        assert_eq!((brief.code, brief.edition), (policy.code, policy.edition));
        assert_eq!(headings(brief), headings(policy));
        let mut naming = paragraphs(policy);
        naming.retain(|(place, text)| {
            let mut tags = policy.tags.iter();
            tags.any(|tag| Some(tag.place) == *place && text.contains(tag.quote))
        });
        assert_eq!(paragraphs(brief), naming, "{}", policy.code);
        assert_eq!(brief.tags, policy.tags);
        assert_eq!(
            brief.co_creation.map(|part| part.partners),
            policy.co_creation.map(|part| part.partners)
        );
    }
    let unfiltered = Filter::default();
    assert_eq!(
        filter::counts(&BRIEF, &unfiltered, None),
        filter::counts(&PLAN, &unfiltered, None)
    );
}

#[test]
fn everything_that_an_opinion_can_be_about_has_its_title() {
    assert_eq!(BRIEF.policies.len(), PLAN.policies.len());
    for (brief, policy) in BRIEF.policies.iter().zip(PLAN.policies) {
        assert_eq!(
            (brief.edition, brief.code, brief.name),
            (policy.edition, policy.code, policy.name)
        );
        let titles = |policy: &Policy<'static>| {
            let measures = policy.measures.iter();
            measures
                .map(|measure| (measure.number, measure.title.text))
                .collect::<Vec<_>>()
        };
        assert_eq!(titles(brief), titles(policy));
    }
    for (brief, goal) in BRIEF.vision.goals.iter().zip(PLAN.vision.goals) {
        assert_eq!((brief.number, brief.title), (goal.number, goal.title));
    }
}

#[test]
fn what_only_other_pages_show_is_not() {
    assert!(
        BRIEF
            .vision
            .goals
            .iter()
            .all(|goal| goal.passages.is_empty())
    );
    assert!(BRIEF.vision.philosophy.passages.is_empty());
    assert!(BRIEF.basic_plan.leading_project.section.parts.is_empty());
    assert!(BRIEF.footnotes.is_empty());
}
