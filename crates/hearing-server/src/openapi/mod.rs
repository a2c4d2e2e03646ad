//! The OpenAPI document (3.1) of what everyone may ask. It is made from the table of routes that the
//! router is made from, the types that the handlers answer with and the rules that they check by;
//! an [`Operation`] adds what neither of them says.

mod document;
mod operation;

pub(crate) use document::{DescribedRoute, document};
pub use operation::Operation;
pub(crate) use operation::{Content, schema_of};
