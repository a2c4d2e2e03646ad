//! How accessible the site is, in the form of JIS X 8341-3:2016, annex JB.3.1. What programs can tell comes
//! from their last run; of what a person has to judge it says that nobody has.

use conformance::{CRITERIA, Criterion, LAST_RUN, OfCriterion, Run, Surface};
use maud::{Markup, html};

use crate::components::page::page_head;
use crate::components::table_region::table_region;
use crate::dates::day_in_words;
use crate::language::{lang_of_original, tr, tr_around, tr_marked, tr_with};
use crate::urls::Route;

/// What is said of everything that nobody did.
const NOT_DONE: &str = "未実施";

/// The page.
pub fn accessibility() -> Markup {
    // The build stopped if it could not be read.
    after(&Run::read(LAST_RUN).unwrap_or_default())
}

/// The page after a run.
fn after(run: &Run<'_>) -> Markup {
    html! {
        div.page {
            (page_head(&Route::Accessibility))
            p.page__lead {
                (tr("このサイトは、JIS X 8341-3:2016 のレベルAAに配慮してつくっています。人による試験は、まだ行っていません。機械による検査の結果だけを載せています。"))
            }
            div.prose {
                h2 { (tr("方針")) }
                (policy())
                h2 { (tr("試験結果の表示")) }
                (statement(run))
                h3 { (tr("試験を行ったページ")) }
                (looked_at(run))
                h3 { (tr("達成基準チェックリスト")) }
                p {
                    (tr("「機械による検査」は、機械だけで判断できた規則の数と、問題の数です。問題がなくても、達成基準を満たしているとは言えません。満たしているかどうかは、人による試験で決まります。"))
                }
            }
            (table_region(tr("達成基準チェックリスト"), "criteria-table", &checklist(run)))
            div.prose {
                (left(run))
                h2 { (tr("使いにくいところ")) }
                (hard_to_use())
            }
        }
    }
}

/// Where to say what is hard to read or to use.
pub(super) fn hard_to_use() -> Markup {
    html! {
        p {
            (tr_around(
                "読みにくいところ、使いにくいところがあれば、{opinion}お知らせください。",
                &[("opinion", html! { a href=(Route::Send(None)) { (tr("意見として")) } })],
            ))
        }
    }
}

/// What is aimed at, without which no word for the degree of conformance may be used.
fn policy() -> Markup {
    html! {
        dl.conformance {
            (item("対象", tr("このサイトのすべてのページ。支所の端末、ほかのホームページの枠の中での表示、職員の画面も含みます。")))
            (item("目標とする適合レベル", tr("レベルAA")))
            (item("対応度", tr("配慮。ウェブアクセシビリティ基盤委員会の「ウェブコンテンツの JIS X 8341-3:2016 対応度表記ガイドライン 2021年4月版」による表記です。「準拠」と「一部準拠」は、人による試験の結果がないので使いません。")))
        }
    }
}

/// What annex JB.3.1 asks to be said, but for the pages and the checklist.
fn statement(run: &Run<'_>) -> Markup {
    let engines = run.engines.iter();
    let engines: Vec<_> = engines
        .map(|(name, version)| format!("{name} {version}"))
        .collect();
    let period: Vec<_> = run.days.iter().map(|day| day_in_words(*day)).collect();
    let or_not_done = |words: String| {
        if words.is_empty() {
            tr(NOT_DONE).to_owned()
        } else {
            words
        }
    };
    let last = period.last().cloned().unwrap_or_default();
    let period = match &period[..] {
        [first, last] => tr_with("{first}から{last}", &[("first", first), ("last", last)]),
        other => other.concat(),
    };
    html! {
        dl.conformance {
            (item("表明日", &or_not_done(last)))
            (item("規格の番号", "JIS X 8341-3:2016"))
            (item("満たしている適合レベル", tr("未実施（人による試験で確かめます。）")))
            (item("依存した技術", tr("HTML、CSS、SVG、JavaScript、WebAssembly。読むことと意見を送ることは、HTMLとCSSだけでもできます。")))
            (item("ページを選んだ方法", tr("ページの種類ごとに、代表する1ページ以上を選びました。無作為には選んでいません。HTMLは、施策などのすべてのページを検査します。")))
            (item("試験をした人と期間", tr(NOT_DONE)))
            (item("機械による検査に使ったもの", &or_not_done(engines.join(tr("、")))))
            (item("機械による検査の期間", &or_not_done(period)))
        }
    }
}

fn item(name: &str, words: &str) -> Markup {
    html! { div { dt { (tr(name)) } dd { (words) } } }
}

/// Which pages were looked at, surface by surface.
fn looked_at(run: &Run<'_>) -> Markup {
    html! {
        p {
            (tr("人による試験")) (tr("：")) (tr(NOT_DONE)) br; (tr("機械による検査")) (tr("："))
            @if run.pages.is_empty() { (tr(NOT_DONE)) }
            @else { (tr_with("表示のしかたごとに数えて、のべ{count}ページ", &[("count", &run.pages.len().to_string())])) }
        }
        @for surface in Surface::ALL {
            @let pages = run.shown_on(surface);
            @if !pages.is_empty() {
                details.fold {
                    summary.fold__summary {
                        (tr(name(surface)))
                        span.fold__count { (tr_with("{count}ページ", &[("count", &pages.len().to_string())])) }
                    }
                    ul.fold__body translate="no" { @for address in pages {
                        // Words that are searched for are Japanese.
                        li lang=[lang_of_original().filter(|_| !address.is_ascii())] { (address) }
                    } }
                }
            }
        }
    }
}

