//! The published format of `plan.json`: its names, and what stands under them.

use plan::OpenDataFile;
use plan_data::IMPLEMENTATION_PLANS;
use serde_json::{Value, json};

use super::{Outcome, Stated, plan_json, published, stated};

fn policy<'v>(plan: &'v Value, edition: &str, code: &str) -> Option<&'v Value> {
    let policies = plan["policies"].as_array()?;
    policies
        .iter()
        .find(|policy| policy["edition"] == edition && policy["code"] == code)
}

/// The keys of an object, sorted.
fn keys(value: &Value) -> Vec<&str> {
    let object = value.as_object();
    let mut keys: Vec<_> = object
        .map(|object| object.keys().map(String::as_str).collect())
        .unwrap_or_default();
    keys.sort_unstable();
    keys
}

#[test]
fn every_policy_of_both_editions_is_published() -> Outcome {
    let plan = plan_json()?;
    let policies = plan["policies"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    assert_eq!(policies.len(), 52);
    let sum = |field: &str, edition: &str| -> usize {
        let own = policies
            .iter()
            .filter(|policy| policy["edition"] == edition);
        own.filter_map(|policy| policy[field].as_array())
            .map(Vec::len)
            .sum()
    };
    assert_eq!((sum("measures", "000"), sum("measures", "001")), (125, 22));
    assert_eq!(
        (sum("indicators", "000"), sum("indicators", "001")),
        (0, 25)
    );
    let ticks: usize = policies
        .iter()
        .filter_map(|policy| policy["partners"].as_object())
        .map(|roles| roles.values().filter(|ticked| **ticked == true).count())
        .sum();
    assert_eq!(ticks, 150);
    Ok(())
}

#[test]
fn names_and_values_are_those_of_the_format() -> Outcome {
    let plan = plan_json()?;
    assert_eq!(
        keys(&plan),
        [
            "basic_plan",
            "footnotes",
            "future_goals",
            "implementation_plans",
            "meta",
            "policies",
            "progress",
            "strategy",
            "vision"
        ]
    );
    let entry = policy(&plan, "000", "2-2").cloned().unwrap_or_default();
    assert_eq!(
        keys(&entry),
        [
            "challenges",
            "chapter",
            "co_creation",
            "co_creation_source",
            "code",
            "current_state",
            "edition",
            "goal",
            "id",
            "indicators",
            "measures",
            "name",
            "partners",
            "source",
            "subsection",
            "tags"
        ]
    );
    assert_eq!(entry["chapter"], "ひとの共創");
    assert_eq!(entry["subsection"], Value::Null);
    assert_eq!(
        entry["source"],
        json!({ "document": "000", "lines": [675, 747] })
    );
    assert_eq!(
        entry["measures"][0],
        json!({
            "id": "000-2-2-1",
            "number": 1,
            "title": "こども・若者の権利を保障し、安心して生活できる環境を整備します",
            "paragraphs": [
                "こども・若者を権利の主体として尊重し、自由に意見を表すことができる機会を家庭、学校、地域等において確保します。",
                "警察や地域等の関係機関との連携・協力の強化を図り、犯罪被害や事故、災害からの安全を確保します。",
            ],
            "source": { "document": "000", "lines": [689, 697] },
        })
    );
    assert_eq!(
        entry["partners"],
        json!({
            "市民": true, "地域": true, "市民活動団体": false, "関係機関": true,
            "企業・事業者": true, "滞在者": false, "他行政機関": false, "その他": true,
        })
    );
    Ok(())
}

#[test]
fn partners_stand_in_the_printed_order() -> Outcome {
    let text = String::from_utf8(published(OpenDataFile::Plan)?)?;
    let text: String = text.split_whitespace().collect();
    let printed = r#""partners":{"市民":true,"地域":true,"市民活動団体":false,"関係機関":true,"企業・事業者":true,"滞在者":false,"他行政機関":false,"その他":true}"#;
    assert!(text.contains(printed));
    Ok(())
}

#[test]
fn the_later_edition_has_its_subsection_its_indicators_and_no_partners() -> Outcome {
    let plan = plan_json()?;
    let entry = policy(&plan, "001", "5-8").cloned().unwrap_or_default();
    assert_eq!(entry["subsection"], "市政基本運営");
    assert_eq!(entry["partners"], Value::Null);
    assert_eq!(
        entry["indicators"][0],
        json!({
            "id": "001-policy-5-8-indicator-1",
            "name": "公有地における低未利用地の面積",
            "latest": "9,039.08 m ²",
            "latest_year": "2025 年度",
            "target": "↘",
            "source": { "document": "001", "lines": [333, 333] },
        })
    );
    let tag = policy(&plan, "001", "5-1").cloned().unwrap_or_default()["tags"][1].clone();
    assert_eq!(
        tag,
        json!({
            "id": "001-policy-5-1-tag-youth-measure-3",
            "audience": "youth",
            "place": "measure 3",
            "quote": "若い世代等",
        })
    );
    assert_eq!(plan["footnotes"][0]["number"], 32);
    assert_eq!(
        plan["progress"]["basic_policy"],
        "個々の力・地域の力を発揮する共創社会の実現"
    );
    assert_eq!(
        plan["future_goals"][0]["title"],
        "自然・歴史・文化を未来につなぐまち"
    );
    Ok(())
}

/// The arrays under a key of each of these values, one behind the other.
fn under<'v>(values: &[&'v Value], key: &str) -> Vec<&'v Value> {
    let arrays = values.iter().filter_map(|value| value[key].as_array());
    arrays.flatten().collect()
}

