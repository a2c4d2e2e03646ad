//! What a reader means by what they typed in another language: words, and ways to write them.

use plan::Language;

use super::text::{Token, tokens};

/// More words than these are passed over.
const MOST_WORDS: usize = 8;

/// No word of a run is longer.
const LONGEST: usize = 8;

/// A word of a query.
pub(super) struct Word {
    /// The ways in which it may stand in a text, the likeliest first.
    pub(super) forms: Vec<Form>,
}

impl Word {
    /// How much it counts among these tokens: nothing where it does not stand there.
    pub(super) fn weight_in(&self, tokens: &[Token]) -> f32 {
        let fits = |form: &Form| tokens.iter().map(|token| form.fit(token)).max();
        match self.forms.iter().filter_map(fits).max() {
            Some(Fit::Whole) => 1.0,
            Some(Fit::Beginning) => OF_BEGINNING,
            Some(Fit::Not) | None => 0.0,
        }
    }
}

/// How much of a word counts that is only the beginning of another.
const OF_BEGINNING: f32 = 0.6;

/// One way in which a word may stand in a text.
pub(super) struct Form {
    pub(super) text: String,
    /// Whether it stands anywhere in a run, not as a word in letters.
    pub(super) is_run: bool,
}

/// So many letters may be the beginning of a longer word: of `pollut` as of `childcare`.
const LEAST_BEGINNING: usize = 4;

/// How well a word fits a token.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Not,
    /// As the beginning of it.
    Beginning,
    Whole,
}

impl Form {
    fn run(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            is_run: true,
        }
    }

    pub(super) fn fit(&self, token: &Token) -> Fit {
        if self.is_run != token.is_run {
            return Fit::Not;
        }
        let is_whole = match self.is_run {
            true => token.form.contains(&self.text),
            false => token.form == self.text,
        };
        let may_begin = !self.is_run && self.text.len() >= LEAST_BEGINNING;
        match is_whole {
            true => Fit::Whole,
            false if may_begin && token.form.starts_with(&self.text) => Fit::Beginning,
            false => Fit::Not,
        }
    }
}

/// What a query asks for.
pub(super) struct Question {
    pub(super) words: Vec<Word>,
    /// Whether some of it stands nowhere, and was passed over.
    pub(super) has_unknown: bool,
}

/// What a query says around its subject.
fn fillers(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &[
            "a", "about", "an", "and", "any", "are", "at", "be", "can", "city", "do", "does",
            "for", "from", "get", "go", "have", "how", "i", "in", "is", "it", "kamakura", "many",
            "me", "my", "near", "no", "not", "of", "on", "or", "our", "s", "should", "t", "the",
            "there", "to", "too", "want", "we", "what", "when", "where", "which", "who", "why",
            "with", "you", "your",
        ],
        Language::SimplifiedChinese => &[
            "的",
            "了",
            "吗",
            "呢",
            "在",
            "是",
            "有",
            "没有",
            "我",
            "我们",
            "想",
            "想要",
            "请问",
            "怎么",
            "怎么办",
            "什么",
            "什么时候",
            "哪里",
            "哪儿",
            "在哪里",
            "在哪",
            "如何",
            "为什么",
            "可以",
            "能",
            "太",
            "太多",
            "很",
            "很多",
            "和",
            "与",
            "镰仓",
        ],
        Language::Korean => &[
            "가마쿠라",
            "너무",
            "많아요",
            "언제",
            "어디",
            "어디서",
            "어떻게",
            "무엇",
            "무슨",
            "왜",
            "안",
            "있어요",
            "없어요",
            "있나요",
            "없나요",
            "싶어요",
            "해주세요",
            "주세요",
            "와요",
            "대해",
        ],
    }
}

/// Korean particles, of two syllables before those of one.
const PARTICLES: [&str; 29] = [
    "에서는",
    "에서",
    "으로",
    "에게",
    "까지",
    "부터",
    "에는",
    "에도",
    "이나",
    "처럼",
    "보다",
    "하고",
    "들이",
    "들을",
    "들은",
    "들",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "도",
    "로",
    "과",
    "와",
    "만",
];

