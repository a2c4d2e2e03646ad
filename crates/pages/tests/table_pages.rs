//! The partners, the indicators and the earlier projects, as the prerenderer writes them.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/html.rs"]
mod html;

use html::text;
use pages::components::cost_bars::yen_in_words;
use pages::earlier_projects::{department, departments};
use pages::metadata::Metadata;
use pages::pages::framed;
use pages::search_entries::search_entries;
use pages::urls::{
    ProjectChoice, Route, co_creation_href, indicator_href, indicator_signs_href,
    priority_project_href, project_href, source_href,
};
use plan::{Chapter, EditionId, PartnerRole, Passage, Policy, Source};
use plan_data::{IMPLEMENTATION_PLANS, PLAN};
use plan_search::Kind;

const EARLIER: EditionId = EditionId::new(0);
const LATER: EditionId = EditionId::new(1);

const ALL: Route = Route::Projects(ProjectChoice::All);
const PRIORITY: Route = Route::Projects(ProjectChoice::Priority);

fn page(route: &Route) -> String {
    framed(route).into_string()
}

/// The page that an address leads to, and the id behind its `#`.
fn follow(href: &str) -> (String, String) {
    let (address, id) = href.split_once('#').unwrap();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    (page(&Route::parse(path, query)), id.to_owned())
}

/// What stands behind the opening tag with this id, up to the closing `end`.
fn content_of<'a>(html: &'a str, id: &str, end: &str) -> &'a str {
    let (_, rest) = html
        .split_once(&format!("id=\"{id}\""))
        .unwrap_or_else(|| panic!("no element has the id {id}"));
    let (_, rest) = rest.split_once('>').unwrap();
    rest.split_once(end).unwrap().0
}

fn lines(source: Source) -> String {
    let Source {
        document,
        first,
        last,
    } = source;
    let name = PLAN.document_name(document);
    if first == last {
        format!("{name}・{first}行")
    } else {
        format!("{name}・{first}〜{last}行")
    }
}

/// The table's row of a policy.
fn row<'a>(html: &'a str, policy: &Policy<'_>) -> &'a str {
    let head = format!(
        "<a class=\"partner-matrix__name\" href=\"{}\">",
        co_creation_href(policy.code)
    );
    let (_, rest) = html.split_once(&head).unwrap();
    rest.split_once("</tr>").unwrap().0
}

#[test]
fn each_policy_has_its_printed_boxes_in_their_order_and_leads_to_them() {
    let html = page(&Route::Partners);
    let mut ticked = 0;
    let mut without = 0;
    for policy in PLAN.current_policies() {
        let Some(co_creation) = &policy.co_creation else {
            without += 1;
            let link = format!("href=\"{}\"", co_creation_href(policy.code));
            assert!(!html.contains(&link), "{}", policy.code);
            continue;
        };
        let row = row(&html, policy);
        let shown: Vec<bool> = row
            .split("<td ")
            .skip(1)
            .map(|cell| cell.contains("■") && cell.contains("印あり"))
            .collect();
        let printed: Vec<bool> = PartnerRole::ALL
            .iter()
            .map(|role| co_creation.partners.contains(*role))
            .collect();
        assert_eq!(shown, printed, "{}", policy.code);
        let (target, id) = follow(&co_creation_href(policy.code));
        assert!(target.contains(&format!("id=\"{id}\"")), "{}", policy.code);
        ticked += co_creation.partners.iter().count();
    }
    assert_eq!((ticked, without), (150, 11));
    let all = text(&html);
    assert!(all.contains("市民といっしょに取り組む施策は32のうち31"));
    assert!(all.contains("43の施策のうち、表があるのは32です。"));
    assert!(all.contains("表がない11の施策は"));
}

