use std::collections::HashMap;

use anyhow::{Result, bail, ensure};
use hearing_api::{
    Area, Field, Kind, NewOpinion, OpinionForm, Rule, TEXT_MAX, Violation, text_length,
};
use plan::{LifeStage, PartnerRole, Plan};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::export::OWN;
use super::rows::{Row, RowPlace, rows};
use super::{SOURCE, armed, encoding, half_width, subject, time as times};
use crate::idempotency_key::IdempotencyKey;
use crate::store::Arrival;

/// What a sheet says.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The opinions, in order.
    pub opinions: Vec<Imported>,
    /// The rows that are none, and why.
    pub refused: Vec<Refused>,
    /// What the person who takes it in should know besides.
    pub notes: Vec<String>,
}

/// An opinion of a sheet.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Where it stands, in words.
    pub place: String,
    /// Its number in its office.
    pub number: String,
    /// What makes it one opinion, however often it is taken in.
    pub key: IdempotencyKey,
    /// The key that earlier versions gave it, whichever office's it was.
    pub earlier_key: IdempotencyKey,
    /// The opinion.
    pub opinion: NewOpinion,
    /// How and when it came.
    pub arrival: Arrival,
}

/// A row that is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Where it stands, in words.
    pub place: String,
    /// What is to be done.
    pub reason: String,
}

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Column {
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
}

/// The columns with their headings: 広聴AI's first, then those that people write.
const COLUMNS: [(Column, &[&str]); 11] = [
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
struct Headings {
    /// As they stand in the sheet.
    names: Vec<String>,
    places: HashMap<Column, usize>,
}

impl Headings {
    fn read(row: &Row) -> Result<Self> {
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
    fn are_own(&self) -> bool {
        OWN.iter().any(|pair| {
            pair.iter()
                .all(|own| self.names.iter().any(|name| name == own))
        })
    }

    /// The headings of columns that are not read.
    fn unread(&self) -> Vec<&str> {
        let is_read = |at: usize| self.places.values().any(|place| *place == at);
        self.names
            .iter()
            .enumerate()
            .filter(|(at, name)| !name.is_empty() && !is_read(*at))
            .map(|(_, name)| name.as_str())
            .collect()
    }

    fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        let at = self.places.get(&column);
        armed(at.and_then(|at| row.cells.get(*at)).unwrap_or("")).trim()
    }

    /// What the sheet calls a column.
    fn name(&self, column: Column) -> &str {
        self.places
            .get(&column)
            .map_or(column.headings()[0], |at| self.names[*at].as_str())
    }

    /// The first cell that has something in it and no heading above it.
    fn beyond<'r>(&self, row: &'r Row) -> Option<&'r str> {
        row.cells
            .iter()
            .enumerate()
            .find(|(at, cell)| {
                !cell.trim().is_empty() && self.names.get(*at).is_none_or(String::is_empty)
            })
            .map(|(_, cell)| cell)
    }
}

