use crate::source::Document;
use crate::vocabulary;

vocabulary! {
    /// 版: which text of the plan an item is from. No text is marked as adopted.
    #[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
    pub enum Edition {
        /// Document 000: an earlier draft of the whole plan, and the only text of policies 0-1 to 4-10.
        Earlier = "000", "素案（全43施策）";
        /// Document 001: a later text of policies 5-1 to 5-9, with indicators.
        Later = "001", "後の案（施策5-1〜5-9）";
    }
}

impl Edition {
    /// The document that carries this edition's text.
    pub const fn document(self) -> Document {
        match self {
            Self::Earlier => Document::WholePlan,
            Self::Later => Document::Administration,
        }
    }
}
