//! No folder imports one above it, and no file is in a circle but a module with its children.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::{File, sources};
use crate::rust;

/// All rooms of a crate that its floors do not name.
const REST: &str = "*";

/// The floors of each house, the lowest first. A room is a folder, or a file beside the folders; those
/// of one floor stand side by side. A house without floors is of one.
const FLOORS: [(&str, &[&str]); 9] = [
    (
        "src",
        &[
            "browser memo",
            "opinions",
            "navigation search_engine search_index",
            "components",
            "pages",
            "split",
            "app",
        ],
    ),
    (
        "crates/pages/src",
        &[
            "language",
            "context contract dates earlier_projects list_heading",
            "urls",
            "metadata misspelling search_entries source_text subject_name succession summary translated_entries",
            "components",
            "pages",
            "shell",
            "sitemap",
        ],
    ),
    (
        "crates/hearing-server/src",
        &[
            "*",
            "workflow",
            "store",
            "error statistics",
            "channel clock qr_code sheet",
            "http",
            "kiosk metrics",
            "support_quota",
            "state",
            "extract",
            "html",
            "middleware",
            "console openapi",
            "routes static_files",
            "app",
            "mail demonstration",
            "config",
            "serve",
            "commands",
        ],
    ),
    (
        "crates/plan/src",
        &[
            "fiscal_year heading link project_code standing vocabulary",
            "chapter language life_stage open_data_file partner",
            "policy_code tag",
            "edition",
            "policy_text source",
            "cost easy_text indicator section",
            "annotation chapter_text co_creation glossary measure priority_project project sdg \
             strategy_theme vision",
            "implementation_plan policy",
            "plan",
            "lineage national_category",
            "filter national_objective",
            "strategy",
            "comparison",
            "open_data",
        ],
    ),
    (
        "crates/plan-search/src",
        &[
            "fold kind script words",
            "file spellings",
            "bigrams place",
            "expand proposal",
            "index",
            "query",
            "hit other_text score",
            "find policies",
            "translated",
        ],
    ),
    (
        "crates/seed-parser/src",
        &[
            "diagnostic item",
            "toml_file",
            "editions lines",
            "cursor documents quotation",
            "policy section",
            "administration implementation_plan strategy whole_plan",
            "annotations differences easy_text editorial everyday_words glossary search_words strategy_links",
            "coverage",
        ],
    ),
    (
        "crates/hearing-api/src",
        &[
            "area consent json kind language outcome personal_data text text_language violation",
            "statistics subject surface",
            "contact crockford in_words problem typed",
            "control_code receipt",
            "schema",
            "answer opinion",
            "status validation",
            "form voice",
        ],
    ),
    (
        "crates/xtask/src",
        &[
            "custom_properties profile purpose workspace",
            "command",
            "apt assets esbuild node open_data readability server_build tools",
            "audit browser java optimise postgresql previews scripts stylesheet toolchain",
            "app engines service_worker",
            "dist",
            "serve server_bench size",
            "bench conformance test watch",
            "bin",
        ],
    ),
    (
        "web",
        &["contract", "*", "frame kiosk read-aloud service-worker"],
    ),
];

/// Which file imports which, by their places in the list, each with the line of the import.
type Imports = BTreeMap<(usize, usize), usize>;

/// The sources of one crate, or of the scripts.
#[derive(Default)]
struct House {
    root: String,
    files: Vec<File>,
}

