//! From the bytes of a request to an [`OpinionForm`].

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use hearing_api::{Field, OpinionForm, ProblemType, Rule, Violation};
use pages::contract::field;
use percent_encoding::percent_decode;
use serde_json::{Map, Value};

/// The most bytes that the JSON of an opinion may have. 2,000 characters take up to 24,000 when
/// a client escapes all of them.
pub(crate) const JSON_MAX: usize = 32 * 1024;

/// The most bytes that a posted form may have. Far more than an opinion needs, so that a text
/// that is too long comes back to its writer to be shortened, and is not lost.
pub(crate) const FORM_MAX: usize = 256 * 1024;

/// The form that a JSON object fills, and the fields whose values are of another type. Members
/// that are no field are passed over, so that an older server takes a newer app's opinions.
pub(crate) fn from_json(body: &[u8]) -> Result<(OpinionForm, Vec<Violation>), ProblemType> {
    let object: Map<String, Value> =
        serde_json::from_slice(body).map_err(|_| ProblemType::MalformedBody)?;
    let mut form = OpinionForm::default();
    let mut violations = Vec::new();
    for (name, value) in object {
        let Ok(field) = name.parse::<Field>() else {
            continue;
        };
        match value {
            Value::Null => {}
            Value::String(text) if field != Field::MayPublish => form.set(field, text),
            Value::Bool(yes) if field == Field::MayPublish => form.set(field, yes.to_string()),
            _ => violations.push(Violation::new(field, Rule::WrongType)),
        }
    }
    Ok((form, violations))
}

/// What a browser posted.
pub(crate) struct Posted {
    /// The form.
    pub(crate) form: OpinionForm,
    /// The text of its key.
    pub(crate) key: String,
    /// Whether a field is filled that people do not see.
    pub(crate) is_trapped: bool,
    /// Whether the writer has seen what in the text looks like personal data.
    pub(crate) is_told: bool,
    /// What they want of it.
    pub(crate) wish: Wish,
}

/// What the button asks for by which a browser posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// To send what was typed.
    Send,
    /// To look through it.
    Check,
    /// To change it.
    Change,
}

/// The form that a browser posted.
pub(crate) fn from_urlencoded(body: &[u8]) -> Result<Posted, ProblemType> {
    let fields = Fields::parse(body)?;
    let mut form = OpinionForm::default();
    for (name, value) in &fields.0 {
        if let Some(field) = Field::from_input_name(name) {
            form.set(field, value.clone());
        }
    }
    let wish = if !fields.get(field::CHANGE).is_empty() {
        Wish::Change
    } else if !fields.get(field::CHECK).is_empty() {
        Wish::Check
    } else {
        Wish::Send
    };
    Ok(Posted {
        form,
        key: fields.get(field::KEY).to_owned(),
        is_trapped: !fields.get(field::TRAP).is_empty(),
        is_told: !fields.get(field::TOLD).is_empty(),
        wish,
    })
}

/// What a browser posted, or what stands behind the `?` of an address: names and values in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `name=value&…`. Bytes that are no UTF-8 are refused rather than replaced: a text
    /// would be stored that nobody wrote.
    pub(crate) fn parse(body: &[u8]) -> Result<Self, ProblemType> {
        body.split(|byte| *byte == b'&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let mut halves = pair.splitn(2, |byte| *byte == b'=');
                let name = decoded(halves.next().unwrap_or_default())?;
                Ok((name, decoded(halves.next().unwrap_or_default())?))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The last value of this name; empty if there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.all(name).last().unwrap_or_default()
    }

    /// These and behind them the others.
    pub(crate) fn with(&self, others: &Self) -> Self {
        Self([self.0.as_slice(), &others.0].concat())
    }

    /// Every name with its value, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Every value of this name.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(given, _)| given == name)
            .map(|(_, value)| value.as_str())
    }
}

fn decoded(text: &[u8]) -> Result<String, ProblemType> {
    let spaced: Vec<u8> = text
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    let bytes = percent_decode(&spaced).collect();
    String::from_utf8(bytes).map_err(|_| ProblemType::MalformedBody)
}

/// Whether the body is said to be of this media type, whatever parameters follow.
pub(crate) fn is_of_type(headers: &HeaderMap, media_type: &str) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|given| given.trim().eq_ignore_ascii_case(media_type))
}
