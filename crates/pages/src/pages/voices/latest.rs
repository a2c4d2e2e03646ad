use hearing_api::{Statistics, Voice};
use maud::{Markup, html};
use plan::{Plan, Policy, PolicyCode};

use super::statistics::{disclosed_subjects, told};
use crate::components::excerpt::excerpt;
use crate::components::latest_voices::{every_voice_of, heading_of_policy};
use crate::components::outcome::{outcome, without_answer};
use crate::urls::Route;

/// How many voices are shown on home.
const SHOWN: usize = 3;

/// What became of opinions, all or a policy's, in a few lines that lead to more; nothing where there
/// is no voice. `has_more` where there are more than these voices.
pub fn latest_voices(
    voices: &[Voice],
    has_more: bool,
    statistics: &Statistics,
    policy: Option<PolicyCode>,
    plan: &Plan<'_>,
) -> Markup {
    let shown = if policy.is_some() { 1 } else { SHOWN };
    html! {
        @if !voices.is_empty() {
            @match policy {
                Some(code) => {
                    (heading_of_policy(&counted(voices.len(), has_more), &answers(voices, has_more)))
                    (of_policy(statistics, code, plan))
                },
                None => (of_all(statistics)),
            }
            ul class="reading-list" {
                @for voice in voices.iter().take(shown) {
                    li {
                        a class="reading-list__link" href=(Route::Voice(voice.id)) {
                            // As on the page of all voices, its words are what opens it, and a policy's name is what it is about.
                            span class="reading-list__quote" dir="auto" lang=[voice.lang.tag()] { (excerpt(&voice.text)) }
                            span class="reading-list__about" { (voice.subject.label(plan)) }
                            @match &voice.answer {
                                Some(answer) => span { "市の回答 " (outcome(answer.outcome)) },
                                None => (without_answer(voice.status)),
                            }
                        }
                    }
                }
            }
            @if let Some(code) = policy { (every_voice_of(code)) }
        }
    }
}

/// `（3件）`, `（20件以上）`.
fn counted(number: usize, has_more: bool) -> String {
    let at_least = if has_more { "以上" } else { "" };
    format!("（{number}件{at_least}）")
}

/// How many of the voices have an answer, where one has.
fn answers(voices: &[Voice], has_more: bool) -> String {
    let answered = voices.iter().filter(|voice| voice.answer.is_some()).count();
    if answered == 0 {
        String::new()
    } else {
        counted(answered, has_more)
    }
}

fn of_all(statistics: &Statistics) -> Markup {
    html! {
        h3 { "新しい回答" }
        (told(statistics))
    }
}

fn of_policy(statistics: &Statistics, code: PolicyCode, plan: &Plan<'_>) -> Markup {
    let parts = disclosed_subjects(statistics, plan);
    let latest = plan.policy(code).map(Policy::id);
    html! {
        @if let Some((_, number)) = parts.iter().find(|(text, _)| text.is_some() && latest == *text) {
            p class="page-section__note" { "この施策には、これまでに" (number) "件の意見が届いています。" }
        }
    }
}

#[cfg(test)]
mod tests {
    use plan_data::PLAN;

    use super::*;

    #[test]
    fn small_numbers_are_not_told_and_without_a_voice_nothing_is() {
        let statistics = |number| Statistics {
            received: 30,
            answered: number,
            by_text: "000-2-2"
                .parse()
                .map(|text| (text, number))
                .into_iter()
                .collect(),
            ..Statistics::default()
        };
        let code = "2-2".parse().ok();
        for (number, is_told) in [(4, false), (5, true)] {
            let told = format!("{number}件");
            let statistics = statistics(number);
            assert_eq!(of_all(&statistics).into_string().contains(&told), is_told);
            let of_policy = code.map(|code| of_policy(&statistics, code, &PLAN).into_string());
            assert_eq!(of_policy.is_some_and(|text| text.contains(&told)), is_told);
        }
        // Two that wait could be taken for someone, and one in another policy, too.
        assert!(
            of_all(&statistics(28))
                .into_string()
                .contains("26件以上に回答")
        );
        let of_policy = code.map(|code| of_policy(&statistics(29), code, &PLAN).into_string());
        assert_eq!(of_policy.as_deref(), Some(""));
        assert_eq!(
            latest_voices(&[], false, &statistics(9), code, &PLAN).into_string(),
            ""
        );
    }
}
