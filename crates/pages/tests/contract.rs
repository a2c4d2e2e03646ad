//! The contract in TypeScript, and its names where markup and style sheets spell them.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use hearing_api::OpinionForm;
use pages::components::opinion_form::OpinionFormView;
use pages::contract::{GROUPS, Group, placeholder};
use plan_data::BRIEF;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn typescript() -> String {
    let mut text = String::from(
        "// Generated from crates/pages/src/contract.rs; `cargo test -p pages --test contract` writes it.\n",
    );
    for group in GROUPS {
        write_group(
            &mut text,
            group,
            group.name,
            group.description,
            str::to_owned,
        );
        if group.name == "Attribute" {
            let description = " The same attributes, as `dataset` names them.";
            write_group(&mut text, group, "Dataset", description, in_dataset);
        }
    }
    text
}

fn write_group(
    text: &mut String,
    group: &Group,
    name: &str,
    description: &str,
    value: fn(&str) -> String,
) {
    // Writing to a string does not fail.
    let _ = writeln!(text, "\n/**{description} */\nexport const enum {name} {{");
    for name in group.names {
        let _ = writeln!(
            text,
            "  /**{} */\n  {} = {:?},",
            name.description,
            name.constant,
            value(name.value)
        );
    }
    text.push_str("}\n");
}

/// `data-kiosk-still` as `kioskStill`.
fn in_dataset(attribute: &str) -> String {
    let name = attribute.strip_prefix("data-").unwrap_or(attribute);
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let (initial, rest) = word.split_at(1);
        name + &initial.to_ascii_uppercase() + rest
    })
}

#[test]
fn typescript_has_the_contract_as_it_is() {
    let file = root().join("web/contract.ts");
    let wanted = typescript();
    if fs::read_to_string(&file).is_ok_and(|text| text == wanted) {
        return;
    }
    fs::write(&file, wanted).expect("web/contract.ts can be written");
    panic!("web/contract.ts was out of date and is written: look at it, and commit it");
}

/// The text of all files with these endings below these folders.
fn text_of(folders: &[&str], endings: &[&str]) -> String {
    let mut text = String::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path).expect("a folder can be read") {
                open.push(entry.expect("an entry can be read").path());
            }
        } else if path
            .extension()
            .is_some_and(|ending| endings.iter().any(|&known| ending == known))
            && !path.ends_with("contract.ts")
            && !path.ends_with("contract.rs")
        {
            let file = fs::read_to_string(&path).expect("a source file is UTF-8");
            let is_comment = |line: &&str| {
                ["//", "/*", "*"]
                    .iter()
                    .any(|sign| line.trim_start().starts_with(sign))
            };
            text.extend(
                file.lines()
                    .filter(|line| !is_comment(line))
                    .flat_map(|line| [line, "\n"]),
            );
        }
    }
    text
}

/// Every attribute of ours that a text spells.
fn attributes_in(text: &str) -> BTreeSet<&str> {
    text.match_indices("data-")
        .map(|(at, _)| {
            let rest = &text[at..];
            let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '-');
            rest[..end.unwrap_or(rest.len())].trim_end_matches('-')
        })
        .collect()
}

#[test]
fn scripts_spell_no_name_that_others_share() {
    let scripts = text_of(&["web"], &["ts"]);
    let elsewhere = text_of(
        &[
            "src",
            "crates/pages/src",
            "crates/hearing-server/src",
            "style",
        ],
        &["rs", "css"],
    );
    let shared = attributes_in(&scripts);
    let shared: Vec<_> = shared
        .intersection(&attributes_in(&elsewhere))
        .copied()
        .collect();
    // Of the design system's buttons.
    assert_eq!(shared, ["data-size", "data-type"]);
    for group in GROUPS.iter().filter(|group| {
        matches!(
            group.name,
            "Class" | "Storage" | "KioskId" | "Placeholder" | "Site"
        )
    }) {
        for name in group.names {
            let spelled = [format!("\"{}\"", name.value), format!("\".{}", name.value)];
            for spelled in spelled {
                assert!(
                    !scripts.contains(&spelled),
                    "{spelled} is {}.{}",
                    group.name,
                    name.constant
                );
            }
        }
    }
}

/// Markup cannot take the names of attributes and classes from constants.
#[test]
fn what_has_a_name_is_written_by_somebody() {
    let rust = text_of(
        &["src", "crates/pages/src", "crates/hearing-server/src"],
        &["rs"],
    );
    let scripts = text_of(&["web"], &["ts"]);
    for group in GROUPS {
        let is_attribute = group.name == "Attribute";
        if !is_attribute && group.name != "Class" {
            continue;
        }
        for name in group.names {
            let is_set = is_attribute
                && (rust.contains(&format!("attribute::{}", name.constant))
                    || scripts.contains(&format!("Attribute.{}", name.constant))
                    || scripts.contains(&format!("Dataset.{}", name.constant)));
            let is_in_markup = rust.contains(name.value);
            assert!(is_set || is_in_markup, "nobody writes {}", name.value);
        }
    }
}

/// The service worker gives the form's file a key, and marks the choice that an address names.
#[test]
fn the_form_has_one_place_for_its_key_and_one_for_each_choice() {
    let form = OpinionFormView {
        plan: &BRIEF,
        form: &OpinionForm::default(),
        key: placeholder::KEY,
        violations: &[],
        has_app: true,
        proposed: &[],
    };
    let form = form.markup().into_string();
    assert_eq!(form.matches(placeholder::KEY).count(), 1);
    assert_eq!(form.matches(placeholder::SUBJECT).count(), 1, "{form}");
}
