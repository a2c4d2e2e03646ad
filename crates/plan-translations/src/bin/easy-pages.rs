//! Prints what `cargo xtask readability` measures of the pages in やさしい日本語.

fn main() {
    print!("{}", plan_translations::measured_pages());
}
