//! The 25 indicators of document 001.

use maud::{Markup, html};
use plan::{Indicator, Policy, PolicyCode};
use plan_data::PLAN;

use crate::components::edition_note::edition_notes;
use crate::components::indicator_figure::{
    Aim, digits_and_unit, indicator_bar, latest_in_words, typeset,
};
use crate::components::indicator_table::indicator_table;
use crate::components::page::page_head;
use crate::components::page_end::{Cited, page_end};
use crate::components::policy_range::ranges;
use crate::components::translation_note::translation_note;
use crate::language::{is_japanese, passage, tr, tr_with};
use crate::urls::{INDICATOR_SIGNS, Route, indicator_id};

/// What parts the name of an indicator from the name of one of its values.
const PART: char = '＝';

/// What stands before the name of an indicator that is printed again.
const AGAIN: &str = "【再】";

/// The footnote of 健全化判断比率, which the policy with the four ratios refers to.
const RATIOS_FOOTNOTE: u8 = 32;

/// The page.
pub fn indicators() -> Markup {
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
            (page_head(&Route::Indicators))
            (translation_note(&Route::Indicators, None))
            (edition_notes(policies.iter().map(|policy| policy.edition)))
            p.page__lead {
                (tr_with("取組が進んだかを確かめる{count}の数値です。", &[("count", &all.len().to_string())]))
                @if !is_japanese() { " " }
                (finding(&all))
            }
            @if is_japanese() {
                p.page-section__note {
                    "指標が書かれているのは、施策" (ranges(&codes)) "だけです（" (PLAN.edition_names(policies.iter().map(|policy| policy.edition))) "）。"
                }
            }
            @for policy in &policies { (of_policy(policy)) }
            // In other languages the words beside a sign say what it means.
            @if is_japanese() {
                (signs(&all))
                (tables(&policies))
            }
            (page_end(&cited(&policies)))
        }
    }
}

/// All of them as the document has them.
fn tables(policies: &[&Policy<'_>]) -> Markup {
    html! {
        details.fold {
            summary.fold__summary { "すべての指標を、文書の表の順に見る" }
            div.fold__body {
                @for policy in policies {
                    h3 { (policy.code) " " (policy.name) }
                    (indicator_table(policy.name, policy.indicators))
                }
            }
        }
    }
}

/// How many indicators have which aim, in a sentence.
fn finding(all: &[&Indicator<'_>]) -> String {
    let count = |aim| {
        let with = all.iter().filter(|it| Aim::of(it) == aim);
        with.count().to_string()
    };
    tr_with(
        "目標の値があるのは{value}つです。ほかは、増やす{up}、減らす{down}、維持する{keep}です。",
        &[
            ("value", &count(Aim::Value)),
            ("up", &count(Aim::Up)),
            ("down", &count(Aim::Down)),
            ("keep", &count(Aim::Keep)),
        ],
    )
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
            h2 id=(id) tabindex="-1" { a.indicators__policy href=(Route::Policy(policy.code)) { (policy.code) " " (passage(policy.name)) } }
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

/// Whether two rows are values of one indicator. In other languages each has its whole name.
fn is_one(one: &Indicator<'_>, next: &Indicator<'_>) -> bool {
    is_japanese()
        && one.name.split_once(PART).map(|(name, _)| name)
            == next.name.split_once(PART).map(|(name, _)| name)
        && one.name.contains(PART)
}

fn card(code: PolicyCode, place: usize, indicator: &Indicator<'_>) -> Markup {
    html! {
        li.indicator id=(indicator_id(code, place)) tabindex="-1" {
            h3.indicator__name { (passage(indicator.name)) }
            (latest(indicator))
            div.indicator__way { (aim(indicator)) @if is_japanese() { (indicator_bar(indicator)) } }
        }
    }
}

fn card_of_parts(code: PolicyCode, parts: &[(usize, &Indicator<'_>)]) -> Markup {
    html! {
        li.indicator data-size="wide" {
            h3.indicator__name {
                @if let Some((name, _)) = parts.first().and_then(|(_, part)| part.name.split_once(PART)) { (name) }
            }
            ul.indicator__parts {
                @for (place, part) in parts {
                    li.indicator__part id=(indicator_id(code, *place)) tabindex="-1" {
                        h4.indicator__name { (part.name.split_once(PART).map_or(part.name, |(_, ratio)| ratio)) }
                        (latest(part))
                        div.indicator__way { (aim_words(part)) }
                    }
                }
            }
            p.indicator__note {
                "数値に単位は書かれていません。"
                @if let Some((part, words)) = parts.iter().find_map(|(_, part)| Some((part, latest_in_words(part.latest)?))) {
                    "「" (part.latest) "」は、" (words) "。"
                }
            }
        }
    }
}

fn latest(indicator: &Indicator<'_>) -> Markup {
    let (digits, unit) = digits_and_unit(indicator.latest);
    html! {
        p.indicator__latest {
            span.visually-hidden { (tr("直近の実績")) (tr("：")) }
            span.indicator__value {
                @if !is_japanese() || latest_in_words(indicator.latest).is_some() {
                    (passage(indicator.latest))
                } @else {
                    (digits) span.indicator__unit { (typeset(unit)) }
                }
            }
            span.indicator__year { (tr("（")) (passage(indicator.latest_year)) (tr("）")) }
        }
    }
}

/// What is aimed at, and where there is no value yet, that.
fn aim(indicator: &Indicator<'_>) -> Markup {
    html! {
        (aim_words(indicator))
        @if let Some(words) = latest_in_words(indicator.latest) { span.indicator__aim { (tr(words)) } }
    }
}

fn aim_words(indicator: &Indicator<'_>) -> Markup {
    let aim = Aim::of(indicator);
    html! {
        p.indicator__aim {
            @if aim == Aim::Value {
                (tr("目標")) " " (passage(indicator.target))
            } @else {
                span aria-hidden="true" { (indicator.target) " " }
                (tr(aim.words()))
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
        details.fold {
            summary.fold__summary { h2.fold__heading { "記号とことばの意味" } }
            div.fold__body id=(INDICATOR_SIGNS) tabindex="-1" {
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
                @if let Some(note) = PLAN.footnotes.iter().find(|note| note.number == RATIOS_FOOTNOTE) {
                    div.signs__item {
                        dt.signs__sign { "健全化判断比率（文書の注" (note.number) "）" }
                        dd { "「" (note.text) "」" }
                    }
                }
                div.signs__item {
                    dt.signs__sign { "「m²」" }
                    dd { "平方メートルです。文書では「m ²」と、あいだがあいています。ここの小さな2は、注の番号ではありません。" }
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
}
