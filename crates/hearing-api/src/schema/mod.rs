//! What travels, as JSON Schema: here for texts that keep rules, in `strings` for the types that are
//! one string.
//! The rules stand in `text` and `contact`; the endpoint's tests hold the two against each other.
//! Where the endpoint forgives something (blanks around an address, full-width letters), the schema
//! does not say so.

mod strings;

use schemars::{Schema, SchemaGenerator, json_schema};

use crate::contact::CONTACT_MAX;
use crate::text::TEXT_MAX;

/// No character that turns the direction of reading. Control characters are taken out, not refused.
const HARMLESS: &str = r"^[^\u202A-\u202E\u2066-\u2069]*$";

/// A character that can be seen: none that `text` calls blank, or takes out.
const VISIBLE: &str = r"[^\u0000-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFDD0-\uFDEF\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFC\uFFFE\uFFFF\u{16FE4}\u{1BCA0}-\u{1BCA3}\u{1D159}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]";

/// The shape of an e-mail address, in words that every reader of patterns knows (RFC 9485 has no
/// look-ahead): the last label is no number.
const ADDRESS: &str = r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+([A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?|[0-9]{1,30}[A-Za-z]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?)$";

/// The words of an opinion.
pub(crate) fn text(_: &mut SchemaGenerator) -> Schema {
    words(TEXT_MAX)
}

/// Words of so many characters at most.
pub(crate) fn words(longest: usize) -> Schema {
    json_schema!({
        "type": "string",
        "minLength": 1,
        "maxLength": longest,
        "allOf": [{ "pattern": HARMLESS }, { "pattern": VISIBLE }],
    })
}

/// An address for the answer, or none.
pub(crate) fn contact(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "maxLength": CONTACT_MAX, "pattern": ADDRESS })
}

/// A time as every answer spells it.
pub(crate) fn time(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "format": "date-time",
        "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$",
    })
}

/// A date.
pub(crate) fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$" })
}
