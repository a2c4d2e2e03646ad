use std::fmt;

use plan::Document;

/// The file that a diagnostic is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A source document.
    Document(Document),
    /// `seeds/editions.toml`.
    Editions,
    /// `seeds/editorial/life-stages.toml`.
    LifeStages,
    /// `seeds/editorial/strategy-links.toml`.
    StrategyLinks,
    /// `seeds/editorial/synonyms.toml`.
    Synonyms,
    /// `seeds/editorial/readings.toml`.
    Readings,
    /// `seeds/editorial/everyday-words.toml`.
    EverydayWords,
    /// `seeds/editorial/annotations.toml`.
    Annotations,
    /// `seeds/editorial/glossary.toml`.
    Glossary,
    /// `seeds/editorial/differences.toml`.
    Differences,
    /// `seeds/translations/ja-simple.tsv`.
    EasySentences,
    /// `seeds/translations/ja-simple-words.tsv`.
    EasyWords,
    /// `seeds/translations/ja-simple-exceptions.tsv`.
    EasyExceptions,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(document) => document.fmt(f),
            Self::Editions => f.write_str("editions.toml"),
            Self::LifeStages => f.write_str("editorial/life-stages.toml"),
            Self::StrategyLinks => f.write_str("editorial/strategy-links.toml"),
            Self::Synonyms => f.write_str("editorial/synonyms.toml"),
            Self::Readings => f.write_str("editorial/readings.toml"),
            Self::EverydayWords => f.write_str("editorial/everyday-words.toml"),
            Self::Annotations => f.write_str("editorial/annotations.toml"),
            Self::Glossary => f.write_str("editorial/glossary.toml"),
            Self::Differences => f.write_str("editorial/differences.toml"),
            Self::EasySentences => f.write_str("translations/ja-simple.tsv"),
            Self::EasyWords => f.write_str("translations/ja-simple-words.tsv"),
            Self::EasyExceptions => f.write_str("translations/ja-simple-exceptions.tsv"),
        }
    }
}

/// Something that a file should have at a line, and has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file.
    pub origin: Origin,
    /// The line, counted from 1. Always within the file, or 1 where the file is empty.
    pub line: u16,
    /// What was expected, and what was found where that helps.
    pub message: String,
}

impl fmt::Display for Diagnostic {
    /// `000:123: expected …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.origin, self.line, self.message)
    }
}
