//! Opinions as CSV: what 広聴AI (kouchou-ai) reads, and what an import reads back. UTF-8, a row of
//! headings, `comment-id` and `comment-body` first.
//!
//! A cell that a spreadsheet would take for a formula begins with an apostrophe, which makes it a
//! text there. An import takes that apostrophe away again.

use anyhow::{Context, Result, ensure};
use hearing_api::{Area, Field, Kind, NewOpinion, OpinionForm};
use plan::{LifeStage, PartnerRole, Plan};
use sha2::{Digest, Sha256};

use crate::idempotency_key::IdempotencyKey;
use crate::store::Exported;

/// The headings. 広聴AI asks for the first two; `attribute_…` it shows as attributes.
const HEADINGS: [&str; 13] = [
    "comment-id",
    "comment-body",
    "source",
    "url",
    "attribute_subject",
    "attribute_kind",
    "attribute_life_stage",
    "attribute_partner_role",
    "attribute_area",
    "attribute_may_publish",
    "attribute_status",
    "attribute_outcome",
    "attribute_received_at",
];

/// What `source` says of opinions from here.
const SOURCE: &str = "鎌倉ミライ共創ナビ";

/// What makes a spreadsheet take a cell for a formula, also as Japanese keyboards write it.
const FORMULA_SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// An opinion that an import read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// What makes it one opinion, however often its file is imported.
    pub key: IdempotencyKey,
    /// The opinion.
    pub opinion: NewOpinion,
}

/// The row of headings.
pub(crate) fn headings() -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADINGS)?;
    writer.into_inner().context("cannot write the CSV")
}

/// The rows of these opinions. Published ones have their address at `origin`.
pub(crate) fn rows(opinions: &[Exported], origin: &str) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for exported in opinions {
        let url = match exported.is_published {
            true => format!("{origin}/voices/{}", exported.id),
            false => String::new(),
        };
        let may_publish = if exported.may_publish {
            "はい"
        } else {
            "いいえ"
        };
        let row = [
            exported.id.to_string(),
            exported.text.clone(),
            SOURCE.to_owned(),
            url,
            exported.subject.to_string(),
            exported.kind.label().to_owned(),
            exported.life_stage.map_or("", LifeStage::label).to_owned(),
            exported
                .partner_role
                .map_or("", PartnerRole::label)
                .to_owned(),
            exported.area.map_or("", Area::label).to_owned(),
            may_publish.to_owned(),
            exported.status.label().to_owned(),
            exported
                .outcome
                .map_or("", |outcome| outcome.label())
                .to_owned(),
            exported.received_at.clone(),
        ];
        writer.write_record(row.iter().map(|cell| defused(cell)))?;
    }
    writer.into_inner().context("cannot write the CSV")
}

/// The opinions of a file about `plan`, each checked as if it were sent; or every row that cannot
/// be read, and why. A kind that is missing is a proposal, since paper forms do not ask for one.
pub fn read(bytes: &[u8], plan: &Plan<'_>) -> Result<Vec<Imported>> {
    // Excel puts a mark at the beginning.
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    let headings = reader
        .headers()
        .context("cannot read the headings")?
        .clone();
    let column = |name: &str| headings.iter().position(|heading| heading == name);
    for needed in ["comment-id", "comment-body", "attribute_subject"] {
        ensure!(column(needed).is_some(), "there is no column {needed}");
    }
    let mut opinions = Vec::new();
    let mut wrong = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                wrong.push(error.to_string());
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |name: &str| armed(column(name).and_then(|at| record.get(at)).unwrap_or(""));
        let id = cell("comment-id");
        if id.is_empty() {
            wrong.push(format!("line {line}: no comment-id"));
            continue;
        }
        match form(cell).into_opinion(plan) {
            Ok(opinion) => opinions.push(Imported {
                key: key(id),
                opinion,
            }),
            Err(violations) => wrong.extend(violations.iter().map(|violation| {
                format!("line {line}: {}: {}", violation.field, violation.message())
            })),
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(opinions)
}

fn form<'a>(cell: impl Fn(&str) -> &'a str) -> OpinionForm {
    // People write the label where programs write the id.
    fn id_of<T: Copy>(
        text: &str,
        all: &[T],
        id: fn(T) -> &'static str,
        label: fn(T) -> &'static str,
    ) -> String {
        let named = all.iter().find(|member| label(**member) == text);
        named.map_or(text, |member| id(*member)).to_owned()
    }
    let mut form = OpinionForm::default();
    form.set(Field::Subject, cell("attribute_subject").to_owned());
    form.set(Field::Text, cell("comment-body").to_owned());
    let kind = match cell("attribute_kind") {
        "" => Kind::Proposal.id().to_owned(),
        kind => id_of(kind, Kind::ALL, Kind::id, Kind::label),
    };
    form.set(Field::Kind, kind);
    let life_stage = cell("attribute_life_stage");
    form.set(
        Field::LifeStage,
        id_of(life_stage, LifeStage::ALL, LifeStage::id, LifeStage::label),
    );
    let role = cell("attribute_partner_role");
    form.set(
        Field::PartnerRole,
        id_of(role, PartnerRole::ALL, PartnerRole::id, PartnerRole::label),
    );
    form.set(
        Field::Area,
        id_of(cell("attribute_area"), Area::ALL, Area::id, Area::label),
    );
    let may_publish = match cell("attribute_may_publish") {
        "はい" => "true",
        "いいえ" => "false",
        other => other,
    };
    form.set(Field::MayPublish, may_publish.to_owned());
    form
}

