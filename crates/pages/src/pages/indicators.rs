//! The 25 indicators of document 001.

use maud::{Markup, html};
use plan::{Indicator, Policy, PolicyCode};
use plan_data::PLAN;

use crate::components::breadcrumb::breadcrumb;
use crate::components::indicator_figure::{
    Aim, aim_arrow, digits_and_unit, indicator_bar, latest_in_words,
};
use crate::components::indicator_table::indicator_table;
use crate::components::page_end::{Cited, page_end};
use crate::components::policy_range::ranges;
use crate::metadata::Metadata;
use crate::urls::{INDICATOR_SIGNS, Route, indicator_id};

/// What parts the name of an indicator from the name of one of its values.
const PART: char = '＝';

/// What stands before the name of an indicator that is printed again.
const AGAIN: &str = "【再】";

/// The footnote of 健全化判断比率, which the policy with the four ratios refers to.
const RATIOS_FOOTNOTE: u8 = 32;

/// The page.
pub fn indicators() -> Markup {
    let heading = Metadata::of(&Route::Indicators).heading;
    let above = Metadata::of(&Route::Overview).heading;
    let policies: Vec<_> = PLAN
        .current_policies()
        .filter(|policy| !policy.indicators.is_empty())
        .collect();
    let all: Vec<_> = policies
        .iter()
        .flat_map(|policy| policy.indicators)
        .collect();
    let codes: Vec<_> = policies.iter().map(|policy| policy.code).collect();
    html! {
        div.page.indicators-page {
            (breadcrumb(&[(Route::Overview, &above)], &heading))
            h1 tabindex="-1" { (heading) }
            p.page__lead {
                "取組が進んだかを確かめるための" (all.len()) "の数値です。いまの値と、目標や目指す方向を見られます。"
            }
            p.page-section__note {
                "指標が書かれているのは、施策" (ranges(&codes)) "だけです。ほかの施策の指標は、ここにある文書にはありません。"
            }

            ul.aim-counts {
                @for aim in Aim::ALL {
                    li.aim-counts__item {
                        (aim_arrow(aim))
                        span.aim-counts__words { (aim.words()) }
                        span.aim-counts__count { (all.iter().filter(|indicator| Aim::of(indicator) == aim).count()) }
                    }
                }
            }
            p.link-list { a href={ "#" (INDICATOR_SIGNS) } { "記号とことばの意味を見る" } }
            nav.indicator-policies aria-label="指標のある施策" {
                @for policy in &policies {
                    a.indicator-policies__link href={ "#" (policy_id(policy.code)) } {
                        (policy.code) " " (policy.name)
                        span.indicator-policies__count { (policy.indicators.len()) }
                    }
                }
            }

            @for policy in &policies { (of_policy(policy)) }
            (signs(&all))

            (page_end(&cited(&policies)))
            section.page-section aria-labelledby="tables" {
                h2 #tables { "文書の表" }
                details.earlier-text {
                    summary.earlier-text__summary { "すべての指標を、文書の表の順に見る" }
                    div.earlier-text__body {
                        @for policy in &policies {
                            h3 { (policy.code) " " (policy.name) }
                            (indicator_table(policy.name, policy.indicators))
                        }
                    }
                }
            }
        }
    }
}

