//! What became of an earlier edition's policy, in a sentence.

use plan::Former;

/// `以前の5-3は5-4になりました。`
pub fn succession(former: &Former<'_>) -> String {
    let code = former.policy.code;
    let now: Vec<_> = former.now.iter().map(|it| it.code.to_string()).collect();
    match &now[..] {
        [] => format!("以前の{code}は、今の計画にはありません。"),
        [now] if *now == code.to_string() => "これは以前の文章です。".to_owned(),
        [now] => format!("以前の{code}は{now}になりました。"),
        several => format!("以前の{code}は{}に分かれました。", several.join("と")),
    }
}