/// The same key for the same `comment-id`.
fn key(id: &str) -> IdempotencyKey {
    let digest = Sha256::digest(format!("import\n{id}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    IdempotencyKey::of(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// Whether the text, apostrophes at its beginning aside, would be taken for a formula.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA_SIGNS)
}

fn defused(text: &str) -> String {
    if is_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn armed(text: &str) -> &str {
    text.strip_prefix('\'')
        .filter(|_| is_formula(text))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use plan_data::PLAN;

    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_each_is_read_as_it_was() {
        for text in [
            "=1+1", "+81", "-1", "@a", "\t=1", "＝1", "'=1", "''-1", "普通", "'quoted'", "", "1-1",
        ] {
            let cell = defused(text);
            assert!(!cell.starts_with(FORMULA_SIGNS), "{text}");
            assert_eq!(armed(&cell), text);
        }
    }

    #[test]
    fn a_file_of_paper_forms_is_read_with_labels_or_ids() {
        let file = "\u{FEFF}comment-id,comment-body,attribute_subject,attribute_area,attribute_kind\r\n\
            p-1,\"二行の\n\"\"意見\"\"\",2-2,大船,\r\np-2,賛成です,plan,ofuna,賛同\r\n";
        let read = read(file.as_bytes(), &PLAN).unwrap_or_default();
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].opinion.text, "二行の\n\"意見\"");
        assert_eq!(read[0].opinion.kind, Kind::Proposal);
        assert_eq!(read[1].opinion.kind, Kind::Support);
        assert!(read.iter().all(|one| one.opinion.area == Some(Area::Ofuna)));
        assert_ne!(read[0].key, read[1].key);
    }

    #[test]
    fn every_wrong_row_is_named() {
        for (file, words) in [
            (
                "comment-id,comment-body\n1,a\n",
                "no column attribute_subject",
            ),
            (
                "comment-id,comment-body,attribute_subject\n1,,2-2\n,a,2-2\n",
                "line 3: no comment-id",
            ),
            (
                "comment-id,comment-body,attribute_subject\n1,,2-2\n",
                "line 2: text: ご意見を入力してください。",
            ),
            (
                "comment-id,comment-body,attribute_subject\n1,a\n",
                "line: 2",
            ),
            (
                "comment-id,comment-body,attribute_subject,attribute_area\n1,a,9-9,逗子\n",
                "line 2: area",
            ),
        ] {
            let error = read(file.as_bytes(), &PLAN)
                .map_or_else(|error| error.to_string(), |_| String::new());
            assert!(error.contains(words), "{file}: {error}");
        }
        assert!(
            read(
                b"comment-id,comment-body,attribute_subject\n1,\xFF,2-2\n",
                &PLAN
            )
            .is_err()
        );
    }

    #[test]
    fn what_is_written_is_read_back_unchanged() -> Result<()> {
        let texts = [
            "=HYPERLINK(\"http://a\")",
            "一行目\n二行目, \"引用\"",
            "'",
            "-",
            "𠮷野家",
            "'+1",
        ];
        let exported: Vec<Exported> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| Exported {
                id: at as i64 + 1,
                subject: hearing_api::Subject::Plan,
                kind: Kind::Concern,
                text: (*text).to_owned(),
                life_stage: LifeStage::ALL.get(at).copied(),
                partner_role: PartnerRole::ALL.get(at).copied(),
                area: Area::ALL.get(at).copied(),
                may_publish: at % 2 == 0,
                status: hearing_api::Status::Received,
                outcome: None,
                is_published: false,
                received_at: "2026-04-01T00:00:00Z".to_owned(),
            })
            .collect();
        let file = [headings()?, rows(&exported, "http://a")?].concat();
        let read = read(&file, &PLAN)?;
        assert_eq!(read.len(), exported.len());
        for (read, exported) in read.iter().zip(&exported) {
            let read = &read.opinion;
            assert_eq!(
                (&read.text, read.kind, read.subject),
                (&exported.text, exported.kind, exported.subject)
            );
            assert_eq!(
                (
                    read.life_stage,
                    read.partner_role,
                    read.area,
                    read.may_publish
                ),
                (
                    exported.life_stage,
                    exported.partner_role,
                    exported.area,
                    exported.may_publish
                )
            );
        }
        Ok(())
    }
}
