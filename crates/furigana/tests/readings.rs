//! The readings that the repository has, and how words are found in a text.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use furigana::{Readings, is_kanji, texts, without_readings};
use serde::Deserialize;

const FILE: &str = include_str!("../../../seeds/editorial/ruby.toml");
const SEARCHED: &str = include_str!("../../../seeds/editorial/readings.toml");
/// What the search finds by kana that are read in it in no way.
const RELATED: [(&str, &str); 5] = [
    ("うみ", "海浜"),
    ("けんりょうご", "権利を擁護"),
    ("ぜいきん", "市税"),
    ("ぜいきん", "税"),
    ("みどり", "緑地"),
];

const DOCUMENTATION: &str = include_str!("../../../docs/furigana.md");

static READINGS: LazyLock<Readings> = LazyLock::new(|| Readings::parse(FILE).unwrap());

fn complaint(file: &str) -> String {
    Readings::parse(file).unwrap_err()
}

#[test]
fn names_of_places_are_read_as_in_kamakura() {
    for (written, read) in [
        ("大船", "おおふな"),
        ("大船駅東口", "おおふなえきひがしぐち"),
        ("七里ガ浜", "しちりガはま"),
        ("七里が浜東", "しちりがはまひがし"),
        ("鶴岡八幡宮", "つるがおかはちまんぐう"),
        ("十二所", "じゅうにそ"),
        ("御谷騒動", "おやつそうどう"),
        ("扇ガ谷", "おうぎガやつ"),
        ("由比ガ浜", "ゆいガはま"),
        ("稲村ガ崎", "いなむらガさき"),
        ("浄明寺", "じょうみょうじ"),
        ("西御門", "にしみかど"),
        ("常盤", "ときわ"),
        ("深沢", "ふかさわ"),
        ("腰越", "こしごえ"),
        ("玉縄", "たまなわ"),
        ("長谷", "はせ"),
        ("城廻", "しろめぐり"),
        ("鎌倉彫", "かまくらぼり"),
    ] {
        assert_eq!(READINGS.in_kana(written), read);
    }
}

#[test]
fn what_stands_beside_a_word_decides_between_its_readings() {
    for (written, read) in [
        ("施策の主な取組", "しさくのおもなとりくみ"),
        ("もち主に話します", "もちぬしにはなします"),
        ("行を選ぶと、1行から", "ぎょうをえらぶと、1ぎょうから"),
        (
            "人が行う、行った、行く、行政",
            "ひとがおこなう、おこなった、いく、ぎょうせい",
        ),
        ("3月4日、10日、21日", "3がつ4か、10か、21にち"),
        ("100人に7人、2人", "100にんに7にん、2り"),
        (
            "生きる、生まれる、生じる、生活",
            "いきる、うまれる、しょうじる、せいかつ",
        ),
        (
            "障害のある方と地方の方針",
            "しょうがいのあるかたとちほうのほうしん",
        ),
        ("位置付け、取り付け", "いちづけ、とりつけ"),
        (
            "8時05分、10時20分、9時38分",
            "8じ05ふん、10じ20ぷん、9じ38ぷん",
        ),
        ("自分、3分の1", "じぶん、3ぶんの1"),
        ("学童期その後", "がくどうきそのご"),
        ("地場産品", "じばさんぴん"),
        ("値の型、予防保全型", "あたいのかた、よぼうほぜんがた"),
    ] {
        assert_eq!(READINGS.in_kana(written), read);
    }
}

#[test]
fn a_line_that_ends_within_a_word_is_read_as_the_whole() {
    let is_japanese = |line: &str| line.starts_with(|c| is_kanji(c) || ('ぁ'..='ヿ').contains(&c));
    let mut otherwise = Vec::new();
    for document in documents() {
        let lines: Vec<&str> = document.lines().map(str::trim).collect();
        for (line, next) in lines.iter().zip(&lines[1..]) {
            let parts = READINGS.in_kana(line) + &READINGS.in_kana(next);
            if is_japanese(next) && parts != READINGS.in_kana(&format!("{line}{next}")) {
                otherwise.push(format!("{line}｜{next}"));
            }
        }
    }
    assert!(otherwise.is_empty(), "{}", otherwise.join("\n"));
}

