//! seed-parser
