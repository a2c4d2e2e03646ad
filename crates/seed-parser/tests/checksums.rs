//! The documents under `seeds/` are the ones that their README describes.
//!
//! The parser sees most damage, but not a whole line that is gone from within a paragraph.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

#[test]
fn every_document_has_the_checksum_in_the_readme() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let readme = fs::read_to_string(seeds.join("README.md")).expect("seeds/README.md is there");
    let listed: Vec<(&str, &str)> = readme
        .lines()
        .filter_map(|line| line.split_once("  "))
        .filter(|(checksum, _)| {
            checksum.len() == 64 && checksum.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
        .collect();
    assert_eq!(listed.len(), 5, "the README lists five documents");
    for (checksum, name) in listed {
        let document = fs::read(seeds.join(name)).expect("a listed document is there");
        let found: String = Sha256::digest(&document)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            found, checksum,
            "{name} is not the document that the README describes"
        );
    }
}
