//! Pages as the prerenderer writes them: what each must say, read from its HTML.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/html.rs"]
mod html;

use html::text;
use pages::metadata::Metadata;
use pages::pages::framed;
use pages::urls::Route;
use plan::{Audience, Document, EditionId, LifeStage, PartnerRole, Place, Policy, Source};
use plan_data::PLAN;

const EARLIER: EditionId = EditionId::new(0);
const LATER: EditionId = EditionId::new(1);

fn every_route() -> Vec<Route> {
    let mut routes = Route::every_static(&PLAN);
    routes.extend(Route::every_single_choice());
    routes.push(Route::NotFound);
    routes
}

fn policy_page(policy: &Policy<'_>) -> String {
    framed(&Route::Policy(policy.code)).into_string()
}

/// What stands between `<tag …>` and `</tag>`, for each such element.
fn elements<'a>(html: &'a str, tag: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    html.match_indices(&open)
        .map(|(at, _)| &html[at + open.len()..])
        .filter(|rest| rest.starts_with([' ', '>']))
        .map(|rest| {
            let (_, content) = rest.split_once('>').unwrap();
            content.split_once(&close).unwrap().0
        })
        .collect()
}

/// How the list at a page's end names the document and the lines that a text is from.
fn quoted(source: Source) -> [String; 2] {
    let Source {
        document,
        first,
        last,
    } = source;
    let lines = if first == last {
        format!("{first}行")
    } else {
        format!("{first}〜{last}行")
    };
    let (name, title) = (PLAN.document_name(document), PLAN.document_title(document));
    [format!("{name}：{title}"), lines]
}

/// The text of the part of a policy's page that is folded away.
fn folded(html: &str) -> String {
    let details = html
        .split_once("<details class=\"fold policy-documents\"")
        .and_then(|(_, rest)| rest.split_once('>'))
        .unwrap()
        .1;
    text(details.split_once("</details>").unwrap().0)
}

#[test]
fn every_page_has_one_heading_and_it_is_the_pages_name() {
    for route in every_route() {
        let html = framed(&route).into_string();
        let headings = elements(&html, "h1");
        assert_eq!(headings.len(), 1, "{route}");
        let heading = text(headings[0]);
        let name = Metadata::of(&route).heading;
        if route == Route::Home {
            // Home goes on after its name.
            assert!(heading.starts_with(&name), "{route}: {heading}");
        } else {
            assert_eq!(heading, name, "{route}");
        }
    }
}

#[test]
fn nothing_is_escaped_twice_and_no_marks_are_left() {
    for route in every_route() {
        let html = framed(&route).into_string();
        for wrong in [
            "&amp;amp;",
            "&amp;lt;",
            "&amp;gt;",
            "&amp;quot;",
            "&lt;p",
            "<!>",
        ] {
            assert!(!html.contains(wrong), "{route}: {wrong}");
        }
    }
}

#[test]
fn every_page_has_one_main_part_and_the_same_frame() {
    for route in every_route() {
        let html = framed(&route).into_string();
        for tag in ["main", "header", "footer"] {
            assert_eq!(elements(&html, tag).len(), 1, "{route}: {tag}");
        }
        assert!(html.contains("href=\"#main\""), "{route}");
    }
}

#[test]
fn every_page_says_that_the_plan_is_a_draft_and_a_policy_quotes_its_lines() {
    for route in every_route() {
        let html = framed(&route).into_string();
        assert!(text(&html).contains("検討中の案です（決定前）"), "{route}");
    }
    for policy in PLAN.current_policies() {
        let folded = folded(&policy_page(policy));
        for words in quoted(policy.source) {
            assert!(folded.contains(&words), "{}: {words}", policy.code);
        }
        assert_eq!(policy.source.document, Document::Edition(policy.edition));
    }
}

#[test]
fn every_policy_shows_all_of_its_text() {
    for policy in PLAN.current_policies() {
        let main = text(&policy_page(policy));
        for passage in policy.printed() {
            assert!(
                main.contains(passage.text),
                "{}: {}",
                policy.code,
                passage.text
            );
        }
        for indicator in policy.indicators {
            assert!(main.contains(indicator.name), "{}", indicator.name);
        }
    }
}

