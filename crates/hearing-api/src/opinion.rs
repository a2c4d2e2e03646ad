use plan::{LifeStage, PartnerRole};
use serde::{Deserialize, Serialize};

use crate::area::Area;
use crate::consent::Consent;
use crate::contact::normalized_contact;
use crate::kind::Kind;
use crate::language::Language;
#[cfg(feature = "schema")]
use crate::schema;
use crate::subject::Subject;
use crate::surface::Surface;
use crate::text::normalized_text;
use crate::text_language::TextLanguage;

/// An opinion on its way to the city: the body of `POST /api/opinions`.
///
/// By design there is no name and no account in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewOpinion {
    /// What it is about.
    pub subject: Subject,
    /// What it wants to be.
    pub kind: Kind,
    /// The resident's words, of which one can be seen.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::text"))]
    pub text: String,
    /// The language that they are written in, as their writer says.
    #[serde(default, skip_serializing_if = "TextLanguage::is_default")]
    pub lang: TextLanguage,
    /// The writer's stage of life.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub life_stage: Option<LifeStage>,
    /// The role in which the writer speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner_role: Option<PartnerRole>,
    /// Where the writer lives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
    /// Whether the city may publish the words, and what else `consent` covers.
    #[serde(default)]
    pub may_publish: bool,
    /// An e-mail address for the answer. Never published, never sent back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::contact"))]
    pub contact: Option<String>,
    /// Where the app was used.
    #[serde(default)]
    pub surface: Surface,
    /// The language that the app was used in.
    #[serde(default)]
    pub language: Language,
    /// Which of the form's words on publication the writer saw.
    #[serde(default, skip_serializing_if = "Consent::is_first")]
    pub consent: Consent,
}

impl NewOpinion {
    /// The same opinion with its text and address in the one form that both sides compare, count
    /// and keep: blanks around them and what shows nothing gone, line ends as `\n`, a full-width
    /// address as ASCII, an empty address as none.
    #[must_use]
    pub fn normalized(self) -> Self {
        Self {
            text: normalized_text(&self.text),
            contact: self
                .contact
                .map(|contact| normalized_contact(&contact))
                .filter(|contact| !contact.is_empty()),
            ..self
        }
    }
}
