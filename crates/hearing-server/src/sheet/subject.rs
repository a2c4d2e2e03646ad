use hearing_api::Subject;
use plan::{Plan, Policy, PolicyCode, heading};

use super::half_width;

/// What to write.
const EXAMPLES: &str = "「施策2-2」「計画全体」「将来目標1」のように書いてください。";

/// What a sheet says of an opinion whose writer could not tell what it is about.
pub(super) const UNDECIDED: &str = "わからない";

/// The months as Excel shortens them.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// What a cell was read as.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) subject: Subject,
    /// Whether a spreadsheet had made something else of it.
    pub(super) is_restored: bool,
}

/// What an opinion is about, as people and spreadsheets write it; or what the clerk is to do.
pub(super) fn read(cell: &str, plan: &Plan<'_>) -> Result<Reading, String> {
    let text = hyphenated(half_width(cell).trim());
    let plain = |subject| Reading {
        subject,
        is_restored: false,
    };
    if text.is_empty() {
        return Err(format!("空です。{EXAMPLES}"));
    }
    if let Some(unknown) = unknown_edition(&text, plan) {
        return Err(unknown);
    }
    let unnamed = without_word(&text);
    if let Ok(subject) = unnamed.parse::<Subject>()
        && code_of(unnamed).is_none()
    {
        return in_plan(subject, &text, plan).map(plain);
    }
    if text == UNDECIDED {
        return Ok(plain(Subject::Undecided));
    }
    if let Some(subject) = labelled(&text, plan) {
        return Ok(plain(subject));
    }
    if let Some(number) = text.strip_prefix(heading::FUTURE_GOALS) {
        let number = number.trim_matches([' ', '(', ')']);
        let subject = number.parse().map(Subject::Goal);
        return match subject {
            Ok(subject) => in_plan(subject, &text, plan).map(plain),
            Err(_) => Err(not_in_plan(&text)),
        };
    }
    if let Some(subject) = coded(&text, plan)? {
        return Ok(plain(subject));
    }
    if let Some(Dated { codes, is_certain }) = dated(&text) {
        let found: Vec<Subject> = codes
            .into_iter()
            .filter_map(|code| Some(Subject::Policy(texts_of(code, plan).next()?.id())))
            .collect();
        return match found.as_slice() {
            [subject] if is_certain => Ok(Reading {
                subject: *subject,
                is_restored: true,
            }),
            [] => Err(format!("「{text}」は日付になっています。{EXAMPLES}")),
            found => {
                let names = found
                    .iter()
                    .map(|found| format!("「施策{}」", found.code()));
                let names: Vec<_> = names.collect();
                Err(format!(
                    "「{text}」は日付になっています。もとの紙を見て、{}のように書いてください。",
                    names.join("か")
                ))
            }
        };
    }
    Err(not_in_plan(&text))
}

fn in_plan(subject: Subject, text: &str, plan: &Plan<'_>) -> Result<Subject, String> {
    if subject.exists(plan) {
        Ok(subject)
    } else {
        Err(not_in_plan(text))
    }
}

fn not_in_plan(text: &str) -> String {
    format!("「{text}」は計画にありません。{EXAMPLES}")
}

/// The text without 「施策」 before it.
fn without_word(text: &str) -> &str {
    text.strip_prefix("施策").unwrap_or(text).trim_start()
}

/// What is wrong with an edition before a code, as in `009-5-3`; none where there is none.
fn unknown_edition(text: &str, plan: &Plan<'_>) -> Option<String> {
    let text = without_word(text);
    let (edition, code) = text.split_once('-')?;
    let is_edition = edition.len() == 3 && edition.bytes().all(|byte| byte.is_ascii_digit());
    let is_code = code_of(code).is_some()
        || code
            .rsplit_once('-')
            .is_some_and(|(code, _)| code_of(code).is_some());
    let editions = plan.editions.iter();
    let known: Vec<String> = editions.map(|edition| edition.id.to_string()).collect();
    let is_unknown = is_edition && is_code && known.iter().all(|known| known != edition);
    is_unknown.then(|| {
        let known = known.join("か");
        format!("「{edition}」という版は計画にありません。版は{known}です。版を消すか、書き直してください。")
    })
}

