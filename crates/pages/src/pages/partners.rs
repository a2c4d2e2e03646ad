//! Policies × partner roles.

use maud::{Markup, html};
use plan::{Chapter, Document, PartnerRole, PartnerSet, Policy, PolicyCode};
use plan_data::PLAN;

use crate::components::breadcrumb::breadcrumb;
use crate::components::edition_note::edition_notes;
use crate::components::partner_matrix::{
    chapter_rows_id, partner_matrix, partner_matrix_legend, partners as printed, ticks,
};
use crate::components::share_bar::share_bar;
use crate::metadata::Metadata;
use crate::urls::{Route, co_creation_href};

/// A policy whose text names a role that its table does not tick.
const NAMED_UNTICKED: (PolicyCode, PartnerRole) = (
    PolicyCode {
        chapter: Chapter::People,
        number: 5,
    },
    PartnerRole::CivicGroups,
);

/// A policy whose table ticks a role that its text names nowhere.
const TICKED_UNNAMED: (PolicyCode, PartnerRole) = (
    PolicyCode {
        chapter: Chapter::Living,
        number: 4,
    },
    PartnerRole::CivicGroups,
);

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
    let all: usize = matrices.iter().map(|set| set.iter().count()).sum();
    html! {
        div.page.partners-page {
            (breadcrumb(&[(Route::Overview, &above)], &heading))
            h1 tabindex="-1" { (heading) }
            p.page__lead {
                "施策ごとに、だれといっしょに取り組むかを、文書の表の印（■）で見られます。"
            }
            (edition_notes(printing().map(|policy| policy.edition)))

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
                        "本文に出てくるのに印のない相手（" (example(NAMED_UNTICKED)) "など）や、"
                        "印があるのに本文に出てこない相手（" (example(TICKED_UNNAMED)) "など）があり、"
                        "どちらが正しいかは文書からはわかりません。"
                    }
                    p {
                        "「文書に表がありません」とある" (policies - matrices.len()) "の施策は、パートナーがいないという意味ではありません。"
                        "「施策の前提」の施策は素案に、「計画推進体制」の施策は素案にも計画推進体制の案にも、この表が印刷されていません。"
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

fn example((code, role): (PolicyCode, PartnerRole)) -> Markup {
    html! {
        @if let Some(policy) = PLAN.policy(code) {
            a href=(co_creation_href(code)) { (code) " " (policy.name) } "の「" (role.label()) "」"
        }
    }
}
