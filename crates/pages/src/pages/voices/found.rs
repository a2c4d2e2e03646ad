use hearing_api::Voice;
use maud::{Markup, html};
use plan::Plan;

use crate::components::excerpt::beginning;
use crate::components::marked_text::{marked_text, quote_marks};
use crate::components::outcome::{outcome, without_answer};
use crate::urls::{Route, voices_with};

/// How many characters of a voice are shown: two lines on a phone, so that what comes needs no more than
/// the place that is kept for it.
const SHOWN: usize = 30;
/// How many of them stand before the first of the words.
const BEFORE: usize = 8;
/// How many are shown of what it is about.
const SUBJECT: usize = 22;

/// The voices that have some words, among what a search finds: the first of them, and the way to all.
/// `has_more` where there are more than these.
pub fn found_voices(voices: &[Voice], has_more: bool, words: &str, plan: &Plan<'_>) -> Markup {
    let at_least = if has_more { "以上" } else { "" };
    html! {
        @match voices.first() {
            Some(voice) => {
                @let quotes: Vec<&str> = words.split_whitespace().collect();
                @let text = around(&voice.text, &quotes);
                ul.hits__list {
                    li.hit {
                        a.hit__link dir="auto" lang=[voice.lang.tag()] href=(Route::Voice(voice.id)) {
                            (marked_text(&text, &quote_marks(&text, &quotes)))
                        }
                        p.hit__context {
                            @match &voice.answer {
                                Some(answer) => (outcome(answer.outcome)),
                                None => (without_answer(voice.status)),
                            }
                            "　" (beginning(&voice.subject.label(plan), SUBJECT))
                        }
                    }
                }
                p.hits__more { a href=(voices_with(words)) { "公開された声を読む（" (voices.len()) "件" (at_least) "）" } }
            },
            None => {
                p.hit__context { "このことばのある、公開された声はまだありません。" }
                p.hits__more { a href=(Route::Send(None)) { "意見を送る" } }
            },
        }
    }
}

/// A voice's excerpt: from its beginning, or from a little before the first of the words.
fn around(text: &str, words: &[&str]) -> String {
    let first = words.iter().filter_map(|word| text.find(word)).min();
    let before = first.map_or(0, |at| text[..at].chars().count());
    if before <= 2 * BEFORE {
        return beginning(text, SHOWN);
    }
    let rest: String = text.chars().skip(before - BEFORE).collect();
    format!("…{}", beginning(&rest, SHOWN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_stands_in_the_excerpt() {
        assert_eq!(around("公園がほしい", &["公園"]), "公園がほしい");
        let late = format!("{}公園がほしい", "あ".repeat(200));
        let shown = format!("…{}公園がほしい", "あ".repeat(BEFORE));
        assert_eq!(around(&late, &["公園"]), shown);
        assert_eq!(around(&late, &["海"]).chars().count(), SHOWN + 1);
    }
}
