//! What `plan.json` says about itself.

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::schema;
use crate::{Document, EditionStatus, OpenDataFile, Plan};

/// What the data are, as their file and its schema say.
pub(super) const TITLE: &str = "鎌倉市の総合計画の案と、関連する文書";

/// A source document's file, as it stands in `seeds/`.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// The document.
    pub document: Document,
    /// The file's name.
    pub name: &'a str,
    /// Its content, byte by byte.
    pub content: &'a [u8],
}

/// What this file is, and where its texts come from.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenMeta<'a> {
    /// The title of this data set.
    title: &'static str,
    /// The file with the JSON Schema that this one follows; it stands beside it.
    schema: &'static str,
    /// In Japanese: how the identifiers are made, and how long they stay.
    identifiers: &'static str,
    /// Whose the texts and the code are.
    licence: OpenLicence,
    /// 出典: the source documents.
    documents: Vec<OpenDocument<'a>>,
}

impl<'a> OpenMeta<'a> {
    pub(super) fn new(plan: &Plan<'a>, sources: &[SourceFile<'a>]) -> Self {
        Self {
            title: TITLE,
            schema: OpenDataFile::Schema.id(),
            identifiers: "idは、文書の番号と、文書に印刷された記号・番号からできています。\
                番号のないものは、印刷された順に数えています。\
                文書が同じであるかぎり変わりません。新しい案は、別の番号の文書になります。",
            licence: OpenLicence {
                text_holder: "鎌倉市",
                text: Document::RIGHTS,
                additions: "tags（だれのことばか）とlinks（戦略の取組が計画のどの取組か）は、\
                    文書にはなく、このアプリが加えたものです。",
                code: "MIT",
            },
            documents: sources
                .iter()
                .map(|source| OpenDocument::new(plan, source))
                .collect(),
        }
    }
}

/// Whose the texts and the code are.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenLicence {
    /// Whose the texts of the documents are.
    text_holder: &'static str,
    /// In Japanese: what is known of the terms that the texts may be used on.
    text: &'static str,
    /// In Japanese: what the documents do not print.
    additions: &'static str,
    /// The licence of the code that this file was made with, by its SPDX identifier.
    code: &'static str,
}

/// A source document.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenDocument<'a> {
    /// The number that every `source` and every `id` names it by.
    #[schemars(extend("enum" = schema::DOCUMENTS))]
    document: String,
    /// What it is, in Japanese.
    title: &'a str,
    /// The name of the file that its lines are counted in.
    file: &'a str,
    /// The SHA-256 of that file, in hexadecimal digits.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    sha256: String,
    /// `draft`: a draft of the plan for 2026 and after. `adopted`: that plan as it was decided.
    /// `earlier-plan`: part of a plan before it.
    #[schemars(extend("enum" = Status::ALL.map(Status::id)))]
    status: &'static str,
    /// Whether the document says that it was adopted (決定).
    marked_as_adopted: bool,
}

impl<'a> OpenDocument<'a> {
    fn new(plan: &Plan<'a>, source: &SourceFile<'a>) -> Self {
        let status = Status::of(plan, source.document);
        let digest = Sha256::digest(source.content);
        Self {
            document: source.document.to_string(),
            title: plan.document_title(source.document),
            file: source.name,
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            status: status.id(),
            marked_as_adopted: status == Status::Adopted,
        }
    }
}

/// How far a document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Draft,
    Adopted,
    EarlierPlan,
}

impl Status {
    const ALL: [Self; 3] = [Self::Draft, Self::Adopted, Self::EarlierPlan];

    fn of(plan: &Plan<'_>, document: Document) -> Self {
        match document {
            Document::Edition(id) => match plan.edition(id).map(|edition| edition.status) {
                Some(EditionStatus::Adopted) => Self::Adopted,
                Some(EditionStatus::Draft) | None => Self::Draft,
            },
            Document::Strategy => Self::Draft,
            Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => {
                Self::EarlierPlan
            }
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Adopted => "adopted",
            Self::EarlierPlan => "earlier-plan",
        }
    }
}
