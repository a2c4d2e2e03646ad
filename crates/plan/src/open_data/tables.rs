//! The columns and rows of each table.
//!
//! The first column is the identifier that `plan.json` gives the item, the last ones say where it
//! stands. Several paragraphs, or departments, stand on lines of their own within one cell. A policy's
//! code and a document's number have words beside them: alone, a spreadsheet reads `2-2` as a date
//! and `000` as 0.

use super::id;
use super::table::Table;
use crate::{
    Document, EditionId, ImplementationPlan, Link, PartnerRole, Passage, Plan, Policy, PolicyCode,
    PriorityProject, Project, Source, Strategy, StrategyMeasure, Subsection, heading,
};

const ID: &str = "ID";
const POLICY_ID: &str = "施策ID";
const POLICY_CODE: &str = "施策番号";
const POLICY_NAME: &str = "施策名";
const SOURCE: [&str; 3] = ["出典の文書", "出典の最初の行", "出典の最後の行"];

/// How a measure is found in an edition that may have it under another title.
const NOT_KNOWN: &str = "確かめていない";

/// What stands in place of a title that an edition does not have.
const NOT_IN_EDITION: &str = "この版にはない";

pub(super) fn policies(plan: &Plan<'_>) -> Table {
    let columns = [
        ID,
        "章",
        "節",
        POLICY_CODE,
        POLICY_NAME,
        heading::GOAL,
        heading::CURRENT_STATE,
        heading::CHALLENGES,
        heading::CO_CREATION_EFFORTS,
    ];
    let rows = plan.policies.iter().map(|policy| {
        let co_creation = policy.co_creation.map(|part| lines(part.passages));
        let cells = [
            id::policy(policy),
            policy.code.chapter.label().to_owned(),
            optional(policy.subsection.map(Subsection::label)),
            code(policy.code),
            policy.name.to_owned(),
            policy.goal.text.to_owned(),
            lines(policy.current_state),
            lines(policy.challenges),
            co_creation.unwrap_or_default(),
        ];
        row(plan, cells, policy.source)
    });
    Table::new(columns.into_iter().chain(SOURCE), rows)
}

pub(super) fn measures(plan: &Plan<'_>) -> Table {
    let columns = [
        ID,
        POLICY_ID,
        POLICY_CODE,
        POLICY_NAME,
        "取組の番号",
        "取組名",
        "取組の内容",
    ];
    let rows = plan.policies.iter().flat_map(|policy| {
        policy.measures.iter().map(|measure| {
            let cells = [
                id::measure(policy.edition, policy.code, measure.number),
                id::policy(policy),
                code(policy.code),
                policy.name.to_owned(),
                measure.number.to_string(),
                measure.title.text.to_owned(),
                lines(measure.passages),
            ];
            row(plan, cells, measure.source)
        })
    });
    Table::new(columns.into_iter().chain(SOURCE), rows)
}

/// The matrix of each edition that prints one, a policy to a row and a role to a column: so it can
/// be summed along both sides, and a policy without a matrix is a row of empty cells, where a list
/// of ticks would not have it at all.
pub(super) fn partners(plan: &Plan<'_>) -> Table {
    let roles = PartnerRole::ALL.iter().map(|role| role.label());
    let columns = [ID, POLICY_CODE, POLICY_NAME].into_iter().chain(roles);
    let policies = plan
        .policies
        .iter()
        .filter(|policy| plan.prints_matrix(policy.edition));
    let rows = policies.map(|policy| {
        let ticks = PartnerRole::ALL.iter().map(|role| {
            let ticked = policy.co_creation.map(|part| part.partners.contains(*role));
            ticked.map(flag).unwrap_or_default()
        });
        let names = [
            id::policy(policy),
            code(policy.code),
            policy.name.to_owned(),
        ];
        let source = policy.co_creation.map_or(policy.source, |part| part.source);
        row(plan, names.into_iter().chain(ticks), source)
    });
    Table::new(columns.chain(SOURCE), rows)
}

pub(super) fn indicators(plan: &Plan<'_>) -> Table {
    let columns = [
        ID,
        POLICY_ID,
        POLICY_CODE,
        POLICY_NAME,
        "指標名",
        "直近実績値",
        "直近実績値の年度",
        "目標値又は目指す方向",
    ];
    let rows = plan.policies.iter().flat_map(|policy| {
        id::indicators(policy).map(|(id, indicator)| {
            let cells = [
                id,
                id::policy(policy),
                code(policy.code),
                policy.name.to_owned(),
                indicator.name.to_owned(),
                indicator.latest.to_owned(),
                indicator.latest_year.to_owned(),
                indicator.target.to_owned(),
            ];
            row(plan, cells, indicator.source)
        })
    });
    Table::new(columns.into_iter().chain(SOURCE), rows)
}

