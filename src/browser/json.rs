//! JSON as the app reads and writes it: through the browser's own `JSON`.
//!
//! What travels and what is kept is flat: texts, lists, and objects of them. Reading it as that
//! takes a tenth of the code that a general deserialiser brings into the bundle.

use wasm_bindgen::{JsCast, JsValue};

/// A JSON value. Numbers are read as their text, and nothing as no field at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// A text.
    Text(String),
    /// A truth value.
    Truth(bool),
    /// A list.
    List(Vec<Json>),
    /// An object, in its order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// An object of texts.
    pub fn record<'a>(fields: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        Self::Object(
            fields
                .into_iter()
                .map(|(name, text)| (name.to_owned(), Self::Text(text)))
                .collect(),
        )
    }

    /// The field of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields
                .iter()
                .find(|(field, _)| field == name)
                .map(|(_, value)| value),
            Self::Text(_) | Self::Truth(_) | Self::List(_) => None,
        }
    }

    /// The text, of a text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Truth(_) | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The text of a field.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_text()
    }

    /// A field whose text reads as a `T`.
    pub fn read<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text(name)?.parse().ok()
    }

    /// The items of a list; none where it is no list.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Text(_) | Self::Truth(_) | Self::Object(_) => &[],
        }
    }
}

impl Json {
    /// Reads JSON text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_js(&js_sys::JSON::parse(text).ok()?)
    }

    /// Writes JSON text.
    pub fn print(&self) -> Option<String> {
        js_sys::JSON::stringify(&self.to_js()).ok()?.as_string()
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        if let Some(text) = value.as_string() {
            return Some(Self::Text(text));
        }
        if let Some(truth) = value.as_bool() {
            return Some(Self::Truth(truth));
        }
        if let Some(number) = value.dyn_ref::<js_sys::Number>() {
            return Some(Self::Text(number.to_string_with_radix(10).ok()?.into()));
        }
        if let Some(list) = value.dyn_ref::<js_sys::Array>() {
            return Some(Self::List(
                list.iter()
                    .filter_map(|item| Self::from_js(&item))
                    .collect(),
            ));
        }
        let object = value.dyn_ref::<js_sys::Object>()?;
        let entries = js_sys::Object::entries(object);
        let field = |entry: JsValue| {
            let entry = entry.dyn_into::<js_sys::Array>().ok()?;
            Some((entry.get(0).as_string()?, Self::from_js(&entry.get(1))?))
        };
        Some(Self::Object(entries.iter().filter_map(field).collect()))
    }

    fn to_js(&self) -> JsValue {
        match self {
            Self::Text(text) => JsValue::from_str(text),
            Self::Truth(truth) => JsValue::from_bool(*truth),
            Self::List(items) => items
                .iter()
                .map(Self::to_js)
                .collect::<js_sys::Array>()
                .into(),
            Self::Object(fields) => {
                let object = js_sys::Object::new();
                for (name, value) in fields {
                    // A new object takes every field.
                    let _ = js_sys::Reflect::set(&object, &JsValue::from_str(name), &value.to_js());
                }
                object.into()
            }
        }
    }
}
