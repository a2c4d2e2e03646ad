/// Words that are written in more than one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan_search))]
pub struct Spelling<'a> {
    /// The form by which all of them are known.
    pub form: &'a str,
    /// The others.
    pub others: &'a [&'a str],
}

/// A word in kana, and how the documents write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan_search))]
pub struct Reading<'a> {
    /// The kana.
    pub kana: &'a str,
    /// The words read so; none where the documents write the word in kana themselves.
    pub words: &'a [&'a str],
}

/// A word that readers use, and the words of the documents that come near to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan_search))]
pub struct Synonym<'a> {
    /// What readers type.
    pub typed: &'a str,
    /// What the documents say.
    pub words: &'a [&'a str],
}

/// What the search knows about words, from `seeds/editorial/synonyms.toml` and `readings.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan_search))]
pub struct Words<'a> {
    /// Spellings that are found alike.
    pub spellings: &'a [Spelling<'a>],
    /// How words are read.
    pub readings: &'a [Reading<'a>],
    /// What is found for words that the documents do not use.
    pub synonyms: &'a [Synonym<'a>],
    /// What a question says around its subject: `を知りたい`, `について`, `の`.
    pub fillers: &'a [&'a str],
}