/// Where the indicators stand, policy by policy.
fn cited(policies: &[&Policy<'_>]) -> Vec<Cited> {
    let indicators = policies.iter().flat_map(|policy| {
        let indicators = policy.indicators.iter();
        indicators.map(|indicator| {
            (
                format!("{} {}", policy.code, indicator.name),
                indicator.source,
            )
        })
    });
    indicators.collect()
}

fn policy_id(code: PolicyCode) -> String {
    format!("policy-{code}")
}

fn of_policy(policy: &Policy<'_>) -> Markup {
    let id = policy_id(policy.code);
    let numbered: Vec<_> = (1..).zip(policy.indicators).collect();
    html! {
        section.page-section data-chapter=(policy.code.chapter) aria-labelledby=(id) {
            h2 id=(id) tabindex="-1" { a.indicators__policy href=(Route::Policy(policy.code)) { (policy.code) " " (policy.name) } }
            ul.indicators {
                @for group in numbered.chunk_by(|(_, one), (_, next)| is_one(one, next)) {
                    @if let [(place, indicator)] = group {
                        (card(policy.code, *place, indicator))
                    } @else {
                        (card_of_parts(policy.code, group))
                    }
                }
            }
        }
    }
}

/// Whether two rows are values of one indicator.
fn is_one(one: &Indicator<'_>, next: &Indicator<'_>) -> bool {
    one.name.split_once(PART).map(|(name, _)| name)
        == next.name.split_once(PART).map(|(name, _)| name)
        && one.name.contains(PART)
}

fn card(code: PolicyCode, place: usize, indicator: &Indicator<'_>) -> Markup {
    html! {
        li.indicator id=(indicator_id(code, place)) tabindex="-1" {
            h3.indicator__name { (indicator.name) }
            (figures(indicator))
            (indicator_bar(indicator))
            @if indicator.name.starts_with(AGAIN) {
                p.indicator__note { "「" (AGAIN) "」は、ほかの箇所でも使われている指標という印と読めます。" }
            }
        }
    }
}

fn card_of_parts(code: PolicyCode, parts: &[(usize, &Indicator<'_>)]) -> Markup {
    html! {
        li.indicator data-size="wide" {
            h3.indicator__name {
                @if let Some((name, _)) = parts.first().and_then(|(_, part)| part.name.split_once(PART)) { (name) }
            }
            p.indicator__note { "ひとつの指標が、" (parts.len()) "つの比率でできています。" }
            ul.indicator__parts {
                @for (place, part) in parts {
                    li.indicator__part id=(indicator_id(code, *place)) tabindex="-1" {
                        h4 { (part.name.split_once(PART).map_or(part.name, |(_, ratio)| ratio)) }
                        (figures(part))
                    }
                }
            }
            p.indicator__note { "数値に単位は書かれていません。" }
            @if let Some(note) = PLAN.footnotes.iter().find(|note| note.number == RATIOS_FOOTNOTE) {
                p.indicator__note {
                    "この施策の「現状」に出てくる「健全化判断比率」の注（文書の注" (note.number) "）：「" (note.text) "」"
                }
            }
        }
    }
}

fn figures(indicator: &Indicator<'_>) -> Markup {
    html! {
        dl.indicator__figures {
            div { dt { "直近の実績" } dd { (latest(indicator)) } }
            div { dt { "目標・目指す方向" } dd { (aim(indicator)) } }
        }
    }
}

fn latest(indicator: &Indicator<'_>) -> Markup {
    let (digits, unit) = digits_and_unit(indicator.latest);
    html! {
        @if let Some(words) = latest_in_words(indicator.latest) {
            span.indicator__sign { (indicator.latest) }
            span.indicator__words { (words) }
        } @else {
            span.indicator__value { (digits) span.indicator__unit { (unit) } }
        }
        span.indicator__year { "（" (indicator.latest_year) "）" }
    }
}

fn aim(indicator: &Indicator<'_>) -> Markup {
    let aim = Aim::of(indicator);
    let (digits, unit) = digits_and_unit(indicator.target);
    html! {
        @if aim == Aim::Value {
            span.indicator__value { (digits) span.indicator__unit { (unit) } }
        } @else {
            span.indicator__aim {
                (aim_arrow(aim))
                (aim.words())
                span.indicator__printed { "「" (indicator.target) "」" }
            }
        }
    }
}

/// What the signs mean, each with how many indicators have it.
fn signs(all: &[&Indicator<'_>]) -> Markup {
    let with = |sign: &str| {
        all.iter()
            .filter(|it| it.latest == sign || it.target == sign || it.name.contains(sign))
            .count()
    };
    let entry = |sign: &str, words: &str| {
        html! {
            div.signs__item {
                dt.signs__sign { "「" (sign) "」" span.signs__count { (with(sign)) "か所" } }
                dd { (words) }
            }
        }
    };
    html! {
        section.page-section aria-labelledby=(INDICATOR_SIGNS) {
            h2 id=(INDICATOR_SIGNS) tabindex="-1" { "記号とことばの意味" }
            p.page-section__note {
                "文書に記号の説明はありません。表の見出し「直近実績値」「目標値又は目指す方向」と、それぞれの指標から読み取ったものです。"
            }
            dl.signs {
                (entry("↗", "値を増やす、上げることを目指します。どこまで、という数値はありません。"))
                (entry("↘", "値を減らす、下げることを目指します。"))
                (entry("⇒", "いまの状態を保つことを目指します。"))
                (entry("—", "値が出ないという印です。0という意味ではありません。財政の比率では、赤字などがなく比率が計算されないときに、このように書くのが一般的です。"))
                (entry("(未定)", "値はまだありません。後ろの年度は、値が出る年度と読めます。"))
                (entry(AGAIN, "ほかの箇所でも使われている指標という印と読めます。はじめに載っている箇所は、ここにある文書にはありません。"))
                (entry("(累計)", "その年度だけでなく、それまでを合わせた数です。"))
                div.signs__item {
                    dt.signs__sign { "「m ²」" }
                    dd { "平方メートルです。文書のとおりに書いています。ここの小さな2は、注の番号ではありません。" }
                }
                div.signs__item {
                    dt.signs__sign { "小さな数字（³² など）" }
                    dd {
                        "文章の中の小さな数字は、注の番号です。注の文は、"
                        a href=(Route::Glossary) { "用語" }
                        "のページにまとめています。"
                    }
                }
                div.signs__item {
                    dt.signs__sign { "「ポイント」" }
                    dd { "パーセントどうしの差です。このサイトで計算したもので、文書にはありません。" }
                }
            }
        }
    }
}
