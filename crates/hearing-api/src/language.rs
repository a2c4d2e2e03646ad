plan::vocabulary! {
    /// The language that the app was used in. The opinion itself may be written in any.
    #[derive(Default)]
    pub enum Language {
        /// 日本語.
        #[default]
        Japanese = "ja", "日本語";
        /// やさしい日本語.
        Easy = "ja-simple", "やさしい日本語";
        /// English.
        English = "en", plan::Language::English.label();
        /// Chinese in simplified characters.
        SimplifiedChinese = "zh-Hans", plan::Language::SimplifiedChinese.label();
        /// Korean.
        Korean = "ko", plan::Language::Korean.label();
    }
}
