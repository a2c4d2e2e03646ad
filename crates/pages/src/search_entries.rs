//! Everything that the search finds, as entries of its index. Only the host makes them; the app
//! fetches the file that [`search_file`] gives.

use plan::{
    Document, FutureGoal, GlossaryTerm, ImplementationPlan, Indicator, Measure, NationalCategory,
    NationalObjective, Passage, Plan, Policy, PriorityProject, Project, Section, Source, Strategy,
};
use plan_data::{GLOSSARY, IMPLEMENTATION_PLANS, PLAN, SEARCH_WORDS, STRATEGY};
use plan_search::{Entry, Kind, Reading, Words};

use crate::urls::{self, Route};

/// The file of the search's index, over all documents.
pub fn search_file() -> String {
    search_file_of(&search_entries())
}

/// The file of an index over these entries.
pub fn search_file_of(entries: &[Entry]) -> String {
    let names: Vec<[&str; 1]> = GLOSSARY.iter().map(|term| [term.term]).collect();
    let readings: Vec<Reading<'_>> = SEARCH_WORDS
        .readings
        .iter()
        .copied()
        .chain(term_readings(&names))
        .collect();
    let words = Words {
        readings: &readings,
        ..SEARCH_WORDS
    };
    plan_search::write(&words, entries)
}

/// How the glossary's terms are read, but for those that kana spell already and those that the
/// search knows.
fn term_readings<'n>(names: &'n [[&'static str; 1]]) -> impl Iterator<Item = Reading<'n>> {
    let is_kana = |text: &str| text.chars().all(|c| ('ぁ'..='ー').contains(&c));
    let is_known = |yomi: &str| SEARCH_WORDS.readings.iter().any(|it| it.kana == yomi);
    (GLOSSARY.iter().zip(names))
        .filter(move |(term, _)| !is_kana(term.term) && !is_known(term.yomi))
        .map(|(term, name)| Reading {
            kana: term.yomi,
            words: name,
        })
}

/// Everything that can be found, in the order in which equal hits are shown.
pub fn search_entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    for policy in PLAN.current_policies() {
        entries.push(policy_entry(policy));
        let measures = policy.measures.iter();
        entries.extend(measures.map(|measure| measure_entry(policy, measure)));
        entries.extend(earlier_measures(&PLAN, policy));
        let indicators = (1..).zip(policy.indicators);
        entries.extend(indicators.map(|(number, row)| indicator_entry(policy, number, row)));
    }
    entries.extend(PLAN.vision.goals.iter().map(goal_entry));
    entries.extend(sections(&PLAN));
    entries.extend(subsections(&PLAN));
    entries.extend(strategy_entries(&STRATEGY));
    for plan in &IMPLEMENTATION_PLANS {
        entries.extend(project_entries(plan));
    }
    entries.extend(GLOSSARY.iter().map(term_entry));
    entries
}

/// What the app calls the direction towards the SDGs, whose heading the model leaves out.
const SDG_DIRECTION: &str = "SDGsに向けた取組の方向性";

fn texts<'a>(passages: &'a [Passage<'a>]) -> impl Iterator<Item = String> + 'a {
    passages.iter().map(|passage| passage.text.to_owned())
}

fn policy_context(policy: &Policy<'_>) -> String {
    format!("施策{} {}", policy.code, policy.name)
}

fn policy_entry(policy: &Policy<'_>) -> Entry {
    let mut paragraphs = vec![policy.goal.text.to_owned()];
    paragraphs.extend(texts(policy.current_state));
    paragraphs.extend(texts(policy.challenges));
    if let Some(co_creation) = &policy.co_creation {
        paragraphs.extend(texts(co_creation.passages));
    }
    Entry {
        kind: Kind::Policy,
        href: Route::Policy(policy.code).to_string(),
        context: format!("施策{} {}", policy.code, policy.code.chapter.label()),
        title: policy.name.to_owned(),
        paragraphs,
    }
}

fn measure_entry(policy: &Policy<'_>, measure: &Measure<'_>) -> Entry {
    Entry {
        kind: Kind::Measure,
        href: urls::measure_href(policy.code, measure.number),
        context: policy_context(policy),
        title: measure.title.text.to_owned(),
        paragraphs: texts(measure.passages).collect(),
    }
}

/// The measures that only the earlier text of a policy has, or words otherwise.
fn earlier_measures(plan: &Plan<'_>, policy: &Policy<'_>) -> Vec<Entry> {
    let earlier = plan.earlier_texts(policy).into_iter();
    let measures = earlier.flat_map(|earlier| {
        let label = plan.edition_label(earlier.edition);
        earlier.measures.iter().map(move |measure| (label, measure))
    });
    let reworded = measures.filter(|(_, measure)| {
        let same = |later: &Measure<'_>| later.title.text == measure.title.text;
        !policy.measures.iter().any(same)
    });
    reworded
        .map(|(label, measure)| Entry {
            href: Route::PolicyEditions(policy.code).to_string(),
            context: format!("{}：{label}", policy_context(policy)),
            ..measure_entry(policy, measure)
        })
        .collect()
}

fn indicator_entry(policy: &Policy<'_>, number: usize, indicator: &Indicator<'_>) -> Entry {
    Entry {
        kind: Kind::Indicator,
        href: urls::indicator_href(policy.code, number),
        context: policy_context(policy),
        title: indicator.name.to_owned(),
        paragraphs: vec![format!(
            "直近の実績 {}（{}） 目標・目指す方向 {}",
            indicator.latest, indicator.latest_year, indicator.target
        )],
    }
}

fn goal_entry(goal: &FutureGoal<'_>) -> Entry {
    Entry {
        kind: Kind::FutureGoal,
        href: Route::Goal(goal.number).to_string(),
        context: format!("基本構想（{}）", edition_name(goal.source)),
        title: goal.title.to_owned(),
        paragraphs: texts(goal.passages).collect(),
    }
}

/// What readers call the edition that a text is from.
fn edition_name(source: Source) -> &'static str {
    let edition = source.document.edition().and_then(|id| PLAN.edition(id));
    edition.map_or("", |edition| edition.name)
}

/// The sections of 基本構想 and 基本計画 that have passages.
fn sections(plan: &Plan<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let (vision, basic_plan) = (&plan.vision, &plan.basic_plan);
    let at_source = |section: &Section<'_>| urls::source_href(section.source);
    // These have a page of their own; the others are read where they stand.
    let pages = [
        (&vision.city_vision_section, Route::Goals),
        (&basic_plan.basic_policy, Route::BasicPolicy),
        (&basic_plan.leading_project.section, Route::LeadingProject),
    ];
    let mut add = |section: &Section<'_>, context: &str| {
        let page = pages.iter().find(|(own, _)| *own == section);
        add_section(&mut entries, section, context, &|part| {
            page.map_or_else(|| at_source(part), |(_, page)| page.to_string())
        });
    };
    for section in vision.sections() {
        add(
            section,
            &format!("基本構想（{}）", edition_name(section.source)),
        );
    }
    for section in basic_plan.sections() {
        add(
            section,
            &format!("基本計画（{}）", edition_name(section.source)),
        );
    }
    let progress = &plan.progress.section;
    let context = format!("基本計画（{}）", edition_name(progress.source));
    add_section(&mut entries, progress, &context, &at_source);
    entries
}

