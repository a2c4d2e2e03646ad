//! The languages that the plan is translated to.

use crate::vocabulary;

vocabulary! {
    /// A language that the plan is translated to. The id is its tag (BCP 47), the label what it
    /// calls itself.
    pub enum Language {
        /// English.
        English = "en", "English";
        /// Chinese in simplified characters.
        SimplifiedChinese = "zh-Hans", "简体中文";
        /// Korean.
        Korean = "ko", "한국어";
    }
}
