//! Words of Japanese text without a dictionary, and the longest sequence of them that two texts share.

use std::ops::Range;

/// Parts of two texts that stand beside each other, in bytes.
pub(super) struct Hunk {
    pub(super) earlier: Range<usize>,
    pub(super) later: Range<usize>,
    /// Whether both parts are the same letters.
    pub(super) same: bool,
}

/// What a letter is, as far as words are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Hiragana,
    Katakana,
    /// Letters and digits of either width.
    Latin,
    Blank,
    Mark,
}

impl Script {
    fn of(letter: char) -> Self {
        match letter {
            'ぁ'..='ゟ' => Self::Hiragana,
            'ァ'..='ヺ' | 'ー'..='ヿ' => Self::Katakana,
            '々' | '〆' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Self::Kanji,
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Self::Latin,
            _ if letter.is_ascii_alphanumeric() => Self::Latin,
            _ if letter.is_whitespace() => Self::Blank,
            _ => Self::Mark,
        }
    }
}

/// Particles, endings and まち, at which a run of hiragana is split. Longer ones stand first.
const PARTICLES: [&str; 42] = [
    "だけでなく",
    "ことができる",
    "ことができ",
    "において",
    "における",
    "については",
    "について",
    "によって",
    "しています",
    "とともに",
    "とします",
    "として",
    "といった",
    "という",
    "により",
    "による",
    "ことで",
    "ように",
    "するほか",
    "します",
    "される",
    "された",
    "よう",
    "こと",
    "ため",
    "など",
    "から",
    "まで",
    "まち",
    "する",
    "した",
    "して",
    "が",
    "を",
    "に",
    "は",
    "の",
    "と",
    "も",
    "へ",
    "で",
    "や",
];

/// A word of a text.
struct Word<'a> {
    text: &'a str,
    /// Where it begins, in bytes.
    start: usize,
    script: Script,
}

impl Word<'_> {
    /// How much it counts that two texts share it: a word of meaning more than a particle.
    fn weight(&self) -> usize {
        let letters = self.text.chars().count();
        match self.script {
            Script::Kanji | Script::Katakana | Script::Latin => 4 * letters,
            Script::Hiragana if PARTICLES.contains(&self.text) => letters,
            Script::Hiragana => 2 * letters,
            Script::Blank | Script::Mark => 1,
        }
    }
}

/// The words of a text: runs of one script, hiragana split at particles, 等 and marks by themselves.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut position = 0;
    // Whether the last word may go on.
    let mut open = false;
    while let Some(letter) = text[position..].chars().next() {
        let script = Script::of(letter);
        let particle = (script == Script::Hiragana)
            .then(|| {
                PARTICLES
                    .iter()
                    .find(|particle| text[position..].starts_with(*particle))
            })
            .flatten();
        let alone = particle.is_some() || letter == '等' || script == Script::Mark;
        let length = particle.map_or(letter.len_utf8(), |particle| particle.len());
        let end = position + length;
        match words.last_mut() {
            Some(last) if open && !alone && last.script == script => {
                last.text = &text[last.start..end];
            }
            _ => words.push(Word {
                text: &text[position..end],
                start: position,
                script,
            }),
        }
        open = !alone;
        position = end;
    }
    words
}

/// The parts of two texts, shared and not, in order; together they are both texts. Texts that
/// share less than a fifth are one change: what is the same in them is chance.
pub(super) fn hunks(earlier: &str, later: &str) -> Vec<Hunk> {
    let (old, new) = (words(earlier), words(later));
    let mut hunks: Vec<Hunk> = Vec::new();
    let mut shared = shared(&old, &new);
    if likeness(&old, &new, &shared) == 0 {
        shared.clear();
    }
    let mut at = (0, 0);
    for (left, right) in shared {
        let start = (old[left].start, new[right].start);
        push(&mut hunks, at.0..start.0, at.1..start.1, false);
        at = (
            start.0 + old[left].text.len(),
            start.1 + new[right].text.len(),
        );
        push(&mut hunks, start.0..at.0, start.1..at.1, true);
    }
    push(&mut hunks, at.0..earlier.len(), at.1..later.len(), false);
    let joined = without_crumbs(hunks, earlier);
    trimmed(joined, earlier, later)
}

fn push(hunks: &mut Vec<Hunk>, earlier: Range<usize>, later: Range<usize>, same: bool) {
    if earlier.is_empty() && later.is_empty() {
        return;
    }
    match hunks.last_mut() {
        Some(last) if last.same == same => {
            last.earlier.end = earlier.end;
            last.later.end = later.end;
        }
        _ => hunks.push(Hunk {
            earlier,
            later,
            same,
        }),
    }
}

/// The heaviest sequence of words that both have, as pairs of positions.
fn shared(old: &[Word<'_>], new: &[Word<'_>]) -> Vec<(usize, usize)> {
    let pairs = align(old.len(), new.len(), |left, right| {
        if old[left].text == new[right].text {
            old[left].weight()
        } else {
            0
        }
    });
    pairs
        .into_iter()
        .filter_map(|(left, right)| left.zip(right))
        .collect()
}

