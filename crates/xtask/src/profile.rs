//! What a module of the app is made of: the bytes of its code by crate, and of its data.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use rustc_demangle::demangle;

/// The sections that matter here, by their numbers in the binary format.
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// What a module imports, by the numbers of their kinds.
const FUNCTION: u8 = 0;
const TABLE: u8 = 1;
const MEMORY: u8 = 2;
const GLOBAL: u8 = 3;

/// What is less than this is summed up in one line.
const SMALL: u64 = 1_000;

/// Bytes by what they are of, the most first. `module` still has the names of its functions.
pub fn profile(module: &[u8]) -> Result<Vec<(String, u64)>> {
    let mut reader = Reader(module.get(8..).context("not a module")?);
    let (mut imported, mut bodies, mut names) = (0, Vec::new(), BTreeMap::new());
    let mut bytes: BTreeMap<String, u64> = BTreeMap::new();
    let mut add = |part: &str, length| *bytes.entry(part.to_owned()).or_default() += length;
    while !reader.0.is_empty() {
        let section = reader.byte()?;
        let length = reader.number()?;
        let mut content = Reader(reader.take(length)?);
        match section {
            IMPORTS => imported = functions_imported(&mut content)?,
            CODE => {
                for _ in 0..content.number()? {
                    let length = content.number()?;
                    content.take(length)?;
                    bodies.push(length);
                }
            }
            CUSTOM => {
                if content.text()? == "name" {
                    names = function_names(&mut content)?;
                }
            }
            DATA => add("data: texts and tables", length),
            _ => add("types, tables, exports", length),
        }
    }
    if names.is_empty() {
        bail!("the module has no names of functions");
    }
    for (number, length) in (imported..).zip(bodies) {
        let name = names.get(&number).map_or("?", String::as_str);
        // wasm-bindgen did so with those of the module.
        let name = format!("{:#}", demangle(name));
        *bytes
            .entry(format!("code: {}", crate_of(&name)))
            .or_default() += length;
    }
    let small = |(_, bytes): &(String, u64)| *bytes < SMALL;
    let (small, mut sorted): (Vec<_>, Vec<_>) = bytes.into_iter().partition(small);
    let rest = small.iter().map(|(_, bytes)| bytes).sum();
    sorted.push(("code: all others".to_owned(), rest));
    sorted.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    Ok(sorted)
}

/// The crate that a function is of: of an implementation of another crate's trait, the type's.
fn crate_of(name: &str) -> &str {
    let name = name.trim_start_matches(['<', '&', '*', '(', '[']);
    let name = ["mut ", "dyn "]
        .into_iter()
        .fold(name, |name, word| name.strip_prefix(word).unwrap_or(name));
    let end = name.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    let first = &name[..end.unwrap_or(name.len())];
    if first.len() == name.len() || first.len() < 2 {
        "others"
    } else {
        first
    }
}

fn functions_imported(section: &mut Reader<'_>) -> Result<u64> {
    let mut functions = 0;
    for _ in 0..section.number()? {
        section.text()?;
        section.text()?;
        match section.byte()? {
            FUNCTION => {
                section.number()?;
                functions += 1;
            }
            TABLE => {
                section.byte()?;
                pass_limits(section)?;
            }
            MEMORY => pass_limits(section)?,
            GLOBAL => {
                section.take(2)?;
            }
            kind => bail!("an import of kind {kind}"),
        }
    }
    Ok(functions)
}

/// Passes over how large a table or a memory is at first and, if that is said, at most.
fn pass_limits(section: &mut Reader<'_>) -> Result<()> {
    let has_most = section.byte()? & 1 == 1;
    section.number()?;
    if has_most {
        section.number()?;
    }
    Ok(())
}

fn function_names(section: &mut Reader<'_>) -> Result<BTreeMap<u64, String>> {
    const FUNCTIONS: u8 = 1;
    let mut names = BTreeMap::new();
    while !section.0.is_empty() {
        let kind = section.byte()?;
        let length = section.number()?;
        let mut content = Reader(section.take(length)?);
        if kind == FUNCTIONS {
            for _ in 0..content.number()? {
                let number = content.number()?;
                names.insert(number, content.text()?);
            }
        }
    }
    Ok(names)
}

/// What is left of a module.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: u64) -> Result<&'a [u8]> {
        let (taken, rest) = usize::try_from(length)
            .ok()
            .and_then(|length| self.0.split_at_checked(length))
            .context("the module ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// A number in LEB128.
    fn number(&mut self) -> Result<u64> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 63 {
                return Ok(number);
            }
        }
    }

    fn text(&mut self) -> Result<String> {
        let length = self.number()?;
        Ok(String::from_utf8_lossy(self.take(length)?).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_of_the_crate_of_its_type() {
        for (name, krate) in [
            ("plan_search::find::position::h5015", "plan_search"),
            (
                "<plan::filter::Filter as core::clone::Clone>::clone",
                "plan",
            ),
            (
                "<&mut core::fmt::Formatter as core::fmt::Write>::write",
                "core",
            ),
            ("core[c5930c85a12de822]::fmt::write", "core"),
            ("<alloc::vec::Vec<T,A> as core::ops::Drop>::drop", "alloc"),
            ("memcpy", "others"),
            ("<T as core::convert::Into<U>>::into", "others"),
        ] {
            assert_eq!(crate_of(name), krate, "{name}");
        }
    }
}
