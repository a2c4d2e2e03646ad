use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use hearing_api::Outcome;
use plan::{Plan, PolicyCode, PolicyText};
use serde::Deserialize;
use time::format_description::well_known::Rfc3339;
use time::{Date, Duration, OffsetDateTime, UtcOffset};

/// Which department answers what: the file that `--departments` names.
///
/// `departments.example.toml` beside this crate documents it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Departments {
    /// Within how many days of its arrival an opinion is to be answered.
    #[serde(default = "default_days")]
    answer_within_days: i64,
    /// The first one has what no other has.
    #[serde(rename = "department")]
    all: Vec<Department>,
    /// Beginnings of answers.
    #[serde(default, rename = "template")]
    templates: Vec<Template>,
}

/// ひな形: what an answer often says, to be completed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// What staff call it.
    pub name: String,
    /// What becomes of the opinion.
    pub outcome: Outcome,
    /// The words.
    pub text: String,
}

/// 担当: a desk that answers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// What columns and forms call it; never changed, since moved opinions name it.
    pub id: String,
    /// What people read.
    pub name: String,
    /// The policies whose opinions it answers.
    #[serde(default, deserialize_with = "codes")]
    pub policies: Vec<PolicyCode>,
}

impl Default for Departments {
    /// One desk for everything.
    fn default() -> Self {
        Self {
            answer_within_days: default_days(),
            all: vec![Department {
                id: "all".to_owned(),
                name: "広聴担当".to_owned(),
                policies: Vec::new(),
            }],
            templates: Vec::new(),
        }
    }
}

fn default_days() -> i64 {
    30
}

fn codes<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<PolicyCode>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    texts
        .iter()
        .map(|text| {
            text.parse().map_err(|_| {
                serde::de::Error::custom(format!("{text:?} is no policy's code, such as 2-2"))
            })
        })
        .collect()
}

impl Departments {
    /// Reads the file and holds it against the plan.
    pub fn load(path: &Path, plan: &Plan<'_>) -> Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(&text, plan).with_context(|| format!("in {}", path.display()))
    }

    fn parse(text: &str, plan: &Plan<'_>) -> Result<Self> {
        let departments: Self = toml::from_str(text)?;
        ensure!(!departments.all.is_empty(), "it names no department");
        ensure!(
            (1..=365).contains(&departments.answer_within_days),
            "answer-within-days is not between 1 and 365"
        );
        let (mut ids, mut policies) = (HashSet::new(), HashSet::new());
        for department in &departments.all {
            let id = &department.id;
            let is_id =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            ensure!(
                !id.is_empty() && id.bytes().all(is_id),
                "the id {id:?} is not of a-z, 0-9 and -"
            );
            ensure!(ids.insert(id), "two departments have the id {id:?}");
            for policy in &department.policies {
                ensure!(
                    plan.policy(*policy).is_some(),
                    "the plan has no policy {policy}{}",
                    what_became_of(*policy, plan)
                );
                ensure!(
                    policies.insert(*policy),
                    "two departments have the policy {policy}"
                );
            }
        }
        Ok(departments)
    }

    /// The templates, in the order of the file.
    pub fn templates(&self) -> &[Template] {
        &self.templates
    }

    /// Every department, in the order of the file.
    pub fn all(&self) -> &[Department] {
        &self.all
    }

    /// The department with this id.
    pub fn get(&self, id: &str) -> Option<&Department> {
        self.all.iter().find(|department| department.id == id)
    }

    /// The department that answers opinions about this policy, or about none.
    fn of(&self, policy: Option<PolicyCode>) -> &Department {
        policy
            .and_then(|policy| {
                self.all
                    .iter()
                    .find(|department| department.policies.contains(&policy))
            })
            .unwrap_or(&self.all[0])
    }

    /// The date in Kamakura by which an opinion that arrived then (RFC 3339) is to be answered,
    /// `2026-05-01`.
    pub fn expected_by(&self, received_at: &str) -> Option<String> {
        self.due(received_at).map(|date| date.to_string())
    }

    /// How many days are left until that date; fewer than none once it has passed.
    pub fn days_left(&self, received_at: &str) -> Option<i64> {
        let today = OffsetDateTime::now_utc().to_offset(tokyo()?).date();
        Some((self.due(received_at)? - today).whole_days())
    }

    /// The department that answers opinions about this text, or about none: that of the policy which
    /// it became, of the first of several.
    pub fn of_text(&self, text: Option<PolicyText>, plan: &Plan<'_>) -> &Department {
        let current = text.map_or_else(Vec::new, |text| plan.current_of(text));
        self.of(current.first().map(|policy| policy.code))
    }

    /// Within how many days of its arrival an opinion is to be answered.
    pub const fn answer_within_days(&self) -> i64 {
        self.answer_within_days
    }

    /// The day by which what arrived then is to be answered, in Japan.
    pub(crate) fn due(&self, received_at: &str) -> Option<Date> {
        let time = OffsetDateTime::parse(received_at, &Rfc3339).ok()?;
        Some((time.to_offset(tokyo()?) + Duration::days(self.answer_within_days)).date())
    }
}

/// What to write in place of a code that a policy had before; empty if none had it.
fn what_became_of(code: PolicyCode, plan: &Plan<'_>) -> String {
    let Some(former) = plan.former(code) else {
        return String::new();
    };
    let now = plan.current_texts(former).into_iter();
    let now: Vec<_> = now.map(|policy| policy.code.to_string()).collect();
    if now.is_empty() {
        " now: leave it out".to_owned()
    } else {
        format!(" now: it became {}", now.join(" and "))
    }
}

fn tokyo() -> Option<UtcOffset> {
    UtcOffset::from_hms(9, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use plan_data::PLAN;

    use super::*;

    #[test]
    fn the_example_names_every_policy_once() {
        let text = include_str!("../departments.example.toml");
        let departments =
            Departments::parse(text, &PLAN).unwrap_or_else(|error| panic!("{error:#}"));
        for policy in PLAN.current_policies() {
            let department = departments.of(Some(policy.code));
            assert!(
                department.policies.contains(&policy.code),
                "{}",
                policy.code
            );
        }
        assert_eq!(departments.of(None).id, departments.all()[0].id);
    }

    #[test]
    fn a_wrong_file_says_what_is_wrong() {
        let one = |line: &str| format!("[[department]]\nid = \"a\"\nname = \"A\"\n{line}\n");
        for (text, words) in [
            (String::new(), "department"),
            (one("policies = [\"9-9\"]"), "9-9"),
            (
                one("policies = [\"2-2\", \"2-2\"]"),
                "two departments have the policy 2-2",
            ),
            (one("policy = []"), "unknown field"),
            (one("") + &one(""), "two departments have the id"),
            (one("").replace("\"a\"", "\"A b\""), "the id"),
            (
                "answer-within-days = 0\n".to_owned() + &one(""),
                "answer-within-days",
            ),
        ] {
            let error = Departments::parse(&text, &PLAN)
                .map_or_else(|error| format!("{error:#}"), |_| String::new());
            assert!(error.contains(words), "{text}: {error}");
        }
    }

    #[test]
    fn the_expected_date_is_counted_in_kamakura() {
        let departments = Departments::default();
        assert_eq!(
            departments.expected_by("2026-03-31T23:05:09Z").as_deref(),
            Some("2026-05-01")
        );
        assert_eq!(departments.expected_by("?"), None);
    }
}
