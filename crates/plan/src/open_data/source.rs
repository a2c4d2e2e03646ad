use schemars::JsonSchema;
use serde::Serialize;

use super::schema;
use crate::Source;

/// Where an item stands in a source document.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenSource {
    /// The document's number; `meta.documents` says which file that is.
    #[schemars(extend("enum" = schema::DOCUMENTS))]
    document: String,
    /// The first and the last line, counted from 1 in that file.
    #[schemars(inner(range(min = 1)))]
    lines: [u16; 2],
}

impl OpenSource {
    pub(super) fn new(source: Source) -> Self {
        Self {
            document: source.document.to_string(),
            lines: [source.first, source.last],
        }
    }
}
