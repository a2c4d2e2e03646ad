//! What the app in the browser is spared, and what it has all the same.

use plan::filter::{self, Filter};
use plan_data::{BRIEF, PLAN};

fn texts<'a>(policy: &plan::Policy<'a>) -> Vec<&'a str> {
    let passages = policy.measures.iter().flat_map(|measure| measure.passages);
    let passages = passages
        .chain(policy.current_state)
        .chain(policy.challenges);
    let co_creation = policy.co_creation.iter().flat_map(|part| part.passages);
    let mut texts = vec![policy.name, policy.goal.text];
    texts.extend(policy.measures.iter().map(|measure| measure.title.text));
    texts.extend(passages.chain(co_creation).map(|passage| passage.text));
    texts.extend(policy.indicators.iter().map(|indicator| indicator.name));
    texts
}

#[test]
fn every_policy_that_is_shown_first_is_there_with_its_texts_tags_and_partners() {
    for (brief, policy) in BRIEF.current_policies().zip(PLAN.current_policies()) {
        assert_eq!((brief.code, brief.edition), (policy.code, policy.edition));
        assert_eq!(texts(brief), texts(policy));
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
        let titles = |policy: &plan::Policy<'static>| {
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
