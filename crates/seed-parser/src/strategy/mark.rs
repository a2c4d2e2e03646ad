//! What a line of document 002 is, by the mark that it begins with. Which marks count depends on
//! the slide: the same `1.` is an impact on one and category l, misread, on another.

use crate::item::only;
use plan::PolicyCode;

/// A marked line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark<'l> {
    /// `1. 強い経済`.
    Impact { number: u8, title: &'l str },
    /// `A 地域における高付加価値型産業創出`.
    Objective { letter: char, title: &'l str },
    /// `国戦略2025`, over the left column.
    NationalLabel,
    /// `鎌倉ミライ共創プラン2030`, over the right column.
    PlanLabel,
    /// `参考`, which belongs to nothing that is left.
    Reference,
    /// `a. 地域資源の活用促進`.
    Category {
        letter: char,
        mark: char,
        title: &'l str,
    },
    /// `(1) 地域資源の高付加価値化の取組の強化`.
    Group { number: u8, title: &'l str },
    /// `3-8農業`.
    Policy { code: PolicyCode, name: &'l str },
    /// `①農業…`: an item of the national strategy, or a measure of the plan.
    Circled { number: u8, title: &'l str },
}

impl<'l> Mark<'l> {
    /// The mark of a line on the slide of the impacts.
    pub(crate) fn of_list(text: &'l str) -> Option<Self> {
        let (mark, title) = text.split_once(' ')?;
        let title = title.trim_start();
        if let Some(number) = mark.strip_suffix('.') {
            let number = number.parse().ok()?;
            return Some(Self::Impact { number, title });
        }
        let letter = only(mark).filter(|letter| ('A'..='E').contains(letter))?;
        Some(Self::Objective { letter, title })
    }

    /// The mark of a line on the slide of an objective.
    pub(crate) fn of_table(text: &'l str) -> Option<Self> {
        match text {
            "国戦略2025" => return Some(Self::NationalLabel),
            "鎌倉ミライ共創プラン2030" => return Some(Self::PlanLabel),
            "参考" => return Some(Self::Reference),
            _ => {}
        }
        Self::circled(text)
            .or_else(|| Self::group(text))
            .or_else(|| Self::policy(text))
            .or_else(|| Self::category(text))
    }

    fn circled(text: &'l str) -> Option<Self> {
        let mark = text.chars().next().filter(|c| ('①'..='⑳').contains(c))?;
        let number = u8::try_from(u32::from(mark) - u32::from('①') + 1).ok()?;
        let title = text.strip_prefix(mark)?.trim_start();
        (!title.is_empty()).then_some(Self::Circled { number, title })
    }

    fn group(text: &'l str) -> Option<Self> {
        let (number, title) = text.strip_prefix('(')?.split_once(')')?;
        let title = title.trim_start();
        let number = number.parse().ok()?;
        (!title.is_empty()).then_some(Self::Group { number, title })
    }

    /// A policy's name follows its code at once: `3-8 …`, with a blank, is a section of a guideline.
    fn policy(text: &'l str) -> Option<Self> {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '-')?;
        let (code, name) = text.split_at(end);
        let code = code.parse().ok()?;
        (!name.starts_with(char::is_whitespace)).then_some(Self::Policy { code, name })
    }

    fn category(text: &'l str) -> Option<Self> {
        let (mark, title) = text.split_once(". ")?;
        let (mark, title) = (only(mark)?, title.trim_start());
        let letter = match mark {
            'a'..='r' => mark,
            // The extraction took the letters l and o for digits.
            '1' => 'l',
            '0' => 'o',
            _ => return None,
        };
        (!title.is_empty()).then_some(Self::Category {
            letter,
            mark,
            title,
        })
    }
}

/// A line without the hyphen that the extraction put before the items of a list.
pub(crate) fn unlisted(text: &str) -> &str {
    text.strip_prefix("- ").unwrap_or(text).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_before_a_category_is_the_letter_that_it_was_misread_from() {
        let category = |letter, mark, title| {
            Some(Mark::Category {
                letter,
                mark,
                title,
            })
        };
        assert_eq!(
            Mark::of_table("a. 地域資源の活用促進"),
            category('a', 'a', "地域資源の活用促進")
        );
        assert_eq!(
            Mark::of_table("1. 災害対応の強化の促進"),
            category('l', '1', "災害対応の強化の促進")
        );
        assert_eq!(
            Mark::of_table("0. 多様性に富んだ地方の実現"),
            category('o', '0', "多様性に富んだ地方の実現")
        );
        for text in [
            "2. 豊かな生活環境",
            "s. 題名",
            "A. 題名",
            "a.題名",
            "a. ",
            "10. 題名",
        ] {
            assert_eq!(Mark::of_table(text), None, "{text}");
        }
    }

    #[test]
    fn a_code_with_a_blank_behind_it_is_no_policy() {
        assert!(matches!(
            Mark::of_table("3-8農業"),
            Some(Mark::Policy { name: "農業", .. })
        ));
        assert!(matches!(
            Mark::of_table("5-9ICT"),
            Some(Mark::Policy { name: "ICT", .. })
        ));
        for text in [
            "3-8 重要業績評価指標（KPI）",
            "2-2 住民",
            "6-1農業",
            "3-8",
            "2-2-1農業",
        ] {
            assert_eq!(Mark::of_table(text), None, "{text}");
        }
    }

    #[test]
    fn a_circled_number_is_read_in_all_four_styles() {
        let circled = Some(Mark::Circled {
            number: 16,
            title: "題名",
        });
        for text in ["- ⑯題名", "- ⑯ 題名", "⑯ 題名", "⑯題名"] {
            assert_eq!(Mark::of_table(unlisted(text)), circled, "{text}");
        }
    }
}
