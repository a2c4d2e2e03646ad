use std::collections::HashMap;

use anyhow::{Result, bail, ensure};
use plan::Plan;

use super::columns::{Column, Headings};
use super::export::OWN;
use super::imported::{Refused, Sheet};
use super::row_reader::RowReader;
use super::rows::{Row, RowPlace, rows};
use super::{SOURCE, encoding};
use crate::idempotency_key::IdempotencyKey;

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

#[cfg(test)]
mod tests {
    use hearing_api::{Area, Kind};
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