/// The documents of the plan, as they are printed.
fn documents() -> Vec<String> {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");
    let files = fs::read_dir(seeds)
        .unwrap()
        .map(|file| file.unwrap().path());
    let documents: Vec<String> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    assert!(!documents.is_empty());
    documents
}

#[test]
fn the_search_knows_the_same_readings() {
    #[derive(Deserialize)]
    struct Searched {
        readings: BTreeMap<String, Vec<String>>,
    }
    let Searched { readings } = toml::from_str(SEARCHED).unwrap();
    let mut others = Vec::new();
    for (kana, words) in &readings {
        for word in words {
            let read = READINGS.in_kana(word);
            let is_related = RELATED.contains(&(kana.as_str(), word.as_str()));
            if !same_sound(&read).contains(&same_sound(kana)) && !is_related {
                others.push(format!("{word}: {read}, and {kana} in readings.toml"));
            }
        }
    }
    assert!(others.is_empty(), "{}", others.join("\n"));
}

/// Katakana as hiragana.
fn same_sound(kana: &str) -> String {
    let to_hiragana = |c: char| match c {
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap(),
        c => c,
    };
    kana.chars().map(to_hiragana).collect()
}

#[test]
fn the_documentation_lists_what_no_source_settles() {
    let listed = DOCUMENTATION
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let mut listed: Vec<&str> = listed.collect();
    listed.sort_unstable();
    assert_eq!(listed, READINGS.unsure());
}

#[test]
fn a_reading_is_hiragana_and_stands_above_each_run_of_kanji() {
    assert_eq!(
        complaint("[readings]\n\"聴き取\" = \"き\"\n"),
        "`聴き取` has 2 runs of kanji, and 1 readings"
    );
    assert_eq!(
        complaint("[readings]\n\"海\" = \"ウミ\"\n"),
        "`海` is read in hiragana"
    );
    assert!(complaint("[readings]\n\"海\" = 1\n").contains("did not match"));
}

#[test]
fn the_longest_word_is_taken_and_the_rest_is_named() {
    let readings =
        Readings::parse("[readings]\n\"海\" = \"うみ\"\n\"海辺\" = \"うみべ\"\n").unwrap();
    assert_eq!(readings.in_kana("海と海辺"), "うみとうみべ");
    assert_eq!(readings.unread("海と海辺"), None);
    assert_eq!(readings.unread("海の家です"), Some("家です"));
    assert_eq!(readings.file(), "海\tうみ\n海辺\tうみべ\n");
}

#[test]
fn a_pages_texts_end_at_its_tags_but_not_at_marks() {
    let html = "<!DOCTYPE html><html lang=\"ja\"><title>題</title><p title=\"説明\">総<mark>合</mark>計画<br>と\
        <a lang=\"zh-Hans\" href=\"/\">中<b>文</b></a><span>市</span></p></html>";
    assert_eq!(texts(html), ["総合計画", "と", "市"]);
}

#[test]
fn a_page_has_its_readings_above_the_kanji_that_are_read() {
    let readings =
        Readings::parse("[readings]\n\"海辺\" = \"うみべ\"\n\"行き\" = \"い\"\n").unwrap();
    let html = "<p title=\"海辺\">海辺へ 行きます。<i lang=\"zh-Hans\">海辺</i><br>山<svg><text>海辺</text></svg></p>";
    let written = readings.above_kanji(html);
    let rt =
        |kana: &str| format!("<rp>（</rp><rt aria-hidden=\"true\">{kana}</rt><rp>）</rp></ruby>");
    let expected = format!(
        "<p title=\"海辺\"><span data-kana><ruby>海辺{}へ <ruby>行{}きます。</span><i lang=\"zh-Hans\">海辺</i><br><span data-kana>山</span><svg><text>海辺</text></svg></p>",
        rt("うみべ"),
        rt("い")
    );
    assert_eq!(written, expected);
    assert_eq!(without_readings(&written), html);
}
