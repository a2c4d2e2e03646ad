//! The site built from a folder of documents in which the plan is adopted. `plan-data` reads its documents
//! when it is built, so this builds it once more, into a folder of its own.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::{env, fs};

use pages::urls::language_of_path;
use support::{in_language_of, manifest, pages};

/// What the draft is called in this folder: who wrote 素案 into a page is found out.
const DRAFT: &str = "むかしの文書";

/// What the later draft is called.
const LATER_DRAFT: &str = "あとの文書";

/// Where this test builds.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/adopted")
}

/// Every page's address, with its HTML.
static SITE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = folder();
    let (seeds, out) = (folder.join("seeds"), folder.join("site"));
    invented_edition::write(&root.join("seeds"), &seeds).unwrap();
    rename_drafts(&seeds.join("editions.toml"));
    if out.exists() {
        fs::remove_dir_all(&out).unwrap();
    }
    let manifest = manifest(&folder);
    let status = Command::new(env::var_os("CARGO").unwrap())
        .args(["run", "--quiet", "--package", "prerender", "--target-dir"])
        .arg(folder.join("build"))
        .arg("--")
        .args([Path::new("--manifest"), &manifest, Path::new("--out"), &out])
        .env("SEEDS", fs::canonicalize(&seeds).unwrap())
        .current_dir(&root)
        .status()
        .unwrap();
    assert!(status.success());
    let pages = pages(&out).into_iter();
    let by_address = pages.filter_map(|(file, html)| {
        let path = file.strip_prefix(&out).unwrap().to_str().unwrap();
        let path = path.strip_suffix("index.html")?.trim_end_matches('/');
        Some((format!("/{path}"), html))
    });
    by_address.collect()
});

fn rename_drafts(editions: &Path) {
    let listed = fs::read_to_string(editions).unwrap();
    let renamed = listed
        .replace("name = \"素案\"", &format!("name = \"{DRAFT}\""))
        .replace(
            "name = \"計画推進体制の案\"",
            &format!("name = \"{LATER_DRAFT}\""),
        )
        .replace("（素案）\"", "\"")
        .replace("（案）\"", "\"");
    fs::write(editions, renamed).unwrap();
}

fn page(address: &str) -> &'static str {
    SITE.get(address)
        .unwrap_or_else(|| panic!("no page at {address}"))
}

/// What a reader sees of a page, and what search engines read of it.
fn text(html: &str) -> String {
    let description = html.split_once("name=\"description\" content=\"");
    let description = description.map_or("", |(_, rest)| rest.split('"').next().unwrap());
    let mut text = format!("{description}\n");
    let mut parts = html.split('<');
    text.push_str(parts.next().unwrap());
    for part in parts {
        let (_, words) = part.split_once('>').unwrap_or(("", part));
        text.push_str(words);
    }
    text
}

/// The values of an attribute.
fn values<'h>(html: &'h str, attribute: &str) -> BTreeSet<&'h str> {
    let open = format!(" {attribute}=\"");
    let parts = html.split(&open).skip(1);
    parts.map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn what_is_decided_is_called_so_and_what_is_not_is_not() {
    let adopted = "架空の計画決定された計画です。";
    let draft = "の文書検討中の文書です。決定された計画ではありません。";
    for address in [
        "/policies/2-2",
        "/policies/1-4",
        "/goals",
        "/indicators",
        "/partners",
    ] {
        let text = text(page(address));
        assert!(text.contains(adopted), "{address}");
    }
    for address in ["/policies/000-2-2", "/policies/001-5-3", "/policies/0-2"] {
        let text = text(page(address));
        assert!(text.contains(draft), "{address}");
        assert!(text.contains("以前の"), "{address}");
    }
    for (address, html) in SITE.iter() {
        assert!(
            text(html).contains(in_language_of(
                html,
                "載せている計画は、決定された計画です。決定される前の案の文章も読めます。"
            )),
            "{address}"
        );
    }
}

#[test]
fn old_addresses_lead_on() {
    for (address, sentence, links) in [
        (
            "/policies/4-10",
            "以前の4-10は1-3になりました。",
            &["/policies/1-3", "/policies/000-4-10"][..],
        ),
        (
            "/policies/3-15",
            "以前の3-15は2-6と2-7に分かれました。",
            &["/policies/2-6", "/policies/2-7", "/policies/000-3-15"],
        ),
        (
            "/policies/0-2",
            "以前の0-2は、今の計画にはありません。",
            &[],
        ),
        (
            "/policies/5-3",
            "以前の5-3は5-4になりました。",
            &["/policies/5-4", "/policies/001-5-3"],
        ),
        (
            "/policies/5-4",
            "以前の5-4は5-3になりました。",
            &["/policies/5-3", "/policies/001-5-4"],
        ),
        (
            "/policies/001-5-3",
            "以前の5-3は5-4になりました。",
            &["/policies/5-4", "/opinions/new?about=005-5-4"],
        ),
    ] {
        let html = page(address);
        assert!(text(html).contains(sentence), "{address}");
        let found = values(html, "href");
        for link in links {
            assert!(found.contains(link), "{address}: {link}");
        }
    }
    // Where one policy took the place, its address is the page's, and a browser goes there by itself.
    let moved = page("/policies/4-10");
    assert!(moved.contains("<meta http-equiv=\"refresh\" content=\"0; url=/policies/1-3\"><link rel=\"canonical\" href=\"/policies/1-3\">"));
    for address in ["/policies/3-15", "/policies/0-2", "/policies/5-3"] {
        let html = page(address);
        let canonical = format!("<link rel=\"canonical\" href=\"{address}\">");
        assert!(
            html.contains(&canonical) && !html.contains("http-equiv"),
            "{address}"
        );
    }
    // Its text stays where it is.
    assert!(text(page("/policies/0-2")).contains("相互理解・交流・協力に向けた環境を整えます"));
    assert!(!text(page("/policies/1-4")).contains("以前の"));
}

