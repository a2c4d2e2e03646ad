//! One row of a sheet as an opinion, checked as if it were sent.

use hearing_api::{
    Area, Field, Kind, NewOpinion, OpinionForm, Rule, TEXT_MAX, TextLanguage, Violation,
    text_length,
};
use plan::{LifeStage, PartnerRole, Plan};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::columns::{Column, Headings};
use super::imported::Imported;
use super::rows::Row;
use super::{half_width, subject, time as times};
use crate::idempotency_key::IdempotencyKey;
use crate::store::Arrival;

/// What reads one row.
pub(super) struct RowReader<'a> {
    pub(super) headings: &'a Headings,
    pub(super) row: &'a Row,
    /// The office, where no column names it.
    pub(super) source: Option<&'a str>,
    pub(super) plan: &'a Plan<'a>,
}

impl RowReader<'_> {
    fn cell(&self, column: Column) -> &str {
        self.headings.cell(self.row, column)
    }

    /// What is wrong with a cell, in words for the clerk.
    fn wrong(&self, column: Column, what: &str) -> String {
        format!("{}：{what}", self.headings.name(column))
    }

    /// The opinion; or all that is wrong with it.
    pub(super) fn read(&self, notes: &mut Vec<String>) -> Result<Imported, Vec<String>> {
        if !self.row.is_whole {
            return Err(vec![
                "引用符（\"）の数が合いません。文の中の「\"」は「\"\"」と書き、文全体を「\"」で囲んでください。"
                    .to_owned(),
            ]);
        }
        let mut wrong = Vec::new();
        if let Some(cell) = self.headings.beyond(self.row) {
            wrong.push(format!(
                "見出しのない列に「{cell}」があります。コンマのある文は「\"」で囲んでください。"
            ));
        }
        let number = number(self.cell(Column::Number));
        if number.is_empty() {
            wrong.push(self.wrong(
                Column::Number,
                "空です。受付場所の中でひとつだけの番号を書いてください。",
            ));
        }
        let source = match self.cell(Column::Source) {
            "" => self.source.unwrap_or_default().trim(),
            source => source,
        };
        if source.is_empty() {
            wrong.push(self.wrong(Column::Source, "空です。受け付けた所を書いてください。"));
        }
        let received_at = self.received_at().unwrap_or_else(|what| {
            wrong.push(what);
            None
        });
        let opinion = match self.opinion(notes) {
            Ok(opinion) if wrong.is_empty() => opinion,
            Ok(_) => return Err(wrong),
            Err(others) => {
                wrong.extend(others);
                return Err(wrong);
            }
        };
        let place = match self.cell(Column::Channel) {
            "" => source.to_owned(),
            channel => format!("{source}（{channel}）"),
        };
        Ok(Imported {
            place: self.row.place.to_string(),
            key: key(&format!("import\n{}\n{number}", half_width(source))),
            earlier_key: key(&format!("import\n{}", self.cell(Column::Number))),
            number,
            opinion,
            arrival: Arrival {
                source: place,
                received_at,
            },
        })
    }

    /// When it arrived, if the sheet says so.
    fn received_at(&self) -> Result<Option<OffsetDateTime>, String> {
        let text = self.cell(Column::ReceivedAt);
        if text.is_empty() {
            return Ok(None);
        }
        let wrong = |what| Err(self.wrong(Column::ReceivedAt, what));
        match times::arrival(&half_width(text)) {
            Some(at) if at > OffsetDateTime::now_utc() => {
                wrong("これからの日付です。受け付けた日を書いてください。")
            }
            Some(at) => Ok(Some(at)),
            None => wrong("日付として読めません。「2026-04-01」のように、年から書いてください。"),
        }
    }

    fn opinion(&self, notes: &mut Vec<String>) -> Result<NewOpinion, Vec<String>> {
        let mut wrong = Vec::new();
        let mut form = OpinionForm::default();
        match subject::read(self.cell(Column::Subject), self.plan) {
            Ok(read) => {
                if read.is_restored {
                    notes.push(format!(
                        "{}：「{}」を施策{}と読みました。",
                        self.row.place,
                        self.cell(Column::Subject),
                        read.subject.code()
                    ));
                }
                form.set(Field::Subject, read.subject.to_string());
            }
            Err(what) => {
                wrong.push(self.wrong(Column::Subject, &what));
                // So that the rest is checked, too.
                form.set(Field::Subject, hearing_api::Subject::Plan.to_string());
            }
        }
        form.set(Field::Text, self.cell(Column::Text).to_owned());
        let kind = chosen(self.cell(Column::Kind), Kind::ALL, Kind::id, Kind::label);
        form.set(
            Field::Kind,
            kind.unwrap_or_else(|| Kind::Proposal.id().to_owned()),
        );
        let mut choose = |field, value: Option<String>| {
            if let Some(value) = value {
                form.set(field, value);
            }
        };
        let life_stage = self.cell(Column::LifeStage);
        choose(
            Field::LifeStage,
            chosen(life_stage, LifeStage::ALL, LifeStage::id, LifeStage::label),
        );
        let role = self.cell(Column::PartnerRole);
        choose(
            Field::PartnerRole,
            chosen(role, PartnerRole::ALL, PartnerRole::id, PartnerRole::label),
        );
        choose(
            Field::Area,
            chosen(self.cell(Column::Area), Area::ALL, Area::id, Area::label),
        );
        choose(
            Field::Lang,
            chosen(
                self.cell(Column::Lang),
                TextLanguage::ALL,
                TextLanguage::id,
                TextLanguage::label,
            ),
        );
        let may_publish = match half_width(self.cell(Column::MayPublish))
            .to_lowercase()
            .as_str()
        {
            "はい" | "可" | "○" | "〇" | "1" | "true" | "on" => "true".to_owned(),
            "" | "いいえ" | "不可" | "×" | "0" | "false" => "false".to_owned(),
            other => other.to_owned(),
        };
        choose(Field::MayPublish, Some(may_publish));
        let length = text_length(form.get(Field::Text));
        match form.into_opinion(self.plan) {
            Ok(opinion) if wrong.is_empty() => Ok(opinion),
            Ok(_) => Err(wrong),
            Err(violations) => {
                let others = violations.into_iter().map(|violation| {
                    let column = column_of(violation.field);
                    self.wrong(column, &what_to_do(violation, self.cell(column), length))
                });
                wrong.extend(others);
                Err(wrong)
            }
        }
    }
}