/// The links of both kinds: from a direction of the city's strategy to policies, and from a
/// category of the national one to measures.
pub(super) fn strategy_links(strategy: &Strategy<'_>, plan: &Plan<'_>) -> Table {
    let columns = [
        ID,
        "つながりの種類",
        "テーマ・国戦略の目標",
        "取組方針・国戦略の分類",
        POLICY_CODE,
        "総合戦略での施策名",
        "総合戦略での取組の番号",
        "総合戦略での取組名",
    ];
    let editions = plan.editions.iter().flat_map(|edition| {
        let id = edition.id;
        ["との関係", "でのID", "での名称"].map(|column| format!("{id}{column}"))
    });
    let columns = columns.map(str::to_owned).into_iter().chain(editions);
    let rows = direction_links(strategy, plan).chain(measure_links(strategy, plan));
    Table::new(columns.chain(SOURCE.map(str::to_owned)), rows)
}

fn direction_links<'a>(
    strategy: &'a Strategy<'a>,
    plan: &'a Plan<'a>,
) -> impl Iterator<Item = Vec<String>> + 'a {
    let directions = id::themes(strategy).flat_map(|(theme_id, theme)| {
        id::directions(&theme_id, theme)
            .map(|(id, direction)| (theme, id, direction))
            .collect::<Vec<_>>()
    });
    directions.flat_map(move |(theme, direction_id, direction)| {
        let mut source = direction.text.source;
        source.last = direction.policies_source.last;
        direction.policies.iter().map(move |link| {
            let cells = [
                id::policy_link(&direction_id, link),
                "取組方針から施策へ".to_owned(),
                theme.title.text.to_owned(),
                direction.text.text.to_owned(),
                code(link.code),
                link.name.to_owned(),
                String::new(),
                String::new(),
            ];
            let targets = plan
                .editions
                .iter()
                .flat_map(|edition| policy_target(plan, edition.id, link.code));
            row(plan, cells.into_iter().chain(targets), source)
        })
    })
}

fn measure_links<'a>(
    strategy: &'a Strategy<'a>,
    plan: &'a Plan<'a>,
) -> impl Iterator<Item = Vec<String>> + 'a {
    let categories = strategy
        .objectives
        .iter()
        .flat_map(|objective| objective.categories.iter().map(move |own| (objective, own)));
    categories.flat_map(move |(objective, category)| {
        id::measure_links(category).map(move |(id, policy, measure)| {
            let cells = [
                id,
                "国戦略の分類から主な取組へ".to_owned(),
                format!("{} {}", objective.letter, objective.title),
                format!("{} {}", category.letter, category.title),
                code(measure.policy),
                policy.name.to_owned(),
                measure.number.to_string(),
                measure.title.to_owned(),
            ];
            let editions = plan.editions.iter();
            let targets = editions.flat_map(|edition| measure_target(plan, edition.id, measure));
            row(plan, cells.into_iter().chain(targets), measure.source)
        })
    })
}

/// How the policy that a direction names is found in an edition, its identifier and name there. One
/// that was split has a line for each part.
fn policy_target(plan: &Plan<'_>, edition: EditionId, code: PolicyCode) -> [String; 3] {
    let found = plan.cited_in(Document::Strategy, code, edition);
    let relation = match found[..] {
        [] => return no_policy(),
        [own] if own.code == code => "施策番号が同じ",
        [_] => "施策番号が違う",
        _ => "施策が分かれた",
    };
    let lines = |of: fn(&Policy<'_>) -> String| {
        let lines: Vec<_> = found.iter().map(|policy| of(policy)).collect();
        lines.join("\n")
    };
    [
        relation.to_owned(),
        lines(id::policy),
        lines(|policy| policy.name.to_owned()),
    ]
}

/// What a measure is in an edition, its identifier and title there.
fn measure_target(
    plan: &Plan<'_>,
    edition: EditionId,
    measure: &StrategyMeasure<'_>,
) -> [String; 3] {
    let Some(found) = measure.link(edition) else {
        let printed = plan.edition(edition);
        return match printed.filter(|it| it.covers(measure.policy.chapter)) {
            Some(_) => [NOT_KNOWN.to_owned(), String::new(), String::new()],
            None => no_policy(),
        };
    };
    let Some(policy) = plan.policy_in(edition, found.policy) else {
        return no_policy();
    };
    let link = found.link;
    let relation = match link {
        Link::Same(_) => "番号も取組名も同じ",
        Link::Changed(_) => "取組名が違う",
        Link::Renumbered(_) => "番号だけが違う",
        Link::Absent => "取組がない",
    };
    let measure = link.measure().and_then(|number| policy.measure(number));
    let id = measure.map(|own| id::measure(policy.edition, policy.code, own.number));
    let title = measure.map_or(NOT_IN_EDITION, |own| own.title.text);
    [
        relation.to_owned(),
        id.unwrap_or_default(),
        title.to_owned(),
    ]
}

