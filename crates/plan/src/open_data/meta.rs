//! What `plan.json` says about itself.

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::schema;
use crate::Document;
use crate::OpenDataFile;

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
    pub(super) fn new(sources: &[SourceFile<'a>]) -> Self {
        Self {
            title: "鎌倉市の総合計画の案と、関連する文書",
            schema: OpenDataFile::Schema.id(),
            identifiers: "idは、文書の番号と、文書に印刷された記号・番号からできています。\
                番号のないものは、印刷された順に数えています。\
                文書が同じであるかぎり変わりません。新しい案は、別の番号の文書になります。",
            licence: OpenLicence {
                text_holder: "鎌倉市",
                text: "文書の文章は鎌倉市のものです。利用の条件は、どの文書にも書かれていません。",
                additions: "tags（だれのことばか）とlinks（戦略の取組が計画のどの取組か）は、\
                    文書にはなく、このアプリが加えたものです。",
                code: "MIT",
            },
            documents: sources.iter().map(OpenDocument::new).collect(),
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
    #[schemars(extend("enum" = schema::documents()))]
    document: &'static str,
    /// What it is, in Japanese.
    title: &'static str,
    /// The name of the file that its lines are counted in.
    file: &'a str,
    /// The SHA-256 of that file, in hexadecimal digits.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    sha256: String,
    /// `draft`: a draft of the plan for 2026 and after. `earlier-plan`: part of a plan before it.
    #[schemars(extend("enum" = Status::ALL.map(Status::id)))]
    status: &'static str,
    /// Whether the document says that it was adopted (決定).
    marked_as_adopted: bool,
}

impl<'a> OpenDocument<'a> {
    fn new(source: &SourceFile<'a>) -> Self {
        let digest = Sha256::digest(source.content);
        Self {
            document: source.document.id(),
            title: source.document.label(),
            file: source.name,
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            status: Status::of(source.document).id(),
            // None of the five has such a mark.
            marked_as_adopted: false,
        }
    }
}

/// How far a document has come.
#[derive(Debug, Clone, Copy)]
enum Status {
    Draft,
    EarlierPlan,
}

impl Status {
    const ALL: [Self; 2] = [Self::Draft, Self::EarlierPlan];

    fn of(document: Document) -> Self {
        match document {
            Document::WholePlan | Document::Administration | Document::Strategy => Self::Draft,
            Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => {
                Self::EarlierPlan
            }
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::EarlierPlan => "earlier-plan",
        }
    }
}
