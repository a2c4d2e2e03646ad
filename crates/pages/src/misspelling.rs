//! What is wrong with a number or a code that was typed, in the language of the page.

use hearing_api::{ControlCode, InvalidControlCode, InvalidReceipt, Misspelling, Receipt};

use crate::language::{tr, tr_with};

/// Of a receipt.
pub fn misspelt_receipt(InvalidReceipt(misspelling): InvalidReceipt) -> String {
    explained(misspelling, InvalidReceipt::NAME, Receipt::LENGTH)
}

/// Of a control code.
pub fn misspelt_code(InvalidControlCode(misspelling): InvalidControlCode) -> String {
    explained(misspelling, InvalidControlCode::NAME, ControlCode::LENGTH)
}

fn explained(misspelling: Misspelling, name: &str, length: usize) -> String {
    let named = misspelling.named(tr(name), length);
    let named = named
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    tr_with(misspelling.sentence(), &named)
}
