//! The real documents.

use seed_parser::Documents;

pub const DOCUMENTS: Documents<'static> = Documents {
    whole_plan: include_str!("../../../../seeds/000_4cf4fcb7bd0d8852.txt"),
    administration: include_str!("../../../../seeds/001_362fd1f943746172.txt"),
};
