//! The pages of document 002 and of the basic policy: what they say, how they lead to one another.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/html.rs"]
mod html;

use std::collections::BTreeSet;

use html::text;
use pages::pages::framed;
use pages::urls::{
    Route, category_href, category_id, measure_href, objective_id, strategy_place_href, theme_href,
    theme_id,
};
use plan::{EditionId, Link, PolicyCode};
use plan_data::{PLAN, STRATEGY};

const EARLIER: EditionId = EditionId::new(0);

/// What follows the element with this id, up to the next one whose id has the same beginning.
fn part<'a>(html: &'a str, id: &str) -> &'a str {
    let (kind, _) = id.rsplit_once('-').unwrap();
    let (_, rest) = html.split_once(&format!("id=\"{id}\"")).unwrap();
    rest.split(&format!("id=\"{kind}-")).next().unwrap()
}

fn page(route: &Route) -> String {
    framed(route).into_string()
}

fn policy_page(code: &str) -> String {
    page(&Route::Policy(code.parse().unwrap()))
}

#[test]
fn every_theme_shows_all_of_its_text_and_links_its_policies() {
    let html = page(&Route::Strategy);
    let mut links = 0;
    for (index, theme) in STRATEGY.themes.iter().enumerate() {
        let theme_html = part(&html, &theme_id(index + 1));
        let theme_text = text(theme_html);
        let directions = theme.directions.iter().map(|direction| &direction.text);
        for passage in theme
            .current_state
            .iter()
            .chain(directions)
            .chain([&theme.title])
        {
            assert!(theme_text.contains(passage.text), "{}", passage.text);
        }
        for link in theme.directions.iter().flat_map(|it| it.policies) {
            let href = format!("href=\"{}\"", strategy_place_href(link.code));
            assert!(theme_html.contains(&href), "{href}");
            assert!(theme_text.contains(link.name), "{}", link.name);
            links += 1;
        }
    }
    assert_eq!(links, 34);
}

#[test]
fn every_category_shows_its_items_and_its_measures_in_every_edition() {
    let html = page(&Route::NationalStrategy);
    let mut seen = 0;
    for category in STRATEGY.categories() {
        let category_text = text(part(&html, &category_id(category.letter)));
        assert!(category_text.contains(category.title), "{}", category.title);
        for group in category.groups {
            assert!(category_text.contains(group.title), "{}", group.title);
            for item in group.items {
                assert!(category_text.contains(item.title), "{}", item.title);
            }
        }
        for measure in category.measures() {
            seen += 1;
            let (_, beside) = category_text.split_once(measure.title).unwrap();
            let earlier = beside.split_once("素案：").unwrap().1;
            match measure.measure(&PLAN, EARLIER) {
                None => assert!(
                    earlier.starts_with("この版にはありません"),
                    "{}",
                    measure.title
                ),
                Some(found) => {
                    let (mark, after) = earlier.split_at('①'.len_utf8());
                    assert_eq!(mark, found.mark().to_string(), "{}", measure.title);
                    if found.title.text != measure.title {
                        assert!(
                            after.trim_start().starts_with(found.title.text),
                            "{earlier}"
                        );
                    }
                }
            }
        }
    }
    assert_eq!(seen, 94);
}

#[test]
fn a_measure_links_to_the_printed_one_and_the_page_says_how_many_titles_differ() {
    let html = page(&Route::NationalStrategy);
    let mut others = 0;
    for (_, measure) in STRATEGY.measures() {
        let (_, beside) = html.split_once(&format!(" {}</p>", measure.title)).unwrap();
        let (beside, _) = beside.split_once("</ul>").unwrap();
        if !matches!(measure.link(EARLIER).unwrap().link, Link::Same(_)) {
            others += 1;
        }
        let shown = measure.links.last().unwrap().link.measure();
        if let Some(number) = shown {
            let href = format!("href=\"/policies/{}#measure-{number}\"", measure.policy);
            assert!(beside.contains(&href), "{}: {href}", measure.title);
        }
    }
    let said = format!("素案と題か番号が違うものは、94か所のうち{others}か所です。");
    assert!(text(&html).contains(&said), "{said}");
}

#[test]
fn a_category_without_measures_and_one_with_a_shared_column_say_so() {
    let html = page(&Route::NationalStrategy);
    for category in STRATEGY.categories() {
        let category_text = text(part(&html, &category_id(category.letter)));
        assert_eq!(
            category_text.contains("施策は挙げられていません"),
            category.policies.is_empty() && category.shares_with.is_none(),
            "{}",
            category.letter
        );
        assert_eq!(
            category_text.contains("どちらのものかは書かれていません"),
            category.shares_with.is_some(),
            "{}",
            category.letter
        );
    }
}

