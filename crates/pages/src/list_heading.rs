//! What the list of policies is of, in words.

use plan::filter::Filter;
use plan::{PartnerRole, Situation};

use crate::language::{passage_text, tr, tr_with};

/// The heading of the list: its one condition, or that there are several.
pub fn list_heading(filter: &Filter) -> String {
    match filter.conditions() {
        0 => "まちの取組をさがす".to_owned(),
        1 => of_one_condition(filter),
        _ => "選んだ条件に合う取組".to_owned(),
    }
}

fn of_one_condition(filter: &Filter) -> String {
    if let Some(reader) = readers(filter).first() {
        let people = if filter.situations.contains(&Situation::Housing) {
            "な方"
        } else {
            ""
        };
        format!("{reader}{people}に関わる取組")
    } else if let Some(role) = filter.partner_roles.first() {
        format!("{}といっしょの取組", role.label())
    } else if let Some(chapter) = filter.chapters.first() {
        format!("{}の取組", chapter.label())
    } else {
        // A heading that grew with each letter would move the field that is typed in.
        "ことばでさがした取組".to_owned()
    }
}

/// Who is reading, in a sentence: the one life stage or situation that is chosen.
pub fn reader(filter: &Filter) -> String {
    match readers(filter)[..] {
        [only] => format!("『{only}』"),
        _ => "あなた".to_owned(),
    }
}

/// All that is chosen, in the language of the page.
pub fn chosen_in_words(filter: &Filter) -> String {
    let readers = readers(filter).into_iter().map(|it| tr(it).to_owned());
    let partners = filter.partner_roles.iter().copied().map(partner_in_words);
    let chapters = filter.chapters.iter();
    let chapters = chapters.map(|it| passage_text(it.label()).to_owned());
    let chosen: Vec<String> = readers.chain(partners).chain(chapters).collect();
    chosen.join(tr("、"))
}

/// A partner role as a condition, in the language of the page.
pub fn partner_in_words(role: PartnerRole) -> String {
    tr_with("相手：{role}", &[("role", tr(role.label()))])
}

fn readers(filter: &Filter) -> Vec<&'static str> {
    let stages = filter.life_stages.iter().map(|stage| stage.label());
    let situations = filter.situations.iter().map(|situation| situation.label());
    stages.chain(situations).collect()
}