#[test]
fn the_strategy_is_published_in_full() -> Outcome {
    let plan = plan_json()?;
    let strategy = &plan["strategy"];
    let themes = under(&[strategy], "themes");
    let directions = under(&themes, "directions");
    let objectives = under(&[strategy], "national");
    let categories = under(&objectives, "categories");
    let groups = under(&categories, "groups");
    assert_eq!(
        [
            themes.len(),
            directions.len(),
            under(&directions, "policies").len(),
            under(&directions, "policy_names").len(),
            objectives.len(),
            categories.len(),
            groups.len(),
            under(&groups, "items").len(),
            under(&categories, "measures").len(),
        ],
        [5, 11, 34, 34, 5, 18, 46, 96, 94]
    );
    let letters: Vec<_> = categories
        .iter()
        .filter_map(|category| category["letter"].as_str())
        .collect();
    assert_eq!(letters.concat(), "abcdefghijklmnopqr");
    // The titles are the plan's, but for those that moved or changed; the links say which.
    for measure in under(&categories, "measures") {
        for link in under(&[measure], "links") {
            let code = measure["policy"].as_str().unwrap_or_default();
            let edition = link["edition"].as_str().unwrap_or_default();
            let measures = under(policy(&plan, edition, code).as_slice(), "measures");
            let found = measures.iter().any(|own| own["number"] == link["measure"]);
            assert_eq!(found, link["kind"] != "absent", "{code}");
        }
    }
    Ok(())
}

#[test]
fn names_and_values_of_the_strategys_themes_are_those_of_the_format() -> Outcome {
    let plan = plan_json()?;
    let strategy = &plan["strategy"];
    assert_eq!(
        keys(strategy),
        ["cover", "id", "impacts", "national", "slides", "themes"]
    );
    let theme = &strategy["themes"][4];
    assert_eq!(theme["title"], "デジタル基盤の整備");
    assert_eq!(under(&[theme], "current_state").len(), 2);
    assert_eq!(
        theme["directions"],
        json!([{
            "id": "002-theme-5-direction-1",
            "text": "スマートシティの理念の実現に向け、デジタル技術を活用した行政手続きにおける利便性向上や効率化、経費削減だけでなく、市民サービスの向上・拡充に向け、ICTの施策を展開します。",
            "policies": ["5-9"],
            "policy_names": ["ICT"],
            "source": { "document": "002", "lines": [289, 290] },
        }])
    );

    Ok(())
}

