//! The system's package manager, where it is Debian's.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{Command, exists};

/// Suites to look for a package in, the small lists first. Names that do not age.
const SUITES: [&str; 5] = [
    "stable-backports",
    "testing",
    "unstable",
    "stable",
    "oldstable-backports",
];

/// Where this machine gets its Debian packages.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Source {
    uri: String,
    signed_by: Option<String>,
}

/// Installs packages of the system, if this user may.
pub fn install(packages: &[&str]) -> Result<()> {
    if !exists("apt-get") {
        bail!("no apt-get here: install {} by hand", packages.join(", "));
    }
    let root = Command::new("id").arg("-u").read()?.trim() == "0";
    let by_sudo = !root && Command::new("sudo").args(["-n", "true"]).read().is_ok();
    if !root && !by_sudo {
        bail!(
            "not allowed to install packages: run `sudo apt-get install {}`",
            packages.join(" ")
        );
    }
    let apt_get = || {
        if by_sudo {
            Command::new("sudo").args(["-n", "apt-get"])
        } else {
            Command::new("apt-get")
        }
    };
    apt_get().args(["update", "--quiet"]).read()?;
    apt_get()
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(packages)
        .read()?;
    Ok(())
}

/// Fetches and unpacks a package whose version is `upstream`, from whichever suite of this
/// machine's own Debian mirror carries it, without touching the system.
pub fn unpack(package: &str, upstream: &str, directory: &Path) -> Result<PathBuf> {
    for program in ["apt-get", "apt-cache", "dpkg-deb"] {
        if !exists(program) {
            bail!("no {program} here");
        }
    }
    let sources = configured();
    if sources.is_empty() {
        bail!("no Debian source in /etc/apt");
    }
    for source in &sources {
        for suite in SUITES {
            let lists = PrivateLists::new(directory, source, suite)?;
            // A mirror need not carry every suite.
            if lists.update().is_err() {
                continue;
            }
            if let Some(version) = lists.version(package, upstream)? {
                return lists.unpack(package, &version);
            }
        }
    }
    bail!("no suite of this machine's Debian mirror has {package} {upstream}")
}

/// Package lists of one suite, in a directory of our own.
struct PrivateLists<'a> {
    directory: &'a Path,
    options: Vec<String>,
}

impl<'a> PrivateLists<'a> {
    fn new(directory: &'a Path, source: &Source, suite: &str) -> Result<Self> {
        let lists = directory.join("lists");
        let cache = directory.join("cache");
        if lists.exists() {
            fs::remove_dir_all(&lists)?;
        }
        fs::create_dir_all(lists.join("partial"))?;
        fs::create_dir_all(cache.join("archives/partial"))?;
        let signed_by = match &source.signed_by {
            Some(key) => format!("[signed-by={key}] "),
            None => String::new(),
        };
        let source_list = directory.join("sources.list");
        fs::write(
            &source_list,
            format!("deb {signed_by}{} {suite} main\n", source.uri),
        )?;
        let options = vec![
            format!("Dir::Etc::sourcelist={}", source_list.display()),
            "Dir::Etc::sourceparts=-".to_owned(),
            format!("Dir::State::lists={}", lists.display()),
            format!("Dir::Cache={}", cache.display()),
            "Acquire::Languages=none".to_owned(),
            "APT::Sandbox::User=root".to_owned(),
        ];
        Ok(Self { directory, options })
    }

    fn apt(&self, program: &str) -> Command {
        self.options
            .iter()
            .fold(Command::new(program), |command, option| {
                command.args(["-o", option])
            })
            .directory(self.directory)
    }

    fn update(&self) -> Result<()> {
        self.apt("apt-get").arg("update").read().map(drop)
    }

    fn version(&self, package: &str, upstream: &str) -> Result<Option<String>> {
        let table = self.apt("apt-cache").args(["madison", package]).read()?;
        Ok(packaged_version(&table, upstream).map(str::to_owned))
    }

    fn unpack(&self, package: &str, version: &str) -> Result<PathBuf> {
        self.apt("apt-get")
            .args(["download", &format!("{package}={version}")])
            .read()?;
        let archive = fs::read_dir(self.directory)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(|path| path.extension().is_some_and(|extension| extension == "deb"))
            .with_context(|| format!("apt-get left no {package} archive"))?;
        let unpacked = self.directory.join("unpacked");
        Command::new("dpkg-deb")
            .arg("-x")
            .arg(&archive)
            .arg(&unpacked)
            .read()?;
        Ok(unpacked)
    }
}

/// The package version in `apt-cache madison`'s table that packages `upstream`.
fn packaged_version<'a>(table: &'a str, upstream: &str) -> Option<&'a str> {
    table
        .lines()
        .filter_map(|line| line.split('|').nth(1))
        .map(str::trim)
        .find(|version| {
            let rest = version.strip_prefix(upstream);
            rest.is_some_and(|rest| rest.starts_with(['+', '-', '~']))
        })
}

