plan::vocabulary! {
    /// The language that the app was used in. The opinion itself may be written in any.
    #[derive(Default)]
    pub enum Language {
        /// 日本語.
        #[default]
        Japanese = "ja", "日本語";
        /// English.
        English = "en", "English";
    }
}