#[test]
fn names_and_values_of_the_national_strategy_are_those_of_the_format() -> Outcome {
    let plan = plan_json()?;
    let strategy = &plan["strategy"];
    let objective = &strategy["national"][1];
    assert_eq!(
        (&objective["objective"], &objective["title"]),
        (&json!("B"), &json!("地域の人材力強化"))
    );
    let category = &objective["categories"][0];
    assert_eq!(
        keys(category),
        [
            "groups",
            "id",
            "letter",
            "measures",
            "printed_letter",
            "shares_with",
            "source",
            "title"
        ]
    );
    assert_eq!(
        category["groups"][1],
        json!({
            "id": "002-category-h-2",
            "number": 2,
            "title": "産学官連携・スキリングの推進",
            "items": [{
                "id": "002-category-h-2-1",
                "number": 1,
                "title": "産学官連携・スキリングによる地方創生",
                "source": { "document": "002", "lines": [514, 514] },
            }],
            "source": { "document": "002", "lines": [512, 514] },
        })
    );
    assert_eq!(
        category["measures"][1],
        json!({
            "id": "002-category-h-measure-5-7-2",
            "policy": "5-7",
            "policy_name": "行政経営",
            "number": 2,
            "title": "様々な主体による都市経営を推進します",
            "links": [
                { "edition": "000", "kind": "same", "measure": 2, "measure_id": "000-5-7-2" },
                { "edition": "001", "kind": "same", "measure": 2, "measure_id": "001-5-7-2" },
            ],
            "source": { "document": "002", "lines": [531, 531] },
        })
    );
    let disaster = &strategy["national"][2]["categories"][3];
    assert_eq!(
        (&disaster["letter"], &disaster["printed_letter"]),
        (&json!("l"), &json!("1"))
    );
    assert_eq!(
        (
            &disaster["measures"][0]["links"],
            &disaster["measures"][1]["links"]
        ),
        (
            &json!([{
                "edition": "000", "kind": "absent", "measure": null, "measure_id": null,
            }]),
            &json!([{
                "edition": "000", "kind": "renumbered", "measure": 1, "measure_id": "000-1-1-1",
            }])
        )
    );
    Ok(())
}

#[test]
fn both_implementation_plans_are_published() -> Outcome {
    let plan = plan_json()?;
    let plans = plan["implementation_plans"].as_array();
    let plans = plans.map(Vec::as_slice).unwrap_or_default();
    let count = |plan: &Value, field: &str| plan[field].as_array().map_or(0, Vec::len);
    let figures: Vec<Value> = plans
        .iter()
        .map(|plan| {
            json!([
                plan["document"],
                plan["years"],
                plan["fiscal_years"],
                plan["estimated_total_million_yen"],
                count(plan, "projects"),
                count(plan, "priority_projects"),
            ])
        })
        .collect();
    assert_eq!(
        figures,
        [
            json!([
                "003",
                ["平成26年度", "平成27年度", "平成28年度"],
                [2014, 2015, 2016],
                1425,
                12,
                2
            ]),
            json!([
                "004",
                ["令和５年度", "令和６年度", "令和７年度"],
                [2023, 2024, 2025],
                65775,
                48,
                5
            ]),
        ]
    );
    let costs = |plan: &Value| -> Vec<Value> {
        let cards = plan["priority_projects"].as_array();
        let cards = cards.map(Vec::as_slice).unwrap_or_default();
        cards
            .iter()
            .map(|card| card["cost_million_yen"].clone())
            .collect()
    };
    let all: Vec<_> = plans.iter().map(costs).collect();
    assert_eq!(json!(all), json!([[1.3, 29], [67, 92, 316, 1357, 293]]));
    Ok(())
}