/// The opinions of a file about `plan`, each checked as if it were sent. Two offices may both number
/// from 1: an opinion is known by its number and its office, `source`, unless a column of the sheet
/// names that. A kind that is missing is a proposal, since paper forms do not ask for one.
///
/// # Errors
///
/// If the file is no sheet of opinions, or one that this program wrote: taken in, it would double
/// what is there.
pub fn read(bytes: &[u8], source: Option<&str>, plan: &Plan<'_>) -> Result<Sheet> {
    let text = encoding::decode(bytes)?;
    let mut rows = rows(&text)?.into_iter();
    let Some(first) = rows.next() else {
        bail!("何も書かれていません。");
    };
    let own = "このシステムから書き出したファイルです。取り込むと、同じ意見が二重になります。";
    let headings = match Headings::read(&first) {
        Ok(headings) => headings,
        Err(_) if is_own(&first) => bail!("{own}"),
        Err(error) => return Err(error),
    };
    let rows: Vec<Row> = rows.collect();
    let is_from_here = |row: &Row| headings.cell(row, Column::Source) == SOURCE;
    ensure!(
        !headings.are_own() && !rows.iter().any(is_from_here),
        "{own}"
    );
    ensure!(
        source.is_some() || headings.places.contains_key(&Column::Source),
        "どこで受け付けた意見か分かりません。--source 大船支所 のように付けるか、「受付場所」の列を作ってください。\
         番号は受付場所ごとに別のものとして扱います。"
    );
    let mut sheet = Sheet::default();
    let unread = headings.unread();
    if !unread.is_empty() {
        sheet
            .notes
            .push(format!("次の列は取り込みません：{}", unread.join("、")));
    }
    let mut seen: HashMap<IdempotencyKey, RowPlace> = HashMap::new();
    for row in &rows {
        let place = row.place.to_string();
        let read = RowReader {
            headings: &headings,
            row,
            source,
            plan,
        }
        .read(&mut sheet.notes);
        let reasons = match read {
            Ok(opinion) => match seen.insert(opinion.key, row.place) {
                None => {
                    sheet.opinions.push(opinion);
                    continue;
                }
                Some(other) => vec![format!(
                    "{}「{}」は{other}にもあります。別の意見なら、別の番号にしてください。",
                    headings.name(Column::Number),
                    opinion.number
                )],
            },
            Err(reasons) => reasons,
        };
        let refused = reasons.into_iter().map(|reason| Refused {
            place: place.clone(),
            reason,
        });
        sheet.refused.extend(refused);
    }
    Ok(sheet)
}

fn is_own(row: &Row) -> bool {
    let has = |own: &&str| row.cells.iter().any(|cell| cell.trim() == *own);
    OWN.iter().any(|pair| pair.iter().all(&has))
}