#[test]
fn each_role_has_its_total_and_leads_to_its_policies() {
    let html = page(&Route::Partners);
    let expected = [31, 16, 16, 27, 27, 8, 16, 9];
    for (role, total) in PartnerRole::ALL.iter().zip(expected) {
        let href = format!("href=\"{}\"", Route::for_partner(*role));
        // In the figure; at the head of the table a finger would not find it.
        assert_eq!(html.matches(&href).count(), 1, "{role}");
        let (_, in_figure) = html.split_once(&href).unwrap();
        let in_figure = text(&format!("<a {}", in_figure.split_once("</a>").unwrap().0));
        assert_eq!(in_figure, format!("{}{total}施策", role.label()), "{role}");
    }
    assert_eq!(expected.iter().sum::<i32>(), 150);
    for chapter in Chapter::ALL {
        let mut policies = PLAN.current_policies();
        let has_tables = policies.any(|it| it.code.chapter == *chapter && it.co_creation.is_some());
        let link = format!("href=\"{}\"", Route::for_chapter(*chapter));
        assert_eq!(html.contains(&link), has_tables, "{chapter}");
    }
}

#[test]
fn the_matrix_has_real_headings_for_its_rows_and_columns() {
    let html = page(&Route::Partners);
    let headings = |scope: &str| html.matches(&format!("scope=\"{scope}\"")).count();
    assert_eq!(headings("col"), 8 + 1);
    assert_eq!(headings("row"), 32);
    assert_eq!(headings("rowgroup"), 4);
}

#[test]
fn the_examples_of_ticks_and_text_that_disagree_are_so() {
    let html = text(&page(&Route::Partners));
    let role = PartnerRole::CivicGroups;
    let words_of = |policy: &Policy<'_>| {
        let co_creation = policy.co_creation.unwrap();
        let passages = policy.measures.iter().flat_map(|measure| measure.passages);
        passages
            .chain(co_creation.passages)
            .map(|passage: &Passage<'_>| passage.text)
            .collect::<String>()
    };
    let policy_after = |words: &str| {
        let (_, example) = html.split_once(words).unwrap();
        let (code, rest) = example.split_once(' ').unwrap();
        let policy = PLAN.policy(code.parse().unwrap()).unwrap();
        assert!(rest.starts_with(&format!("{}の「市民活動団体」など）", policy.name)));
        policy
    };
    let named = policy_after("印のない相手（");
    assert!(words_of(named).contains(role.label()));
    assert!(!named.co_creation.unwrap().partners.contains(role));
    let ticked = policy_after("本文に出てこない相手（");
    assert!(!words_of(ticked).contains("団体"));
    assert!(ticked.co_creation.unwrap().partners.contains(role));
}

#[test]
fn each_indicator_stands_at_its_address_with_its_printed_value_and_aim() {
    let mut seen = 0;
    for policy in PLAN.current_policies() {
        for (place, indicator) in (1..).zip(policy.indicators) {
            seen += 1;
            let (html, id) = follow(&indicator_href(policy.code, place));
            assert_eq!(id, format!("{}-{place}", policy.code));
            let link = format!("href=\"{}\"", source_href(indicator.source));
            assert!(html.contains(&link), "{id}: {link}");
            let card = text(content_of(&html, &id, "</li>"));
            let name = indicator
                .name
                .split_once('＝')
                .map_or(indicator.name, |(_, ratio)| ratio);
            for printed in [
                name,
                indicator.latest,
                indicator.latest_year,
                indicator.target,
            ] {
                assert!(card.contains(printed), "{id}: {printed} in {card}");
            }
        }
    }
    assert_eq!(seen, 25);
}

#[test]
fn the_four_ratios_are_one_indicator() {
    let html = page(&Route::Indicators);
    // 25 rows, of which four are one, with a name for that and each of its parts; the table below
    // repeats the rows.
    assert_eq!(html.matches("class=\"indicator__name\"").count(), 26);
    assert_eq!(
        html.matches("class=\"indicator__name\">財政健全化指標<")
            .count(),
        1
    );
    for place in 1..=4 {
        assert!(html.contains(&format!("class=\"indicator__part\" id=\"5-6-{place}\"")));
    }
    assert!(text(&html).contains("財政の早期健全化や再生の必要性を判断するための指標。」"));
}