/// The texts that a code without an edition may mean: the one that it always meant, then today's.
fn texts_of<'a>(code: PolicyCode, plan: &Plan<'a>) -> impl Iterator<Item = &'a Policy<'a>> {
    let before = Subject::of_code(code)
        .policy()
        .and_then(|text| plan.text(text));
    before.into_iter().chain(plan.policy(code))
}

/// The subject that is called so, or the policy of this name: today's, else the newest that was.
fn labelled(text: &str, plan: &Plan<'_>) -> Option<Subject> {
    let goals = plan
        .vision
        .goals
        .iter()
        .map(|goal| Subject::Goal(goal.number));
    let policies = || plan.current_policies().chain(plan.policies.iter().rev());
    let measures = policies().flat_map(|policy| {
        let measures = policy.measures.iter();
        let measures = measures.map(|measure| Subject::measure(policy, measure.number));
        std::iter::once(Subject::Policy(policy.id())).chain(measures)
    });
    let called = [Subject::Plan, Subject::Undecided]
        .into_iter()
        .chain(goals)
        .chain(measures)
        .find(|subject| hyphenated(&half_width(&subject.label(plan))) == text);
    let named = || {
        let policy = policies().find(|policy| half_width(policy.name) == text)?;
        Some(Subject::Policy(policy.id()))
    };
    called.or_else(named)
}

/// The policy whose code stands at the beginning, behind 「施策」 or not, and which is called what
/// follows; none where no code stands there.
fn coded(text: &str, plan: &Plan<'_>) -> Result<Option<Subject>, String> {
    let text = without_word(text);
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != '-')
        .unwrap_or(text.len());
    let (code, rest) = text.split_at(end);
    let Some(code) = code_of(code) else {
        return Ok(None);
    };
    let rest = rest.trim_matches([' ', ':', '、', '(', ')', '「', '」']);
    // What follows is a date's or another number's.
    if rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "/月年".contains(c)) {
        return Ok(None);
    }
    let Some(policy) = texts_of(code, plan).next() else {
        return Err(format!("施策{code}は計画にありません。{EXAMPLES}"));
    };
    let given = rest.trim_end_matches(['…', '.', ' ']);
    if let Some(now) = plan.policy(code)
        && !plan.current_texts(policy).contains(&now)
        && matches!(given, "" | "施策全体")
    {
        return Err(format!(
            "施策{code}は、以前は「{}」、今は「{}」です。番号のうしろに名前も書いてください。",
            policy.name, now.name
        ));
    }
    let is_called_so = |policy: &&Policy<'_>| half_width(policy.name).starts_with(given);
    if given == "施策全体" {
        return Ok(Some(Subject::Policy(policy.id())));
    }
    match texts_of(code, plan).find(is_called_so) {
        Some(policy) => Ok(Some(Subject::Policy(policy.id()))),
        None => Err(format!(
            "施策{code}は「{}」で、「{given}」ではありません。どちらかに合わせてください。",
            policy.name
        )),
    }
}

/// A code, with or without zero-padding.
fn code_of(text: &str) -> Option<PolicyCode> {
    let (chapter, number) = text.split_once('-')?;
    let unpadded = |digits: &str| digits.parse::<u8>().ok().filter(|_| digits.len() <= 2);
    format!("{}-{}", unpadded(chapter)?, unpadded(number)?)
        .parse()
        .ok()
}

/// What a spreadsheet may have made a date of.
struct Dated {
    codes: Vec<PolicyCode>,
    is_certain: bool,
}