/// The Debian sources that this machine is set up with.
fn configured() -> Vec<Source> {
    let mut sources = Vec::new();
    let listed = fs::read_to_string("/etc/apt/sources.list").unwrap_or_default();
    sources.extend(one_line_sources(&listed));
    let mut parts: Vec<_> = fs::read_dir("/etc/apt/sources.list.d")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    parts.sort();
    for path in parts {
        let text = fs::read_to_string(&path).unwrap_or_default();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("sources") => sources.extend(deb822_sources(&text)),
            Some("list") => sources.extend(one_line_sources(&text)),
            _ => {}
        }
    }
    let mut unique: Vec<Source> = Vec::new();
    for source in sources {
        if !unique.contains(&source) {
            unique.push(source);
        }
    }
    unique
}

/// Sources in the deb822 format: stanzas of `Field: value`, a value going on in indented lines.
fn deb822_sources(text: &str) -> Vec<Source> {
    let mut stanzas = vec![Vec::<(String, String)>::new()];
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some(stanza) = stanzas.last_mut() else {
            break;
        };
        if line.trim().is_empty() {
            stanzas.push(Vec::new());
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = stanza.last_mut() {
                value.push('\n');
                value.push_str(line.trim());
            }
        } else if let Some((field, value)) = line.split_once(':') {
            stanza.push((field.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    stanzas
        .iter()
        .flat_map(|stanza| stanza_sources(stanza))
        .collect()
}

fn stanza_sources(stanza: &[(String, String)]) -> Vec<Source> {
    let value = |field: &str| {
        let found = stanza.iter().find(|(name, _)| name == field);
        found.map_or("", |(_, value)| value.as_str())
    };
    let has = |field: &str, word: &str| value(field).split_whitespace().any(|one| one == word);
    if !has("types", "deb") || !has("components", "main") || has("enabled", "no") {
        return Vec::new();
    }
    if !value("suites").split_whitespace().any(is_release) {
        return Vec::new();
    }
    // A key may also stand in the stanza itself; then the system's own keyrings have to do.
    let signed_by = value("signed-by");
    let signed_by = signed_by.starts_with('/').then(|| signed_by.to_owned());
    value("uris")
        .split_whitespace()
        .map(|uri| Source {
            uri: uri.to_owned(),
            signed_by: signed_by.clone(),
        })
        .collect()
}

/// Sources in the older format: `deb [option=value …] uri suite component …`.
fn one_line_sources(text: &str) -> Vec<Source> {
    text.lines()
        .filter_map(|line| {
            let rest = line.trim().strip_prefix("deb ")?.trim_start();
            let (options, rest) = match rest.strip_prefix('[') {
                Some(rest) => rest.split_once(']')?,
                None => ("", rest),
            };
            let mut words = rest.split_whitespace();
            let uri = words.next()?;
            let suite = words.next()?;
            if !is_release(suite) || !words.any(|component| component == "main") {
                return None;
            }
            let signed_by = options
                .split_whitespace()
                .find_map(|option| option.strip_prefix("signed-by="));
            Some(Source {
                uri: uri.to_owned(),
                signed_by: signed_by.map(str::to_owned),
            })
        })
        .collect()
}

/// Whether a suite is a release as a whole: the mirror of security updates carries no others.
fn is_release(suite: &str) -> bool {
    !suite.contains("security")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";

    fn source(uri: &str, signed_by: Option<&str>) -> Source {
        Source {
            uri: uri.to_owned(),
            signed_by: signed_by.map(str::to_owned),
        }
    }

    #[test]
    fn deb822_takes_enabled_binary_sources_of_main() {
        let text = format!(
            "Types: deb deb-src\n# A comment.\nURIs: https://mirror.example/debian\n\
             Suites: bookworm bookworm-updates\nComponents: main\nSigned-By: {KEY}\n\n\
             Types: deb\nURIs: https://mirror.example/security\nSuites: bookworm-security\n\
             Components: main\n\n\
             Enabled: no\nTypes: deb\nURIs: https://off.example\nSuites: sid\nComponents: main\n\n\
             Types: deb-src\nURIs: https://source.example\nSuites: sid\nComponents: main\n"
        );
        assert_eq!(
            deb822_sources(&text),
            [source("https://mirror.example/debian", Some(KEY))]
        );
    }

    #[test]
    fn deb822_values_go_on_in_indented_lines() {
        let text = "Types: deb\nURIs:\n https://one.example\n https://two.example\n\
                    Suites: trixie\nComponents: main contrib\nSigned-By:\n -----BEGIN\n .\n";
        assert_eq!(
            deb822_sources(text),
            [
                source("https://one.example", None),
                source("https://two.example", None)
            ]
        );
    }

    #[test]
    fn one_line_sources_carry_their_key() {
        let text = format!(
            "# deb https://off.example sid main\n\
             deb [arch=amd64 signed-by={KEY}] https://mirror.example trixie main contrib\n\
             deb https://tools.example tools-trixie stable\n\
             deb-src https://mirror.example trixie main\n"
        );
        assert_eq!(
            one_line_sources(&text),
            [source("https://mirror.example", Some(KEY))]
        );
    }

    #[test]
    fn only_a_package_of_the_same_upstream_version_fits() {
        let table = " rust-src | 1.95.10+dfsg1-1 | https://mirror.example sid/main\n \
                     rust-src | 1.95.1+dfsg1-2~bpo13+1 | https://mirror.example trixie/main\n";
        assert_eq!(
            packaged_version(table, "1.95.1"),
            Some("1.95.1+dfsg1-2~bpo13+1")
        );
        assert_eq!(packaged_version(table, "1.95.0"), None);
    }
}
