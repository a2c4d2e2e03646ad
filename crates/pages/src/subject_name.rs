//! What an opinion is about, in the language of the page.

use hearing_api::Subject;
use maud::{Markup, html};
use plan::Plan;

use crate::language::{is_easy, is_japanese, passage, passage_text, tr_around, tr_with};

/// What a subject's name names.
enum Named<'p> {
    /// A code, a number.
    Itself(String),
    /// A passage of the plan.
    Passage(&'p str),
}

/// Its name: `施策 2-2 こども・若者`.
pub fn subject_name(subject: Subject, plan: &Plan<'_>) -> Markup {
    if is_japanese() {
        return html! { (subject.label(plan)) };
    }
    let markup = |named: &Named<'_>| match named {
        Named::Itself(text) => html! { (text) },
        Named::Passage(japanese) => passage(japanese),
    };
    let (sentence, named) = parts(subject, plan);
    let named: Vec<_> = named.iter().map(|(name, it)| (*name, markup(it))).collect();
    tr_around(&sentence, &named)
}

/// The same where no element can stand.
pub fn subject_text(subject: Subject, plan: &Plan<'_>) -> String {
    if is_japanese() {
        return subject.label(plan);
    }
    let text = |named| match named {
        Named::Itself(text) => text,
        Named::Passage(japanese) => passage_text(japanese).to_owned(),
    };
    let (sentence, named) = parts(subject, plan);
    let named: Vec<_> = named
        .into_iter()
        .map(|(name, it)| (name, text(it)))
        .collect();
    let named: Vec<_> = named
        .iter()
        .map(|(name, it)| (*name, it.as_str()))
        .collect();
    tr_with(&sentence, &named)
}

/// The Japanese of the name, and what stands in its braces.
fn parts<'p>(subject: Subject, plan: &Plan<'p>) -> (String, Vec<(&'static str, Named<'p>)>) {
    let policy = subject.policy().and_then(|text| plan.text(text));
    let name = (
        "name",
        Named::Passage(policy.map_or("", |policy| policy.name)),
    );
    let code = subject.policy().map(|text| text.code.to_string());
    let code = ("code", Named::Itself(code.unwrap_or_default()));
    match subject {
        Subject::Plan | Subject::Undecided => (subject.label(plan), Vec::new()),
        Subject::Goal(number) => {
            let title = plan.goal(number).map_or("", |goal| goal.title);
            let named = vec![
                ("number", Named::Itself(number.to_string())),
                ("title", Named::Passage(title)),
            ];
            ("将来目標 ({number}) {title}".to_owned(), named)
        }
        Subject::Policy(_) => ("施策 {code} {name}".to_owned(), vec![code, name]),
        Subject::Measure { number, .. } => {
            let measure = policy.and_then(|policy| policy.measure(number));
            // A learner knows no circled numbers.
            let mark = measure.filter(|_| !is_easy());
            let mark = mark.map_or_else(|| number.to_string(), |it| it.mark().to_string());
            let title = measure.map_or("", |it| it.title.text);
            let named = vec![
                code,
                name,
                ("mark", Named::Itself(mark)),
                ("title", Named::Passage(title)),
            ];
            ("施策 {code} {name} 取組{mark} {title}".to_owned(), named)
        }
    }
}
