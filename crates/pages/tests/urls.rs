//! URLs, as a table: what is read from them and what is printed.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;

use pages::contract::GROUPS;
use pages::language::PageLanguage;
use pages::urls::{Lines, ProjectChoice, Query, Route, key, language_prefix};
use plan::filter::Filter;
use plan::{Chapter, Document, EditionId, LifeStage, PartnerRole, Policy, Situation};
use plan_data::{IMPLEMENTATION_PLANS, PLAN};
use plan_search::Kind;

const LATER: EditionId = EditionId::new(1);
const WHOLE_PLAN: Document = Document::Edition(EditionId::new(0));

fn read(url: &str) -> Route {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    Route::parse(path, query)
}

fn words(words: &str) -> Route {
    Route::Policies(Filter {
        words: words.to_owned(),
        ..Filter::default()
    })
}

#[test]
fn each_url_reads_as_its_route_and_prints_back() {
    let table = [
        ("/", Route::Home),
        ("/goals", Route::Goals),
        ("/goals/3", Route::Goal(3)),
        ("/policies", Route::all_policies()),
        (
            "/policies/001-5-3",
            Route::PolicyText(LATER, "5-3".parse().unwrap()),
        ),
        (
            "/policies?life-stage=infant",
            Route::for_life_stage(LifeStage::Infant),
        ),
        (
            "/policies?situation=carer",
            Route::for_situation(Situation::Carer),
        ),
        (
            "/policies?partner=businesses",
            Route::for_partner(PartnerRole::Businesses),
        ),
        (
            "/policies?chapter=living",
            Route::for_chapter(Chapter::Living),
        ),
        (
            "/policies?life-stage=infant&life-stage=parenting&situation=carer&partner=citizens&chapter=people&q=a&view=full",
            Route::Policies(Filter {
                life_stages: vec![LifeStage::Infant, LifeStage::Parenting],
                situations: vec![Situation::Carer],
                partner_roles: vec![PartnerRole::Citizens],
                chapters: vec![Chapter::People],
                words: "a".to_owned(),
                in_full: true,
            }),
        ),
        ("/policies/3-10", Route::Policy("3-10".parse().unwrap())),
        ("/card", Route::Card(String::new())),
        ("/card?p=2-2,3-11", Route::Card("p=2-2,3-11".to_owned())),
        ("/emaki", Route::Emaki(None)),
        (
            "/emaki?life-stage=infant",
            Route::Emaki(Some(LifeStage::Infant)),
        ),
        ("/embed", Route::Embed),
        ("/opinions", Route::Follow),
        ("/opinions/new", Route::Send(None)),
        (
            "/opinions/new?about=000-2-2",
            Route::Send("000-2-2".parse().ok()),
        ),
        (
            "/opinions/new?about=001-5-5-2",
            Route::Send("001-5-5-2".parse().ok()),
        ),
        (
            "/opinions/7K3-M9Q-2XD-F4H-8WP-N5C",
            Route::Opinion("7K3-M9Q-2XD-F4H-8WP-N5C".to_owned()),
        ),
        ("/about", Route::About),
        ("/accessibility", Route::Accessibility),
        ("/plan", Route::Overview),
        ("/basic-policy", Route::BasicPolicy),
        ("/leading-project", Route::LeadingProject),
        ("/strategy", Route::Strategy),
        ("/strategy/national", Route::NationalStrategy),
        ("/partners", Route::Partners),
        ("/indicators", Route::Indicators),
        ("/projects", Route::Projects(ProjectChoice::All)),
        (
            "/projects?priority=only",
            Route::Projects(ProjectChoice::Priority),
        ),
        (
            "/projects?department=7",
            Route::Projects(ProjectChoice::Department(7)),
        ),
        ("/editions", Route::Editions),
        (
            "/editions/5-7",
            Route::PolicyEditions("5-7".parse().unwrap()),
        ),
        ("/glossary", Route::Glossary),
        ("/sources", Route::Sources),
        ("/sources/000", Route::SourceDocument(WHOLE_PLAN, None)),
        (
            "/sources/004?lines=51-53",
            Route::SourceDocument(
                Document::ImplementationPlan2023,
                Some(Lines {
                    first: 51,
                    last: 53,
                }),
            ),
        ),
        ("/open-data", Route::OpenData),
        ("/voices", Route::Voices(String::new())),
        (
            "/voices?policy=2-2&q=%25",
            Route::Voices("policy=2-2&q=%25".to_owned()),
        ),
        ("/voices/7", Route::Voice(7)),
        ("/search", Route::search("")),
        ("/search?q=a%25+b", Route::search("a% b")),
        (
            "/search?q=a&kind=project",
            Route::Search(Query {
                words: "a".to_owned(),
                kind: Some(Kind::Project),
            }),
        ),
    ];
    for (url, route) in table {
        assert_eq!(read(url), route, "{url}");
        assert_eq!(route.to_string(), url);
    }
}

#[test]
fn words_are_decoded_once_and_survive_the_round_trip() {
    for typed in [
        "%",
        "%25",
        "+",
        "a+b c",
        "100%",
        "こども　若者",
        "ＩＣＴ",
        "🌊",
        "&q=",
        "#",
        "\"<b>",
    ] {
        let printed = words(typed).to_string();
        assert_eq!(read(&printed), words(typed), "{printed}");
    }
    assert_eq!(read("/policies?q=%25"), words("%"));
    assert_eq!(read("/policies?q=%2525"), words("%25"));
    assert_eq!(read("/policies?q=a+b"), words("a b"));
}

