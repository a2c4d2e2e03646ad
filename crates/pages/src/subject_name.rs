//! What an opinion is about, in the language of the page.

use hearing_api::Subject;
use plan::Plan;

use crate::language::{is_japanese, passage_text, tr, tr_with};

/// Its name: `施策 2-2 こども・若者`.
pub fn subject_name(subject: Subject, plan: &Plan<'_>) -> String {
    if is_japanese() {
        return subject.label(plan);
    }
    let policy = subject.policy().and_then(|text| plan.text(text));
    let name = policy.map_or("", |policy| passage_text(policy.name));
    let code = subject.policy().map(|text| text.code.to_string());
    let code = code.unwrap_or_default();
    match subject {
        Subject::Plan | Subject::Undecided => tr(&subject.label(plan)).to_owned(),
        Subject::Goal(number) => {
            let title = plan
                .goal(number)
                .map_or("", |goal| passage_text(goal.title));
            tr_with(
                "将来目標 ({number}) {title}",
                &[("number", &number.to_string()), ("title", title)],
            )
        }
        Subject::Policy(_) => tr_with("施策 {code} {name}", &[("code", &code), ("name", name)]),
        Subject::Measure { number, .. } => {
            let measure = policy.and_then(|policy| policy.measure(number));
            let mark = measure.map_or_else(|| number.to_string(), |it| it.mark().to_string());
            let title = measure.map_or("", |it| passage_text(it.title.text));
            let named = [
                ("code", code.as_str()),
                ("name", name),
                ("mark", &mark),
                ("title", title),
            ];
            tr_with("施策 {code} {name} 取組{mark} {title}", &named)
        }
    }
}
