use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::control_code::ControlCode;
use crate::receipt::Receipt;
use crate::subject::Subject;
use crate::surface::{Branch, Surface};
use crate::violation::{Field, Rule, Violation};

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
            "description": "控えコード: 7 characters of Crockford's base 32 and a check character. Who \
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
            "description": "What an opinion is about: plan, undecided (its writer could not tell, and the city sorts it), goal-1, the policy 000-2-2 (edition, policy) \
                or the measure 000-2-2-3 (edition, policy, number). The plan has to have it.",
            "type": "string",
            "pattern": "^(plan|undecided|goal-[1-9][0-9]?|([0-9]{3}-)?[0-5]-[1-9][0-9]?|[0-9]{3}-[0-5]-[1-9][0-9]?-[1-9][0-9]?)$",
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
