//! Writes a copy of `seeds/` with the invented edition: `cargo run -p invented-edition -- DIR`, then
//! `cargo xtask serve --seeds DIR`.

use std::env;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(to) = env::args_os().nth(1) else {
        eprintln!("expected the folder to write to");
        return ExitCode::FAILURE;
    };
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    match invented_edition::write(&seeds, Path::new(&to)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
