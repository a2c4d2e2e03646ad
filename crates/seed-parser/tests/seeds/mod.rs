//! The real documents.

use seed_parser::Documents;

pub const DOCUMENTS: Documents<'static> = Documents {
    whole_plan: include_str!("../../../../seeds/000_4cf4fcb7bd0d8852.txt"),
    administration: include_str!("../../../../seeds/001_362fd1f943746172.txt"),
    strategy: include_str!("../../../../seeds/002_7f53f494be1ccf5f.txt"),
    implementation_plan_2014: include_str!("../../../../seeds/003_e5916b551283be97.txt"),
    implementation_plan_2023: include_str!("../../../../seeds/004_75ee0dbff5d26cb8.txt"),
};
