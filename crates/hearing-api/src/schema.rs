//! What travels, as JSON Schema: for the types that are one string, and for texts that keep rules.
//! The rules stand in `text` and `contact`; the endpoint's tests hold the two against each other.
//! Where the endpoint forgives something (blanks around an address, full-width letters), the schema
//! does not say so.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::answer::ANSWER_MAX;
use crate::contact::CONTACT_MAX;
use crate::control_code::ControlCode;
use crate::receipt::Receipt;
use crate::subject::Subject;
use crate::surface::{Branch, Surface};
use crate::text::TEXT_MAX;
use crate::validation::{Field, Rule, Violation};

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

/// The words of an answer.
pub(crate) fn answer(_: &mut SchemaGenerator) -> Schema {
    words(ANSWER_MAX)
}

fn words(longest: usize) -> Schema {
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

impl JsonSchema for Receipt {
    fn schema_name() -> Cow<'static, str> {
        "Receipt".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "受付番号: 17 characters of Crockford's base 32 and a check character. \
                Requests may also spell it without hyphens, in lower case and in full width.",
            "type": "string",
            "pattern": "^[0-9A-HJKMNP-TV-Z]{3}(-[0-9A-HJKMNP-TV-Z]{3}){5}$",
        })
    }
}

impl JsonSchema for ControlCode {
    fn schema_name() -> Cow<'static, str> {
        "ControlCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "控えコード: 7 characters of Crockford's base 32 and a check character. Whoever \
                has it besides the receipt can take the opinion back. Requests may also spell it \
                without the hyphen, in lower case and in full width.",
            "type": "string",
            "pattern": "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$",
        })
    }
}

impl JsonSchema for Subject {
    fn schema_name() -> Cow<'static, str> {
        "Subject".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What an opinion is about: plan, goal-1, the policy 2-2 or the measure \
                000-2-2-3 (edition, policy, number). The plan has to have it.",
            "type": "string",
            "pattern": "^(plan|goal-[1-9][0-9]?|[0-5]-[1-9][0-9]?|00[01]-[0-5]-[1-9][0-9]?-[1-9][0-9]?)$",
        })
    }
}

impl JsonSchema for Surface {
    fn schema_name() -> Cow<'static, str> {
        "Surface".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let kiosks = Branch::ALL.iter().copied().map(Surface::Kiosk);
        let all: Vec<String> = [Surface::Phone, Surface::Embed]
            .into_iter()
            .chain(kiosks)
            .map(|surface| surface.to_string())
            .collect();
        json_schema!({ "description": "Where the app was used.", "type": "string", "enum": all })
    }
}

impl JsonSchema for Violation {
    fn schema_name() -> Cow<'static, str> {
        "Violation".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A rule that an opinion breaks, and where.",
            "type": "object",
            "properties": {
                "field": generator.subschema_for::<Field>(),
                "rule": generator.subschema_for::<Rule>(),
                "message": { "description": "What the resident is to do.", "type": "string" },
            },
            "required": ["field", "rule", "message"],
        })
    }
}
