//! The translations as open data.

use serde::Serialize;

use crate::passages::Passages;
use crate::translation::Translations;

/// A passage in `translations/<language>.json`.
#[derive(Debug, Serialize)]
struct OpenTranslation<'a> {
    /// As in `plan.json`.
    id: &'a str,
    source_hash: &'a str,
    text: &'a str,
    made: &'static str,
    /// Who at the city has checked it, and when; null until somebody has.
    checked_by: Option<&'a str>,
    /// Whether the Japanese has changed since.
    stale: bool,
}

/// `translations/<language>.json`: a list of all translations of what the plan has now.
///
/// # Errors
///
/// Never in practice: texts are always JSON.
pub fn json(
    passages: &Passages,
    translations: &Translations,
) -> Result<Vec<u8>, serde_json::Error> {
    let entries: Vec<_> = passages
        .iter()
        .filter_map(|(id, japanese)| {
            let translation = translations.entries.get(id)?;
            Some(OpenTranslation {
                id,
                source_hash: &translation.source_hash,
                text: &translation.text,
                made: translation.made.id(),
                checked_by: translation.checked_by.as_deref(),
                stale: translation.is_stale(japanese),
            })
        })
        .collect();
    let mut json = serde_json::to_vec_pretty(&entries)?;
    json.push(b'\n');
    Ok(json)
}
