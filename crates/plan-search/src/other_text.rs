//! Asking of texts that are no entries, such as voices, what the search asks of the plan.

use crate::index::Index;
use crate::query::{self, Question};
use crate::script::is_katakana;
use crate::spellings::{BREAK, Folded};

impl Index<'_> {
    /// Reads `query`, normalised (NFKC), as words.
    pub fn question(&self, query: &str) -> Question {
        query::read(self, query)
    }

    /// `text`, normalised (NFKC), in the spelling in which words are compared, line by line.
    pub fn compared(&self, text: &str) -> String {
        let lines: Vec<String> = text
            .lines()
            .map(|line| printed(&self.spellings.folded(line)))
            .collect();
        lines.join("\n")
    }

    /// Whether `text`, normalised (NFKC), holds all words that are asked for, in whatever spelling
    /// or by what comes near: whether an entry with this text would be found.
    pub fn answers(&self, question: &Question, text: &str) -> bool {
        let (mut folded, mut katakana) = (Vec::new(), Vec::new());
        let mut places = Vec::new();
        for line in text.lines() {
            places.clear();
            self.spellings.fold(line, &mut folded, Some(&mut places));
            katakana.extend(places.iter().map(|place| is_katakana(line, place)));
            folded.push(BREAK);
            katakana.push(false);
        }
        !question.words.is_empty()
            && question.words.iter().all(|word| {
                let mut alternates = word.alternates.iter();
                alternates.any(|alternate| alternate.stands_in(&folded, &katakana))
            })
    }
}

impl Question {
    /// The words, each in all ways in which it may be written or that come near, in the spelling of
    /// [`Index::compared`]. A text that answers holds one of each.
    pub fn words(&self) -> impl Iterator<Item = Vec<String>> {
        self.words.iter().map(|word| {
            let mut ways: Vec<String> = Vec::new();
            for alternate in &word.alternates {
                let way = printed(&alternate.text);
                if !ways.contains(&way) {
                    ways.push(way);
                }
            }
            ways
        })
    }
}

fn printed(folded: &[Folded]) -> String {
    folded
        .iter()
        .filter_map(|folded| char::from_u32(u32::from(*folded)))
        .collect()
}