#[test]
fn signs_are_told_in_words_where_they_stand_and_in_one_place() {
    let html = page(&Route::Indicators);
    let card = |id: &str| text(content_of(&html, id, "</li>"));
    assert!(card("5-1-1").contains("(未定)（2026年度）"));
    assert!(card("5-1-1").contains("値はまだありません"));
    assert!(card("5-6-1").contains("—（2024 年度）"));
    assert!(text(&html).contains("「—」は、値が出ないという印。0ではありません。"));
    assert!(card("5-6-3").contains("2.1（2024 年度）"));
    assert!(card("5-6-1").contains("⇒ 維持する"));
    assert!(card("5-1-2").contains("↗ 増やす"));
    assert!(card("5-8-1").contains("9,039.08 m ²（2025 年度）"));
    assert!(card("5-8-1").contains("↘ 減らす"));
    // The blank of the setting is there and takes no room, in the card and in the table.
    let closed_up = " m<span class=\"setting-gap\"> </span>²";
    assert_eq!(html.matches(closed_up).count(), 2);
    let (html, id) = follow(&indicator_signs_href());
    let signs = text(content_of(&html, &id, "</dl>"));
    for (sign, count) in [
        ("↗", 15),
        ("↘", 2),
        ("⇒", 4),
        ("—", 3),
        ("(未定)", 2),
        ("【再】", 1),
        ("(累計)", 2),
    ] {
        assert!(signs.contains(&format!("「{sign}」{count}か所")), "{sign}");
    }
}

#[test]
fn a_bar_leads_to_a_target_of_the_same_unit_and_says_how_far() {
    let html = page(&Route::Indicators);
    let card = |id: &str| content_of(&html, id, "</li>");
    for (id, gap, filled) in [
        ("5-2-1", "目標まで、あと10件", "44.44%"),
        ("5-8-2", "目標まで、あと47.7ポイント", "52.30%"),
        ("5-8-4", "目標まで、あと52.0ポイント", "48.00%"),
        ("5-9-3", "目標まで、あと6件減らす", "100.00%"),
    ] {
        assert!(text(card(id)).ends_with(gap), "{id}: {}", text(card(id)));
        assert!(card(id).contains(&format!("width=\"{filled}\"")), "{id}");
    }
    assert_eq!(text(&html).matches("目標まで、あと").count(), 4);
    // A count, or no value, has no end to draw a bar to.
    for id in [
        "5-1-1", "5-1-3", "5-2-2", "5-6-3", "5-7-2", "5-8-1", "5-9-2",
    ] {
        assert!(!card(id).contains("indicator-bar"), "{id}");
    }
}

#[test]
fn a_policys_own_table_explains_its_signs_too() {
    for policy in PLAN.current_policies() {
        let html = page(&Route::Policy(policy.code));
        assert_eq!(
            html.contains(&format!("href=\"{}\"", indicator_signs_href())),
            !policy.indicators.is_empty(),
            "{}",
            policy.code
        );
    }
}

#[test]
fn each_project_stands_at_its_address_with_departments_text_and_lines() {
    let mut seen = 0;
    for plan in &IMPLEMENTATION_PLANS {
        for (place, project) in (1..).zip(plan.projects) {
            seen += 1;
            let (html, id) = follow(&project_href(plan.document, place));
            let (_, item) = html.split_once(&format!("id=\"{id}\"")).unwrap();
            let item = item.split("</details>").next().unwrap();
            let (head, _) = html.split_once(&format!("id=\"{id}\"")).unwrap();
            let head = head.rsplit("<li class=\"project\"").next().unwrap();
            let shown = text(&format!("<li class=\"project\"{head}id=\"{id}\"{item}"));
            assert!(shown.contains(project.name.text), "{id}");
            assert!(shown.contains(project.description.text), "{id}");
            assert!(shown.contains(&lines(project.source)), "{id}");
            for department in project.departments {
                assert!(shown.contains(department.text), "{id}");
            }
            assert_eq!(
                item.contains(&format!("href=\"{PRIORITY}#")),
                project.priority,
                "{id}"
            );
        }
    }
    assert_eq!(seen, 60);
}

