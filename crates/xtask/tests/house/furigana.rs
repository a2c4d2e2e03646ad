//! Every kanji in what is said to residents has its furigana.

use furigana::Readings;

use crate::files::{File, sources};

const FILE: &str = include_str!("../../../../seeds/editorial/ruby.toml");

/// Where words for residents stand.
const ROOMS: [&str; 9] = [
    "crates/hearing-api/src/",
    "crates/hearing-server/src/html/",
    "crates/hearing-server/src/kiosk/",
    "crates/hearing-server/src/middleware/",
    "crates/hearing-server/src/routes/",
    "crates/pages/src/",
    "crates/plan/src/",
    "src/",
    "web/",
];

/// What staff read, what is compared and not shown, what other languages are called in themselves,
/// and what is said to programs.
const OTHERS: [&str; 6] = [
    "crates/hearing-api/src/personal_data.rs",
    "crates/hearing-server/src/routes/staff/",
    "crates/pages/src/components/picture_text.rs",
    "crates/pages/src/contract.rs",
    "crates/plan/src/language.rs",
    "crates/plan/src/open_data/",
];

/// The kanji that no word has, with where they stand.
fn unread(files: &[File], readings: &Readings) -> Vec<String> {
    let begins =
        |file: &File, folders: &[&str]| folders.iter().any(|folder| file.path.starts_with(folder));
    let files = files
        .iter()
        .filter(|file| !file.is_test() && begins(file, &ROOMS) && !begins(file, &OTHERS));
    let mut unread = Vec::new();
    for file in files {
        for (line, literal) in file.literals() {
            for part in literal.split(['{', '}', '\\', '<', '>']) {
                if let Some(word) = readings.unread(part) {
                    unread.push(format!("{}:{line}: {word}", file.path));
                }
            }
        }
    }
    unread
}

#[test]
fn every_kanji_that_residents_read_is_in_the_readings() -> Result<(), String> {
    let unread = unread(sources(), &Readings::parse(FILE)?);
    assert!(
        unread.is_empty(),
        "no word in seeds/editorial/ruby.toml begins:\n{}",
        unread.join("\n")
    );
    Ok(())
}

#[test]
fn kanji_without_a_reading_are_found() -> Result<(), String> {
    let readings = Readings::parse("[readings]\n\"海\" = \"うみ\"\n")?;
    let said = [
        File::new("src/a.rs", "p { \"海と山\" }"),
        File::new("src/a/tests/b.rs", "\"山\""),
        File::new("style/a.css", "\"山\""),
    ];
    assert_eq!(unread(&said, &readings), ["src/a.rs:1: 山"]);
    Ok(())
}