#[test]
fn every_link_within_the_site_leads_to_a_page_and_a_place_on_it() {
    let mut broken = BTreeSet::new();
    for (address, html) in SITE.iter() {
        for link in values(html, "href") {
            let link = link.replace("&amp;", "&");
            let link = link.as_str();
            let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
            // What the server answers, and what is no page, is looked at elsewhere.
            let (path, query) = path.split_once('?').unwrap_or((path, ""));
            let is_page = path.is_empty() || path.starts_with('/') && !path.contains('.');
            let is_the_servers = ["/voices", "/api", "/assets", "/kiosk", "/card"]
                .iter()
                .any(|it| in_japanese(path).starts_with(it));
            if !is_page || is_the_servers {
                continue;
            }
            let path = if path.is_empty() { address } else { path };
            match SITE.get(path) {
                None => broken.insert(format!("{address}: {link}")),
                Some(target) => {
                    let is_there = fragment.is_empty()
                        || !query.is_empty()
                        || path.ends_with("/opinions/new")
                        || values(target, "id").contains(fragment);
                    !is_there && broken.insert(format!("{address}: {link}"))
                }
            };
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// A path without its language.
fn in_japanese(path: &str) -> &str {
    language_of_path(path).map_or(path, |(_, path)| path)
}

/// The notes under `seeds/editorial/`: each speaks of the documents by the names that they had.
fn editors_notes() -> Vec<String> {
    let editorial = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/editorial");
    let mut notes = Vec::new();
    for name in ["annotations.toml", "differences.toml"] {
        let file = fs::read_to_string(editorial.join(name)).unwrap();
        let found = file
            .lines()
            .filter_map(|line| line.strip_prefix("note = \""));
        notes.extend(found.map(|note| note.trim_end_matches('"').to_owned()));
    }
    notes
}

#[test]
fn no_page_has_a_name_or_a_number_of_the_drafts() {
    let notes = editors_notes();
    let mut wrong = BTreeSet::new();
    for (address, html) in SITE.iter() {
        // The documents' own lines.
        let address = in_japanese(address);
        if address.starts_with("/sources/") {
            continue;
        }
        let text = notes
            .iter()
            .fold(text(html), |text, note| text.replace(note, ""));
        for line in text.split(['。', '\n']) {
            let is_label = line.contains(&format!("{DRAFT}（全43施策）"));
            let is_named = ["素案", "計画推進体制の案"]
                .iter()
                .any(|it| line.contains(it));
            let is_counted = ["43の施策", "43施策"].iter().any(|it| line.contains(it));
            let is_of_a_draft = is_label || address == "/sources";
            if is_named || is_counted && !is_of_a_draft {
                wrong.insert(format!("{address}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_counted_is_counted_in_the_decided_plan() {
    for (address, words) in [
        ("/policies", "44の施策を、"),
        (
            "/policies",
            "44の施策すべてです。施策は、市が力を入れるテーマです。",
        ),
        ("/partners", "施策は34のうち33"),
        ("/", "横断的施策4施策"),
        ("/sources", "次の6つの文書からとっています。"),
        (
            "/sources",
            "取組の名前には、むかしの文書のあとで変わったものがあります。",
        ),
        ("/", "将来都市像（2027〜2035年度）"),
        (
            "/plan",
            "2035年度までに鎌倉が目指す姿と、3つの将来目標です。",
        ),
        ("/projects", "2027年度からの計画の事業ではありません。"),
    ] {
        assert!(text(page(address)).contains(words), "{address}: {words}");
    }
    let installed = fs::read_to_string(folder().join("site/manifest.webmanifest")).unwrap();
    assert!(installed.contains("鎌倉市の総合計画から、"), "{installed}");
    let home = text(page("/"));
    assert!(
        !home.contains("乳幼児0施策"),
        "nobody finds what concerns them"
    );
}

#[test]
fn any_two_editions_are_compared() {
    let text = text(page("/editions"));
    for pair in [
        "あとの文書（施策5-1〜5-9）と計画（全44施策）",
        "むかしの文書（全43施策）と計画（全44施策）",
        "むかしの文書（全43施策）とあとの文書（施策5-1〜5-9）",
    ] {
        assert!(text.contains(pair), "{pair}");
    }
}