#[test]
fn what_a_query_says_wrongly_is_passed_over() {
    assert_eq!(
        read("/policies?life-stage=unknown&x=1&&=&q"),
        Route::all_policies()
    );
    assert_eq!(
        read("/policies?life-stage=infant&life-stage=infant"),
        Route::for_life_stage(LifeStage::Infant)
    );
    assert_eq!(read("/opinions/new?about=9-9"), Route::Send(None));
    // As links were spelt before subjects had an edition.
    for (before, today) in [("2-2", "000-2-2"), ("5-3", "001-5-3")] {
        let route = read(&format!("/opinions/new?about={before}"));
        assert_eq!(route.to_string(), format!("/opinions/new?about={today}"));
    }
    for lines in ["", "5", "9-5", "a-b", "1-99999"] {
        assert_eq!(
            read(&format!("/sources/000?lines={lines}")),
            Route::SourceDocument(WHOLE_PLAN, None),
            "{lines}"
        );
    }
    for choice in ["priority=yes", "department=x", "department=999"] {
        assert_eq!(
            read(&format!("/projects?{choice}")),
            Route::Projects(ProjectChoice::All),
            "{choice}"
        );
    }
    assert!(matches!(read("/policies?q=%ff%zz"), Route::Policies(_)));
}

#[test]
fn other_paths_are_not_found() {
    for url in [
        "/goals/0",
        "/goals/4",
        "/goals/01",
        "/goals/1/x",
        "/policies/9-9",
        "/policies/2-2/x",
        "/policies/001-2-2",
        "/policies/005-5-3",
        "/policies/0-5-3",
        "/x",
        "/opinions/a/b",
        "/editions/4-1",
        "/sources/005",
        "/voices/feed.atom",
    ] {
        assert_eq!(read(url), Route::NotFound, "{url}");
    }
}

#[test]
fn every_page_of_the_plan_has_a_url_of_its_own() {
    let routes: Vec<Route> = Route::every_static(&PLAN)
        .into_iter()
        .chain(Route::every_single_choice())
        .collect();
    for route in &routes {
        assert_eq!(read(&route.to_string()), *route, "{route}");
    }
    let mut urls: Vec<String> = routes.iter().map(ToString::to_string).collect();
    urls.sort();

    let fixed = [
        "/",
        "/about",
        "/accessibility",
        "/basic-policy",
        "/editions",
        "/emaki",
        "/embed",
        "/glossary",
        "/goals",
        "/indicators",
        "/leading-project",
        "/open-data",
        "/opinions",
        "/opinions/new",
        "/partners",
        "/plan",
        "/policies",
        "/policies?view=full",
        "/projects",
        "/projects?priority=only",
        "/search",
        "/sources",
        "/strategy",
        "/strategy/national",
    ];
    let goals = PLAN.vision.goals.iter();
    let later = |policy: &&Policy<'_>| policy.edition == LATER;
    let mut expected: Vec<String> = fixed
        .map(str::to_owned)
        .into_iter()
        .chain(goals.map(|goal| format!("/goals/{}", goal.number)))
        .chain(
            PLAN.current_policies()
                .map(|policy| format!("/policies/{}", policy.code)),
        )
        .chain(
            PLAN.policies
                .iter()
                .map(|policy| format!("/policies/{}-{}", policy.edition, policy.code)),
        )
        .chain(
            PLAN.current_policies()
                .filter(later)
                .map(|policy| format!("/editions/{}", policy.code)),
        )
        .chain(
            PLAN.documents()
                .into_iter()
                .map(|document| format!("/sources/{}", document)),
        )
        .chain(LifeStage::ALL.iter().flat_map(|stage| {
            ["policies", "emaki"].map(|page| format!("/{page}?life-stage={stage}"))
        }))
        .chain(
            Situation::ALL
                .iter()
                .map(|situation| format!("/policies?situation={situation}")),
        )
        .chain(
            PartnerRole::ALL
                .iter()
                .map(|role| format!("/policies?partner={role}")),
        )
        .chain(
            Chapter::ALL
                .iter()
                .map(|chapter| format!("/policies?chapter={chapter}")),
        )
        .chain((1..=departments_of_projects()).map(|place| format!("/projects?department={place}")))
        .collect();
    expected.sort();
    assert_eq!(urls, expected);
}

/// How many departments the projects of the implementation plans belong to.
fn departments_of_projects() -> usize {
    let names: BTreeSet<&str> = IMPLEMENTATION_PLANS
        .iter()
        .flat_map(|plan| plan.projects)
        .flat_map(|project| project.departments)
        .map(|department| department.text)
        .filter(|name| *name != "他")
        .collect();
    names.len()
}

#[test]
fn the_element_for_other_sites_knows_every_language() {
    let languages = include_str!("../../../web/frame/language.ts");
    for language in PageLanguage::ALL {
        let tag = language.id().to_lowercase();
        let known = format!("[\"{tag}\", \"{}\"]", language_prefix(language));
        assert!(languages.contains(&known), "{known}");
    }
}

#[test]
fn the_element_for_other_sites_knows_every_key_that_a_page_reads() {
    let element = include_str!("../../../web/frame/embed.ts");
    for key in [
        key::LIFE_STAGE,
        key::SITUATION,
        key::PARTNER,
        key::CHAPTER,
        key::WORDS,
        key::KIND,
        key::ABOUT,
        key::LINES,
        key::DEPARTMENT,
        key::PRIORITY,
    ] {
        let constant = GROUPS
            .iter()
            .filter(|group| group.name == "Query")
            .flat_map(|group| group.names)
            .find(|name| name.value == key)
            .map(|name| format!("Query.{},", name.constant));
        assert!(
            constant.is_some_and(|name| element.contains(&name)),
            "{key}"
        );
    }
}
