//! The tables, read back and held against the plan.

use std::collections::{HashMap, HashSet};

use plan::OpenDataFile;
use plan::{Document, EditionId, PartnerRole, Passage, Policy, Source};
use plan_data::{IMPLEMENTATION_PLANS, PLAN, STRATEGY};

use super::{Outcome, each_object, plan_json, published};

const EARLIER: EditionId = EditionId::new(0);

const TABLES: [OpenDataFile; 7] = [
    OpenDataFile::Policies,
    OpenDataFile::Measures,
    OpenDataFile::Partners,
    OpenDataFile::Indicators,
    OpenDataFile::StrategyLinks,
    OpenDataFile::Projects,
    OpenDataFile::ProjectSchedule,
];

/// A row, its cells under the names of their columns.
type Row = HashMap<String, String>;

/// A table as a program reads it that knows nothing of how it was written.
fn read(file: OpenDataFile) -> Outcome<Vec<Row>> {
    let bytes = published(file)?;
    let text = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .ok_or("no byte order mark")?;
    let mut reader = csv::Reader::from_reader(text);
    let rows: Result<Vec<Row>, _> = reader.deserialize().collect();
    Ok(rows?)
}

fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column)
        .unwrap_or_else(|| panic!("there is no column {column}"))
}

fn cells<'r>(row: &'r Row, columns: &[&str]) -> Vec<&'r str> {
    columns.iter().map(|column| cell(row, column)).collect()
}

fn assert_source(row: &Row, source: Source) {
    let Source {
        document,
        first,
        last,
    } = source;
    let expected = [
        format!("{document} {}", PLAN.document_title(document)),
        first.to_string(),
        last.to_string(),
    ];
    let columns = ["出典の文書", "出典の最初の行", "出典の最後の行"];
    assert_eq!(cells(row, &columns), expected, "{}", cell(row, "ID"));
}

fn assert_policy(row: &Row, policy: &Policy<'_>) {
    let expected = [format!("施策{}", policy.code), policy.name.to_owned()];
    assert_eq!(cells(row, &["施策番号", "施策名"]), expected);
}

/// Paragraphs, each on a line of its own.
fn text(passages: &[Passage<'_>]) -> String {
    let texts: Vec<_> = passages.iter().map(|passage| passage.text).collect();
    texts.join("\n")
}

#[test]
fn every_table_is_what_excel_in_japan_opens() -> Outcome {
    for file in TABLES {
        let bytes = published(file)?;
        let text = std::str::from_utf8(&bytes)?;
        assert!(text.starts_with("\u{feff}ID,"), "{file}");
        assert!(text.ends_with("\r\n"), "{file}");
        let rows = read(file)?.len();
        assert_eq!(text.matches("\r\n").count(), rows + 1, "{file}");
        assert_eq!(text.matches('\r').count(), rows + 1, "{file}");
        let header = text.lines().next().unwrap_or_default();
        assert!(
            header.ends_with(",出典の文書,出典の最初の行,出典の最後の行"),
            "{file}"
        );
    }
    Ok(())
}

/// A spreadsheet would run a formula, take `2-2` for a date and `000` for zero.
#[test]
fn no_cell_is_read_as_anything_but_what_it_says() -> Outcome {
    for file in TABLES {
        for row in read(file)? {
            for (column, cell) in row {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
                    "{file} {column}: {cell}"
                );
                let is_number = cell.bytes().all(|b| b.is_ascii_digit());
                let is_padded = is_number && cell.len() > 1 && cell.starts_with('0');
                assert!(!is_padded, "{file} {column}: {cell}");
                let numbers: Vec<_> = cell.split('-').map(str::parse::<u16>).collect();
                let is_date = (2..=3).contains(&numbers.len()) && numbers.iter().all(Result::is_ok);
                assert!(!is_date, "{file} {column}: {cell}");
            }
        }
    }
    Ok(())
}

