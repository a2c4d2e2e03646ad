//! A language's catalogue that notes what pages ask of it.

use std::collections::BTreeSet;
use std::sync::Mutex;

use pages::language::{Catalogue, PageLanguage};
use plan::Language;
use plan_translations::{catalogue_of, foreign};

/// Words that pages ask for only where some of the plan is adopted, the site is a city's, or the engines
/// found something else.
pub const ELSEWHERE: [&str; 37] = [
    "一部は検討中の案です",
    "{edition}の{code} {name}",
    "{latest}（{year}）、目標・方向 {target}",
    "{roles}の印",
    "この指標はありません",
    "この施策には、意味が変わったと思われるところはありません。",
    "変わっていません：",
    "今の計画にはありません",
    "市のホームページ",
    "と",
    "以前の{code} {name}の文章を読む",
    "以前の{code}は、今の計画にはありません。",
    "以前の{code}は{now}に分かれました。",
    "以前の{code}は{now}になりました。",
    "以前の施策{code}",
    "以前の施策{code}がどうなったかです。",
    "ふたつの文章の意味が変わったところは、まだ選んでいません。",
    "どちらも決定された計画です。",
    "前のものが決定された計画で、後のものは検討中の文書です。",
    "前のものは検討中の文書で、後のものが決定された計画です。",
    "施策{codes}には、{earlier}と{later}のふたつの文章があります。",
    "{earlier}と{later}",
    "日付は{date}です。",
    "決定",
    "決定された計画です。",
    "意見の期限は過ぎました",
    "意見は{day}まで",
    "載せている計画の文章には、決定された計画と、検討中の案があります。",
    "載せている計画は、決定された計画です。決定される前の案の文章も読めます。",
    "運営：",
    "電話",
    // What another run of the engines may have found.
    "規則{rules}、問題なし",
    "規則{rules}、問題{problems}件",
    "（ほかに、下に挙げるもの{count}件）",
    "機械が問題とし、そのままにしているもの",
    "判断できた規則なし",
    "音声や映像の要素なし",
];

/// The catalogue.
pub struct Noting {
    language: PageLanguage,
    words: Mutex<BTreeSet<String>>,
    /// The passages that were asked for and are not there.
    pub missing_passages: Mutex<BTreeSet<String>>,
}

impl Noting {
    /// That of a language, for as long as the test runs.
    pub fn of(language: PageLanguage) -> &'static Self {
        Box::leak(Box::new(Self {
            language,
            words: Mutex::default(),
            missing_passages: Mutex::default(),
        }))
    }

    /// The words that were asked for.
    pub fn words(&self) -> BTreeSet<String> {
        self.words.lock().map(|it| it.clone()).unwrap_or_default()
    }
}

fn note(what: &str, among: &Mutex<BTreeSet<String>>) {
    if let Ok(mut noted) = among.lock() {
        noted.insert(what.to_owned());
    }
}

impl Catalogue for Noting {
    fn language(&self) -> PageLanguage {
        self.language
    }

    fn words(&self, japanese: &str) -> Option<&str> {
        note(japanese, &self.words);
        catalogue_of(self.language).words(japanese)
    }

    fn passage(&self, japanese: &str) -> Option<&str> {
        let passage = catalogue_of(self.language).passage(japanese);
        // What has neither kana nor Chinese characters is no text.
        if passage.is_none() && foreign(japanese, Language::Korean).is_some() {
            note(japanese, &self.missing_passages);
        }
        passage
    }
}