/// Pairs the items of two sequences so that the sum of `worth` is greatest and no two pairs cross.
/// Items are named by position; what is not worth anything is not paired.
pub(super) fn align(
    left: usize,
    right: usize,
    worth: impl Fn(usize, usize) -> usize,
) -> Vec<(Option<usize>, Option<usize>)> {
    // The greatest worth of the items from a position on.
    let width = right + 1;
    let mut best = vec![0; (left + 1) * width];
    for i in (0..left).rev() {
        for j in (0..right).rev() {
            let pair = worth(i, j);
            let paired = if pair > 0 {
                pair + best[(i + 1) * width + j + 1]
            } else {
                0
            };
            best[i * width + j] = paired
                .max(best[(i + 1) * width + j])
                .max(best[i * width + j + 1]);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < left && j < right {
        let here = best[i * width + j];
        let pair = worth(i, j);
        if pair > 0 && here == pair + best[(i + 1) * width + j + 1] {
            pairs.push((Some(i), Some(j)));
            i += 1;
            j += 1;
        } else if here == best[(i + 1) * width + j] {
            pairs.push((Some(i), None));
            i += 1;
        } else {
            pairs.push((None, Some(j)));
            j += 1;
        }
    }
    pairs.extend((i..left).map(|i| (Some(i), None)));
    pairs.extend((j..right).map(|j| (None, Some(j))));
    pairs
}

/// How alike two texts are: the weight of the words that they share, if it is a fifth or more of
/// the longer one; otherwise 0.
pub(super) fn alike(earlier: &str, later: &str) -> usize {
    let (old, new) = (words(earlier), words(later));
    likeness(&old, &new, &shared(&old, &new))
}

fn likeness(old: &[Word<'_>], new: &[Word<'_>], shared: &[(usize, usize)]) -> usize {
    let weight = |words: &[Word<'_>]| words.iter().map(Word::weight).sum::<usize>();
    let common: usize = shared.iter().map(|(left, _)| old[*left].weight()).sum();
    if common * 5 >= weight(old).max(weight(new)) {
        common
    } else {
        0
    }
}

/// Joins changes between which only a particle or a mark is the same: they read as one.
fn without_crumbs(hunks: Vec<Hunk>, earlier: &str) -> Vec<Hunk> {
    let mut joined: Vec<Hunk> = Vec::new();
    let mut rest = hunks.into_iter().peekable();
    while let Some(hunk) = rest.next() {
        let between = !joined.is_empty() && rest.peek().is_some();
        let crumb = hunk.same && between && is_crumb(&earlier[hunk.earlier.clone()]);
        push(&mut joined, hunk.earlier, hunk.later, hunk.same && !crumb);
    }
    joined
}

fn is_crumb(text: &str) -> bool {
    text.chars().count() <= 2
        && text
            .chars()
            .all(|letter| matches!(Script::of(letter), Script::Hiragana | Script::Mark))
}

/// Takes from a change what its two parts begin and end with, where only an addition or a removal
/// is left then: `業務の効率化` to `業務効率化` is の removed.
fn trimmed(hunks: Vec<Hunk>, earlier: &str, later: &str) -> Vec<Hunk> {
    let mut trimmed = Vec::new();
    for hunk in hunks {
        let (old, new) = (&earlier[hunk.earlier.clone()], &later[hunk.later.clone()]);
        let start = common_start(old.chars(), new.chars());
        let end = common_start(old[start..].chars().rev(), new[start..].chars().rev());
        let contained = start + end == old.len().min(new.len());
        if hunk.same || !contained {
            push(&mut trimmed, hunk.earlier, hunk.later, hunk.same);
            continue;
        }
        let (left, right) = (hunk.earlier, hunk.later);
        let inner = (
            left.start + start..left.end - end,
            right.start + start..right.end - end,
        );
        push(
            &mut trimmed,
            left.start..inner.0.start,
            right.start..inner.1.start,
            true,
        );
        push(&mut trimmed, inner.0.clone(), inner.1.clone(), false);
        push(
            &mut trimmed,
            inner.0.end..left.end,
            inner.1.end..right.end,
            true,
        );
    }
    trimmed
}

/// The bytes of the letters that both begin with.
fn common_start(old: impl Iterator<Item = char>, new: impl Iterator<Item = char>) -> usize {
    old.zip(new)
        .take_while(|(left, right)| left == right)
        .map(|(letter, _)| letter.len_utf8())
        .sum()
}

/// Spellings of one word, the second standing for both.
const SPELLINGS: [(&str, &str); 15] = [
    ("など", "等"),
    ("だれ", "誰"),
    ("あわせ", "合わせ"),
    ("併せ", "合わせ"),
    ("更に", "さらに"),
    ("更な", "さらな"),
    ("充分", "十分"),
    ("当た", "あた"),
    ("囚われ", "とらわれ"),
    ("わかりやす", "分かりやす"),
    ("支えあ", "支え合"),
    ("もって", "持って"),
    ("もつ", "持つ"),
    ("うえで", "上で"),
    ("繋", "つな"),
];

/// Whether two texts differ in nothing but spelling.
pub(super) fn same_but_for_spelling(earlier: &str, later: &str) -> bool {
    spelled(earlier) == spelled(later)
}

/// A text in one spelling: narrow letters, no blanks, no punctuation.
fn spelled(text: &str) -> String {
    let letters = text.chars().filter_map(|letter| match letter {
        '、' | '。' | '・' | '，' => None,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0),
        _ if letter.is_whitespace() => None,
        _ => Some(letter),
    });
    let plain: String = letters.collect();
    SPELLINGS
        .iter()
        .fold(plain, |text, (form, standard)| text.replace(form, standard))
}

/// A part of a text with the three letters before and behind it, where a change of a letter or two
/// shows as the word that it is in.
pub(super) fn with_context<'a>(text: &'a str, part: &Range<usize>) -> &'a str {
    let before = text[..part.start].char_indices().rev().nth(2);
    let behind = text[part.end..].char_indices().nth(3);
    let start = before.map_or(0, |(at, _)| at);
    let end = behind.map_or(text.len(), |(at, _)| part.end + at);
    &text[start..end]
}