/// Reads `query` as words. `is_known` says whether some text has a form.
pub(super) fn read(query: &str, language: Language, is_known: &dyn Fn(&Form) -> bool) -> Question {
    let fillers = fillers(language);
    let mut question = Question {
        words: Vec::new(),
        has_unknown: false,
    };
    let all = tokens(query, language);
    let is_filler =
        |token: &Token| fillers.contains(&query[token.place.clone()].to_lowercase().as_str());
    let only_fillers = all.iter().all(is_filler);
    for token in &all {
        if is_filler(token) && !only_fillers {
            continue;
        }
        let found = match token.is_run {
            true => words_of_run(&token.form, language, is_known),
            false => {
                let form = Form {
                    text: token.form.clone(),
                    is_run: false,
                };
                let is_known = is_known(&form);
                is_known
                    .then_some(Word { forms: vec![form] })
                    .into_iter()
                    .collect()
            }
        };
        question.has_unknown |= is_mostly_unknown(token, &found);
        question.words.extend(found);
    }
    question.words.truncate(MOST_WORDS);
    question
}

/// Whether less than half of a token was read as words, or of several characters only one.
fn is_mostly_unknown(token: &Token, words: &[Word]) -> bool {
    let read = words.iter().filter_map(|word| word.forms.first());
    let read: usize = read.map(|form| form.text.chars().count()).sum();
    let all = token.form.chars().count();
    read * 2 < all || read == 1 && all > 1
}

/// The words of a run: it itself, if some text has it, or the longest parts that one has.
fn words_of_run(run: &str, language: Language, is_known: &dyn Fn(&Form) -> bool) -> Vec<Word> {
    let mut forms = vec![Form::run(run)];
    if language == Language::Korean
        && let Some(stem) = without_particle(run)
    {
        forms.push(Form::run(stem));
    }
    forms.retain(|form| is_known(form));
    if !forms.is_empty() {
        return vec![Word { forms }];
    }
    let run = match language {
        Language::Korean => without_particle(run).unwrap_or(run),
        _ => run,
    };
    let parts = parts(run, language, is_known);
    match (parts.is_empty(), language) {
        (true, Language::SimplifiedChinese) => last_character(run, is_known),
        _ => parts,
    }
}

fn without_particle(run: &str) -> Option<&str> {
    let stems = PARTICLES.iter().filter_map(|it| run.strip_suffix(it));
    stems.into_iter().find(|stem| stem.chars().count() >= 2)
}

/// The longest parts of a run that stand in some text, of two characters at least, but for fillers.
fn parts(run: &str, language: Language, is_known: &dyn Fn(&Form) -> bool) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let fillers = fillers(language).iter();
        let filler = fillers
            .filter(|it| rest.starts_with(**it))
            .map(|it| it.len())
            .max();
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let beginnings: Vec<usize> = ends.take(LONGEST).skip(1).collect();
        let mut longest_first = beginnings.into_iter().rev();
        let known = longest_first.find(|end| is_known(&Form::run(&rest[..*end])));
        let length = match (known, filler) {
            (Some(known), filler) if filler.is_none_or(|filler| filler < known) => {
                words.push(Word {
                    forms: vec![Form::run(&rest[..known])],
                });
                known
            }
            (_, Some(filler)) => filler,
            (_, None) => first.len_utf8(),
        };
        rest = &rest[length..];
    }
    words
}

/// Of 养狗, which no text may have, the second character says enough.
fn last_character(run: &str, is_known: &dyn Fn(&Form) -> bool) -> Vec<Word> {
    let last = run.char_indices().next_back();
    let form = last.map(|(at, _)| Form::run(&run[at..]));
    let form = form.filter(|form| is_known(form));
    form.map(|form| Word { forms: vec![form] })
        .into_iter()
        .collect()
}
