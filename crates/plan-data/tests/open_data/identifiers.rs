//! What people may link to stays where it is.

use std::collections::HashSet;

use hearing_api::Subject;
use plan_data::PLAN;
use serde_json::Value;

use super::{Outcome, each_object, plan_json};

/// Identifiers with a text of the item that each has named from the first file on.
const SAMPLE: [(&str, &str, &str); 41] = [
    ("000-policy-2-2", "name", "こども・若者"),
    ("000-policy-3-10", "name", "商工業"),
    ("001-policy-5-1", "name", "コミュニティ"),
    (
        "000-2-2-1",
        "title",
        "こども・若者の権利を保障し、安心して生活できる環境を整備します",
    ),
    (
        "000-5-7-4",
        "title",
        "利用者一人一人に寄り添える効果的なサービスを提供します",
    ),
    (
        "001-5-4-3",
        "title",
        "市内外に分かりやすい情報発信を行います",
    ),
    (
        "001-policy-5-8-indicator-1",
        "name",
        "公有地における低未利用地の面積",
    ),
    ("001-policy-5-9-indicator-3", "name", "セキュリティ事故件数"),
    ("001-policy-5-1-tag-youth-measure-3", "quote", "若い世代等"),
    (
        "000-policy-2-2-tag-youth-measure-4-2",
        "quote",
        "悩みや不安を抱える若者",
    ),
    ("000-goal-1", "title", "自然・歴史・文化を未来につなぐまち"),
    ("000-vision", "title", "鎌倉市基本構想「鎌倉ビジョン 2034」"),
    ("000-vision-4", "title", "基本理念"),
    (
        "000-basic-plan",
        "title",
        "鎌倉市基本計画「鎌倉ミライ共創プラン 2030」",
    ),
    ("000-basic-plan-4-2-1", "title", "現状と課題"),
    ("000-basic-plan-7-2", "title", "施策間の連携"),
    ("000-chapter-2", "title", "ひとの共創"),
    ("001-chapter-5", "title", "計画推進体制"),
    ("000-chapter-5-citizen-autonomy", "title", "市民自治"),
    ("001-chapter-5-city-administration", "title", "市政基本運営"),
    ("001-progress", "title", "計画の推進に向けて"),
    ("001-progress-3", "title", "進行管理"),
    ("002-slide-7", "title", "地域ビジョン"),
    ("002-impact-2", "title", "豊かな生活環境"),
    ("002-theme-5", "title", "デジタル基盤の整備"),
    ("002-objective-C", "title", "持続可能な生活インフラの実現"),
    ("002-category-l", "title", "災害対応の強化の促進"),
    (
        "002-category-l-2",
        "title",
        "安心・安全、防災・減災・復興まちづくりの推進",
    ),
    (
        "002-category-a-1-1",
        "title",
        "農山漁村の魅力を活用した国内外の観光客の呼び込み",
    ),
    (
        "002-category-l-measure-1-1-2",
        "title",
        "市の防災体制を強化します",
    ),
    (
        "002-category-r-measure-3-7-1-2",
        "title",
        "就労支援を行います",
    ),
    ("003-implementation-plan", "subject", "（１） 市民自治"),
    ("003-approach-3", "title", "市民参画のための広報・広聴"),
    ("003-project-10", "name", "地域コミュニティー推進事業"),
    (
        "003-priority-project-0-1-1-1",
        "name",
        "地域コミュニティー推進事業",
    ),
    (
        "004-approach-5",
        "title",
        "広域行政の推進・関係諸機関との連携",
    ),
    ("004-project-12", "name", "財政事務"),
    ("004-project-0-2-1-4", "name", "本庁舎等整備事業"),
    ("004-priority-project-0-2-1-4", "name", "本庁舎等整備事業"),
    ("004-priority-project-0-2-1-4-2024", "year", "令和６年度"),
    (
        "004-cost-notes",
        "introduction",
        "※ 「行財政運営」には、実施事業に加え、下記の経費が含まれます。",
    ),
];

#[test]
fn identifiers_stay() -> Outcome {
    let plan = plan_json()?;
    for (id, key, text) in SAMPLE {
        let mut named = Vec::new();
        each_object(&plan, &mut |object| {
            if object.get("id").is_some_and(|own| own == id) {
                named.push(object.get(key));
            }
        });
        assert_eq!(named, [Some(&Value::from(text))], "{id}");
    }
    Ok(())
}

#[test]
fn every_item_has_an_identifier_of_its_own() -> Outcome {
    let mut plan = plan_json()?;
    // The documents are no items; they are named by their numbers.
    plan["meta"].take();
    let mut ids = HashSet::new();
    each_object(&plan, &mut |object| {
        let id = object.get("id").and_then(Value::as_str);
        let is_item = ["source", "title", "code", "entries", "quote"]
            .iter()
            .any(|key| object.contains_key(*key));
        assert!(id.is_some() || !is_item, "no identifier: {object:?}");
        if let Some(id) = id {
            assert!(ids.insert(id), "{id} comes twice");
            let document = object
                .get("source")
                .map_or_else(|| id.get(..3), |source| source["document"].as_str());
            assert_eq!(id.get(..3), document, "{id}");
        }
    });
    assert!(ids.len() > SAMPLE.len());
    Ok(())
}

/// An opinion about a measure can be joined with the measure as it is.
#[test]
fn a_measure_is_named_as_an_opinion_names_it() -> Outcome {
    let plan = plan_json()?;
    let mut measures = 0;
    for policy in plan["policies"].as_array().into_iter().flatten() {
        for measure in policy["measures"].as_array().into_iter().flatten() {
            let id = measure["id"].as_str().unwrap_or_default();
            let subject: Subject = id.parse()?;
            assert!(matches!(subject, Subject::Measure { .. }), "{id}");
            assert!(subject.exists(&PLAN), "{id}");
            assert_eq!(subject.to_string(), id);
            measures += 1;
        }
    }
    assert_eq!(measures, 125 + 22);
    Ok(())
}

#[test]
fn links_name_measures_that_are_there() -> Outcome {
    let plan = plan_json()?;
    let mut measures = HashSet::new();
    let mut links = Vec::new();
    each_object(&plan, &mut |object| {
        if object.contains_key("paragraphs") {
            measures.extend(object.get("id").and_then(Value::as_str));
        }
        if let Some(target) = object.get("measure_id") {
            links.push((target.as_str(), object.get("kind")));
        }
    });
    for (target, kind) in &links {
        let is_absent = kind.is_some_and(|kind| kind == "absent");
        assert_eq!(target.is_none(), is_absent);
        assert!(target.is_none_or(|id| measures.contains(id)), "{target:?}");
    }
    assert!(links.len() >= 94);
    Ok(())
}