/// The introductions of 市民自治 and 市政基本運営, in their current text.
fn subsections(plan: &Plan<'_>) -> Vec<Entry> {
    let chapters = plan.basic_plan.chapters.iter();
    let current = chapters.filter(|text| {
        let edition = plan.current_for(text.chapter);
        text.source.document.edition() == edition.map(|edition| edition.id)
    });
    current
        .flat_map(|chapter| {
            chapter.subsections.iter().map(|subsection| Entry {
                kind: Kind::Section,
                href: urls::source_href(subsection.source),
                context: format!(
                    "基本計画（{}） {}",
                    edition_name(subsection.source),
                    chapter.chapter.label()
                ),
                title: subsection.subsection.label().to_owned(),
                paragraphs: texts(subsection.passages).collect(),
            })
        })
        .collect()
}

/// Adds a section and its parts, which are titled with what they are a part of: 人口：将来の姿.
fn add_section(
    entries: &mut Vec<Entry>,
    section: &Section<'_>,
    context: &str,
    href: &dyn Fn(&Section<'_>) -> String,
) {
    add_titled(entries, section, section.title.to_owned(), context, href);
}

fn add_titled(
    entries: &mut Vec<Entry>,
    section: &Section<'_>,
    title: String,
    context: &str,
    href: &dyn Fn(&Section<'_>) -> String,
) {
    for part in section.parts {
        let title = format!("{}：{}", section.title, part.title);
        add_titled(entries, part, title, context, href);
    }
    if !section.passages.is_empty() {
        entries.push(Entry {
            kind: Kind::Section,
            href: href(section),
            context: context.to_owned(),
            title,
            paragraphs: texts(section.passages).collect(),
        });
    }
}

fn strategy_entries(strategy: &Strategy<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let context = "総合戦略2030（案）";
    for slide in strategy.slides {
        entries.push(Entry {
            kind: Kind::Strategy,
            href: urls::source_href(slide.source),
            context: context.to_owned(),
            title: slide.title.text.to_owned(),
            paragraphs: texts(slide.passages).collect(),
        });
    }
    for (number, theme) in (1..).zip(strategy.themes) {
        let mut paragraphs: Vec<String> = texts(theme.current_state).collect();
        for direction in theme.directions {
            paragraphs.push(direction.text.text.to_owned());
        }
        entries.push(Entry {
            kind: Kind::Strategy,
            href: urls::theme_href(number),
            context: context.to_owned(),
            title: theme.title.text.to_owned(),
            paragraphs,
        });
    }
    for objective in strategy.objectives {
        let categories = objective.categories.iter();
        entries.extend(categories.map(|category| category_entry(context, objective, category)));
    }
    entries
}

/// A category with what the national strategy prints under it, and the city's measures beside it.
fn category_entry(
    context: &str,
    objective: &NationalObjective<'_>,
    category: &NationalCategory<'_>,
) -> Entry {
    let mut paragraphs = Vec::new();
    for group in category.groups {
        // Many a group has one item, of its own title.
        let items = group.items.iter().map(|item| item.title);
        let mut titles: Vec<&str> = vec![group.title];
        titles.extend(items.filter(|title| *title != group.title));
        paragraphs.push(titles.join("、"));
    }
    let measures: Vec<&str> = category.measures().map(|measure| measure.title).collect();
    if !measures.is_empty() {
        paragraphs.push(measures.join("、"));
    }
    Entry {
        kind: Kind::Strategy,
        href: urls::category_href(category.letter),
        context: format!("{context} {} {}", objective.letter, objective.title),
        title: format!("{}. {}", category.letter, category.title),
        paragraphs,
    }
}

/// The projects of an earlier plan's implementation plan, and the thinking behind them.
fn project_entries(plan: &ImplementationPlan<'_>) -> Vec<Entry> {
    let source = match plan.document {
        Document::ImplementationPlan2014 => "平成26〜28年度の実施計画",
        _ => "令和5〜7年度の実施計画",
    };
    let mut entries = Vec::new();
    for (number, project) in (1..).zip(plan.projects) {
        let departments: Vec<&str> = project.departments.iter().map(|it| it.text).collect();
        let card = plan.priority_project(project);
        entries.push(Entry {
            kind: Kind::Project,
            href: urls::project_href(plan.document, number),
            context: format!("{source} {}", departments.join("、")),
            title: project.name.text.to_owned(),
            paragraphs: project_paragraphs(project, card),
        });
    }
    let approach = |section: &Section<'_>| urls::source_href(section.source);
    let first = entries.len();
    add_section(&mut entries, &plan.approach, source, &approach);
    for entry in &mut entries[first..] {
        entry.kind = Kind::Project;
    }
    if let Some(sdgs) = &plan.sdgs {
        entries.push(Entry {
            kind: Kind::Project,
            href: urls::source_href(sdgs.source),
            context: source.to_owned(),
            title: SDG_DIRECTION.to_owned(),
            paragraphs: vec![sdgs.direction.text.to_owned()],
        });
    }
    entries
}

/// A project's description; of a priority project, also its goal and what each year brings.
fn project_paragraphs(project: &Project<'_>, card: Option<&PriorityProject<'_>>) -> Vec<String> {
    let mut paragraphs = vec![project.description.text.to_owned()];
    if let Some(card) = card {
        paragraphs.push(card.goal.text.to_owned());
        paragraphs.extend(card.related_departments.map(|it| it.text.to_owned()));
        let mut entries: Vec<&str> = Vec::new();
        for year in card.schedule {
            for entry in year.entries {
                if !entries.contains(&entry.text) {
                    entries.push(entry.text);
                }
            }
        }
        paragraphs.push(entries.join("、"));
    }
    paragraphs
}

/// A word of the glossary, with what the editors or else the documents say that it means, and its
/// other forms.
fn term_entry(term: &GlossaryTerm<'_>) -> Entry {
    let quote = term.quote.map(|quote| quote.text);
    let others = term.names().skip(1);
    Entry {
        kind: Kind::Term,
        href: urls::term_href(term.term),
        context: "用語集".to_owned(),
        title: term.term.to_owned(),
        paragraphs: (term.explanation.or(quote).into_iter().chain(others))
            .map(str::to_owned)
            .collect(),
    }
}
