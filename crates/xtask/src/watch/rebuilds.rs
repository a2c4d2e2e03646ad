//! What a change makes to be built again.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

use super::programs::Programs;
use super::steps::Step;

/// Where a crate keeps what is in none of its programs.
const BESIDE_PROGRAMS: [&str; 3] = ["tests", "benches", "examples"];

/// The steps with which a changed file begins, by its path below the root of the repository.
pub fn rebuilt_by(path: &Path, programs: &Programs) -> BTreeSet<Step> {
    let mut names = path.iter().map(OsStr::to_string_lossy);
    let mut name = || names.next().unwrap_or_default();
    match &*name() {
        "src" => [Step::Module].into(),
        "style" => [Step::Stylesheets].into(),
        "web" => [Step::Scripts].into(),
        "public" => [Step::PublicFiles].into(),
        // Cargo knows which build reads which of them.
        "seeds" => programs.all().into_iter().chain([Step::Scripts]).collect(),
        "Cargo.toml" | "Cargo.lock" => programs.all(),
        "crates" => {
            let member = name();
            if BESIDE_PROGRAMS.contains(&&*name()) {
                return BTreeSet::new();
            }
            programs.with(&member)
        }
        _ => BTreeSet::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Step::{Module, Pages, PublicFiles, Scripts, Server, Stylesheets, TranslatedPages};

    /// What the programs are built by.
    const EVERYTHING: [Step; 4] = [Pages, TranslatedPages, Server, Module];

    fn programs() -> Programs {
        Programs::new([
            ("pages", EVERYTHING.into()),
            ("prerender", [Pages, TranslatedPages].into()),
            ("hearing-server", [Server].into()),
        ])
    }

    #[test]
    fn a_change_rebuilds_what_it_is_in_and_nothing_else() {
        let programs = programs();
        for (path, steps) in [
            ("src/pages/policies.rs", &[Module][..]),
            ("crates/pages/src/pages/about.rs", &EVERYTHING),
            ("crates/prerender/src/main.rs", &[Pages, TranslatedPages]),
            ("crates/hearing-server/src/console/queue.rs", &[Server]),
            ("crates/hearing-server/migrations/sqlite/1.sql", &[Server]),
            ("style/pages/home.css", &[Stylesheets]),
            ("web/kiosk/kiosk.ts", &[Scripts]),
            ("public/icon.svg", &[PublicFiles]),
            (
                "seeds/000.txt",
                &[Scripts, Pages, TranslatedPages, Server, Module],
            ),
            ("Cargo.lock", &EVERYTHING),
            ("crates/hearing-server/tests/routes/main.rs", &[]),
            ("crates/hearing-server/benches/intake.rs", &[]),
            ("crates/xtask/src/main.rs", &[]),
            ("tests/e2e/kiosk.spec.ts", &[]),
            ("README.md", &[]),
            ("target/watch/site/index.html", &[]),
        ] {
            let expected = steps.iter().copied().collect();
            assert_eq!(rebuilt_by(Path::new(path), &programs), expected, "{path}");
        }
    }
}