#[test]
fn a_policy_with_two_texts_shows_the_later_and_folds_the_earlier() {
    let mut seen = 0;
    for earlier in PLAN
        .policies
        .iter()
        .filter(|policy| policy.edition == EARLIER)
    {
        let Some(later) = PLAN.policy_in(LATER, earlier.code) else {
            let html = policy_page(earlier);
            assert!(!html.contains("class=\"earlier-text\""), "{}", earlier.code);
            continue;
        };
        seen += 1;
        let html = policy_page(later);
        let folded = folded(&html);
        let shown = text(
            html.split_once("<details class=\"fold policy-documents\"")
                .unwrap()
                .0,
        );
        assert!(shown.contains(later.goal.text), "{}", later.code);
        assert!(folded.contains(earlier.goal.text), "{}", later.code);
        let heading = format!("{}の文章", PLAN.edition_name(EARLIER));
        assert!(folded.contains(&heading), "{}", later.code);
        for words in quoted(earlier.source) {
            assert!(folded.contains(&words), "{}", later.code);
        }
        for measure in earlier.measures {
            assert!(folded.contains(measure.title.text), "{}", later.code);
            for passage in measure.passages {
                assert!(folded.contains(passage.text), "{}", passage.text);
            }
        }
    }
    assert_eq!(seen, 9);
}

#[test]
fn a_policy_without_a_printed_table_of_partners_has_no_eight_noes() {
    for policy in PLAN.current_policies() {
        let html = policy_page(policy);
        let ticked = policy
            .co_creation
            .map_or(0, |it| it.partners.iter().count());
        let shown = html.matches("class=\"partner-list__item\"").count();
        assert_eq!(shown, ticked, "{}", policy.code);
        let names_others = policy.co_creation.is_some() && ticked < PartnerRole::ALL.len();
        assert_eq!(html.contains("印なし："), names_others, "{}", policy.code);
    }
}

#[test]
fn a_life_stage_lists_first_what_names_it_with_the_naming_words_marked() {
    for life_stage in LifeStage::ALL.iter().copied() {
        let html = framed(&Route::for_life_stage(life_stage)).into_string();
        let (named, everyone) = html
            .split_once("あなたのことが書かれている施策</h2>")
            .and_then(|(_, rest)| rest.split_once("すべての方に関わる施策</h2>"))
            .unwrap();
        assert!(!everyone.contains("<mark>"), "{life_stage:?}");
        for policy in PLAN.current_policies() {
            let link = format!("href=\"{}\"", Route::Policy(policy.code));
            let tags: Vec<_> = policy
                .tags
                .iter()
                .filter(|tag| tag.audience == Audience::LifeStage(life_stage))
                .collect();
            assert_eq!(
                named.contains(&link),
                !tags.is_empty(),
                "{life_stage:?}: {}",
                policy.code
            );
            for tag in tags {
                // Quotes that overlap are marked together.
                let card = named.split_once(&link).unwrap().1;
                let card = card.split("<h3").next().unwrap();
                let marked = elements(card, "mark");
                assert!(
                    marked.iter().any(|mark| text(mark).contains(tag.quote)),
                    "{life_stage:?}: {} 「{}」 in {marked:?}",
                    policy.code,
                    tag.quote
                );
                if let Place::Measure(number) = tag.place {
                    let anchor = format!("{}#measure-{number}\"", Route::Policy(policy.code));
                    assert!(card.contains(&anchor), "{life_stage:?}: {anchor}");
                }
            }
        }
    }
}

#[test]
fn the_goals_are_quoted_with_document_and_lines() {
    for goal in PLAN.vision.goals {
        let main = text(&framed(&Route::Goal(goal.number)).into_string());
        assert!(main.contains(goal.title), "{}", goal.number);
        for words in quoted(goal.source) {
            assert!(main.contains(&words), "{}", goal.number);
        }
        for passage in goal.passages {
            assert!(main.contains(passage.text), "{}", passage.text);
        }
    }
}

#[test]
fn the_form_without_the_app_has_a_field_that_nobody_sees_hears_of_or_comes_to() {
    let html = framed(&Route::Send(None)).into_string();
    let trap = html
        .split_once("<div class=\"visually-hidden\" aria-hidden=\"true\">")
        .unwrap()
        .1;
    let input = trap.split_once("<input").unwrap().1;
    let input = input.split_once('>').unwrap().0;
    for attribute in [
        "name=\"homepage\"",
        "tabindex=\"-1\"",
        "autocomplete=\"off\"",
    ] {
        assert!(input.contains(attribute), "{attribute}: {input}");
    }
    assert!(trap.find("</div>") < trap.find("<section"));
}

#[test]
fn every_text_of_a_policy_begins_with_two_easy_lines_under_its_title() {
    for policy in PLAN.policies {
        let route = Route::PolicyText(policy.edition, policy.code);
        let html = framed(&route).into_string();
        let (_, behind_title) = html.split_once("</h1>").unwrap();
        let (label, easy) = behind_title.split_once("<div lang=\"ja-simple\">").unwrap();
        let (easy, rest) = easy.split_once("</div>").unwrap();
        assert!(label.contains("やさしい日本語"), "{}", policy.id());
        assert_eq!(elements(easy, "p").len(), 2, "{}", policy.id());
        assert!(rest.contains("id=\"goal\""), "{}", policy.id());
    }
}
