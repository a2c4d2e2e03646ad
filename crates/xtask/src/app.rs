//! The app as WebAssembly: the module that every page loads, its loader, and the parts that come
//! when a page needs them.
//!
//! The compiler links one module and leaves its relocations in it; the splitter takes out of it what
//! only the split points (`src/split.rs`) lead to, before wasm-bindgen sees it.

use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

use crate::assets::{self, Assets};
use crate::command::Command;
use crate::optimise::optimise;
use crate::scripts;
use crate::tools;
use crate::workspace::Workspace;

const NAME: &str = "mirai-navi";
const TARGET: &str = "wasm32-unknown-unknown";

/// The name of the module among the assets, and how the names of its parts begin.
pub const MODULE: &str = "wasm";

/// The parts that pages name (`AppPart` of the crate `pages`).
const PARTS: [&str; 3] = ["list", "search", "opinions"];

/// Cargo's profile for [`build_whole`].
const WATCH: &str = "watch";

/// What the loader imports the parts' loaders from. The splitter gives the name.
const PART_LOADERS: &str = "__wasm_split.js";

/// The name under which parts import what the module exports. The splitter gives it, too.
const SHARED: &str = "__wasm_split";

/// Compiles the app: its loader and its module into `target/web`, its parts into `target/split`, not
/// optimised.
pub fn compile(workspace: &Workspace) -> Result<()> {
    let linked = link(workspace)?;
    let split = split(workspace);
    assets::remove(&split)?;
    fs::create_dir_all(&split)?;
    let main = split.join(format!("{NAME}.wasm"));
    split_off(&linked, &main, &split)?;

    bind(workspace, &main, &directory(workspace))?;
    join_chunks(workspace, &split, &module(workspace))
}

/// Adds the loader, the module and the parts to the site, each as small as it gets.
pub fn add(workspace: &Workspace, site: &Path, cache: &Path, assets: &mut Assets) -> Result<()> {
    let main = optimise(workspace, &module(workspace), &cache.join("app"))?;
    assets.insert(MODULE, assets::add(site, "app", "wasm", &main)?);
    let web = directory(workspace);
    let mut loaders = format!(
        "import {{ initSync }} from \"./{NAME}.js\";\nimport {{ part }} from {:?};\n",
        workspace.root.join("web/parts.ts")
    );
    for (name, part) in parts(workspace)? {
        let part = optimise(workspace, &part, &cache.join(&name))?;
        let path = assets::add(site, &format!("app-{name}"), "wasm", &part)?;
        let address = assets::among_assets(&path);
        writeln!(
            loaders,
            "export const __wasm_split_load_{name} = part(initSync, {address:?});"
        )?;
        assets.insert(&format!("{MODULE}_{name}"), path);
    }
    fs::write(web.join(PART_LOADERS), loaders)?;
    let loader = scripts::join(workspace, &web.join(format!("{NAME}.js")))?;
    assets.insert("js", assets::add(site, "app", "js", loader.as_bytes())?);
    Ok(())
}

/// Adds the app to the site as developers look at it: built quickly, in one module.
pub fn build_whole(workspace: &Workspace, site: &Path, assets: &mut Assets) -> Result<()> {
    Command::cargo(workspace)
        .args(["build", "--quiet", "--package", NAME])
        .args(["--target", TARGET, "--profile", WATCH])
        .run()?;
    let built = workspace.target.join(TARGET).join(WATCH);
    let web = workspace.target.join("watch/web");
    bind(workspace, &built.join(format!("{NAME}.wasm")), &web)?;
    let module = fs::read(web.join(format!("{NAME}_bg.wasm")))?;
    let path = assets::add(site, "app", "wasm", &module)?;
    for part in PARTS {
        assets.insert(&format!("{MODULE}_{part}"), path.clone());
    }
    assets.insert(MODULE, path);
    let loader = scripts::join(workspace, &web.join(format!("{NAME}.js")))?;
    assets.insert("js", assets::add(site, "app", "js", loader.as_bytes())?);
    Ok(())
}

/// The module that every page loads, as wasm-bindgen left it, with the names of its functions.
pub fn module(workspace: &Workspace) -> PathBuf {
    directory(workspace).join(format!("{NAME}_bg.wasm"))
}

fn directory(workspace: &Workspace) -> PathBuf {
    workspace.target.join("web")
}

fn split(workspace: &Workspace) -> PathBuf {
    workspace.target.join("split")
}

fn link(workspace: &Workspace) -> Result<PathBuf> {
    Command::cargo(workspace)
        .args(["rustc", "--quiet", "--package", NAME, "--bin", NAME])
        .args(["--target", TARGET, "--profile", "wasm"])
        .args(["--", "-Clink-args=--emit-relocs"])
        .run()?;
    let built = workspace.target.join(TARGET).join("wasm");
    Ok(built.join(format!("{NAME}.wasm")))
}

/// Lets wasm-bindgen make the loader and the module in a directory.
fn bind(workspace: &Workspace, linked: &Path, web: &Path) -> Result<()> {
    assets::remove(web)?;
    Command::new(tools::program(workspace, "wasm-bindgen"))
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", NAME, "--out-dir"])
        .arg(web)
        .arg(linked)
        .run()?;
    if web.join("snippets").exists() {
        bail!("a dependency brings JavaScript snippets, and this build gives them no names");
    }
    Ok(())
}

fn split_off(linked: &Path, main: &Path, directory: &Path) -> Result<()> {
    let input = fs::read(linked).with_context(|| format!("reading {}", linked.display()))?;
    let mut options = Options::new(&input);
    options.output_dir = directory;
    options.main_out_path = main;
    let link_name = format!("./{PART_LOADERS}");
    options.link_name = &link_name;
    transform(options).map_err(|error| anyhow!("{error:#}"))?;
    Ok(())
}

/// Puts into the module what several parts need and it does not: a part then comes in one file.
fn join_chunks(workspace: &Workspace, split: &Path, module: &Path) -> Result<()> {
    let chunks = modules(split, "chunk_")?;
    if chunks.is_empty() {
        return Ok(());
    }
    let joined = split.join("joined.wasm");
    let mut merge = Command::new(workspace.npm_program("wasm-merge"))
        .args(["--debuginfo", "--output"])
        .arg(&joined)
        .args(FEATURES)
        .arg(module)
        .arg(SHARED);
    for (name, chunk) in chunks {
        merge = merge.arg(chunk).arg(format!("chunk{name}"));
    }
    merge.read()?;
    fs::rename(joined, module)?;
    Ok(())
}

/// What the compiler's code needs of WebAssembly; a part does not say it itself.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The parts, by the names that the split points give them, with the names of their functions.
pub fn parts(workspace: &Workspace) -> Result<Vec<(String, PathBuf)>> {
    modules(&split(workspace), "split_")
}

/// The modules in a directory whose names begin so, by the rest of their names.
fn modules(directory: &Path, prefix: &str) -> Result<Vec<(String, PathBuf)>> {
    let files = assets::files(directory)?.into_iter();
    let named = files.filter_map(|file| {
        let name = file.file_stem().and_then(OsStr::to_str)?;
        Some((name.strip_prefix(prefix)?.to_owned(), file))
    });
    Ok(named.collect())
}
