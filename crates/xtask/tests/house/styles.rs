//! Style sheets and markup know each other's names: no rule is for what no page has, and no class or
//! attribute of a page is for a rule, a script or a test that is gone.

use std::collections::BTreeSet;

use crate::files::{File, sources};
use crate::rust;

/// What a style sheet, a page or a script calls something.
type Names = BTreeSet<String>;

/// The words of a text in which names may have hyphens.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    text.split(move |c| !is_of_word(c))
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn all_words(files: &[&File]) -> Names {
    let words = files.iter().flat_map(|file| words(&file.text));
    words.map(|(_, word)| word.to_owned()).collect()
}

/// The words of a text that stand right behind a sign.
fn behind<'t>(text: &'t str, sign: &'t str) -> impl Iterator<Item = &'t str> {
    let behind = move |(at, _): &(usize, &str)| text[..*at].ends_with(sign);
    words(text).filter(behind).map(|(_, word)| word)
}

/// Whether a word can be a class and no field of a Rust value.
fn is_compound(word: &str) -> bool {
    word.contains('-') || word.contains("__")
}

/// A style sheet without its comments and strings.
fn rules(file: &File) -> String {
    rust::code(&file.text).text
}

/// The classes and the `data-*` attributes that a style sheet's selectors have.
fn styled(file: &File) -> Names {
    let rules = rules(file);
    let is_class = |word: &&str| word.starts_with(|c: char| c.is_ascii_lowercase());
    let classes = behind(&rules, ".").filter(is_class);
    let attributes = behind(&rules, "[").filter(|word| word.starts_with("data-"));
    classes.chain(attributes).map(str::to_owned).collect()
}

/// The custom properties that a style sheet sets.
fn set(file: &File) -> Names {
    let rules = rules(file);
    let is_set = |(at, word): &(usize, &str)| {
        word.starts_with("--") && rules[at + word.len()..].trim_start().starts_with(':')
    };
    let set = words(&rules).filter(is_set);
    set.map(|(_, word)| word.to_owned()).collect()
}

/// The compound classes and the `data-*` attributes that markup in Rust writes: `p.page__lead` of a
/// template, `class="page__lead"` of another.
fn written(file: &File) -> Names {
    let code = rust::without_tests(&rust::code(&file.text).text);
    let classes = behind(&code, ".").filter(|word| is_compound(word));
    let attributes = words(&code).map(|(_, word)| word);
    let attributes = attributes.filter(|word| word.starts_with("data-"));
    let quoted = file.text.split("class=\"").skip(1);
    let quoted = quoted.filter_map(|rest| rest.split('"').next());
    let quoted = quoted.flat_map(str::split_whitespace);
    let quoted = quoted.filter(|word| is_compound(word));
    classes
        .chain(attributes)
        .chain(quoted)
        .map(str::to_owned)
        .collect()
}

/// The `data-*` attributes that a script asks for by their other name, `dataset.formStep`.
fn asked_by_dataset(file: &File) -> impl Iterator<Item = String> {
    behind(&file.text, "dataset.").map(|name| {
        let mut attribute = "data-".to_owned();
        for c in name.chars() {
            if c.is_ascii_uppercase() {
                attribute.push('-');
            }
            attribute.push(c.to_ascii_lowercase());
        }
        attribute
    })
}

/// What stands on one side alone.
fn loose_ends(files: &[File]) -> Vec<String> {
    let is_style = |file: &&File| file.path.ends_with(".css");
    let styles: Vec<&File> = files.iter().filter(is_style).collect();
    let programs: Vec<&File> = files
        .iter()
        .filter(|file| !is_style(file) && !file.is_test())
        .collect();
    let is_markup = |file: &&File| file.is_rust() && file.text.contains("html!");
    let readers: Vec<&File> = files
        .iter()
        .filter(|file| is_style(file) || !file.path.starts_with("crates/") || file.is_test())
        .collect();

    let known = all_words(&programs);
    let mut read = all_words(&readers);
    read.extend(readers.iter().flat_map(|file| asked_by_dataset(file)));
    let used: Names = files
        .iter()
        .flat_map(|file| behind(&file.text, "var("))
        .map(str::to_owned)
        .collect();

    let mut said = Vec::new();
    for file in &styles {
        let dead = styled(file)
            .into_iter()
            .filter(|name| !known.contains(name));
        said.extend(dead.map(|name| format!("{}: nothing has {name}", file.path)));
        let unused = set(file).into_iter();
        let unused = unused.filter(|name| !used.contains(name) && !known.contains(name));
        said.extend(unused.map(|name| format!("{}: nothing uses {name}", file.path)));
    }
    for file in programs.into_iter().filter(is_markup) {
        let unread = written(file)
            .into_iter()
            .filter(|name| !read.contains(name));
        said.extend(
            unread.map(|name| format!("{}: no style, script or test reads {name}", file.path)),
        );
    }
    said
}

#[test]
fn styles_and_markup_have_no_loose_ends() {
    let found = loose_ends(sources());
    assert!(
        found.is_empty(),
        "remove what has no other end, or give it one:\n{}",
        found.join("\n")
    );
}

#[test]
fn a_loose_end_is_found() {
    let style = |text| File::new("style/a.css", text);
    let markup = |inside: &str| {
        let text = format!("fn a() -> Markup {{ html! {{ {inside} }} }}");
        File::new("crates/pages/src/a.rs", &text)
    };
    let script = File::new("web/a.ts", "a.dataset.formStep = b;");
    let one = |style: File, markup: File| loose_ends(&[style, markup, script.clone()]);

    let whole = ".a__b, [data-c] { margin: 0.5rem var(--d); --d: 1px; } /* .e__f */";
    let page = "p.a__b data-c=(at.field) data-form-step { \"p.g__h\" }";
    assert_eq!(one(style(whole), markup(page)), Vec::<String>::new());
    for (rule, inside) in [
        (".i__j { }", ""),
        (".ij { }", ""),
        ("[data-i] { }", ""),
        (":root { --i: 1px; }", ""),
        ("", "p.i__j { }"),
        ("", "p.a.i-j { }"),
        ("", "p class=\"a i-j\" { }"),
        ("", "p data-i { }"),
    ] {
        let found = one(style(rule), markup(inside));
        assert_eq!(found.len(), 1, "{rule}{inside}: {found:?}");
    }
}
