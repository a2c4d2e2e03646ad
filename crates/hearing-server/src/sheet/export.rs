use anyhow::{Context, Result};
use csv::{Terminator, Writer, WriterBuilder};
use hearing_api::{Area, Subject};
use plan::{LifeStage, PartnerRole, Plan};
use serde::Serialize;

use super::subject::UNDECIDED;
use super::{SOURCE, defused, time};
use crate::channel::place;
use crate::store::{Exported, Released};

/// The sign that tells Excel that a file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What everyone may be given: released voices, and of their writers what they agreed to show. As
/// 広聴AI (kouchou-ai) reads it: it asks for the first two columns and shows `attribute_…` as
/// attributes.
pub(crate) struct ReleasedFile<'a> {
    pub(crate) plan: &'a Plan<'a>,
    /// Where voices are.
    pub(crate) origin: &'a str,
}

/// What the city keeps to itself: every opinion, for Excel.
pub(crate) struct CityFile<'a> {
    pub(crate) plan: &'a Plan<'a>,
    /// Where voices are.
    pub(crate) origin: &'a str,
}

/// The headings of what is released. The file has no mark before them: a program would read it as
/// part of the first.
const RELEASED: [&str; 11] = [
    "comment-id",
    "comment-body",
    "source",
    "url",
    "attribute_subject",
    "attribute_kind",
    "attribute_life_stage",
    "attribute_partner_role",
    "attribute_area",
    "attribute_edition",
    "attribute_lang",
];

/// The headings of the city's file.
const CITY: [&str; 18] = [
    "番号",
    "意見",
    "対象",
    "対象の名前",
    "種類",
    "ライフステージ",
    "お立場",
    "お住まいの地域",
    "公開への同意",
    "公開",
    "対応状況",
    "対応結果",
    "受付日時",
    "受付の場所",
    "公開ページ",
    "対象の版",
    "市が付けた施策",
    "書いた言語",
];

/// The headings that only a file from here has together, so that it is known when it comes back:
/// today's for the city, and those that earlier versions wrote.
pub(super) const OWN: [[&str; 2]; 2] = [["対応状況", "公開ページ"], ["attribute_status", "url"]];

/// A released voice for programs.
#[derive(Serialize)]
struct ReleasedVoice<'a> {
    id: i64,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    #[serde(flatten)]
    voice: &'a Released,
}

/// An opinion for the city's programs.
#[derive(Serialize)]
struct CityOpinion<'a> {
    #[serde(flatten)]
    opinion: &'a Exported,
    edition: Option<String>,
    received_at: String,
}

impl ReleasedFile<'_> {
    /// The row of headings.
    pub(crate) fn headings() -> Result<Vec<u8>> {
        written(
            Writer::from_writer(Vec::new()),
            [RELEASED.map(str::to_owned)],
        )
    }

    /// The rows of these voices.
    pub(crate) fn rows(&self, voices: &[Released]) -> Result<Vec<u8>> {
        let rows = voices.iter().map(|voice| {
            [
                voice.id.to_string(),
                voice.text.clone(),
                SOURCE.to_owned(),
                self.url(voice.id),
                voice.subject.label(self.plan),
                voice.kind.label().to_owned(),
                voice.life_stage.map_or("", LifeStage::label).to_owned(),
                voice.partner_role.map_or("", PartnerRole::label).to_owned(),
                voice.area.map_or("", Area::label).to_owned(),
                edition_in_words(voice.subject, self.plan),
                voice.lang.label().to_owned(),
            ]
        });
        written(Writer::from_writer(Vec::new()), rows)
    }

    /// The same as a list in JSON.
    pub(crate) fn json(&self, voices: &[Released]) -> Result<Vec<u8>> {
        let voices: Vec<_> = voices
            .iter()
            .map(|voice| ReleasedVoice {
                id: voice.id,
                url: self.url(voice.id),
                edition: edition(voice.subject),
                voice,
            })
            .collect();
        Ok(serde_json::to_vec(&voices)?)
    }

    fn url(&self, number: i64) -> String {
        format!("{}/voices/{number}", self.origin)
    }
}

impl CityFile<'_> {
    /// The row of headings, behind the mark by which Excel knows UTF-8.
    pub(crate) fn headings() -> Result<Vec<u8>> {
        let begun = BYTE_ORDER_MARK.as_bytes().to_vec();
        written(for_excel(begun), [CITY.map(str::to_owned)])
    }

    /// The rows of these opinions.
    pub(crate) fn rows(&self, opinions: &[Exported]) -> Result<Vec<u8>> {
        let rows = opinions.iter().map(|opinion| {
            let url = match opinion.is_published {
                true => format!("{}/voices/{}", self.origin, opinion.id),
                false => String::new(),
            };
            let consent = match opinion.may_publish {
                true => format!("あり（{}）", opinion.consent.label()),
                false => "なし".to_owned(),
            };
            [
                opinion.id.to_string(),
                opinion.text.clone(),
                code(opinion.subject),
                opinion.subject.label(self.plan),
                opinion.kind.label().to_owned(),
                opinion.life_stage.map_or("", LifeStage::label).to_owned(),
                opinion
                    .partner_role
                    .map_or("", PartnerRole::label)
                    .to_owned(),
                opinion.area.map_or("", Area::label).to_owned(),
                consent,
                if opinion.is_published {
                    "公開中"
                } else {
                    ""
                }
                .to_owned(),
                opinion.status.label().to_owned(),
                opinion
                    .outcome
                    .map_or("", |outcome| outcome.label())
                    .to_owned(),
                time::for_spreadsheets(&opinion.received_at),
                place(opinion.surface, opinion.source.as_deref()),
                url,
                edition_in_words(opinion.subject, self.plan),
                opinion
                    .assigned
                    .map_or_else(String::new, |assigned| assigned.label(self.plan)),
                opinion.lang.label().to_owned(),
            ]
        });
        written(for_excel(Vec::new()), rows)
    }

    /// The same as a list in JSON.
    pub(crate) fn json(opinions: &[Exported]) -> Result<Vec<u8>> {
        let opinions: Vec<_> = opinions
            .iter()
            .map(|opinion| CityOpinion {
                opinion,
                edition: edition(opinion.subject),
                received_at: time::for_programs(&opinion.received_at),
            })
            .collect();
        Ok(serde_json::to_vec(&opinions)?)
    }
}

/// The edition whose text the writer saw.
fn edition(subject: Subject) -> Option<String> {
    subject.policy().map(|text| text.edition.to_string())
}

/// The same with its name: alone, a spreadsheet reads `000` as 0.
fn edition_in_words(subject: Subject, plan: &Plan<'_>) -> String {
    subject.policy().map_or_else(String::new, |text| {
        format!("{} {}", text.edition, plan.edition_label(text.edition))
    })
}

/// A subject so that no spreadsheet takes it for a date, as the open data has it.
fn code(subject: Subject) -> String {
    match subject {
        Subject::Plan => "計画全体".to_owned(),
        Subject::Undecided => UNDECIDED.to_owned(),
        Subject::Goal(number) => format!("将来目標{number}"),
        Subject::Policy(text) => format!("施策{}", text.code),
        Subject::Measure { .. } => subject.to_string(),
    }
}

fn for_excel(begun: Vec<u8>) -> Writer<Vec<u8>> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(begun)
}

fn written<const N: usize>(
    mut writer: Writer<Vec<u8>>,
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<Vec<u8>> {
    for row in rows {
        writer.write_record(row.iter().map(|cell| defused(cell)))?;
    }
    writer.into_inner().context("cannot write the CSV")
}
