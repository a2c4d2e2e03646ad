//! The real documents.

use plan::Document;
use seed_parser::Documents;

pub const DOCUMENTS: Documents<'static> = Documents {
    whole_plan: include_str!("../../../../seeds/000_4cf4fcb7bd0d8852.txt"),
    administration: include_str!("../../../../seeds/001_362fd1f943746172.txt"),
    strategy: include_str!("../../../../seeds/002_7f53f494be1ccf5f.txt"),
};

/// The documents with the text of this one replaced.
#[allow(dead_code, reason = "not every test damages documents")]
pub fn with<'d>(document: Document, text: &'d str) -> Documents<'d> {
    match document {
        Document::WholePlan => Documents {
            whole_plan: text,
            ..DOCUMENTS
        },
        Document::Administration => Documents {
            administration: text,
            ..DOCUMENTS
        },
        Document::Strategy => Documents {
            strategy: text,
            ..DOCUMENTS
        },
    }
}
