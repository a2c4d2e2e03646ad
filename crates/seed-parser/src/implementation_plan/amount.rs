//! Amounts of money, years and codes, as 003 and 004 print them.

use plan::ProjectCode;

/// An amount in million yen, in yen: 1,300,000 for `1.3百万円`.
pub(super) fn yen(printed: &str) -> Option<u64> {
    let number = printed.strip_suffix("百万円")?.trim_end();
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let mut groups = whole.split(',');
    let leading = groups.next().filter(|group| is_number(group))?;
    let mut digits = leading.to_owned();
    for group in groups {
        if group.len() != 3 || leading.len() > 3 || !is_number(group) {
            return None;
        }
        digits += group;
    }
    if !is_number(fraction) || fraction.len() > 6 {
        return None;
    }
    digits += &format!("{fraction:0<6}");
    digits.parse().ok()
}

/// 2014 for `平成26年度`, 2023 for `令和５年度`.
pub(super) fn fiscal_year(printed: &str) -> Option<u16> {
    let era = |name: &str, before: u16| Some((printed.strip_prefix(name)?, before));
    let (rest, before) = era("平成", 1988).or_else(|| era("令和", 2018))?;
    let number = half_width(rest.strip_suffix("年度")?);
    let number: u16 = Some(number)
        .filter(|number| is_number(number))?
        .parse()
        .ok()?;
    (1..100).contains(&number).then(|| before + number)
}

/// `０－２－１－４`, or `0-2-1-4`.
pub(super) fn project_code(printed: &str) -> Option<ProjectCode> {
    half_width(printed).parse().ok()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn half_width(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '－' => '-',
            '０'..='９' => {
                char::from_digit(u32::from(character) - u32::from('０'), 10).unwrap_or(character)
            }
            _ => character,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_every_printed_form() {
        assert_eq!(yen("1.3百万円"), Some(1_300_000));
        assert_eq!(yen("29.0百万円"), Some(29_000_000));
        assert_eq!(yen("67 百万円"), Some(67_000_000));
        assert_eq!(yen("65,775 百万円"), Some(65_775_000_000));
        for text in [
            "",
            "百万円",
            "67 千円",
            "6 7百万円",
            "1,4百万円",
            "1425,000百万円",
            "1.百万円",
            "-1百万円",
            "1.0000001百万円",
            "99999999999999999999百万円",
            "６７百万円",
        ] {
            assert_eq!(yen(text), None, "{text}");
        }
    }

    #[test]
    fn years_are_read_in_both_eras_and_widths() {
        assert_eq!(fiscal_year("平成26年度"), Some(2014));
        assert_eq!(fiscal_year("令和５年度"), Some(2023));
        for text in [
            "",
            "年度",
            "平成年度",
            "令和65535年度",
            "令和0年度",
            "昭和60年度",
            "令和５年",
        ] {
            assert_eq!(fiscal_year(text), None, "{text}");
        }
    }

    #[test]
    fn codes_are_read_in_both_widths() {
        for text in ["０－２－１－４", "0-2-1-4"] {
            let code = project_code(text).map(|code| code.to_string());
            assert_eq!(code.as_deref(), Some("0-2-1-4"));
        }
        assert_eq!(project_code("０ー２ー１ー４"), None);
    }
}
