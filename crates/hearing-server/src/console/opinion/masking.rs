use hearing_api::find_personal_data;
use maud::{Markup, html};

use super::OpinionPage;
use crate::console::field_name;
use crate::console::submit;
use crate::folding::places;
use crate::workflow::ActKind;

/// What stands in the place of a hidden word.
const HIDDEN: &str = "＊＊＊";

/// What is shown of `text`, with every place of these words hidden besides what is hidden already,
/// however they are spelt;
/// the first word that does not stand in `text`, if there is one.
pub(crate) fn masked<'a>(text: &str, shown: &str, words: &[&'a str]) -> Result<String, &'a str> {
    let stands_nowhere = |word: &&&str| places(text, word).is_empty();
    if let Some(missing) = words.iter().find(stands_nowhere) {
        return Err(missing);
    }
    // By place and not one word after the other: words may overlap, and none must find the sign
    // that hides another.
    let mut hidden = vec![false; shown.len()];
    for word in words {
        for place in places(shown, word) {
            hidden[place].fill(true);
        }
    }
    let mut masked = String::new();
    let mut was_hidden = false;
    for (at, character) in shown.char_indices() {
        if !hidden[at] {
            masked.push(character);
        } else if !was_hidden {
            masked.push_str(HIDDEN);
        }
        was_hidden = hidden[at];
    }
    Ok(masked)
}

impl OpinionPage<'_> {
    /// What hides words in what everyone reads.
    pub(super) fn mask_form(&self) -> Markup {
        let detail = self.detail;
        let text = &detail.queued.text;
        let shown = detail.masked_text.as_ref().unwrap_or(text);
        let findings = find_personal_data(shown);
        html! {
            details class="staff__details" id="mask" open[!findings.is_empty() || self.concerns(field_name::WORDS)] {
                summary { "公開する文のことばを伏せ字にする" }
                (self.act(ActKind::Mask, &html! {
                    @if !findings.is_empty() {
                        fieldset class="dads-field" {
                            legend class="dads-field__label" { "個人情報に見えるところ" }
                            div class="staff__choices" {
                                @for finding in &findings {
                                    label class="check-card" {
                                        input class="check-card__input" type="checkbox" name=(field_name::WORDS) value=(&shown[finding.range.clone()]) checked;
                                        span class="check-card__body" {
                                            span class="check-card__label" { (&shown[finding.range.clone()]) }
                                            span class="check-card__text" { (finding.kind.label()) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                    (self.field(field_name::WORDS, "伏せることば", "1行にひとつ。公開する文で「＊＊＊」になります。書いた人の文は変わりません。").textarea(3, self.typed.get(field_name::WORDS)))
                    p class="page__action" { (submit("outline", ActKind::Mask.description().button)) }
                }))
                @if detail.masked_text.is_some() {
                    (self.act(ActKind::Mask, &html! {
                        button class="dads-button" data-type="text" data-size="md" type="submit" name=(field_name::STEP) value="restore" { "伏せ字をすべてやめる" }
                    }))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_hidden_wherever_they_stand() {
        let text = "山田です。山田花子です。";
        assert_eq!(
            masked(text, text, &["山田", "山田花子"]).as_deref(),
            Ok("＊＊＊です。＊＊＊です。")
        );
        assert_eq!(masked("あ", "あ", &["い"]), Err("い"));
    }

    #[test]
    fn words_that_overlap_are_hidden_whole() {
        let text = "電話は090-1234-5678です";
        assert_eq!(
            masked(text, text, &["090-1234", "1234-5678"]).as_deref(),
            Ok("電話は＊＊＊です")
        );
    }

    #[test]
    fn what_is_hidden_stays_hidden() {
        let shown = masked("山田と鈴木", "山田と鈴木", &["山田"]).unwrap_or_default();
        assert_eq!(
            masked("山田と鈴木", &shown, &["鈴木"]).as_deref(),
            Ok("＊＊＊と＊＊＊")
        );
        assert_eq!(
            masked("＊山", "＊山", &["＊", "＊"]).as_deref(),
            Ok("＊＊＊山")
        );
    }
}
