//! Folding of spellings for search.
