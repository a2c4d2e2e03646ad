//! What the list of policies is of, in words.

use plan::Situation;
use plan::filter::Filter;

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

fn readers(filter: &Filter) -> Vec<&'static str> {
    let stages = filter.life_stages.iter().map(|stage| stage.label());
    let situations = filter.situations.iter().map(|situation| situation.label());
    stages.chain(situations).collect()
}
