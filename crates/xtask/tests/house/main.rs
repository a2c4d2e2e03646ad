//! What holds the house: who may import whom, and that nothing is written twice or replaced in pages
//! that are finished. Each check reads the sources as text and says where to look.

mod files;
mod furigana;
mod imports;
mod lengths;
mod map;
mod markers;
mod repetition;
mod rust;
mod sentences;
mod snapshots;
mod styles;
mod switches;
mod words;
