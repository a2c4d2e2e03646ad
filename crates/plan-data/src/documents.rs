//! The source documents themselves, as they stand in `seeds/`.

use plan::Document;

const README: &str = include_str!("../../../seeds/README.md");

/// A document's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentFile {
    /// Its name in `seeds/`.
    pub name: &'static str,
    /// All that it holds.
    pub text: &'static str,
}

impl DocumentFile {
    /// The file of this document.
    pub const fn of(document: Document) -> Self {
        macro_rules! file {
            ($name:literal) => {
                Self {
                    name: $name,
                    text: include_str!(concat!("../../../seeds/", $name)),
                }
            };
        }
        match document {
            Document::WholePlan => file!("000_4cf4fcb7bd0d8852.txt"),
            Document::Administration => file!("001_362fd1f943746172.txt"),
            Document::Strategy => file!("002_7f53f494be1ccf5f.txt"),
            Document::ImplementationPlan2014 => file!("003_e5916b551283be97.txt"),
            Document::ImplementationPlan2023 => file!("004_75ee0dbff5d26cb8.txt"),
        }
    }

    /// Its lines that are not blank, each with its number counted from 1, blanks included.
    pub fn lines(self) -> impl Iterator<Item = (u16, &'static str)> {
        (1..=u16::MAX)
            .zip(self.text.lines())
            .filter(|(_, line)| !line.trim().is_empty())
    }

    /// Its SHA-256 as `seeds/README.md` lists it, 64 hexadecimal digits; `None` if it lists none.
    pub fn checksum(self) -> Option<&'static str> {
        README
            .lines()
            .filter_map(|line| line.split_once("  "))
            .find(|(_, name)| *name == self.name)
            .map(|(checksum, _)| checksum)
    }
}