#[test]
fn a_project_and_its_card_are_published_in_full() -> Outcome {
    let plan = plan_json()?;
    let content = "行財政改革を推進し、行政経営の適正化を図ります。また、ICTを活用し、業務の効率化と行政サービスの向上を図ります。";
    assert_eq!(
        plan["implementation_plans"][1]["projects"][23],
        json!({
            "id": "004-project-0-2-1-2",
            "name": "行財政改革推進事業",
            "departments": ["行政マネジメント課", "デジタル戦略課"],
            "description": content,
            "priority": true,
            "code": "0-2-1-2",
            "special_account": false,
            "source": { "document": "004", "lines": [289, 303] },
        })
    );
    let entries = [
        "ICT ツールの活用などによる事務事業の効率化の促進",
        "AI ツールの活用などによる行政サービスの DX化の推進",
    ];
    assert_eq!(
        plan["implementation_plans"][1]["priority_projects"][1],
        json!({
            "id": "004-priority-project-0-2-1-2",
            "code": "0-2-1-2",
            "name": "行財政改革推進事業",
            "department": "行政マネジメント課、デジタル戦略課",
            "related_departments": null,
            "goal": "持続可能な都市経営に向け、施策及び事業の見直しや改善を図り、行政資源の最適配分を進めるための取組を推進します。",
            "content": content,
            "note": "「行財政運営の最適化」につながる事業",
            "schedule": [
                {
                    "id": "004-priority-project-0-2-1-2-2023",
                    "year": "令和５年度",
                    "fiscal_year": 2023,
                    "entries": entries,
                },
                {
                    "id": "004-priority-project-0-2-1-2-2024",
                    "year": "令和６年度",
                    "fiscal_year": 2024,
                    "entries": entries,
                },
                {
                    "id": "004-priority-project-0-2-1-2-2025",
                    "year": "令和７年度",
                    "fiscal_year": 2025,
                    "entries": entries,
                },
            ],
            "cost_million_yen": 92,
            "source": { "document": "004", "lines": [552, 608] },
        })
    );
    // The table of 003 marks a priority project and prints no code.
    let earlier = &plan["implementation_plans"][0];
    assert_eq!(earlier["projects"][9]["priority"], true);
    assert_eq!(earlier["projects"][9]["code"], Value::Null);
    assert_eq!(earlier["priority_projects"][0]["code"], "0-1-1-1");
    let later = &plan["implementation_plans"][1];
    assert_eq!(
        later["sdgs"]["targets"],
        json!(["5.5", "16.6", "16.7", "17.17"])
    );
    assert_eq!(
        later["cost_notes"]["items"][12],
        "公共用地先行取得事業特別会計繰出金"
    );
    assert_eq!(later["approach"]["parts"][4]["mark"], "⑤");
    Ok(())
}

/// The description in the table and the content of the card are one text.
#[test]
fn every_card_says_what_its_row_in_the_table_says() {
    let mut cards = 0;
    for plan in &IMPLEMENTATION_PLANS {
        for project in plan.projects.iter().filter(|project| project.priority) {
            let card = plan.priority_project(project);
            assert_eq!(
                card.map(|card| card.content.text),
                Some(project.description.text)
            );
            cards += 1;
        }
    }
    assert_eq!(cards, 7);
}

/// The file says what it is, whose its words are, and which documents these were read from.
#[test]
fn the_sources_are_stated() -> Outcome {
    let plan = plan_json()?;
    let meta = &plan["meta"];
    assert_eq!(meta["schema"], OpenDataFile::Schema.id());
    assert_eq!(meta["licence"]["text_holder"], "鎌倉市");
    assert_eq!(meta["licence"]["code"], "MIT");
    let documents: Vec<_> = stated()?
        .into_iter()
        .zip([
            ("000", "draft"),
            ("001", "draft"),
            ("002", "draft"),
            ("003", "earlier-plan"),
            ("004", "earlier-plan"),
        ])
        .map(|(Stated { sha256, name }, (document, status))| {
            json!([document, name, sha256, status, false])
        })
        .collect();
    let published: Vec<_> = meta["documents"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|own| {
            json!([
                own["document"],
                own["file"],
                own["sha256"],
                own["status"],
                own["marked_as_adopted"],
            ])
        })
        .collect();
    assert_eq!(documents.len(), 5);
    assert_eq!(published, documents);
    Ok(())
}
