//! The real documents.
#![allow(dead_code, reason = "no test needs all of this")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use plan::{Document, EditionId};
use seed_parser::Documents;

pub static DOCUMENTS: LazyLock<Documents> = LazyLock::new(|| {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    Documents::load(|name| fs::read_to_string(seeds.join(name)))
        .expect("the documents under seeds/ can be read")
});

/// The edition of document 000.
pub const EARLIER: EditionId = EditionId::new(0);

/// The edition of document 001.
pub const LATER: EditionId = EditionId::new(1);

pub const WHOLE_PLAN: Document = Document::Edition(EARLIER);
pub const ADMINISTRATION: Document = Document::Edition(LATER);
