//! What went wrong and what to do.

use hearing_api::{Problem, ProblemType};
use maud::{Markup, html};

use crate::components::page::page;
use crate::language::{is_japanese, tr, tr_with};
use crate::metadata::title;
use crate::urls::Route;

/// The page.
pub fn problem(problem: &Problem) -> Markup {
    let content = html! {
        div.failure { p { (detail(problem)) } }
        p { a href=(Route::Home) { (tr("ホームへ戻る")) } }
    };
    page(&Route::NotFound, tr(&problem.title), &content)
}

/// The text of `<title>`.
pub fn problem_title(problem: &Problem) -> String {
    title(tr(&problem.title))
}

/// What to do: where what a handler says of this one case is in Japanese alone, what is said of all of
/// its type.
pub fn detail(problem: &Problem) -> &str {
    let said = tr(&problem.detail);
    if is_japanese() || said != problem.detail {
        said
    } else {
        tr(problem.problem_type.detail())
    }
}

/// The same in one line.
pub fn in_one_line(problem_type: ProblemType) -> String {
    let (title, detail) = (tr(problem_type.label()), tr(problem_type.detail()));
    tr_with("{title}。{detail}", &[("title", title), ("detail", detail)])
}
