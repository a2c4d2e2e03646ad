use maud::{Markup, html};
use plan::{Plan, PolicyCode};

use super::figures::FEWEST;
use crate::html::excerpt;
use crate::store::{Figures, Voice};

/// How many voices are shown.
const SHOWN: usize = 3;

/// What became of opinions, all or a policy's, in a few lines that lead to more; nothing where there
/// is no voice.
pub(crate) fn latest_voices(
    voices: &[Voice],
    figures: &Figures,
    policy: Option<PolicyCode>,
    plan: &Plan<'_>,
) -> Markup {
    html! {
        @if !voices.is_empty() {
            @match policy {
                Some(code) => (of_policy(figures, code)),
                None => (of_all(figures)),
            }
            ul class="reading-list" {
                @for voice in voices.iter().take(SHOWN) {
                    li {
                        a class="reading-list__link" href={ "/voices/" (voice.id) } {
                            span class="reading-list__name" { (voice.subject.label(plan)) }
                            span dir="auto" { (excerpt(&voice.text)) }
                            span {
                                strong {
                                    @match &voice.answer {
                                        Some(answer) => { "市の回答：" (answer.outcome.label()) }
                                        None => { "対応状況：" (voice.status.label()) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn of_all(figures: &Figures) -> Markup {
    html! {
        h3 { "新しい回答" }
        @if figures.answered >= FEWEST {
            p { "これまでに" (figures.received) "件の意見を受け付け、" (figures.answered) "件に回答しました。" }
        }
    }
}

fn of_policy(figures: &Figures, code: PolicyCode) -> Markup {
    let received = figures.by_policy.iter().find(|(of, _)| *of == code);
    html! {
        @if let Some((_, number)) = received.filter(|(_, number)| *number >= FEWEST) {
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
        let figures = |number| Figures {
            received: 30,
            answered: number,
            by_policy: "2-2"
                .parse()
                .map(|code| (code, number))
                .into_iter()
                .collect(),
            ..Figures::default()
        };
        let code = "2-2".parse().ok();
        for (number, is_told) in [(4, false), (5, true)] {
            let told = format!("{number}件");
            let figures = figures(number);
            assert_eq!(of_all(&figures).into_string().contains(&told), is_told);
            let of_policy = code.map(|code| of_policy(&figures, code).into_string());
            assert_eq!(of_policy.is_some_and(|text| text.contains(&told)), is_told);
        }
        assert_eq!(
            latest_voices(&[], &figures(9), code, &PLAN).into_string(),
            ""
        );
    }
}