#[test]
fn the_departments_have_places_that_stay() {
    let named: Vec<_> = departments().collect();
    assert_eq!(named.len(), 30);
    for (place, name) in [
        (1, "議会事務局"),
        (4, "総務課"),
        (8, "秘書課"),
        (30, "作業センター"),
    ] {
        assert_eq!(department(place), Some(name));
    }
    assert_eq!(department(0), None);
    assert_eq!(department(31), None);
    assert!(!named.contains(&"他"));
}

#[test]
fn each_choice_lists_what_its_count_says_and_leads_on() {
    let first = page(&ALL);
    for (place, name) in (1..).zip(departments()) {
        let route = Route::Projects(ProjectChoice::Department(place));
        let html = page(&route);
        let of_it = IMPLEMENTATION_PLANS
            .iter()
            .flat_map(|plan| plan.projects)
            .filter(|project| project.departments.iter().any(|it| it.text == name));
        let count = of_it.clone().count();
        assert_eq!(
            html.matches("<li class=\"project\"").count(),
            count,
            "{name}"
        );
        for project in of_it {
            assert!(text(&html).contains(project.description.text), "{name}");
        }
        assert!(
            text(&first).contains(&format!("{name}{count}事業")),
            "{name}"
        );
        assert!(first.contains(&format!("href=\"{route}\"")), "{name}");
        assert!(html.contains(&format!("href=\"{ALL}\"")), "{name}");
        assert!(Route::every_single_choice().contains(&route), "{name}");
    }
    assert!(Route::every_single_choice().contains(&PRIORITY));
    assert!(text(&first).contains("すべて60事業"));
    assert!(text(&first).contains("重点事業7事業"));
}

#[test]
fn a_department_that_is_not_there_is_no_page() {
    let route = Route::Projects(ProjectChoice::Department(200));
    let missing = Metadata::of(&Route::NotFound).heading;
    assert_eq!(Metadata::of(&route).heading, missing);
    let html = page(&route);
    assert!(html.contains(&missing));
    assert!(!html.contains("project-filter"));
}

#[test]
fn a_priority_projects_card_has_everything_that_the_document_prints() {
    let mut seen = 0;
    for plan in &IMPLEMENTATION_PLANS {
        for project in plan.priority_projects {
            seen += 1;
            let (html, id) = follow(&priority_project_href(plan.document, project.code));
            let (head, card) = html.split_once(&format!("id=\"{id}\"")).unwrap();
            let head = head.rsplit("<details").next().unwrap();
            let card = card.split("</details>").next().unwrap();
            let card = text(&format!("<details{head}id=\"{id}\"{card}"));
            let mut printed = vec![
                project.name.text,
                project.department.text,
                project.goal.text,
                project.content.text,
                project.cost.printed,
            ];
            printed.extend(project.related_departments.iter().map(|it| it.text));
            printed.extend(project.note.iter().map(|it| it.text));
            for year in project.schedule {
                printed.push(year.year.printed);
                printed.extend(year.entries.iter().map(|entry| entry.text));
            }
            for printed in printed {
                assert!(card.contains(printed), "{id}: {printed}");
            }
            assert!(card.contains(&project.code.to_string()), "{id}");
            assert!(card.contains(&yen_in_words(project.cost.yen)), "{id}");
            assert!(card.contains(&lines(project.source)), "{id}");
        }
    }
    assert_eq!(seen, 7);
}

#[test]
fn the_printed_totals_stand_beside_what_they_hold() {
    let html = text(&page(&ALL));
    for words in [
        "2014〜2016年度が約14億円",
        "文書では1,425 百万円＝14億2,500万円です。",
        "重点事業（2事業）の合計：30.3百万円。全体の約2.1%",
        "残り：1,394.7百万円。全体の約97.9%",
        "2023〜2025年度が約658億円",
        "文書では65,775 百万円＝657億7,500万円です。",
        "重点事業（5事業）の合計：2,125百万円。全体の約3.2%",
        "残り：63,650百万円。全体の約96.8%。ほかの43事業の費用のほか、事業ではない13の経費を含みます。",
    ] {
        assert!(html.contains(words), "{words}");
    }
    let notes = IMPLEMENTATION_PLANS[1].cost_notes.unwrap();
    assert_eq!(notes.items.len(), 13);
    for item in notes.items {
        assert!(html.contains(item.text), "{}", item.text);
    }
}