#[test]
fn identifiers_are_those_of_the_plan() -> Outcome {
    let plan = plan_json()?;
    let mut published = HashSet::new();
    each_object(&plan, &mut |object| {
        published.extend(
            object
                .get("id")
                .and_then(|id| id.as_str())
                .map(str::to_owned),
        );
    });
    for file in TABLES {
        let mut ids = HashSet::new();
        for row in read(file)? {
            let id = cell(&row, "ID").to_owned();
            // The plan has these as a text or a code within an item, whose identifier they begin with.
            let item = match file {
                OpenDataFile::ProjectSchedule => id.rsplit_once('-').map(|(item, _)| item),
                OpenDataFile::StrategyLinks => id.split_once("-policy-").map(|(item, _)| item),
                _ => None,
            };
            assert!(published.contains(item.unwrap_or(&id)), "{file}: {id}");
            for (column, cell) in &row {
                if column.ends_with("ID") && !cell.is_empty() && column != "ID" {
                    assert!(published.contains(cell), "{file} {column}: {cell}");
                }
            }
            assert!(ids.insert(id), "{file}");
        }
    }
    Ok(())
}

#[test]
fn policies() -> Outcome {
    let rows = read(OpenDataFile::Policies)?;
    assert_eq!((rows.len(), PLAN.policies.len()), (43 + 9, 43 + 9));
    for (row, policy) in rows.iter().zip(PLAN.policies) {
        assert_policy(row, policy);
        let id = format!("{}-policy-{}", policy.edition, policy.code);
        let subsection = policy.subsection.map_or("", |part| part.label());
        let columns = ["ID", "章", "節", "目標とするまちの姿"];
        assert_eq!(
            cells(row, &columns),
            [
                &id,
                policy.code.chapter.label(),
                subsection,
                policy.goal.text
            ]
        );
        let co_creation = policy.co_creation.map_or(&[][..], |part| part.passages);
        assert_eq!(
            cells(row, &["現状", "課題", "共創の取組"]),
            [
                text(policy.current_state),
                text(policy.challenges),
                text(co_creation)
            ]
        );
        assert_source(row, policy.source);
    }
    Ok(())
}

#[test]
fn measures() -> Outcome {
    let rows = read(OpenDataFile::Measures)?;
    let measures = PLAN
        .policies
        .iter()
        .flat_map(|policy| policy.measures.iter().map(move |measure| (policy, measure)));
    let of = |edition: &str| {
        let own = |row: &&Row| cell(row, "ID").starts_with(edition);
        rows.iter().filter(own).count()
    };
    assert_eq!((of("000-"), of("001-")), (125, 22));
    assert_eq!(measures.clone().count(), rows.len());
    for (row, (policy, measure)) in rows.iter().zip(measures) {
        assert_policy(row, policy);
        let expected = [
            format!("{}-{}-{}", policy.edition, policy.code, measure.number),
            format!("{}-policy-{}", policy.edition, policy.code),
            measure.number.to_string(),
            measure.title.text.to_owned(),
            text(measure.passages),
        ];
        let columns = ["ID", "施策ID", "取組の番号", "取組名", "取組の内容"];
        assert_eq!(cells(row, &columns), expected);
        assert_source(row, measure.source);
    }
    Ok(())
}

/// A policy without a matrix says nothing about its partners, which is not that it has none.
#[test]
fn partners() -> Outcome {
    let rows = read(OpenDataFile::Partners)?;
    let policies = PLAN
        .policies
        .iter()
        .filter(|policy| policy.edition == EARLIER);
    assert_eq!((rows.len(), policies.clone().count()), (43, 43));
    let (mut ticks, mut empty) = (0, 0);
    for (row, policy) in rows.iter().zip(policies) {
        assert_policy(row, policy);
        for role in PartnerRole::ALL {
            let expected = match policy.co_creation {
                Some(part) if part.partners.contains(*role) => "1",
                Some(_) => "0",
                None => "",
            };
            let printed = cell(row, role.label());
            assert_eq!(printed, expected, "{} {role}", policy.code);
            ticks += usize::from(printed == "1");
            empty += usize::from(printed.is_empty());
        }
        let source = policy.co_creation.map_or(policy.source, |part| part.source);
        assert_source(row, source);
    }
    assert_eq!((ticks, empty), (150, 11 * 8));
    Ok(())
}

