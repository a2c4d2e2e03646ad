//! The document: the first part of 000, then the policies of 000 and 001 after the changes.

use crate::policies::{Code, Policies};

/// The heading of the policies in document 000.
const POLICIES: &str = "(4) 各施策";

/// The years of the vision and of the basic plan, and those that this edition gives them.
const PERIODS: [(&str, &str); 2] = [
    (
        "令和８年（2026 年）度から令和 16年（2034 年）度まで",
        "令和９年（2027 年）度から令和 17年（2035 年）度まで",
    ),
    (
        "令和８年（2026 年）度から令和 12年（2030 年）度まで",
        "令和９年（2027 年）度から令和 13年（2031 年）度まで",
    ),
];

/// The headings of the chapters that are taken from document 000.
const CHAPTERS: [&str; 5] = [
    "ア 施策の前提",
    "イ 横断的施策",
    "ウ ひとの共創",
    "エ 暮らしの共創",
    "オ まちの共創",
];

/// The chapter that is taken from document 001: 計画推進体制.
const ADMINISTRATION: u8 = 5;

/// The policy before which 市政基本運営 begins.
const SECOND_SUBSECTION: Code = (ADMINISTRATION, 3);

const NEW: &str = include_str!("../new-policy.txt");

/// The text of the document, from those of 000 and 001.
pub(crate) fn document(whole: &str, administration: &str) -> String {
    let (front, printed) = whole.split_once(POLICIES).unwrap_or((whole, ""));
    let front = PERIODS
        .iter()
        .fold(front.to_owned(), |front, (before, now)| {
            front.replace(before, now)
        });
    let administration = in_dialect_of_000(administration);
    let (administration, _) = administration
        .split_once("7 計画の推進に向けて")
        .unwrap_or((&administration, ""));
    let of_chapters = |code: Code| usize::from(code.0) < CHAPTERS.len();
    let mut policies = Policies::read(printed);
    policies.retain(of_chapters);
    policies.extend(Policies::read(administration));
    change(&mut policies);

    let mut text = format!("{front}{POLICIES} \n\n");
    for (chapter, heading) in (0..).zip(CHAPTERS) {
        text += &format!("{heading} \n\n");
        text += &policies.of_chapter(chapter, |_| "");
    }
    text += heading_of(administration, "④", "5-1");
    text += &policies.of_chapter(ADMINISTRATION, |code| {
        if code == SECOND_SUBSECTION {
            heading_of(administration, "(1) 市政基本運営", "5-3")
        } else {
            ""
        }
    });
    text.replace("④ 計画推進体制", "カ 計画推進体制")
        .replace("(7) 市民自治", "(ｱ) 市民自治")
        .replace("(1) 市政基本運営", "(ｲ) 市政基本運営")
}

/// What the invented council decided. `edition.toml` says of the first four what became of what.
fn change(policies: &mut Policies) {
    policies.remove((0, 2));
    policies.renumber((4, 10), (1, 3));
    policies.split((3, 15), ((2, 6), "歴史遺産"), ((2, 7), "歴史の継承"), 2);
    policies.swap((5, 3), (5, 4));
    policies.extend(Policies::read(NEW));
    policies.move_measure((3, 1), (3, 2));
    policies.reverse_measures((2, 1));
}

/// The lines of a text from one heading to the next.
fn heading_of<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let first = text.find(from).unwrap_or_default();
    let rest = text.get(first..).unwrap_or_default();
    rest.get(..rest.find(to).unwrap_or_default())
        .unwrap_or_default()
}

/// Document 001 in the marks of 000, without its footnotes, each indicator with another value.
fn in_dialect_of_000(administration: &str) -> String {
    let mut text = String::new();
    for line in administration.lines() {
        let line = line.trim();
        if line.starts_with(is_superscript) {
            continue;
        }
        let line = match line {
            "◎ 目標とするまちの姿" => "〇 目標とするまちの姿".to_owned(),
            "○ 主な取組" => "● 主な取組".to_owned(),
            "→ **成果指標**" => "→ 成果指標".to_owned(),
            row if row.contains('\t') => with_other_value(row),
            other => other.chars().filter(|it| !is_superscript(*it)).collect(),
        };
        text += &line;
        // In 000 a blank ends a paragraph.
        text += if line.is_empty() { "\n" } else { " \n" };
    }
    text
}

/// Whether a character is a footnote's digit. `²` alone is a unit's, `m ²`.
fn is_superscript(character: char) -> bool {
    "⁰¹³⁴⁵⁶⁷⁸⁹".contains(character)
}

/// The row of an indicator whose digits are one higher, three years later.
fn with_other_value(row: &str) -> String {
    let cells: Vec<_> = row.split('\t').collect();
    let [name, latest, target] = cells[..] else {
        return row.to_owned();
    };
    let Some((value, _)) = latest.rsplit_once('(') else {
        return row.to_owned();
    };
    let other: String = value.chars().map(one_higher).collect();
    let other = match other.trim() {
        "—" | "(未定)" => "11.1%",
        other => other,
    };
    format!("{name}\t{other} (2029年度)\t{target}")
}

fn one_higher(character: char) -> char {
    match character.to_digit(10) {
        Some(digit) => char::from_digit((digit + 1) % 10, 10).unwrap_or(character),
        None => character,
    }
}