#[test]
fn the_field_searches_for_projects_in_all_documents() {
    let html = page(&ALL);
    let (_, form) = html.split_once("aria-label=\"以前の事業の検索\"").unwrap();
    let form = form.split_once("</form>").unwrap().0;
    assert!(form.contains("method=\"get\" action=\"/search\""));
    assert!(form.contains("name=\"q\""));
    assert!(form.contains("name=\"kind\" value=\"project\""));
    let route = Route::parse("/search", "q=a&kind=project");
    assert!(matches!(route, Route::Search(query) if query.kind == Some(Kind::Project)));
}

#[test]
fn what_the_search_finds_of_them_is_where_it_leads() {
    let pages = [page(&ALL), page(&Route::Indicators)];
    let mut seen = 0;
    for entry in search_entries() {
        if !matches!(entry.kind, Kind::Indicator | Kind::Project) {
            continue;
        }
        for (route, html) in [ALL, Route::Indicators].iter().zip(&pages) {
            if let Some(id) = entry.href.strip_prefix(&format!("{route}#")) {
                assert!(html.contains(&format!("id=\"{id}\"")), "{}", entry.href);
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 60 + 25);
}

#[test]
fn amounts_are_said_as_people_say_them() {
    for (yen, words) in [
        (1_300_000, "130万円"),
        (29_000_000, "2,900万円"),
        (1_357_000_000, "13億5,700万円"),
        (200_000_000, "2億円"),
        (65_775_000_000, "657億7,500万円"),
    ] {
        assert_eq!(yen_in_words(yen), words);
    }
}

#[test]
fn the_page_says_for_which_years_it_has_plans_and_what_they_planned_stands_in_a_table() {
    let html = page(&ALL);
    assert!(text(&html).contains("ここにあるのは、2014〜2016年度と2023〜2025年度だけです。"));
    let tables = html
        .split_once("<table class=\"schedule-table\"")
        .unwrap()
        .1;
    let tables = tables.split_once("</details>").unwrap().0;
    for project in IMPLEMENTATION_PLANS
        .iter()
        .flat_map(|plan| plan.priority_projects)
    {
        let (_, row) = tables.split_once(project.name.text).unwrap();
        let cells: Vec<_> = row
            .split_once("</tr>")
            .unwrap()
            .0
            .split("<td>")
            .skip(1)
            .map(text)
            .collect();
        let mut expected: Vec<_> = project
            .schedule
            .iter()
            .map(|year| year.entries.len().to_string())
            .collect();
        expected.push(project.cost.printed.to_owned());
        assert_eq!(cells, expected, "{}", project.name.text);
    }
}

#[test]
fn the_earlier_plans_approach_and_goals_are_there_and_said_to_be_earlier() {
    let html = text(&page(&ALL));
    for plan in &IMPLEMENTATION_PLANS {
        for part in plan.approach.parts {
            assert!(html.contains(part.title), "{}", part.title);
            for passage in part.passages {
                assert!(html.contains(passage.text), "{}", passage.text);
            }
        }
        for passage in plan.approach.passages {
            assert!(html.contains(passage.text), "{}", passage.text);
        }
        let link = format!("href=\"{}\"", source_href(plan.approach.source));
        assert!(page(&ALL).contains(&link), "{link}");
        for target in plan.sdgs.iter().flat_map(|sdgs| sdgs.targets) {
            let printed = format!("ターゲット{}.{}", target.goal, target.number);
            assert!(html.contains(&printed), "{printed}");
        }
    }
    for route in [ALL, PRIORITY, Route::Projects(ProjectChoice::Department(4))] {
        assert!(
            text(&page(&route)).contains("これより前の計画の文書です。"),
            "{route}"
        );
    }
}

#[test]
fn the_partners_and_indicators_say_which_draft_they_are_from() {
    for (route, edition) in [(Route::Partners, EARLIER), (Route::Indicators, LATER)] {
        let name = PLAN.edition_name(edition);
        assert!(text(&page(&route)).contains(name), "{route}");
    }
}
