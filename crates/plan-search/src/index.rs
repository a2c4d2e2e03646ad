use crate::bigrams::Postings;
use crate::expand::{Alternate, Known};
use crate::file::{self, Line, Printed};
use crate::kind::Kind;
use crate::place::position;
use crate::script::is_katakana;
use crate::spellings::{BREAK, Folded, Spellings, characters};

/// Everything that can be found, ready for searching. Borrows its texts from the file.
pub struct Index<'a> {
    pub(crate) entries: Vec<Printed<'a>>,
    /// The entries' folded texts, one after the other: the title, the context and the paragraphs,
    /// each with a break behind it.
    texts: Vec<Folded>,
    /// Which of their characters are printed in katakana.
    katakana: Vec<bool>,
    /// Where the text of each entry ends.
    ends: Vec<usize>,
    pub(crate) postings: Postings,
    pub(crate) spellings: Spellings,
    pub(crate) known: Vec<Known>,
    pub(crate) fillers: Vec<Vec<Folded>>,
}

impl<'a> Index<'a> {
    /// Reads a file made by [`write`](crate::write); `None` if it is of another format.
    pub fn read(file: &'a str) -> Option<Self> {
        let mut index = Self {
            entries: Vec::new(),
            texts: Vec::with_capacity(file.len() / 2),
            katakana: Vec::with_capacity(file.len() / 2),
            ends: Vec::new(),
            postings: Postings::default(),
            spellings: Spellings::new(),
            known: Vec::new(),
            fillers: Vec::new(),
        };
        file::read(file, |line| match line {
            Line::Spelling(fields) => index.spellings.add(fields),
            Line::Reading(fields) => index.know(fields, true),
            Line::Synonym(fields) => index.know(fields, false),
            Line::Filler(text) => index.fillers.push(characters(text)),
            Line::Entry(entry) => index.add(entry),
        })?;
        index.postings = Postings::build((0..index.entries.len()).map(|entry| index.text(entry)));
        Some(index)
    }

    /// `fields`: what is typed, an empty field, then the words.
    fn know(&mut self, fields: &str, exact: bool) {
        let (typed, words) = fields.split_once("\t\t").unwrap_or((fields, ""));
        for typed in typed.split('\t').filter(|typed| !typed.is_empty()) {
            let known = Known::new(&self.spellings, typed, words, exact);
            self.known.push(known);
        }
    }

    fn add(&mut self, entry: Printed<'a>) {
        let fields = [entry.title, entry.context].into_iter();
        let mut places = Vec::new();
        for field in fields.chain(entry.paragraphs.split('\t')) {
            places.clear();
            self.spellings
                .fold(field, &mut self.texts, Some(&mut places));
            let katakana = places.iter().map(|place| is_katakana(field, place));
            self.katakana.extend(katakana);
            self.texts.push(BREAK);
            self.katakana.push(false);
        }
        self.ends.push(self.texts.len());
        self.entries.push(entry);
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The titles and addresses of all entries of a kind, in their order: what to offer where
    /// nothing is found.
    pub fn titles(&self, kind: Kind) -> impl Iterator<Item = (&'a str, &'a str)> {
        let of_kind = self.entries.iter().filter(move |entry| entry.kind == kind);
        of_kind.map(|entry| (entry.title, entry.href))
    }

    /// The folded text of an entry.
    pub(crate) fn text(&self, entry: usize) -> &[Folded] {
        &self.texts[self.begin(entry)..self.ends[entry]]
    }

    fn begin(&self, entry: usize) -> usize {
        entry.checked_sub(1).map_or(0, |before| self.ends[before])
    }

    /// Whether an entry holds a word, and not only its letters within a longer one.
    pub(crate) fn holds(&self, entry: usize, word: &Alternate) -> bool {
        word.stands_in(self.text(entry), &self.katakana[self.begin(entry)..])
    }

    /// Gives the folded title of every entry to `each`.
    pub(crate) fn each_title(&self, mut each: impl FnMut(&[Folded])) {
        for entry in 0..self.entries.len() {
            if let Some(title) = self.text(entry).split(|c| *c == BREAK).next() {
                each(title);
            }
        }
    }

    /// Whether `text`, of two characters or more, stands in some entry.
    pub(crate) fn stands_somewhere(&self, text: &[Folded]) -> bool {
        let lists = text
            .windows(2)
            .map(|pair| self.postings.list(pair[0], pair[1]));
        let Some(shortest) = lists.min_by_key(|list| list.len()) else {
            return false;
        };
        shortest
            .iter()
            .map(|posting| (posting >> 2) as usize)
            .any(|entry| position(self.text(entry), text).is_some())
    }
}