/// The codes that a spreadsheet may have made this date of; none if it is no date. Excel in Japan
/// shows `2-2` as 2月2日 or 2/2, elsewhere as 2-Feb, whichever of the two was the month. A date with
/// a year may be one: a day that stands in the wrong column.
fn dated(text: &str) -> Option<Dated> {
    let code = |chapter: &str, number: &str| code_of(&format!("{chapter}-{number}"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let month_of = |part: &str| {
        let part = part.to_ascii_lowercase();
        let at = MONTHS.iter().position(|name| *name == part)?;
        Some((at + 1).to_string())
    };
    let japanese = text.replace(['年', '月'], "/").replace('日', "");
    let parts: Vec<&str> = japanese.split(['-', '/', ' ']).collect();
    let (codes, has_year) = match parts.as_slice() {
        [number] if is_number(number) && number.len() == 5 => (Vec::new(), true),
        [month, day] if is_number(month) && is_number(day) => (vec![code(month, day)], false),
        [year, month, day]
            if year.len() == 4 && [year, month, day].iter().all(|part| is_number(part)) =>
        {
            (vec![code(month, day)], true)
        }
        [one, other, rest @ ..] if rest.len() < 2 => {
            let (month, day) = match (month_of(one), month_of(other)) {
                (Some(month), None) => (month, *other),
                (None, Some(month)) => (month, *one),
                _ => return None,
            };
            (vec![code(&month, day), code(day, &month)], !rest.is_empty())
        }
        _ => return None,
    };
    let mut codes: Vec<PolicyCode> = codes.into_iter().flatten().collect();
    codes.dedup();
    let is_certain = codes.len() == 1 && !has_year;
    Some(Dated { codes, is_certain })
}

/// The text with the hyphens that Japanese keyboards put between digits as ASCII has them.
fn hyphenated(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| {
        at.and_then(|at| characters.get(at))
            .is_some_and(char::is_ascii_digit)
    };
    characters
        .iter()
        .enumerate()
        .map(|(at, character)| match character {
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | 'ｰ'
                if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) =>
            {
                '-'
            }
            _ => *character,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use plan_data::PLAN;

    use super::*;

    #[test]
    fn what_people_and_spreadsheets_write_is_understood() {
        for (cell, subject, is_restored) in [
            ("2-2", "000-2-2", false),
            ("5-3", "001-5-3", false),
            ("000-5-3", "000-5-3", false),
            ("施策001-5-3", "001-5-3", false),
            ("plan", "plan", false),
            ("計画全体", "plan", false),
            ("わからない", "undecided", false),
            ("undecided", "undecided", false),
            ("goal-1", "goal-1", false),
            ("将来目標1", "goal-1", false),
            ("将来目標 (1)", "goal-1", false),
            ("000-2-2-3", "000-2-2-3", false),
            ("施策2-2", "000-2-2", false),
            ("施策 2-2", "000-2-2", false),
            ("２－２", "000-2-2", false),
            ("2ー2", "000-2-2", false),
            ("02-02", "000-2-2", false),
            ("2-2 こども・若者", "000-2-2", false),
            ("2-2 こども…", "000-2-2", false),
            ("施策2-2：こども・若者", "000-2-2", false),
            ("こども・若者", "000-2-2", false),
            ("2月2日", "000-2-2", true),
            ("4月10日", "000-4-10", true),
            ("2/2", "000-2-2", true),
            ("2-Feb", "000-2-2", true),
            ("Feb-2", "000-2-2", true),
        ] {
            let reading =
                read(cell, &PLAN).map(|read| (read.subject.to_string(), read.is_restored));
            assert_eq!(reading, Ok((subject.to_owned(), is_restored)), "{cell}");
        }
        for id in ["plan", "goal-2", "000-3-2", "001-5-3", "000-2-2-2"] {
            let label = id.parse::<Subject>().map(|subject| subject.label(&PLAN));
            let read = read(&label.unwrap_or_default(), &PLAN).map(|read| read.subject.to_string());
            assert_eq!(read.as_deref(), Ok(id));
        }
    }

    #[test]
    fn what_cannot_be_known_is_asked_for() {
        for (cell, words) in [
            ("", "空です"),
            ("9-9", "9-9"),
            (
                "009-5-3",
                "「009」という版は計画にありません。版は000か001です",
            ),
            ("009-5-3-1", "「009」という版"),
            ("001-2-2", "計画にありません"),
            ("施策1-99", "計画にありません"),
            ("将来目標9", "計画にありません"),
            ("3-Feb", "「施策2-3」か「施策3-2」"),
            ("2026/2/2", "「施策2-2」"),
            ("2026年2月2日", "「施策2-2」"),
            ("46055", "日付になっています"),
            ("2-2-2", "計画にありません"),
            ("12月31日", "日付になっています"),
            ("2-2 防災", "「防災」ではありません"),
            ("こうえん", "計画にありません"),
        ] {
            let refused = read(cell, &PLAN).err().unwrap_or_default();
            assert!(refused.contains(words), "{cell}: {refused}");
        }
    }
}
