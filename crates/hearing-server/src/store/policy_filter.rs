use plan::{Plan, PolicyCode, PolicyText};

/// A policy, by all of its texts: what was said about an earlier one is about it, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyFilter {
    /// Its code in its latest edition.
    pub code: PolicyCode,
    /// Its texts; none if the plan has no such policy.
    pub texts: Vec<PolicyText>,
}

impl PolicyFilter {
    /// What a query asks for; what is no policy's code is passed over.
    pub fn read(text: &str, plan: &Plan<'_>) -> Option<Self> {
        text.parse().ok().map(|code| Self::new(code, plan))
    }

    /// The policy with this code.
    pub fn new(code: PolicyCode, plan: &Plan<'_>) -> Self {
        Self {
            code,
            texts: plan.texts_of(code),
        }
    }

    /// The policy that this text is of.
    pub(super) fn of_text(text: PolicyText, plan: &Plan<'_>) -> Self {
        let latest = plan.latest_text(text);
        match plan.policy(latest.code) {
            Some(policy) if policy.id() == latest => Self::new(latest.code, plan),
            _ => Self {
                code: text.code,
                texts: vec![text],
            },
        }
    }

    /// The texts as columns have them.
    pub(super) fn ids(&self) -> Vec<String> {
        self.texts.iter().map(ToString::to_string).collect()
    }
}
