use std::str::FromStr;

use plan::Plan;

use crate::opinion::NewOpinion;
use crate::text_language::TextLanguage;
use crate::validation::check;
use crate::violation::{Field, Rule, Violation};

/// An opinion as a form holds it: every field a text that may be absent. What the JSON and the
/// HTML handler both read into, so that a bad value is a [`Violation`] at its field and not one
/// opaque error.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpinionForm {
    /// A [`Subject`](crate::Subject).
    pub subject: Option<String>,
    /// The id of a [`Kind`](crate::Kind).
    pub kind: Option<String>,
    /// The resident's words.
    pub text: Option<String>,
    /// The id of a [`TextLanguage`]; Japanese where absent.
    pub lang: Option<String>,
    /// The id of a [`LifeStage`](plan::LifeStage).
    pub life_stage: Option<String>,
    /// The id of a [`PartnerRole`](plan::PartnerRole).
    pub partner_role: Option<String>,
    /// The id of an [`Area`](crate::Area).
    pub area: Option<String>,
    /// `true` or `on` for yes, `false`, empty or absent for no.
    pub may_publish: Option<String>,
    /// An e-mail address.
    pub contact: Option<String>,
    /// A [`Surface`](crate::Surface); a phone where absent.
    pub surface: Option<String>,
    /// The id of a [`Language`](crate::Language); Japanese where absent.
    pub language: Option<String>,
    /// The id of a [`Consent`](crate::Consent); the first where absent.
    pub consent: Option<String>,
}

impl OpinionForm {
    /// What the field holds; empty where it is absent.
    pub fn get(&self, field: Field) -> &str {
        let value = match field {
            Field::Subject => &self.subject,
            Field::Kind => &self.kind,
            Field::Text => &self.text,
            Field::Lang => &self.lang,
            Field::LifeStage => &self.life_stage,
            Field::PartnerRole => &self.partner_role,
            Field::Area => &self.area,
            Field::MayPublish => &self.may_publish,
            Field::Contact => &self.contact,
            Field::Surface => &self.surface,
            Field::Language => &self.language,
            Field::Consent => &self.consent,
        };
        value.as_deref().unwrap_or_default()
    }

    /// Fills the field.
    pub fn set(&mut self, field: Field, value: String) {
        let slot = match field {
            Field::Subject => &mut self.subject,
            Field::Kind => &mut self.kind,
            Field::Text => &mut self.text,
            Field::Lang => &mut self.lang,
            Field::LifeStage => &mut self.life_stage,
            Field::PartnerRole => &mut self.partner_role,
            Field::Area => &mut self.area,
            Field::MayPublish => &mut self.may_publish,
            Field::Contact => &mut self.contact,
            Field::Surface => &mut self.surface,
            Field::Language => &mut self.language,
            Field::Consent => &mut self.consent,
        };
        *slot = Some(value);
    }

    /// Says in which language the words are, where their writer has not and it is not Japanese.
    pub fn fill_in_language(&mut self) {
        if self.get(Field::Lang).is_empty()
            && let Some(tag) = self.language().tag()
        {
            self.set(Field::Lang, tag.to_owned());
        }
    }

    /// The language of the words, as their writer says, or as it is plain.
    pub fn language(&self) -> TextLanguage {
        let chosen = self.get(Field::Lang).parse().ok();
        let evident = || TextLanguage::evident_in(self.get(Field::Text));
        chosen.or_else(evident).unwrap_or_default()
    }

    /// The opinion about `plan`, normalised and [checked](check); or every violation, in the
    /// order of the fields.
    pub fn into_opinion(self, plan: &Plan<'_>) -> Result<NewOpinion, Vec<Violation>> {
        let mut violations = Vec::new();
        let subject = self
            .chosen(Field::Subject, &mut violations)
            .map(|subject| crate::Subject::read(self.get(Field::Subject), plan).unwrap_or(subject));
        let kind = self.chosen(Field::Kind, &mut violations);
        require(
            Field::Subject,
            &subject,
            self.get(Field::Subject),
            &mut violations,
        );
        require(Field::Kind, &kind, self.get(Field::Kind), &mut violations);
        let lang = self
            .chosen(Field::Lang, &mut violations)
            .unwrap_or_default();
        let life_stage = self.chosen(Field::LifeStage, &mut violations);
        let partner_role = self.chosen(Field::PartnerRole, &mut violations);
        let area = self.chosen(Field::Area, &mut violations);
        let may_publish = match self.get(Field::MayPublish) {
            "true" | "on" => true,
            "" | "false" => false,
            _ => {
                violations.push(Violation::new(Field::MayPublish, Rule::Unknown));
                false
            }
        };
        let surface = self
            .chosen(Field::Surface, &mut violations)
            .unwrap_or_default();
        let language = self
            .chosen(Field::Language, &mut violations)
            .unwrap_or_default();
        let consent = self
            .chosen(Field::Consent, &mut violations)
            .unwrap_or_default();
        let opinion = NewOpinion {
            // The whole plan stands in for a missing subject, so that the rest is still checked.
            subject: subject.unwrap_or(crate::Subject::Plan),
            kind: kind.unwrap_or(crate::Kind::Proposal),
            text: self.text.unwrap_or_default(),
            lang,
            life_stage,
            partner_role,
            area,
            may_publish,
            contact: self.contact,
            surface,
            language,
            consent,
        }
        .normalized();
        if let Err(broken) = check(&opinion, plan) {
            violations.extend(broken);
        }
        if violations.is_empty() {
            return Ok(opinion);
        }
        let of_field = |field: &'static Field| {
            violations
                .iter()
                .filter(move |violation| violation.field == *field)
        };
        Err(Field::ALL.iter().flat_map(of_field).copied().collect())
    }

    /// The value that the field names, if it names one.
    fn chosen<T: FromStr>(&self, field: Field, violations: &mut Vec<Violation>) -> Option<T> {
        let text = self.get(field).trim();
        if text.is_empty() {
            return None;
        }
        let value = text.parse().ok();
        if value.is_none() {
            violations.push(Violation::new(field, Rule::Unknown));
        }
        value
    }
}

fn require<T>(field: Field, value: &Option<T>, text: &str, violations: &mut Vec<Violation>) {
    if value.is_none() && text.trim().is_empty() {
        violations.push(Violation::new(field, Rule::Required));
    }
}
