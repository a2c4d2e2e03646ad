//! The pages of a city that says whose the site is, and of a trial.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::{in_language_of, manifest, pages};

const TRIAL: &str = "これは試作です。鎌倉市の公式サイトではありません。";

const OPERATOR: &str = "鎌倉市 共生共創部 企画課";

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/site.example.toml")
}

/// Writes the pages into `folder`.
fn prerender(folder: &Path, site: Option<&Path>) -> Output {
    let manifest = manifest(folder);
    Command::new(env!("CARGO_BIN_EXE_prerender"))
        .args([
            Path::new("--manifest"),
            &manifest,
            Path::new("--out"),
            folder,
        ])
        .args(
            site.into_iter()
                .flat_map(|file| [Path::new("--site"), file]),
        )
        .output()
        .unwrap()
}

#[test]
fn every_page_says_whose_it_is_and_until_when_and_none_says_what_has_passed() {
    let folder = tempfile::tempdir().unwrap();
    let done = prerender(folder.path(), Some(&example()));
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let pages = pages(folder.path());
    assert!(pages.len() > 100);
    for (path, page) in &pages {
        let has = |words: &str| page.contains(words);
        assert!(
            has(OPERATOR) && !has(in_language_of(page, TRIAL)),
            "{}",
            path.display()
        );
        let until = in_language_of(page, "意見は{day}まで");
        let days = ["2027年3月31日", "March 31, 2027", "2027년 3월 31일"];
        assert!(
            has(in_language_of(page, "運営："))
                && days.iter().any(|day| has(&until.replace("{day}", day))),
            "{}",
            path.display()
        );
        // They are read on other days than they are written.
        assert!(
            !has("data-passed") && !has("aria-current=\"step\""),
            "{}",
            path.display()
        );
    }
    for name in ["index.html", "about/index.html"] {
        let page = fs::read_to_string(folder.path().join(name)).unwrap();
        for (day, words) in [
            ("2027-03-31", "2027年3月31日まで"),
            ("2027-07-31", "2027年7月31日まで"),
        ] {
            let stage = format!("<time class=\"stages__until\" datetime=\"{day}\">{words}</time>");
            assert!(page.contains(&stage), "{name}: {stage}");
        }
        assert!(page.contains("<strong>決定</strong>"), "{name}");
    }
}

#[test]
fn without_a_file_every_page_says_that_it_is_a_trial() {
    let folder = tempfile::tempdir().unwrap();
    assert!(prerender(folder.path(), None).status.success());
    for (path, page) in pages(folder.path()) {
        assert!(
            page.contains(in_language_of(&page, TRIAL)),
            "{}",
            path.display()
        );
        for words in [OPERATOR, "data-until", "tel:"] {
            assert!(!page.contains(words), "{}: {words}", path.display());
        }
    }
}

#[test]
fn a_file_that_says_something_else_stops_the_build_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("site.toml");
    let wrong = fs::read_to_string(example())
        .unwrap()
        .replacen("2027-03-31", "2027-02-30", 1);
    let line = 1 + wrong
        .lines()
        .position(|line| line.contains("2027-02-30"))
        .unwrap();
    fs::write(&file, &wrong).unwrap();
    let done = prerender(folder.path(), Some(&file));
    assert!(!done.status.success());
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    let expected =
        format!("site.toml:{line}: expected a date such as 2027-03-31, found `2027-02-30`");
    assert!(said.contains(&expected), "{said}");
}