fn no_policy() -> [String; 3] {
    [
        "施策がない".to_owned(),
        String::new(),
        NOT_IN_EDITION.to_owned(),
    ]
}

/// The rows of both tables, each with what the card of a 重点事業 adds.
pub(super) fn projects(plans: &[ImplementationPlan<'_>], plan: &Plan<'_>) -> Table {
    let columns = [
        ID,
        "実施計画",
        "年度",
        "事業名",
        heading::DEPARTMENT,
        heading::PROJECT_CONTENT,
        heading::SPECIAL_ACCOUNT,
        heading::PRIORITY_PROJECT,
        "重点事業ID",
        "事業CD",
        "重点事業の所管課",
        heading::RELATED_DEPARTMENTS,
        heading::PROJECT_GOAL,
        heading::PROJECT_NOTE,
        "推計事業費（百万円）",
        "重点事業の最初の行",
        "重点事業の最後の行",
    ];
    let rows = plans.iter().flat_map(|own| {
        let years: Vec<&str> = own.years.iter().map(|year| year.printed).collect();
        let years = years.join("\n");
        id::projects(own).map(move |(id, project)| {
            let cells = [
                id,
                own.subject.text.to_owned(),
                years.clone(),
                project.name.text.to_owned(),
                lines(project.departments),
                project.description.text.to_owned(),
                flag(project.special_account),
                flag(project.priority),
            ];
            let card = card_cells(project, own.priority_project(project));
            row(plan, cells.into_iter().chain(card), project.source)
        })
    });
    Table::new(columns.into_iter().chain(SOURCE), rows)
}

fn card_cells(project: &Project<'_>, card: Option<&PriorityProject<'_>>) -> [String; 9] {
    // The table of 003 prints no codes; its cards do.
    let code = project.code.or(card.map(|card| card.code));
    let text = |part: fn(&PriorityProject<'_>) -> String| card.map(part).unwrap_or_default();
    [
        text(id::priority_project),
        code.map(|code| code.to_string()).unwrap_or_default(),
        text(|card| card.department.text.to_owned()),
        text(|card| optional(card.related_departments.map(|related| related.text))),
        text(|card| card.goal.text.to_owned()),
        text(|card| optional(card.note.map(|note| note.text))),
        text(|card| card.cost.million_yen().to_string()),
        text(|card| card.source.first.to_string()),
        text(|card| card.source.last.to_string()),
    ]
}

pub(super) fn project_schedule(plans: &[ImplementationPlan<'_>], plan: &Plan<'_>) -> Table {
    let columns = [
        ID,
        "重点事業ID",
        "事業CD",
        "事業名",
        "年度",
        "年度（西暦）",
        "予定",
    ];
    let cards = plans.iter().flat_map(|own| own.priority_projects);
    let rows = cards.flat_map(|card| {
        card.schedule.iter().flat_map(move |column| {
            let card_id = id::priority_project(card);
            let year = id::schedule_year(&card_id, column);
            id::schedule_entries(year, column).map(move |(id, entry)| {
                let cells = [
                    id,
                    card_id.clone(),
                    card.code.to_string(),
                    card.name.text.to_owned(),
                    column.year.printed.to_owned(),
                    column.year.number.to_string(),
                    entry.text.to_owned(),
                ];
                row(plan, cells, entry.source)
            })
        })
    });
    Table::new(columns.into_iter().chain(SOURCE), rows)
}

/// A row, with its last cells: `000 鎌倉ビジョン…`, and the numbers of two lines.
fn row(plan: &Plan<'_>, cells: impl IntoIterator<Item = String>, source: Source) -> Vec<String> {
    let Source {
        document,
        first,
        last,
    } = source;
    let source = [
        format!("{document} {}", plan.document_title(document)),
        first.to_string(),
        last.to_string(),
    ];
    cells.into_iter().chain(source).collect()
}

/// `施策2-2`.
fn code(code: PolicyCode) -> String {
    format!("施策{code}")
}

fn flag(value: bool) -> String {
    u8::from(value).to_string()
}

fn optional(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn lines(passages: &[Passage<'_>]) -> String {
    super::paragraphs(passages).join("\n")
}