#[test]
fn indicators() -> Outcome {
    let rows = read(OpenDataFile::Indicators)?;
    let indicators = PLAN
        .policies
        .iter()
        .flat_map(|policy| policy.indicators.iter().map(move |own| (policy, own)));
    assert_eq!((rows.len(), indicators.clone().count()), (25, 25));
    for (row, (policy, indicator)) in rows.iter().zip(indicators) {
        assert_policy(row, policy);
        let columns = [
            "指標名",
            "直近実績値",
            "直近実績値の年度",
            "目標値又は目指す方向",
        ];
        assert_eq!(
            cells(row, &columns),
            [
                indicator.name,
                indicator.latest,
                indicator.latest_year,
                indicator.target
            ]
        );
        assert_source(row, indicator.source);
    }
    Ok(())
}

#[test]
fn links_of_directions() -> Outcome {
    let rows = read(OpenDataFile::StrategyLinks)?;
    let rows = rows
        .iter()
        .filter(|row| cell(row, "つながりの種類") == "取組方針から施策へ");
    let links = STRATEGY.themes.iter().flat_map(|theme| {
        let directions = theme.directions.iter();
        directions.flat_map(move |direction| {
            direction
                .policies
                .iter()
                .map(move |link| (theme, direction, link))
        })
    });
    assert_eq!((rows.clone().count(), links.clone().count()), (34, 34));
    for (row, (theme, direction, link)) in rows.zip(links) {
        let code = format!("施策{}", link.code);
        let columns = [
            "テーマ・国戦略の目標",
            "取組方針・国戦略の分類",
            "施策番号",
            "総合戦略での施策名",
            "総合戦略での取組の番号",
            "総合戦略での取組名",
        ];
        assert_eq!(
            cells(row, &columns),
            [
                theme.title.text,
                direction.text.text,
                &code,
                link.name,
                "",
                ""
            ]
        );
        for edition in PLAN.editions.iter().map(|edition| edition.id) {
            let name = PLAN
                .policy_in(edition, link.code)
                .map_or("この版にはない", |policy| policy.name);
            assert_eq!(cell(row, &format!("{edition}での名称")), name);
        }
        let mut source = direction.text.source;
        source.last = direction.policies_source.last;
        assert_source(row, source);
    }
    Ok(())
}