/// The id of the choice that is called so, or whose id it is; what is no choice, as it is; none for
/// an empty cell.
fn chosen<T: Copy>(
    text: &str,
    all: &[T],
    id: fn(T) -> &'static str,
    label: fn(T) -> &'static str,
) -> Option<String> {
    let named = all.iter().find(|member| label(**member) == text);
    (!text.is_empty()).then(|| named.map_or(text, |member| id(*member)).to_owned())
}

fn column_of(field: Field) -> Column {
    match field {
        Field::Kind => Column::Kind,
        Field::LifeStage => Column::LifeStage,
        Field::PartnerRole => Column::PartnerRole,
        Field::Area => Column::Area,
        Field::MayPublish => Column::MayPublish,
        Field::Subject => Column::Subject,
        Field::Lang => Column::Lang,
        Field::Text | Field::Contact | Field::Surface | Field::Language | Field::Consent => {
            Column::Text
        }
    }
}

/// What the clerk is to do about a violation.
fn what_to_do(violation: Violation, cell: &str, length: usize) -> String {
    let labels = |labels: &mut dyn Iterator<Item = &'static str>| {
        let labels: Vec<_> = labels.collect();
        format!(
            "「{cell}」は選択肢にありません。{}のどれかを書いてください。",
            labels.join("、")
        )
    };
    match (violation.field, violation.rule) {
        (Field::Text, Rule::Required) => "空です。意見の文を書いてください。".to_owned(),
        (Field::Text, Rule::TooLong) => {
            format!("{length}文字あります。{TEXT_MAX}文字までにしてください。")
        }
        (Field::Kind, Rule::Unknown) => labels(&mut Kind::ALL.iter().map(|kind| kind.label())),
        (Field::LifeStage, Rule::Unknown) => {
            labels(&mut LifeStage::ALL.iter().map(|stage| stage.label()))
        }
        (Field::PartnerRole, Rule::Unknown) => {
            labels(&mut PartnerRole::ALL.iter().map(|role| role.label()))
        }
        (Field::Area, Rule::Unknown) => labels(&mut Area::ALL.iter().map(|area| area.label())),
        (Field::Lang, Rule::Unknown) => {
            labels(&mut TextLanguage::ALL.iter().map(|language| language.label()))
        }
        (Field::MayPublish, Rule::Unknown) => {
            format!("「{cell}」は「はい」か「いいえ」で書いてください。")
        }
        (_, rule) => rule.label().to_owned(),
    }
}

/// A number as it stays when a spreadsheet has read it: 001 becomes 1 there.
fn number(cell: &str) -> String {
    let number = half_width(cell).trim().to_owned();
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        let unpadded = number.trim_start_matches('0');
        if unpadded.is_empty() {
            number
        } else {
            unpadded.to_owned()
        }
    } else {
        number
    }
}

/// The same key for the same name.
fn key(name: &str) -> IdempotencyKey {
    let digest = Sha256::digest(name);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    IdempotencyKey::of(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}
