//! わたしの一枚: a sheet of up to three policies. All of it is in the address.

use form_urlencoded::parse;
use hearing_api::Subject;
use maud::{Markup, html};
use plan::{Chapter, Plan, Policy, PolicyCode};
use plan_data::PLAN;

use crate::components::card_picture::{MOST, card_picture};
use crate::components::page::page_title;
use crate::components::share::share;
use crate::components::translation_note::translation_note;
use crate::language::{passage, tr, tr_with};
use crate::metadata::Metadata;
use crate::urls::{Route, key};

/// What an address asks for.
#[derive(Debug, Default)]
pub struct Asked {
    /// The policies, in the order of the address, each once.
    pub policies: Vec<&'static Policy<'static>>,
    /// What no current policy is called.
    pub unknown: Vec<String>,
}

impl Asked {
    /// Reads a query: `p=2-2,3-11`, or a `p` for each, as the form sends them. What had another code in
    /// `plan` before is found by that, too.
    pub fn read(query: &str, plan: &Plan<'static>) -> Self {
        let mut asked = Self::default();
        let values = parse(query.as_bytes()).filter(|(key, _)| key == key::POLICIES);
        for (_, value) in values {
            for code in value.split(',').filter(|code| !code.is_empty()) {
                let found = code
                    .parse()
                    .ok()
                    .and_then(|code: PolicyCode| plan.policy(code).or(plan.successor(code)));
                match found {
                    Some(policy) if asked.policies.contains(&policy) => {}
                    Some(policy) => asked.policies.push(policy),
                    None => asked.unknown.push(code.chars().take(12).collect()),
                }
            }
        }
        asked
    }

    /// Those that a sheet has room for.
    fn shown(&self) -> &[&'static Policy<'static>] {
        self.policies.get(..MOST).unwrap_or(&self.policies)
    }

    /// The page of just these.
    pub fn route(&self) -> Route {
        sheet(self.policies.iter().map(|policy| policy.code))
    }
}

/// The page of some policies, of which it takes as many as it has room for.
pub fn sheet(codes: impl Iterator<Item = PolicyCode>) -> Route {
    let codes: Vec<String> = codes.take(MOST).map(|code| code.to_string()).collect();
    match codes[..] {
        [] => Route::Card(String::new()),
        _ => Route::Card(format!("{}={}", key::POLICIES, codes.join(","))),
    }
}

/// The page on a day; `code` is the QR code of its address, as an SVG document.
pub fn card(asked: &Asked, day: &str, code: &str) -> Markup {
    let route = asked.route();
    let shown = asked.shown();
    let picture = card_picture(shown, day, code);
    let most = MOST.to_string();
    let most = [("most", most.as_str())];
    let unknown = asked.unknown.join(tr("、"));
    html! {
        div.page.card-page {
            div.page__title {
                (page_title(&html! { (Metadata::of(&route).heading) }))
                @if !shown.is_empty() { (share(&route)) }
            }
            (translation_note(&route, None))
            @if !asked.unknown.is_empty() {
                p.card-page__unknown role="status" {
                    (tr_with("この番号の施策はありません：{codes}。下から選びなおせます。", &[("codes", &unknown)]))
                }
            }
            @if asked.policies.len() > MOST {
                p.card-page__unknown role="status" { (tr_with("1枚に載るのは{most}つまでです。はじめの{most}つでつくりました。", &most)) }
            }
            @if shown.is_empty() {
                p.page__lead { (tr_with("気になる施策を{most}つまで選ぶと、印刷や共有ができる1枚になります。", &most)) }
            } @else {
                div.card {
                    div.card__sheet { @for _ in 0..4 { (picture) } }
                    (ways(shown))
                }
            }
            (choice(shown))
        }
    }
}

/// What can be done with the sheet, and with each of its policies.
fn ways(shown: &[&Policy<'_>]) -> Markup {
    html! {
        div.card__ways {
            fieldset.card__papers {
                legend { (tr("印刷する大きさ")) }
                label { input type="radio" name="paper" value="a6" checked; (tr("A6の大きさで1枚")) }
                label { input type="radio" name="paper" value="a4"; (tr("A4の紙に4枚")) }
            }
            p.card__actions {
                button.dads-button data-type="solid-fill" data-size="lg" type="button" data-card="print" { (tr("印刷する")) }
                button.dads-button data-type="outline" data-size="lg" type="button" data-card="save" { (tr("画像で保存する")) }
            }
            p.card__hint { (tr("ブラウザの印刷でも、選んだ大きさで出ます。")) }
            ul.card__policies {
                @for policy in shown {
                    li {
                        a href=(Route::Policy(policy.code)) { (policy.code) " " (passage(policy.name)) }
                        a href=(Route::Send(Some(Subject::Policy(policy.id())))) { (tr("意見を送る")) span.visually-hidden { (tr("：")) (passage(policy.name)) } }
                    }
                }
            }
        }
    }
}

/// Which policies stand on it.
fn choice(shown: &[&Policy<'_>]) -> Markup {
    html! {
        form.card-choice method="get" action=(Route::Card(String::new())) {
            h2 { (tr(if shown.is_empty() { "施策を選ぶ" } else { "選びなおす" })) }
            @for chapter in Chapter::ALL {
                fieldset.card-choice__chapter data-chapter=(chapter) {
                    legend { (passage(chapter.label())) }
                    @for policy in PLAN.current_policies_of(*chapter) {
                        label.card-choice__policy {
                            input type="checkbox" name=(key::POLICIES) value=(policy.code) checked[shown.contains(&policy)];
                            span { (policy.code) " " (passage(policy.name)) }
                        }
                    }
                }
            }
            p.page__action { button.dads-button data-type="solid-fill" data-size="lg" type="submit" { (tr("この施策で1枚つくる")) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_in_both_spellings_and_what_is_no_policy_is_named() {
        let asked = Asked::read("p=2-2,3-11&p=2-2&p=9-9,x", &PLAN);
        let codes: Vec<_> = asked
            .policies
            .iter()
            .map(|it| it.code.to_string())
            .collect();
        assert_eq!(codes, ["2-2", "3-11"]);
        assert_eq!(asked.unknown, ["9-9", "x"]);
        assert_eq!(asked.route().to_string(), "/card?p=2-2,3-11");
        let page = card(&asked, "2026年4月1日", "<svg></svg>").into_string();
        assert!(page.contains("この番号の施策はありません：9-9、x"));
        assert!(page.contains("2026年4月1日"));
    }

    #[test]
    fn a_sheet_has_room_for_three() {
        let asked = Asked::read("p=1-1,1-2,2-1,2-2", &PLAN);
        assert_eq!(asked.route().to_string(), "/card?p=1-1,1-2,2-1");
        assert!(
            card(&asked, "", "")
                .into_string()
                .contains("はじめの3つでつくりました")
        );
        assert_eq!(Asked::read("", &PLAN).route().to_string(), "/card");
    }
}