#[test]
fn links_of_categories() -> Outcome {
    let rows = read(OpenDataFile::StrategyLinks)?;
    let rows = rows
        .iter()
        .filter(|row| cell(row, "つながりの種類") == "国戦略の分類から主な取組へ");
    let links = STRATEGY.measures();
    assert_eq!((rows.clone().count(), links.count()), (94, 94));
    let mut absent = 0;
    for (row, (category, measure)) in rows.zip(STRATEGY.measures()) {
        let expected = [
            format!("{} {}", category.letter, category.title),
            format!("施策{}", measure.policy),
            measure.number.to_string(),
            measure.title.to_owned(),
        ];
        let columns = [
            "取組方針・国戦略の分類",
            "施策番号",
            "総合戦略での取組の番号",
            "総合戦略での取組名",
        ];
        assert_eq!(cells(row, &columns), expected);
        for edition in PLAN.editions.iter().map(|edition| edition.id) {
            let own = measure.measure(&PLAN, edition);
            let id = own.map(|own| format!("{edition}-{}-{}", measure.policy, own.number));
            assert_eq!(
                cells(
                    row,
                    &[&format!("{edition}でのID"), &format!("{edition}での名称")]
                ),
                [
                    id.unwrap_or_default().as_str(),
                    own.map_or("この版にはない", |own| own.title.text)
                ]
            );
        }
        absent += usize::from(cell(row, "000との関係") == "取組がない");
        assert_source(row, measure.source);
    }
    let no_measure =
        |(_, measure): &(_, &plan::StrategyMeasure<'_>)| measure.measure(&PLAN, EARLIER).is_none();
    assert_eq!(absent, STRATEGY.measures().filter(no_measure).count());
    Ok(())
}

/// The numbers of 002 are not those of 000; the row says so beside both titles.
#[test]
fn a_measure_that_moved_is_beside_the_one_it_is() -> Outcome {
    let rows = read(OpenDataFile::StrategyLinks)?;
    let row = |id: &str| rows.iter().find(|row| cell(row, "ID") == id);
    let columns = [
        "総合戦略での取組名",
        "000との関係",
        "000でのID",
        "000での名称",
    ];
    for (id, expected) in [
        (
            "002-category-l-measure-1-1-1",
            [
                "まちづくりの視点による防災対策を展開します",
                "取組がない",
                "",
                "この版にはない",
            ],
        ),
        (
            "002-category-l-measure-1-1-2",
            [
                "市の防災体制を強化します",
                "番号だけが違う",
                "000-1-1-1",
                "市の防災体制を強化します",
            ],
        ),
        (
            "002-category-l-measure-3-14-1",
            [
                "消防施設の適正配置を進めます",
                "取組名が違う",
                "000-3-14-1",
                "消防設備の適正配置を進めます",
            ],
        ),
    ] {
        let row = row(id).ok_or(id)?;
        assert_eq!(cells(row, &columns), expected, "{id}");
    }
    Ok(())
}

#[test]
fn projects() -> Outcome {
    let rows = read(OpenDataFile::Projects)?;
    let projects = IMPLEMENTATION_PLANS
        .iter()
        .flat_map(|plan| plan.projects.iter().map(move |project| (plan, project)));
    assert_eq!((rows.len(), projects.clone().count()), (12 + 48, 12 + 48));
    let mut priority = HashMap::new();
    for (row, (plan, project)) in rows.iter().zip(projects) {
        let flag = |value: bool| if value { "1" } else { "0" };
        let departments = text(project.departments);
        let columns = ["事業名", "所管課", "事業内容", "重点事業", "特別会計"];
        assert_eq!(
            cells(row, &columns),
            [
                project.name.text,
                &departments,
                project.description.text,
                flag(project.priority),
                flag(project.special_account),
            ]
        );
        assert_eq!(cell(row, "実施計画"), plan.subject.text);
        let columns = [
            "事業CD",
            "重点事業の所管課",
            "関連課",
            "事業目標",
            "特記事項",
            "推計事業費（百万円）",
            "重点事業の最初の行",
            "重点事業の最後の行",
        ];
        let card = plan.priority_project(project);
        let expected = card.map_or_else(Default::default, |card| {
            [
                card.code.to_string(),
                card.department.text.to_owned(),
                card.related_departments
                    .map_or_else(String::new, |related| related.text.to_owned()),
                card.goal.text.to_owned(),
                card.note
                    .map_or_else(String::new, |note| note.text.to_owned()),
                card.cost.million_yen().to_string(),
                card.source.first.to_string(),
                card.source.last.to_string(),
            ]
        });
        assert_eq!(cells(row, &columns), expected);
        *priority.entry(plan.document).or_insert(0) += usize::from(card.is_some());
        assert_source(row, project.source);
    }
    let counts = [
        Document::ImplementationPlan2014,
        Document::ImplementationPlan2023,
    ]
    .map(|document| priority.get(&document).copied());
    assert_eq!(counts, [Some(2), Some(5)]);
    let costs: Vec<_> = rows
        .iter()
        .map(|row| cell(row, "推計事業費（百万円）"))
        .filter(|cost| !cost.is_empty())
        .collect();
    assert_eq!(costs, ["1.3", "29", "67", "92", "316", "1357", "293"]);
    Ok(())
}

#[test]
fn project_schedule() -> Outcome {
    let rows = read(OpenDataFile::ProjectSchedule)?;
    let cards = IMPLEMENTATION_PLANS
        .iter()
        .flat_map(|plan| plan.priority_projects);
    let entries = cards.flat_map(|card| {
        card.schedule.iter().flat_map(move |column| {
            column
                .entries
                .iter()
                .map(move |entry| (card, column.year, entry))
        })
    });
    assert_eq!(rows.len(), entries.clone().count());
    for (row, (card, year, entry)) in rows.iter().zip(entries) {
        let expected = [
            card.code.to_string(),
            card.name.text.to_owned(),
            year.printed.to_owned(),
            year.number.to_string(),
            entry.text.to_owned(),
        ];
        let columns = ["事業CD", "事業名", "年度", "年度（西暦）", "予定"];
        assert_eq!(cells(row, &columns), expected);
        assert_source(row, entry.source);
    }
    Ok(())
}
