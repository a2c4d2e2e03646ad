//! Policies × partner roles.

use maud::{Markup, html};
use plan::{Chapter, Document, PartnerRole, PartnerSet, Policy};
use plan_data::PLAN;

use crate::components::breadcrumb::breadcrumb;
use crate::components::partner_matrix::{
    chapter_rows_id, partner_matrix, partner_matrix_legend, partners as printed, ticks,
};
use crate::components::share_bar::share_bar;
use crate::metadata::Metadata;
use crate::urls::{Route, co_creation_href};

/// The page.
pub fn partners() -> Markup {
    let heading = Metadata::of(&Route::Partners).heading;
    let above = Metadata::of(&Route::Overview).heading;
    let policies = PLAN.current_policies().count();
    let matrices: Vec<PartnerSet> = PLAN.current_policies().filter_map(printed).collect();
    let mut documents: Vec<_> = printing()
        .map(|policy| Document::Edition(policy.edition))
        .collect();
    documents.dedup();
    let mut without: Vec<_> = PLAN
        .current_policies()
        .filter(|policy| printed(policy).is_none())
        .map(|policy| policy.code.chapter)
        .collect();
    without.dedup();
    let all: usize = matrices.iter().map(|set| set.iter().count()).sum();
    html! {
        div.page.partners-page {
            (breadcrumb(&[(Route::Overview, &above)], &heading))
            h1 tabindex="-1" { (heading) }
            p.page__lead {
                "施策ごとに、だれといっしょに取り組むかを、文書の表の印（■）で見られます。"
            }

            section.page-section aria-labelledby="roles" {
                h2 #roles { "パートナーごとの印の数" }
                p.page-section__note {
                    (policies) "の施策のうち、表があるのは" (matrices.len()) "です。"
                    (matrices.len() * PartnerRole::ALL.len()) "のますのうち、印は" (all) "あります。"
                    "選ぶと、その印がある施策を見られます。"
                }
                ul.role-totals {
                    @for role in PartnerRole::ALL {
                        @let count = ticks(&matrices, *role);
                        li {
                            a.role-totals__link href=(Route::for_partner(*role)) {
                                span.role-totals__name { (role.label()) }
                                (share_bar(count as f64 / matrices.len() as f64))
                                span.role-totals__count { (count) span.role-totals__of { "施策" } }
                            }
                        }
                    }
                }
            }

            section.page-section aria-labelledby="matrix" {
                h2 #matrix { (policies) "の施策と" (PartnerRole::ALL.len()) "つのパートナーの表" }
                p.page-section__note {
                    "施策の名前から施策の全文へ、パートナーの名前から同じ印の施策へ、ますから施策の「共創の取組」へ進めます。"
                }
                nav.matrix-chapters aria-label="表の中の章" {
                    @for chapter in Chapter::ALL {
                        a.matrix-chapters__link href={ "#" (chapter_rows_id(*chapter)) } { (chapter.label()) }
                    }
                    a.matrix-chapters__link href="#open" { "表のあと" }
                }
                (partner_matrix_legend())
                (partner_matrix())
            }

            section.page-section aria-labelledby="open" {
                h2 #open tabindex="-1" { "この表からわからないこと" }
                div.prose {
                    p {
                        "印は文書のとおりで、直していません。"
                        @if let (Some(unticked), Some(unnamed)) = (example(false), example(true)) {
                            "本文に出てくるのに印のない相手（" (unticked) "など）や、"
                            "印があるのに本文に出てこない相手（" (unnamed) "など）があり、"
                            "どちらが正しいかは文書からはわかりません。"
                        }
                    }
                    @if !without.is_empty() {
                        p {
                            "「文書に表がありません」とある" (policies - matrices.len()) "の施策は、パートナーがいないという意味ではありません。"
                            @for chapter in &without { "「" (chapter.label()) "」" }
                            "の施策には、この表が印刷されていません。"
                        }
                    }
                    p { "背景の濃さは、印の数から付けたものです。文書の表に濃さはありません。" }
                }
                p.source-note {
                    "出典："
                    @for document in documents {
                        (PLAN.document_name(document)) "。"
                    }
                    "行は、それぞれの施策のページにあります。"
                }
            }
        }
    }
}

/// The current policies that have a matrix.
fn printing() -> impl Iterator<Item = &'static Policy<'static>> {
    PLAN.current_policies()
        .filter(|policy| printed(policy).is_some())
}

/// The role of the examples: its name is no everyday word, as 地域 is.
const EXAMPLE: PartnerRole = PartnerRole::CivicGroups;

/// A policy whose text names that role while its table does not tick it; or, if `is_ticked`, one whose
/// table ticks it while its text speaks of no 団体 at all.
fn example(is_ticked: bool) -> Option<Markup> {
    let word = if is_ticked { "団体" } else { EXAMPLE.label() };
    let policy = printing().find(|policy| {
        let ticks = printed(policy).is_some_and(|ticks| ticks.contains(EXAMPLE));
        ticks == is_ticked && says(policy, word) != is_ticked
    })?;
    Some(html! {
        a href=(co_creation_href(policy.code)) { (policy.code) " " (policy.name) } "の「" (EXAMPLE.label()) "」"
    })
}

/// Whether a policy's measures, or its paragraphs on co-creation, have this word.
fn says(policy: &Policy<'_>, word: &str) -> bool {
    let measures = policy.measures.iter().flat_map(|measure| measure.passages);
    let co_creation = policy.co_creation.iter().flat_map(|it| it.passages);
    let mut passages = measures.chain(co_creation);
    passages.any(|passage| passage.text.contains(word))
}