impl House {
    /// The part of a file's path below the root.
    fn below<'f>(&self, file: &'f File) -> &'f str {
        file.path[self.root.len()..].trim_start_matches('/')
    }

    /// The room of a file; none for the root of the crate, which is above all.
    fn room<'f>(&self, file: &'f File) -> Option<&'f str> {
        let below = self.below(file);
        let room = match below.split_once('/') {
            Some((folder, _)) => folder,
            None => below.rsplit_once('.').map_or(below, |(name, _)| name),
        };
        (!["lib", "main"].contains(&room)).then_some(room)
    }

    /// The path of a module: `["store", "voices"]` of `store/voices.rs`.
    fn module(&self, file: &File) -> Vec<String> {
        let below = self.below(file).trim_end_matches(".rs");
        let mut path: Vec<String> = below.split('/').map(str::to_owned).collect();
        if path
            .last()
            .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()))
        {
            path.pop();
        }
        path
    }

    fn imports(&self) -> Imports {
        let mut imports = Imports::new();
        let modules: Vec<Vec<String>> = self.files.iter().map(|file| self.module(file)).collect();
        for (at, file) in self.files.iter().enumerate() {
            let found = match file.is_rust() {
                true => rust_imports(&file.text, &modules[at], &modules),
                false => self.script_imports(file),
            };
            for (to, line) in found {
                if to != at {
                    imports.entry((at, to)).or_insert(line);
                }
            }
        }
        imports
    }

    /// What a script imports: `from "./a"`, `import("../b.js")`.
    fn script_imports(&self, file: &File) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let folder: Vec<&str> = self.below(file).split('/').collect();
        for (at, line) in file.text.lines().enumerate() {
            let is_import =
                line.contains("import") || line.contains("} from ") || line.starts_with("export ");
            let quoted = line.split(['"', '\'', '`']).nth(1);
            let Some(path) = quoted.filter(|path| is_import && path.starts_with('.')) else {
                continue;
            };
            let mut to: Vec<&str> = folder[..folder.len() - 1].to_vec();
            for part in path.split('/') {
                match part {
                    "." => {}
                    ".." => drop(to.pop()),
                    part => to.push(part),
                }
            }
            let to = to.join("/");
            let stem = to.trim_end_matches(".js").trim_end_matches(".ts");
            let is_it = |other: &File| {
                let other = self.below(other);
                other
                    .rsplit_once('.')
                    .is_some_and(|(name, _)| name == stem || name == to)
            };
            if let Some(to) = self.files.iter().position(is_it) {
                found.push((to, at + 1));
            }
        }
        found
    }

    /// The imports of a room above the importing one, and the rooms that no floor has.
    fn upward(&self, floors: &[&str]) -> Vec<String> {
        let floor = |room: &str| {
            let mut rooms = floors.iter();
            rooms.position(|floor| floor.split(' ').any(|name| name == room))
        };
        let rest = floor(REST);
        let mut said = Vec::new();
        for ((from, to), line) in self.imports() {
            let (from, to) = (&self.files[from], &self.files[to]);
            let (Some(lower), Some(upper)) = (self.room(from), self.room(to)) else {
                continue;
            };
            if lower == upper {
                continue;
            }
            match (floor(lower).or(rest), floor(upper).or(rest)) {
                (Some(lower_floor), Some(upper_floor)) if upper_floor <= lower_floor => {}
                (Some(_), Some(_)) => {
                    said.push(format!(
                        "{}:{line} {lower} imports {upper}, which is above it",
                        from.path
                    ));
                }
                _ => said.push(format!(
                    "{}: give {lower} and {upper} a floor in FLOORS",
                    from.path
                )),
            }
        }
        said
    }

    /// The circles of files, without what a module imports of its parents.
    fn circles(&self) -> Vec<String> {
        let modules: Vec<Vec<String>> = self.files.iter().map(|file| self.module(file)).collect();
        let mut next: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for ((from, to), _) in self.imports() {
            let is_parent = self.files[from].is_rust() && modules[from].starts_with(&modules[to]);
            if !is_parent {
                next.entry(from).or_default().insert(to);
            }
        }
        let reach = |from: usize| {
            let mut seen = BTreeSet::new();
            let mut left: Vec<usize> = next.get(&from).into_iter().flatten().copied().collect();
            while let Some(at) = left.pop() {
                if seen.insert(at) {
                    left.extend(next.get(&at).into_iter().flatten());
                }
            }
            seen
        };
        let reached: Vec<BTreeSet<usize>> = (0..self.files.len()).map(reach).collect();
        let mut said = BTreeSet::new();
        for (at, reached_from) in reached.iter().enumerate() {
            let circle: Vec<&str> = reached_from
                .iter()
                .filter(|other| reached[**other].contains(&at))
                .map(|other| self.files[*other].path.as_str())
                .collect();
            if circle.len() > 1 {
                said.insert(circle.join(" ⇄ "));
            }
        }
        said.into_iter().collect()
    }
}

