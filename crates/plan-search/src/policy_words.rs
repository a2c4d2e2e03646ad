//! Which policies hold the words of a query somewhere in their texts.

use plan::{Plan, Policy, PolicyCode};

use crate::fold;

/// How well a policy answers to words: smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Name,
    MeasureTitle,
    Goal,
    Body,
}

impl Rank {
    const ALL: [Self; 4] = [Self::Name, Self::MeasureTitle, Self::Goal, Self::Body];
}

/// The texts of the policies, folded once.
pub struct PolicyTexts {
    policies: Vec<(PolicyCode, [(Rank, String); 4])>,
}

impl PolicyTexts {
    /// Folds the text of each policy in its latest edition.
    pub fn new(plan: &Plan<'_>) -> Self {
        let policies = plan.current_policies();
        Self {
            policies: policies
                .map(|policy| (policy.code, texts(policy)))
                .collect(),
        }
    }

    /// The policies that hold all words, best first; `None` if there are no words. `query` is
    /// normalised (NFKC).
    pub fn find(&self, query: &str) -> Option<Vec<PolicyCode>> {
        let words = fold::words(query);
        if words.is_empty() {
            return None;
        }
        let ranked: Vec<(Rank, PolicyCode)> = self
            .policies
            .iter()
            .filter_map(|(code, texts)| Some((rank(texts, &words)?, *code)))
            .collect();
        let of_rank = |wanted: Rank| ranked.iter().filter(move |(rank, _)| *rank == wanted);
        let best_first = Rank::ALL.into_iter().flat_map(of_rank);
        Some(best_first.map(|(_, code)| *code).collect())
    }
}

/// The folded text of a policy, by what it counts for.
fn texts(policy: &Policy<'_>) -> [(Rank, String); 4] {
    let mut titles = String::new();
    let mut body = String::new();
    let add = |target: &mut String, text: &str| {
        target.push_str(text);
        // No query holds a line break, so no hit spans two passages.
        target.push('\n');
    };
    for measure in policy.measures {
        add(&mut titles, measure.title.text);
        measure
            .passages
            .iter()
            .for_each(|passage| add(&mut body, passage.text));
    }
    let co_creation = policy
        .co_creation
        .iter()
        .flat_map(|co_creation| co_creation.passages);
    for passage in co_creation
        .chain(policy.current_state)
        .chain(policy.challenges)
    {
        add(&mut body, passage.text);
    }
    policy
        .indicators
        .iter()
        .for_each(|indicator| add(&mut body, indicator.name));
    [
        (
            Rank::Name,
            fold::fold(&format!("{} {}", policy.code, policy.name)),
        ),
        (Rank::MeasureTitle, fold::fold(&titles)),
        (Rank::Goal, fold::fold(policy.goal.text)),
        (Rank::Body, fold::fold(&body)),
    ]
}

/// The rank of the worst-placed word, if every word stands somewhere in these texts.
fn rank(texts: &[(Rank, String)], words: &[String]) -> Option<Rank> {
    words.iter().try_fold(Rank::Name, |worst, word| {
        let (rank, _) = texts
            .iter()
            .find(|(_, text)| text.contains(word.as_str()))?;
        Some(worst.max(*rank))
    })
}
