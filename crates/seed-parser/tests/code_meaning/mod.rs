//! What a policy's code means, in words that a test can compare.

use plan::{CodeMeaning, Plan, Policy, PolicyCode};

/// A code that a test names.
pub fn code(text: &str) -> PolicyCode {
    text.parse().expect("a policy's code")
}

fn codes(policies: &[&Policy<'_>]) -> String {
    policies.iter().map(|it| format!(" {}", it.code)).collect()
}

/// The codes that a code leads to, after a word for the way there.
pub fn meaning(plan: &Plan<'_>, of: &str) -> String {
    match plan.meaning(code(of)) {
        None => "none".to_owned(),
        Some(CodeMeaning::Moved(former)) => format!("moved{}", codes(&former.now)),
        Some(CodeMeaning::Split(former)) => format!("split{}", codes(&former.now)),
        Some(CodeMeaning::Gone(policy)) => format!("gone, last {}", policy.edition),
        Some(CodeMeaning::Current { policy, before }) => {
            let before = before
                .iter()
                .map(|it| format!(", before{}", codes(&it.now)));
            format!("{}{}", policy.edition, before.collect::<String>())
        }
    }
}