#[test]
fn the_tables_behind_the_pictures_have_the_documents_totals() {
    let html = page(&Route::Strategy) + &page(&Route::NationalStrategy);
    let totals: Vec<String> = html
        .split("<tfoot>")
        .skip(1)
        .map(|rest| rest.split("</tfoot>").next().unwrap())
        .map(|foot| text(&foot.replace("</t", " </t")))
        .map(|foot| foot.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(totals.len(), 2);
    assert_eq!(totals[0], "合計 11 34");
    assert!(
        totals[1].starts_with("5 合計 18 46 96 94 "),
        "{}",
        totals[1]
    );
}

#[test]
fn the_pictures_have_a_named_square_for_each_tie() {
    let squares = |html: &str| html.matches("<a class=\"squares__policy\"").count();
    assert_eq!(squares(&page(&Route::Strategy)), 34);
    let html = page(&Route::NationalStrategy);
    let ties: BTreeSet<(char, PolicyCode)> = STRATEGY
        .measures()
        .map(|(category, measure)| (category.letter, measure.policy))
        .collect();
    assert_eq!(squares(&html), ties.len());
    for (letter, code) in ties {
        let (_, row) = html
            .split_once(&format!("href=\"{}\"", category_href(letter)))
            .unwrap();
        let row = row.split("</ul>").next().unwrap();
        let (_, square) = row
            .split_once(&format!("href=\"{}\"", strategy_place_href(code)))
            .unwrap();
        let name = PLAN.policy(code).unwrap().name;
        let named = format!("<span class=\"visually-hidden\">{code} {name}</span></a>");
        assert!(
            square.split_once('>').unwrap().1.starts_with(&named),
            "{letter} {code}"
        );
    }
}

#[test]
fn every_policy_leads_back_to_the_themes_and_categories_that_name_it() {
    let national = page(&Route::NationalStrategy);
    let index = national.split_once("id=\"by-policy\"").unwrap().1;
    for policy in PLAN.current_policies() {
        let html = page(&Route::Policy(policy.code));
        let (_, place) = html.split_once("id=\"strategy\"").unwrap();
        let place = place.split("</section>").next().unwrap();
        let row = format!("href=\"{}\"", Route::Policy(policy.code));
        let row = index
            .split_once(&row)
            .unwrap()
            .1
            .split("</tr>")
            .next()
            .unwrap();
        for (number, theme) in STRATEGY.themes.iter().enumerate() {
            let href = format!("href=\"{}\"", theme_href(number + 1));
            let links = theme.directions.iter().flat_map(|it| it.policies);
            let named = links.clone().any(|link| link.code == policy.code);
            assert_eq!(place.contains(&href), named, "{}: {href}", policy.code);
            assert_eq!(row.contains(&href), named, "{}: {href}", policy.code);
        }
        for category in STRATEGY.categories() {
            let href = format!("href=\"{}\"", category_href(category.letter));
            let beside = STRATEGY.policies_beside(category);
            let named = beside.iter().any(|cited| cited.code == policy.code);
            assert_eq!(place.contains(&href), named, "{}: {href}", policy.code);
            assert_eq!(row.contains(&href), named, "{}: {href}", policy.code);
        }
    }
}

#[test]
fn every_anchor_that_others_link_to_stands_and_can_take_the_focus() {
    let stands = |html: &str, id: &str| {
        let anchor = format!("id=\"{id}\"");
        let (_, rest) = html.split_once(&anchor).unwrap();
        let tag = rest.split('>').next().unwrap();
        assert!(tag.contains("tabindex=\"-1\""), "{id}: {tag}");
        assert_eq!(html.matches(&anchor).count(), 1, "{id}");
    };
    let html = page(&Route::Strategy);
    (1..=5).for_each(|number| stands(&html, &theme_id(number)));
    let html = page(&Route::NationalStrategy);
    ('A'..='E').for_each(|letter| stands(&html, &objective_id(letter)));
    ('a'..='r').for_each(|letter| stands(&html, &category_id(letter)));
}

#[test]
fn a_later_title_leads_to_the_measure_of_its_subject_and_not_of_its_number() {
    let html = policy_page("3-11");
    let (_, place) = html.split_once("id=\"strategy\"").unwrap();
    let (_, item) = place
        .split_once("③ 人財育成・連携体制づくりを進めます")
        .unwrap();
    let item = item.split("</li>").next().unwrap();
    let link = format!("href=\"{}\"", measure_href("3-11".parse().unwrap(), 4));
    assert!(item.contains(&link), "{item}");
    // Only its number is another.
    assert!(!item.contains("題が違います"), "{item}");
    assert!(text(place).contains("（題が違います）"));
    // The title stays as its own document prints it.
    assert!(html.contains("観光客の受入れ環境を整備します</span></h3>"));
}

#[test]
fn a_title_that_differs_by_a_sign_alone_is_not_said_to_differ() {
    let html = policy_page("2-2");
    let (_, place) = html.split_once("id=\"strategy\"").unwrap();
    let item = |title: &str| {
        let (_, item) = place.split_once(title).unwrap();
        item.split("</li>").next().unwrap().to_owned()
    };
    assert!(!item("② こども・若者・子育て当事者の").contains("題が違います"));
    assert!(item("③ 様々な困難な状況を抱える").contains("題が違います"));
}

#[test]
fn a_measure_that_the_shown_text_lacks_is_said_to_be_absent() {
    let main = text(&policy_page("3-11"));
    assert!(main.contains(
        "④ 多様な資源を活用した観光コンテンツの整備を進めます（分類a）この版にはありません"
    ));
}

#[test]
fn a_policy_that_the_strategy_does_not_name_says_so() {
    for policy in PLAN.current_policies() {
        let named = STRATEGY
            .themes
            .iter()
            .flat_map(|theme| theme.directions)
            .flat_map(|direction| direction.policies)
            .any(|link| link.code == policy.code)
            || STRATEGY
                .measures()
                .any(|(_, measure)| measure.policy == policy.code);
        let html = page(&Route::Policy(policy.code));
        assert_eq!(
            html.contains("この施策は出てきません"),
            !named,
            "{}",
            policy.code
        );
    }
}

#[test]
fn every_other_slide_can_be_read_and_a_lost_figure_is_told_in_words() {
    let html = page(&Route::Strategy);
    let (_, slides) = html.split_once("id=\"slides\"").unwrap();
    let slides_text = text(slides);
    for slide in STRATEGY.slides {
        assert!(
            slides_text.contains(slide.title.text),
            "{}",
            slide.title.text
        );
        for passage in slide.passages {
            assert!(slides_text.contains(passage.text), "{}", passage.text);
        }
    }
    let empty = STRATEGY
        .slides
        .iter()
        .filter(|slide| slide.passages.is_empty());
    assert_eq!(
        slides.matches("図だけで、文章がありません").count(),
        empty.count()
    );
    let national = text(&page(&Route::NationalStrategy));
    for impact in STRATEGY.impacts {
        assert!(national.contains(impact.title), "{}", impact.title);
    }
}

#[test]
fn the_basic_policy_stands_in_both_wordings_with_the_text_around_each() {
    let main = text(&page(&Route::BasicPolicy));
    let section = PLAN.basic_plan.basic_policy.passages;
    let vision = STRATEGY
        .slides
        .iter()
        .find(|slide| slide.title.text == "地域ビジョン")
        .unwrap();
    for passage in section.iter().chain(vision.passages) {
        assert!(main.contains(passage.text), "{}", passage.text);
    }
    let html = page(&Route::BasicPolicy);
    let wordings: Vec<_> = html
        .split("<blockquote class=\"wording__text\">")
        .skip(1)
        .map(|rest| text(rest.split("</blockquote>").next().unwrap()))
        .collect();
    let later = PLAN.progress.basic_policy.text;
    assert_eq!(wordings.len(), 3);
    assert_eq!(wordings[1..], [later, later]);
    // The earlier wording is the one that the leading project quotes, and not the later one.
    let quoted = format!("「{}」", wordings[0]);
    let leading = PLAN.basic_plan.leading_project.section;
    assert!(
        leading
            .parts
            .iter()
            .flat_map(|it| it.passages)
            .any(|it| it.text.contains(&quoted)),
        "{quoted}"
    );
    assert_ne!(wordings[0], later);
}

#[test]
fn the_leading_project_is_shown_in_full_and_found_from_the_policy_about_children() {
    let main = text(&page(&Route::LeadingProject));
    let project = &PLAN.basic_plan.leading_project;
    let parts = project.section.parts.iter();
    let measures = parts.clone().flat_map(|part| part.parts);
    for part in parts.chain(measures) {
        assert!(main.contains(part.title), "{}", part.title);
        for passage in part.passages {
            assert!(main.contains(passage.text), "{}", passage.text);
        }
    }
    let link = format!("href=\"{}\"", Route::LeadingProject);
    for policy in PLAN.current_policies() {
        let html = page(&Route::Policy(policy.code));
        assert_eq!(
            html.contains(&link),
            policy.code.to_string() == "2-2",
            "{}",
            policy.code
        );
    }
}

#[test]
fn the_goals_lead_on_to_what_is_built_on_them() {
    let html = page(&Route::Goals);
    for route in [Route::BasicPolicy, Route::LeadingProject, Route::Strategy] {
        assert!(html.contains(&format!("href=\"{route}\"")), "{route}");
    }
}