/// What reads one row.
struct RowReader<'a> {
    headings: &'a Headings,
    row: &'a Row,
    source: Option<&'a str>,
    plan: &'a Plan<'a>,
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
    fn read(&self, notes: &mut Vec<String>) -> Result<Imported, Vec<String>> {
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

#[cfg(test)]
mod tests {
    use plan_data::PLAN;

    use super::*;

    fn sheet(file: &str) -> Sheet {
        read(file.as_bytes(), Some("大船支所"), &PLAN).unwrap_or_default()
    }

    fn refusals(file: &str) -> String {
        match read(file.as_bytes(), Some("大船支所"), &PLAN) {
            Ok(sheet) => sheet
                .refused
                .iter()
                .map(|refused| format!("{} {}\n", refused.place, refused.reason))
                .collect(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_sheet_of_paper_forms_is_read_with_labels_or_ids() {
        let sheet = sheet(
            "\u{FEFF}comment-id ,comment-body,attribute_subject,attribute_area,attribute_kind,\r\n\
            p-1,\"二行の\n\"\"意見\"\"\",2-2,大船,,\r\n,,,,,\r\n\r\np-2,賛成です,計画全体,ofuna,賛同,,\r\n",
        );
        assert!(sheet.refused.is_empty(), "{:?}", sheet.refused);
        assert_eq!(sheet.opinions.len(), 2);
        let [one, other] = [&sheet.opinions[0], &sheet.opinions[1]];
        assert_eq!(one.opinion.text, "二行の\n\"意見\"");
        assert_eq!(one.opinion.kind, Kind::Proposal);
        assert_eq!(other.opinion.kind, Kind::Support);
        assert_eq!(other.opinion.area, Some(Area::Ofuna));
        assert_ne!(one.key, other.key);
    }

    #[test]
    fn headings_may_be_japanese_and_what_is_not_read_is_named() {
        let sheet = sheet(
            "番号,意見,対象,公開の可否,受付日,受付方法,備考\n\
             1,賛成,2月2日,はい,2026/4/1,郵送,急ぎ\n",
        );
        assert!(sheet.refused.is_empty(), "{:?}", sheet.refused);
        let imported = &sheet.opinions[0];
        assert!(imported.opinion.may_publish);
        assert!(!imported.opinion.consent.covers_writer());
        assert_eq!(imported.arrival.source, "大船支所（郵送）");
        assert!(imported.arrival.received_at.is_some());
        assert_eq!(
            sheet.notes,
            [
                "次の列は取り込みません：備考",
                "2行目：「2月2日」を施策2-2と読みました。"
            ]
        );
    }

    #[test]
    fn an_opinion_is_known_by_its_office_and_its_number() {
        let file = "comment-id,comment-body,attribute_subject\n001,a,plan\n";
        let key = |file: &str, source| {
            read(file.as_bytes(), Some(source), &PLAN)
                .map(|sheet| sheet.opinions[0].key)
                .ok()
        };
        let one = key(file, "大船支所");
        assert!(one.is_some());
        assert_ne!(one, key(file, "腰越支所"));
        // Excel takes the zeros away, and somebody may type in full width.
        for number in ["1,", "１,"] {
            assert_eq!(
                one,
                key(&file.replace("001,", number), "大船支所"),
                "{number}"
            );
        }
        let column = "comment-id,comment-body,attribute_subject,source\n1,a,plan,大船支所\n";
        assert_eq!(one, key(column, "腰越支所"));
        let error = read(file.as_bytes(), None, &PLAN).map_err(|error| error.to_string());
        assert!(error.is_err_and(|error| error.contains("--source")));
    }

    #[test]
    fn every_wrong_row_is_named_with_what_to_write() {
        let head = "comment-id,comment-body,attribute_subject";
        for (file, words) in [
            ("comment-id,comment-body\n1,a\n", "「attribute_subject」"),
            ("番号,意見,対象,comment-id\n1,a,plan,1\n", "ふたつ"),
            (
                &format!("{head}\n1,,2-2\n,a,2-2\n"),
                "3行目 comment-id：空です",
            ),
            (
                &format!("{head}\r\n1,,2-2\r\n"),
                "2行目 comment-body：空です",
            ),
            (
                &format!("{head}\r\n1,ok,plan\r\n2,ok,plan\r\n3,ok,9-9\r\n"),
                "4行目 attribute_subject：「9-9」",
            ),
            (
                &format!("{head}\r\n\r\n1,\"a\r\nb\",plan\r\n2,ok,9-9\r\n"),
                "4行目（テキストでは5行目）",
            ),
            (&format!("{head}\n1,a\n"), "2行目 attribute_subject：空です"),
            (&format!("{head}\n1,a,plan,b\n"), "見出しのない列に「b」"),
            (
                &format!("{head}\n1,a,plan\n01,b,plan\n"),
                "3行目 comment-id「1」は2行目にもあります",
            ),
            (&format!("{head}\n1,\"a,plan\n2,b,plan\n"), "2行目 引用符"),
            (
                &format!("{head},attribute_area\n1,a,2-2,逗子\n"),
                "attribute_area：「逗子」は選択肢にありません。鎌倉、",
            ),
            (
                &format!("{head},公開の可否\n1,a,2-2,たぶん\n"),
                "公開の可否：「たぶん」は「はい」か",
            ),
            (
                &format!("{head},受付日\n1,a,2-2,4月1日\n"),
                "受付日：日付として読めません",
            ),
            (
                &format!("{head},受付日\n1,a,2-2,2999/4/1\n"),
                "これからの日付",
            ),
            (&format!("{head},source\n1,a,2-2,\n"), ""),
            (
                &format!("{head}\n1,{},2-2\n", "あ".repeat(2_001)),
                "2001文字あります",
            ),
            ("", "何も書かれていません"),
        ] {
            let refusals = refusals(file);
            assert!(refusals.contains(words), "{file}: {refusals}");
        }
    }

    #[test]
    fn what_this_program_wrote_is_not_taken_in_again() {
        for head in [
            "番号,意見,対象,対応状況,公開ページ\n1,a,plan,受付,\n",
            "comment-id,comment-body,source,url,attribute_subject\n1,a,鎌倉ミライ共創ナビ,,2-2\n",
            "comment-id,comment-body,url,attribute_subject,attribute_status\n1,a,,2-2,受付\n",
        ] {
            assert!(refusals(head).contains("二重になります"), "{head}");
        }
    }
}
