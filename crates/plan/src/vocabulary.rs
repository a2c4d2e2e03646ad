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
/// with the feature `serde`, both directions of JSON (the id as a string).
#[macro_export]
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$member_meta:meta])* $member:ident = $id:literal, $label:literal; )+
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

        #[cfg(feature = "serde")]
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                let id = <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)?;
                id.parse().map_err(::serde::de::Error::custom)
            }
        }
    };
}
