//! Closed lists of words: an enum whose members have an id (for URLs, JSON and columns)
//! and a Japanese label (for people).

use std::fmt;

/// The error of reading an id that is not in its vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownId;

impl fmt::Display for UnknownId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not one of the known ids")
    }
}

impl std::error::Error for UnknownId {}

/// Declares an enum with `ALL`, `id`, `label`, `Display` (the id), `FromStr` (of the id) and,
/// with the feature `serde`, both directions of JSON (the id as a string) and, with the feature
/// `schema`, the JSON Schema of that.
#[macro_export]
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$member_meta:meta])* $member:ident = $id:literal, $label:expr; )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$member_meta])* $member, )+ }

        impl $name {
            /// Every member, in the order in which people are shown them.
            pub const ALL: &'static [Self] = &[ $( Self::$member, )+ ];

            /// The id in URLs, JSON and columns.
            pub const fn id(self) -> &'static str {
                match self { $( Self::$member => $id, )+ }
            }

            /// The Japanese name that people read.
            pub const fn label(self) -> &'static str {
                match self { $( Self::$member => $label, )+ }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.id())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownId;

            fn from_str(id: &str) -> ::std::result::Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|member| member.id() == id).ok_or($crate::UnknownId)
            }
        }

        $crate::vocabulary_json! { $name }
        $crate::vocabulary_schema! { $name }
    };
}

/// The JSON half of [`vocabulary!`]. A macro of its own, so that the feature that decides is
/// this crate's, whichever crate declares the vocabulary.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! vocabulary_json {
    ($name:ident) => {
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let id = <::std::string::String as $crate::serde::Deserialize>::deserialize(
                    deserializer,
                )?;
                id.parse().map_err($crate::serde::de::Error::custom)
            }
        }
    };
}

/// Without the feature `serde`, a vocabulary has no JSON.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! vocabulary_json {
    ($name:ident) => {};
}

/// The JSON Schema of [`vocabulary!`]: its ids, and in the description what people call them.
#[cfg(feature = "schema")]
#[doc(hidden)]
#[macro_export]
macro_rules! vocabulary_schema {
    ($name:ident) => {
        impl $crate::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::std::stringify!($name).into()
            }

            fn json_schema(
                _: &mut $crate::schemars::SchemaGenerator,
            ) -> $crate::schemars::Schema {
                let ids: ::std::vec::Vec<_> = Self::ALL.iter().map(|member| member.id()).collect();
                let labels: ::std::vec::Vec<_> = Self::ALL
                    .iter()
                    .map(|member| ::std::format!("{}: {}", member.id(), member.label()))
                    .collect();
                $crate::schemars::json_schema!({
                    "description": labels.join("; "),
                    "type": "string",
                    "enum": ids,
                })
            }
        }
    };
}

/// Without the feature `schema`, a vocabulary has none.
#[cfg(not(feature = "schema"))]
#[doc(hidden)]
#[macro_export]
macro_rules! vocabulary_schema {
    ($name:ident) => {};
}
