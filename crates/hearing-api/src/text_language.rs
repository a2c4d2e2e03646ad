use plan::Language;
use plan_search::language_of;

plan::vocabulary! {
    /// The language that an opinion is written in, as its writer says. The id is its tag (BCP 47),
    /// the label what it calls itself.
    #[derive(Default)]
    pub enum TextLanguage {
        /// 日本語.
        #[default]
        Japanese = "ja", "日本語";
        /// English.
        English = "en", Language::English.label();
        /// Chinese in simplified characters.
        SimplifiedChinese = "zh-Hans", Language::SimplifiedChinese.label();
        /// Korean.
        Korean = "ko", Language::Korean.label();
        /// Any other: the tag of a language that is not named.
        Other = "und", "その他の言語";
    }
}

/// Words that no English text of a few sentences does without, and that few other languages have.
const ENGLISH: [&str; 10] = [
    "the", "and", "this", "with", "please", "there", "should", "would", "need", "want",
];

/// Characters that simplified Chinese writes often, and Japanese never.
const SIMPLIFIED: [char; 20] = [
    '这', '们', '吗', '么', '说', '请', '让', '还', '对', '为', '时', '车', '问', '开', '给', '过',
    '应', '该', '设', '边',
];

impl TextLanguage {
    /// What `lang` says of its words on a page in Japanese; nothing where it is the page's own.
    pub fn tag(self) -> Option<&'static str> {
        (self != Self::Japanese).then_some(self.id())
    }

    /// What `lang` says of its label there.
    pub fn label_tag(self) -> Option<&'static str> {
        self.tag().filter(|_| self != Self::Other)
    }

    /// The language that `text` is plainly written in, where it is not Japanese. Nothing where it
    /// could be another: a few kanji are Japanese as well as Chinese, and many languages write in
    /// Latin letters.
    pub fn evident_in(text: &str) -> Option<Self> {
        match language_of(text)? {
            Language::Korean => Some(Self::Korean),
            Language::English => {
                let is_english =
                    |word: &str| ENGLISH.iter().any(|it| it.eq_ignore_ascii_case(word));
                let mut words = text.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic());
                words.any(is_english).then_some(Self::English)
            }
            Language::SimplifiedChinese => {
                text.contains(SIMPLIFIED).then_some(Self::SimplifiedChinese)
            }
        }
    }

    /// Whether it is what a missing language means.
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_proposed_only_where_the_words_leave_no_doubt() {
        let plainly = [
            ("버스가 한 시간에 한 대밖에 없습니다.", TextLanguage::Korean),
            ("鎌倉駅 앞이 너무 붐빕니다", TextLanguage::Korean),
            ("The bus never comes.", TextLanguage::English),
            ("Please put a bench at 大船駅.", TextLanguage::English),
            ("公交车太少了，应该增加。", TextLanguage::SimplifiedChinese),
        ];
        for (text, language) in plainly {
            assert_eq!(TextLanguage::evident_in(text), Some(language), "{text}");
        }
        for text in [
            "",
            "バスが来ません。",
            "駅前整備反対",
            "「안녕하세요」と書いた看板がほしいです。",
            "AEDを増やして",
            "Xe buýt không đến.",
            "Cần thêm xe buýt.",
            "Mais ônibus, por favor.",
            "No hay sitio en el andén.",
            "The END という店の前の道",
            "https://example.jp/",
        ] {
            assert_eq!(TextLanguage::evident_in(text), None, "{text}");
        }
    }
}
