//! A category of the national strategy, with the measures of the plan that document 002 puts beside it.

use maud::{Markup, html};
use plan::{CitedPolicy, Document, NationalCategory, NationalGroup};
use plan_data::{PLAN, STRATEGY};

use crate::components::cited_name::{cited_text_only, printed_name};
use crate::components::source_note::sourced;
use crate::components::strategy_measure::{circled, strategy_measure};
use crate::language::{passage, passage_text, tr, tr_with};
use crate::urls::{Route, category_href, category_id};

/// The category in full, at `h4`.
pub fn strategy_category(category: &NationalCategory<'_>) -> Markup {
    let items: usize = category.groups.iter().map(|group| group.items.len()).sum();
    let heading = html! {
        h4.strategy-category__heading {
            span.strategy-category__letter { (category.letter) }
            span { (passage(category.title)) }
        }
    };
    html! {
        section.strategy-category id=(category_id(category.letter)) tabindex="-1" {
            (sourced(&heading, category.source, passage_text(category.title)))
            @if category.mark != category.letter {
                p.strategy-category__note { (tr_with("文書では、この分類の記号が「{mark}」と印字されています。", &[("mark", &category.mark.to_string())])) }
            }
            @if let Some(other) = category.shares_with {
                p.strategy-category__note {
                    @let letter = other.to_string();
                    (tr_with("文書では、施策の欄が分類{letter}とひとつになっています。どの施策がどちらのものかは書かれていません。", &[("letter", &letter)]))
                    a href=(category_href(other)) { (tr_with("分類{letter}の施策を見る", &[("letter", &letter)])) }
                }
            } @else if category.policies.is_empty() {
                p.strategy-category__note { (tr("文書では、この分類にあたる施策は挙げられていません。")) }
            } @else {
                @for sharing in STRATEGY.categories().filter(|other| other.shares_with == Some(category.letter)) {
                    p.strategy-category__note {
                        (tr_with(
                            "文書では、この欄は分類{letter}「{title}」とひとつになっています。",
                            &[("letter", &sharing.letter.to_string()), ("title", passage_text(sharing.title))],
                        ))
                    }
                }
                ul { @for policy in category.policies { (cited_policy(policy)) } }
            }
            h5.strategy-category__subheading {
                (tr_with(
                    "国の戦略の中身（まとまり{groups}、項目{items}）",
                    &[("groups", &category.groups.len().to_string()), ("items", &items.to_string())],
                ))
            }
            ol.strategy-items__groups { @for group in category.groups { (national_group(group)) } }
        }
    }
}

fn national_group(group: &NationalGroup<'_>) -> Markup {
    html! {
        li {
            p.strategy-items__group { "(" (group.number) ") " (passage(group.title)) }
            ul.strategy-items__list {
                @for item in group.items { li { (circled(item.number)) " " (passage(item.title)) } }
            }
        }
    }
}

fn cited_policy(cited: &CitedPolicy<'_>) -> Markup {
    let policies = PLAN.cited(Document::Strategy, cited.code);
    let chapter = policies
        .first()
        .map_or(cited.code, |policy| policy.code)
        .chapter;
    html! {
        li.cited-policy data-chapter=(chapter) {
            @for policy in &policies {
                p.cited-policy__name {
                    a href=(Route::Policy(policy.code)) { span.cited-policy__code { (policy.code) } " " (passage(policy.name)) }
                    (printed_name(policy, cited.code, cited.name))
                }
            }
            @if policies.is_empty() { p.cited-policy__name { (cited_text_only(cited.code, cited.name)) } }
            @for measure in cited.measures { (strategy_measure(measure)) }
        }
    }
}
