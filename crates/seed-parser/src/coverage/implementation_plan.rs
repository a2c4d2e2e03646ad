//! The pieces of an implementation plan, and the lines of 003 and 004 that it does not hold.

use std::borrow::Cow;

use plan::{Document, ImplementationPlan, Passage, PriorityProject, Project, Source, heading};

use super::{Omission, Piece, Pieces, squeezed};

const EARLIER: Document = Document::ImplementationPlan2014;
const LATER: Document = Document::ImplementationPlan2023;

/// All the lines of 003 and 004 that the implementation plans do not hold.
pub const OMISSIONS: &[Omission<'static>] = &[
    heading(
        EARLIER,
        "◆この計画の推進に向けた考え方に対応する事業（実施事業）",
    ),
    heading(EARLIER, "◆重点事業"),
    columns(EARLIER, "事業名所管課事業内容", 2),
    label(EARLIER, heading::PROJECT_GOAL, 2),
    label(EARLIER, heading::PROJECT_CONTENT, 2),
    label(EARLIER, "事業工程", 2),
    columns(EARLIER, "平成26年度平成27年度平成28年度推計事業費", 2),
    heading(LATER, "◆SDGsのゴール・ターゲットの達成に向けた取組の方向性"),
    label(LATER, "SDGsの", 1),
    label(LATER, "ゴール・ターゲット", 1),
    label(LATER, "市としての", 1),
    label(LATER, "取組の方向性", 1),
    heading(
        LATER,
        "◆この計画の推進に向けた考え方に対応する事業（実施事業）",
    ),
    heading(LATER, "◆重点事業"),
    columns(LATER, "事業名所管課事業内容", 4),
    // A fifth card prints its text behind the label.
    label(LATER, heading::PROJECT_GOAL, 4),
    label(LATER, heading::PROJECT_CONTENT, 4),
    label(LATER, "事業工程", 5),
    columns(LATER, "令和５年度令和６年度令和７年度推計事業費", 5),
];

const fn heading(document: Document, text: &'static str) -> Omission<'static> {
    Omission {
        document,
        text: Cow::Borrowed(text),
        times: 1,
        reason: "heads a part of the document, which the implementation plan holds as a field",
    }
}

const fn columns(document: Document, text: &'static str, times: usize) -> Omission<'static> {
    Omission {
        document,
        text: Cow::Borrowed(text),
        times,
        reason: "heads the columns of a table, whose cells the implementation plan holds as fields",
    }
}

const fn label(document: Document, text: &'static str, times: usize) -> Omission<'static> {
    Omission {
        document,
        text: Cow::Borrowed(text),
        times,
        reason: "names a cell, which the implementation plan holds as a field",
    }
}

pub(super) fn pieces(plan: &ImplementationPlan<'_>) -> Vec<Piece> {
    let ImplementationPlan {
        document: _,
        // The schedules hold them.
        years: _,
        title,
        subject,
        estimated_total,
        approach,
        sdgs,
        projects,
        cost_notes,
        priority_projects,
    } = plan;
    let mut pieces = Pieces::default();
    pieces.passages(&[*title, *subject]);
    pieces.push(
        estimated_total.source,
        &format!("推計事業費（３ヵ年合計）：{}", estimated_total.printed),
    );
    pieces.sections(&[*approach]);
    if let Some(sdgs) = sdgs {
        let targets = sdgs.targets.iter();
        pieces.lines(
            targets.map(|target| (target.source, format!("{}.{}", target.goal, target.number))),
        );
        pieces.passages(&[sdgs.direction]);
    }
    // The projects of one row print it once.
    for row in projects.chunk_by(|project, next| project.source == next.source) {
        pieces.row(row);
    }
    if let Some(notes) = cost_notes {
        pieces.passages(&[notes.introduction]);
        pieces.lines(
            notes
                .items
                .iter()
                .map(|item| (item.source, item.text.to_owned())),
        );
    }
    for project in *priority_projects {
        pieces.card(project);
    }
    pieces.0
}

impl Pieces {
    /// Texts of which several stand on a line, one after the other.
    fn lines(&mut self, texts: impl Iterator<Item = (Source, String)>) {
        let mut open: Option<(Source, String)> = None;
        for (source, text) in texts {
            match &mut open {
                Some((line, line_text)) if *line == source => line_text.push_str(&text),
                _ => {
                    if let Some((line, line_text)) = open.replace((source, text)) {
                        self.push(line, &line_text);
                    }
                }
            }
        }
        if let Some((line, text)) = open {
            self.push(line, &text);
        }
    }

    fn row(&mut self, projects: &[Project<'_>]) {
        let Some(first) = projects.first() else {
            return;
        };
        let mut text = String::new();
        match first.code {
            Some(code) => text += &format!("事業CD:{code}"),
            None if first.priority => text += "＜重点事業＞",
            None => {}
        }
        if first.special_account {
            text += heading::SPECIAL_ACCOUNT;
        }
        let names = projects.iter().map(|project| project.name.text);
        let departments = projects.iter().flat_map(|project| project.departments);
        text.extend(names.chain(departments.map(|department| department.text)));
        text += first.description.text;
        self.push(first.source, &text);
    }

    fn card(&mut self, project: &PriorityProject<'_>) {
        let PriorityProject {
            code,
            name,
            department,
            related_departments,
            goal,
            content,
            note,
            schedule,
            cost,
            source,
        } = project;
        let code = full_width(&code.to_string());
        self.heading(*source, &format!("事業CD{code}事業名{}", name.text));
        self.labelled(heading::DEPARTMENT, department);
        if let Some(related) = related_departments {
            self.labelled(heading::RELATED_DEPARTMENTS, related);
        }
        self.maybe_labelled(heading::PROJECT_GOAL, goal);
        self.maybe_labelled(heading::PROJECT_CONTENT, content);
        if let Some(note) = note {
            self.labelled(heading::PROJECT_NOTE, note);
        }
        let bullet = if source.document == LATER { "‣" } else { "" };
        for entry in schedule.iter().flat_map(|column| column.entries) {
            self.labelled(bullet, entry);
        }
        self.push(cost.source, cost.printed);
    }

    fn labelled(&mut self, label: &str, passage: &Passage<'_>) {
        self.push(passage.source, &format!("{label}{}", passage.text));
    }

    /// A label that stands in the line of its text, or in a line of its own.
    fn maybe_labelled(&mut self, label: &'static str, passage: &Passage<'_>) {
        self.0.push(Piece {
            source: passage.source,
            text: squeezed(passage.text),
            label,
        });
    }
}

fn full_width(code: &str) -> String {
    code.chars()
        .map(|character| match character {
            '-' => '－',
            '0'..='9' => char::from_u32(u32::from(character) - u32::from('0') + u32::from('０'))
                .unwrap_or(character),
            _ => character,
        })
        .collect()
}
