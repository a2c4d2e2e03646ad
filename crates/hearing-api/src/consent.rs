plan::vocabulary! {
    /// 公開への同意の版: which of the form's words on publication the writer saw. A label says what
    /// those words cover.
    #[derive(Default)]
    pub enum Consent {
        /// Who sends no version saw the first words, which said that the life stage, the role and
        /// the area serve only to understand who writes.
        #[default]
        Words = "1", "意見、対象、種類";
        /// The words that say that they are shown with a published opinion.
        WordsAndWriter = "2", "意見、対象、種類、ライフステージ、お立場、お住まいの地域";
        /// Those that also name the language that an opinion is written in.
        WordsInTheirLanguage = "3", "意見とその言語、対象、種類、ライフステージ、お立場、お住まいの地域";
    }
}

impl Consent {
    /// What the form says today.
    pub const CURRENT: Self = Self::WordsInTheirLanguage;

    /// What the form says where it asks who its writer is.
    pub const ON_WRITER: &str = "答えなくても送れます。意見を公開するときは、ここで選んだことも添えて公開します。公開しないときは、市の職員だけが見ます。";

    /// What the form says where it asks for the consent.
    pub const ON_OPINION: &str = "職員が確かめ、個人が分かる部分を伏せたうえで、意見とその言語、対象、種類、回答と、答えていただいたライフステージ、お立場、お住まいの地域を公開することがあります。選ばなければ公開しません。";

    /// Whether it is what a missing version means.
    pub(crate) fn is_first(&self) -> bool {
        *self == Self::default()
    }

    /// Whether what writers say of themselves may be shown with their words.
    pub const fn covers_writer(self) -> bool {
        !matches!(self, Self::Words)
    }
}