/// What a module imports or names by path, outside its tests.
fn rust_imports(text: &str, own: &[String], modules: &[Vec<String>]) -> Vec<(usize, usize)> {
    let code = rust::without_tests(&rust::code(text).text);
    let inner = inner_modules(&code);
    let mut found = Vec::new();
    for (place, path) in paths(&code) {
        let depth = inner
            .iter()
            .filter(|(begin, end)| (*begin..*end).contains(&place))
            .count();
        let mut base: Vec<String> = own.to_vec();
        let mut left_in_file = depth;
        let mut rest = path.as_slice();
        match rest.first().map(String::as_str) {
            Some("crate") => {
                base.clear();
                rest = &rest[1..];
            }
            Some("self") => rest = &rest[1..],
            Some("super") => {
                while rest.first().is_some_and(|part| part == "super") {
                    match left_in_file {
                        0 => drop(base.pop()),
                        _ => left_in_file -= 1,
                    }
                    rest = &rest[1..];
                }
            }
            _ => {
                // A child, or another crate.
                let mut child = base.clone();
                child.extend(rest.first().cloned());
                if !modules.contains(&child) {
                    continue;
                }
            }
        }
        base.extend(rest.iter().cloned());
        while !base.is_empty() && !modules.contains(&base) {
            base.pop();
        }
        if let Some(to) = modules.iter().position(|module| *module == base) {
            found.push((to, rust::line_of(&code, place)));
        }
    }
    found
}

/// Where modules begin and end that stand within their parents' files.
fn inner_modules(code: &str) -> Vec<(usize, usize)> {
    rust::words(code)
        .filter(|(_, word)| *word == "mod")
        .filter_map(|(at, _)| {
            let rest = &code[at..];
            let open = rest.find('{')?;
            let ends_first = rest.find(';').is_some_and(|end| end < open);
            (!ends_first).then(|| (at + open, rust::behind_brackets(code, at + open)))
        })
        .collect()
}

/// Every path that is imported, and every other that begins at `crate`, `super` or `self`.
fn paths(code: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut end_of_import = 0;
    for (at, word) in rust::words(code) {
        if at < end_of_import {
            continue;
        }
        if word == "use" {
            let end = code[at..].find(';').map_or(code.len(), |end| at + end);
            end_of_import = end;
            let mut paths = Vec::new();
            expand(&code[at + "use".len()..end], &[], &mut paths);
            found.extend(paths.into_iter().map(|path| (at, path)));
        } else if ["crate", "super", "self"].contains(&word)
            && code[at + word.len()..].starts_with("::")
        {
            let is_of_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
            let rest = &code[at..];
            let path = &rest[..rest.find(|c| !is_of_path(c)).unwrap_or(rest.len())];
            end_of_import = at + path.len();
            let parts = path.split("::").filter(|part| !part.is_empty());
            found.push((at, parts.map(str::to_owned).collect()));
        }
    }
    found
}

/// The paths of an import, `a::{b, c::*}`, each behind `before`.
fn expand(tree: &str, before: &[String], paths: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    let mut path = before.to_vec();
    let open = tree.find('{');
    let head = open.map_or(tree, |open| &tree[..open]);
    let head = head.split(" as ").next().unwrap_or(head);
    let parts = head.split("::").map(str::trim);
    path.extend(
        parts
            .filter(|part| !part.is_empty() && *part != "*")
            .map(str::to_owned),
    );
    let Some(open) = open else {
        paths.push(path);
        return;
    };
    let inside = &tree[open + 1..rust::behind_brackets(tree, open) - 1];
    let mut depth = 0;
    let mut begin = 0;
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&inside[begin..at], &path, paths);
                begin = at + 1;
            }
            _ => {}
        }
    }
    if !inside[begin..].trim().is_empty() {
        expand(&inside[begin..], &path, paths);
    }
}