const fn name(surface: Surface) -> &'static str {
    match surface {
        Surface::Phone => "スマートフォン（360×740）",
        Surface::Desk => "パソコン（1280×800）",
        Surface::Kiosk => "支所の端末（1080×1920）",
        Surface::SmallKiosk => "支所の端末（768×1024）",
        Surface::Frame => "ほかのホームページの枠の中（幅600）",
        Surface::Console => "職員の画面（1280×800）",
        Surface::Html => "ページのHTML",
    }
}

fn checklist(run: &Run<'_>) -> Markup {
    html! {
        thead {
            tr {
                @for heading in ["達成基準", "レベル", "適用", "機械による検査", "結果（人による試験）"] {
                    th scope="col" { (tr(heading)) }
                }
            }
        }
        tbody { @for criterion in &CRITERIA { (row(criterion, run)) } }
    }
}

fn row(criterion: &Criterion, run: &Run<'_>) -> Markup {
    let by_engines = run.of(criterion.number);
    let has_no_media = criterion.is_of_media() && run.media == Some(0);
    html! {
        tr {
            th scope="row" { (criterion.number) " " (tr(criterion.name)) }
            td { (criterion.level) }
            td {
                @if has_no_media { (tr("音声や映像の要素なし")) }
                @else if by_engines.is_some() { (tr("あり")) }
                @else { (tr(NOT_DONE)) }
            }
            td {
                @if let Some(it) = by_engines {
                    (found(&it))
                    @if it.left > 0 { (tr_with("（ほかに、下に挙げるもの{count}件）", &[("count", &it.left.to_string())])) }
                }
                @else if run.days.is_empty() { (tr(NOT_DONE)) }
                @else { (tr("判断できた規則なし")) }
            }
            td { (tr(NOT_DONE)) }
        }
    }
}

/// How many rules could tell, and how often one was broken.
fn found(by_engines: &OfCriterion<'_>) -> String {
    let rules = by_engines.rules.to_string();
    let problems = by_engines.found.to_string();
    let words = match by_engines.found {
        0 => "規則{rules}、問題なし",
        _ => "規則{rules}、問題{problems}件",
    };
    tr_with(words, &[("rules", &rules), ("problems", &problems)])
}

/// What the engines found and is left as it is, with the reasons.
fn left(run: &Run<'_>) -> Markup {
    html! {
        @if !run.left.is_empty() {
            h3 { (tr("機械が問題とし、そのままにしているもの")) }
            ul {
                @for it in &run.left {
                    li {
                        (tr_marked(it.reason)) (tr("（"))
                        span translate="no" { (it.engine) " " (it.rule) }
                        (tr("、")) (tr_with("{count}件", &[("count", &it.count.to_string())])) (tr("）"))
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use conformance::Unreadable;

    const FILE: &str = "day\t2026-11-28\nday\t2026-11-29\nengine\tan-engine\t4.13.0\nmedia\t0\n\
                        page\tphone\t/goals\npage\tconsole\t/staff\n\
                        criterion\t1.1.1\t12\t1\t2\ncriterion\t3.1.1\t5\t0\t0\n\
                        left\tan-engine\ta_rule\t2\tそういうものなので。\n";

    fn row_of(page: &str, number: &str) -> Vec<String> {
        let beginning = format!("<th scope=\"row\">{number} ");
        let row = page.split("<tr>").find(|row| row.starts_with(&beginning));
        let cells = row.unwrap_or_default().split("<td>").skip(1);
        let cells = cells.filter_map(|cell| cell.split("</td>").next());
        cells.map(str::to_owned).collect()
    }

    #[test]
    fn the_page_says_what_the_run_found_and_nothing_more() -> Result<(), Unreadable> {
        let page = after(&Run::read(FILE)?).into_string();
        for said in [
            "<dt>表明日</dt><dd>2026年11月29日</dd>",
            "<dd>2026年11月28日から2026年11月29日</dd>",
            "<dd>an-engine 4.13.0</dd>",
            "のべ2ページ",
            "<li>/goals</li>",
            "職員の画面（1280×800）<span class=\"fold__count\">1ページ</span>",
            "そういうものなので。（<span translate=\"no\">an-engine a_rule</span>、2件）",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("支所の端末（1080×1920）"));
        let found = "規則12、問題1件（ほかに、下に挙げるもの2件）";
        assert_eq!(row_of(&page, "1.1.1"), ["A", "あり", found, NOT_DONE]);
        assert_eq!(
            row_of(&page, "3.1.1"),
            ["A", "あり", "規則5、問題なし", NOT_DONE]
        );
        let media = "音声や映像の要素なし";
        assert_eq!(
            row_of(&page, "1.2.2"),
            ["A", media, "判断できた規則なし", NOT_DONE]
        );
        // No rule looked at anything, so that nobody knows.
        assert_eq!(
            row_of(&page, "2.4.5"),
            ["AA", NOT_DONE, "判断できた規則なし", NOT_DONE]
        );
        Ok(())
    }

    #[test]
    fn without_a_run_nothing_was_done() {
        let page = after(&Run::default()).into_string();
        for criterion in &CRITERIA {
            let cells = [criterion.level, NOT_DONE, NOT_DONE, NOT_DONE];
            assert_eq!(row_of(&page, criterion.number), cells);
        }
        assert!(page.contains("<dt>表明日</dt><dd>未実施</dd>"));
        assert!(page.contains("機械による検査：未実施"));
    }

    #[test]
    fn no_run_decides_what_a_person_has_to_judge() {
        let page = accessibility().into_string();
        for criterion in &CRITERIA {
            let cells = row_of(&page, criterion.number);
            assert_eq!(
                cells.last().map(String::as_str),
                Some(NOT_DONE),
                "{}",
                criterion.number
            );
        }
        assert!(page.contains("<dt>満たしている適合レベル</dt><dd>未実施"));
    }
}
