//! What became of an earlier edition's policy, in a sentence.

use plan::Former;

use crate::language::{tr, tr_with};

/// `以前の5-3は5-4になりました。`
pub fn succession(former: &Former<'_>) -> String {
    let code = former.policy.code.to_string();
    let now: Vec<_> = former.now.iter().map(|it| it.code.to_string()).collect();
    match &now[..] {
        [] => tr_with(
            "以前の{code}は、今の計画にはありません。",
            &[("code", &code)],
        ),
        [now] if *now == code => tr("これは以前の文章です。").to_owned(),
        [now] => tr_with(
            "以前の{code}は{now}になりました。",
            &[("code", &code), ("now", now)],
        ),
        several => tr_with(
            "以前の{code}は{now}に分かれました。",
            &[("code", &code), ("now", &several.join(tr("と")))],
        ),
    }
}