/// The app, each crate, and the scripts.
fn houses() -> Vec<House> {
    let mut houses: BTreeMap<String, House> = BTreeMap::new();
    for file in sources() {
        let root = match file.path.split('/').collect::<Vec<_>>().as_slice() {
            ["src", ..] => "src".to_owned(),
            ["web", ..] => "web".to_owned(),
            ["crates", name, "src", ..] => format!("crates/{name}/src"),
            _ => continue,
        };
        if file.is_test() || (root == "web") == file.is_rust() {
            continue;
        }
        let house = houses.entry(root.clone()).or_default();
        house.root = root;
        house.files.push(file.clone());
    }
    houses.into_values().collect()
}

#[test]
fn no_folder_imports_one_above_it() {
    let mut found = Vec::new();
    for house in houses() {
        let floors = FLOORS.iter().find(|(root, _)| *root == house.root);
        found.extend(house.upward(floors.map_or(&[REST], |(_, floors)| floors)));
    }
    assert!(
        found.is_empty(),
        "move what is needed to a lower floor, or the importing file up:\n{}",
        found.join("\n")
    );
}

#[test]
fn files_import_one_another_in_no_circle() {
    let found: Vec<String> = houses().iter().flat_map(House::circles).collect();
    assert!(
        found.is_empty(),
        "give what these files need of each other a file of its own below them:\n{}",
        found.join("\n")
    );
}

/// An invented house.
fn house(files: &[(&str, &str)]) -> House {
    House {
        root: "crates/a/src".to_owned(),
        files: files
            .iter()
            .map(|(path, text)| File::new(&format!("crates/a/src/{path}"), text))
            .collect(),
    }
}

#[test]
fn an_arrow_that_runs_up_is_found() {
    let floors = ["state", "store", "app"];
    let files = |store: &'static str| {
        house(&[
            ("lib.rs", "mod app; mod state; mod store;"),
            (
                "app.rs",
                "use crate::{state, store::voices::{Voice, list as all}};",
            ),
            ("state.rs", "pub struct State;"),
            ("store/mod.rs", "mod voices;"),
            ("store/voices.rs", store),
        ])
    };
    assert!(files("use crate::state::State;").upward(&floors).is_empty());
    for up in [
        "use crate::app::App;",
        "use super::super::app;",
        "fn a() { crate::app::run() }",
        "mod inner { use super::super::super::app::App; }",
        "use crate::{\n    state,\n    app::{self},\n};",
    ] {
        let found = files(up).upward(&floors);
        assert_eq!(found.len(), 1, "{up}: {found:?}");
        assert!(found[0].contains("store imports app"), "{found:?}");
    }
    for none in [
        "#[cfg(test)]\nmod tests { use crate::app::App; }",
        "// use crate::app::App;",
        "const A: &str = \"use crate::app::App;\";",
        "mod inner { use super::super::app_like; }",
    ] {
        assert!(files(none).upward(&floors).is_empty(), "{none}");
    }
    assert!(
        !files("use crate::state::State;")
            .upward(&["state", "store"])
            .is_empty()
    );
}

#[test]
fn a_circle_of_files_is_found() {
    let circle = house(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::b::B;"),
        ("b.rs", "use super::c::C;"),
        ("c.rs", "fn c() { crate::a::a() }"),
    ]);
    assert_eq!(circle.circles().len(), 1);
    let family = house(&[
        ("lib.rs", "mod a; pub use a::A;"),
        ("a/mod.rs", "mod b; mod c; pub use b::B; use c::C;"),
        ("a/b.rs", "use super::C; use crate::A;"),
        ("a/c.rs", "use crate::a::A;"),
    ]);
    assert!(family.circles().is_empty(), "{:?}", family.circles());
}

#[test]
fn scripts_have_floors_too() {
    let mut scripts = house(&[
        ("boot.ts", "import { a } from \"./kiosk/a.js\";"),
        ("kiosk/a.ts", "import { boot } from '../boot';"),
    ]);
    scripts.root = "crates/a/src".to_owned();
    assert_eq!(scripts.upward(&["kiosk", "boot"]).len(), 1);
    assert_eq!(scripts.circles().len(), 1);
}
