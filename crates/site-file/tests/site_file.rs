//! What a city may write, and what it hears of a slip.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;

use site_file::{Refused, parse};

fn example() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/site.example.toml");
    std::fs::read_to_string(file).unwrap()
}

/// What is said of the example with these words in place of those.
fn said(words: &str, instead: &str) -> Vec<String> {
    let example = example();
    assert!(example.contains(words), "{words}");
    let read = parse("site.toml", &example.replacen(words, instead, 1));
    lines(&read.unwrap_err())
}

fn lines(refused: &Refused) -> Vec<String> {
    refused.to_string().lines().map(str::to_owned).collect()
}

/// The line of the example that begins so.
fn line(beginning: &str) -> usize {
    1 + example()
        .lines()
        .position(|line| line.starts_with(beginning))
        .unwrap()
}

#[test]
fn the_example_is_read() {
    let city = parse("site.toml", &example()).unwrap();
    assert_eq!(city.full_name(), "鎌倉市 共生共創部 企画課");
    assert_eq!(
        city.deadline.map(|day| day.to_string()).as_deref(),
        Some("2027-03-31")
    );
    let stages = city
        .stages
        .iter()
        .map(|stage| (&*stage.name, stage.until.is_some()));
    let expected = [
        ("素案", true),
        ("案", true),
        ("議会", true),
        ("決定", false),
    ];
    assert!(stages.eq(expected));
}

#[test]
fn deadline_and_stages_may_be_left_out() {
    let example = example();
    let (facts, _) = example.split_once("deadline =").unwrap();
    let city = parse("site.toml", facts).unwrap();
    assert!(city.deadline.is_none() && city.stages.is_empty());
}

#[test]
fn what_is_not_as_expected_is_named_by_file_and_line() {
    let deadline = line("deadline");
    let website = line("website");
    for (words, instead, expected) in [
        (
            "deadline = \"2027-03-31\"",
            "deadline = \"2027-02-29\"",
            format!("site.toml:{deadline}: expected a date such as 2027-03-31, found `2027-02-29`"),
        ),
        (
            "until = \"2027-07-31\"",
            "until = \"2027-03-31\"",
            format!(
                "site.toml:{}: expected a day after 2027-03-31, found `2027-03-31`",
                line("until = \"2027-07-31\"")
            ),
        ),
        (
            "name = \"案\"\nuntil = \"2027-07-31\"",
            "name = \"案\"\n",
            format!(
                "site.toml:{}: expected `until` in 案 before",
                line("until = \"2027-09-30\"")
            ),
        ),
        (
            "https://www.city.example.jp/",
            "www.city.example.jp",
            format!(
                "site.toml:{website}: expected an address such as https://www.city.example.jp/, found `www.city.example.jp`"
            ),
        ),
        (
            "0467-00-0000",
            "内線123",
            format!(
                "site.toml:{}: expected a telephone number such as 0467-00-0000, found `内線123`",
                line("telephone")
            ),
        ),
        (
            "operator = \"鎌倉市\"",
            "operator = \" \"",
            format!("site.toml:{}: expected who runs the site", line("operator")),
        ),
    ] {
        assert_eq!(said(words, instead), [expected], "{instead}");
    }
}

#[test]
fn a_key_that_there_is_not_and_one_that_is_missing_are_named() {
    let [unknown] = &said("website =", "homepage =")[..] else {
        panic!("one line is wrong");
    };
    assert!(
        unknown.starts_with(&format!(
            "site.toml:{}: unknown field `homepage`",
            line("website")
        )),
        "{unknown}"
    );
    let [missing] = &said("office = \"共生共創部 企画課\"\n", "")[..] else {
        panic!("one line is missing");
    };
    assert!(missing.contains("missing field `office`"), "{missing}");
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let both = example().replace("2027-03-31", "31.3.2027");
    assert_eq!(lines(&parse("site.toml", &both).unwrap_err()).len(), 2);
}
