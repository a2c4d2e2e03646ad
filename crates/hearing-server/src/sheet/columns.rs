//! Which columns a sheet of opinions has, and what their headings say.

use std::collections::HashMap;

use anyhow::{Result, bail, ensure};

use super::export::OWN;
use super::rows::Row;
use super::{armed, half_width};

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Column {
    Number,
    Text,
    Subject,
    Kind,
    LifeStage,
    PartnerRole,
    Area,
    MayPublish,
    ReceivedAt,
    Source,
    Channel,
    Lang,
}

/// The columns with their headings: 広聴AI's first, then those that people write.
const COLUMNS: [(Column, &[&str]); 12] = [
    (Column::Number, &["comment-id", "番号", "整理番号"]),
    (Column::Text, &["comment-body", "意見", "ご意見", "本文"]),
    (
        Column::Subject,
        &["attribute_subject", "対象", "ご意見の対象", "施策"],
    ),
    (Column::Kind, &["attribute_kind", "種類", "ご意見の種類"]),
    (
        Column::LifeStage,
        &["attribute_life_stage", "ライフステージ"],
    ),
    (
        Column::PartnerRole,
        &["attribute_partner_role", "お立場", "立場"],
    ),
    (Column::Area, &["attribute_area", "お住まいの地域", "地域"]),
    (
        Column::MayPublish,
        &["attribute_may_publish", "公開の可否", "公開への同意"],
    ),
    (
        Column::ReceivedAt,
        &["attribute_received_at", "受付日", "受付日時"],
    ),
    (Column::Source, &["source", "受付場所", "受付の場所"]),
    (Column::Channel, &["attribute_channel", "受付方法"]),
    (Column::Lang, &["attribute_lang", "書いた言語", "言語"]),
];

/// The columns without which a sheet is none of opinions.
const NEEDED: [Column; 3] = [Column::Number, Column::Text, Column::Subject];

impl Column {
    /// Its headings.
    fn headings(self) -> &'static [&'static str] {
        COLUMNS
            .iter()
            .find(|(column, _)| *column == self)
            .map_or(&[], |(_, headings)| headings)
    }
}

/// Which cell of a row is which.
pub(super) struct Headings {
    /// As they stand in the sheet.
    names: Vec<String>,
    pub(super) places: HashMap<Column, usize>,
}

impl Headings {
    pub(super) fn read(row: &Row) -> Result<Self> {
        let names: Vec<String> = row
            .cells
            .iter()
            .map(|name| name.trim().to_owned())
            .collect();
        let mut places = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            let name = half_width(name).to_ascii_lowercase();
            let column = COLUMNS
                .iter()
                .find(|(_, headings)| headings.contains(&name.as_str()));
            if let Some((column, _)) = column
                && places.insert(*column, at).is_some()
            {
                bail!("見出し「{name}」にあたる列がふたつあります。ひとつにしてください。");
            }
        }
        for needed in NEEDED {
            ensure!(
                places.contains_key(&needed),
                "「{}」の列がありません。1行目に見出しとして書いてください。",
                needed.headings().join("」か「")
            );
        }
        Ok(Self { names, places })
    }

    /// Whether the sheet was written by this program.
    pub(super) fn are_own(&self) -> bool {
        OWN.iter().any(|pair| {
            pair.iter()
                .all(|own| self.names.iter().any(|name| name == own))
        })
    }

    /// The headings of columns that are not read.
    pub(super) fn unread(&self) -> Vec<&str> {
        let is_read = |at: usize| self.places.values().any(|place| *place == at);
        self.names
            .iter()
            .enumerate()
            .filter(|(at, name)| !name.is_empty() && !is_read(*at))
            .map(|(_, name)| name.as_str())
            .collect()
    }

    pub(super) fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        let at = self.places.get(&column);
        armed(at.and_then(|at| row.cells.get(*at)).unwrap_or("")).trim()
    }

    /// What the sheet calls a column.
    pub(super) fn name(&self, column: Column) -> &str {
        self.places
            .get(&column)
            .map_or(column.headings()[0], |at| self.names[*at].as_str())
    }

    /// The first cell that has something in it and no heading above it.
    pub(super) fn beyond<'r>(&self, row: &'r Row) -> Option<&'r str> {
        row.cells
            .iter()
            .enumerate()
            .find(|(at, cell)| {
                !cell.trim().is_empty() && self.names.get(*at).is_none_or(String::is_empty)
            })
            .map(|(_, cell)| cell)
    }
}
