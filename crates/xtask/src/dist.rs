//! The static site: the app, its pages, its open data, compressed, in `target/dist`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::assets::{self, Assets};
use crate::command::{Command, step};
use crate::esbuild::esbuild;
use crate::optimise::optimise;
use crate::workspace::Workspace;
use crate::{frame, node, open_data, service_worker, stylesheet, toolchain, tools};

/// The names that Trunk gives to what it builds.
const LOADER: &str = "mirai-navi.js";
pub const MODULE: &str = "mirai-navi_bg.wasm";

/// Installs what is missing and builds the site.
pub fn dist(workspace: &Workspace, public_url: Option<&str>) -> Result<()> {
    set_up(workspace)?;
    build(workspace, public_url)
}

/// Installs what building the site needs.
pub fn set_up(workspace: &Workspace) -> Result<()> {
    node::ensure(workspace)?;
    toolchain::ensure(workspace)?;
    tools::ensure(workspace)
}

/// Builds the site beside the one that may be served at this moment, then takes its place.
pub fn build(workspace: &Workspace, public_url: Option<&str>) -> Result<()> {
    let cache = workspace.target.join("dist-cache");
    let site = workspace.target.join("dist-next");
    assets::remove(&site)?;

    let web = step("trunk build: the app as WebAssembly", || trunk(workspace))?;
    let (css, reading_css, print_css, kiosk_css) = step("esbuild: the stylesheets", || {
        let sheets = stylesheet::build(workspace)?;
        let css = assets::add(&site, "app", "css", sheets.every_page.as_bytes())?;
        let reading = assets::add(&site, "reading", "css", sheets.reading.as_bytes())?;
        let print = assets::add(&site, "print", "css", sheets.print.as_bytes())?;
        // The server finds it by its stem; no page of the site names it.
        assets::add(&site, service_worker::STAFF, "css", sheets.staff.as_bytes())?;
        let kiosk = assets::add(&site, "kiosk", "css", sheets.kiosk.as_bytes())?;
        Ok((css, reading, print, kiosk))
    })?;
    let wasm = step("wasm-opt: a smaller module", || {
        let module = optimise(workspace, &web.join(MODULE), &cache.join("wasm"))?;
        assets::add(&site, "app", "wasm", &module)
    })?;
    let (js, boot, receipt, form_step, snippet, kiosk_js) =
        step("esbuild: smaller scripts", || {
            let loader = minify(workspace, &fs::read_to_string(web.join(LOADER))?)?;
            let js = assets::add(&site, "app", "js", loader.as_bytes())?;
            let registration = minify(workspace, service_worker::REGISTRATION)?;
            let registration = assets::add(&site, "registration", "js", registration.as_bytes())?;
            let guest = minify(workspace, frame::GUEST)?;
            let guest = assets::add(&site, "guest", "js", guest.as_bytes())?;
            let share = minify(workspace, SHARE)?;
            let share = assets::add(&site, "share", "js", share.as_bytes())?;
            let latest_voices = minify(workspace, LATEST_VOICES)?;
            let latest_voices =
                assets::add(&site, "latest-voices", "js", latest_voices.as_bytes())?;
            let drafts = minify(workspace, DRAFTS)?;
            let drafts = assets::add(&site, "drafts", "js", drafts.as_bytes())?;
            let boot = minify(
                workspace,
                &boot(
                    &js,
                    &wasm,
                    &[&registration, &guest, &share, &latest_voices, &drafts],
                ),
            )?;
            let boot = assets::add(&site, "boot", "js", boot.as_bytes())?;
            let receipt = minify(workspace, &receipt(&boot))?;
            let receipt = assets::add(&site, "receipt", "js", receipt.as_bytes())?;
            let form_step = minify_classic(workspace, FORM_STEP)?;
            let form_step = assets::add(&site, "form-step", "js", form_step.as_bytes())?;
            let snippet = minify(workspace, frame::SNIPPET)?;
            let snippet = assets::add(&site, "snippet", "js", snippet.as_bytes())?;
            let embed = minify_classic(workspace, frame::EMBED)?;
            assets::write(&site.join("embed.js"), embed.as_bytes())?;
            let kiosk = minify_classic(workspace, KIOSK)?;
            let kiosk = assets::add(&site, "kiosk", "js", kiosk.as_bytes())?;
            Ok((js, boot, receipt, form_step, snippet, kiosk))
        })?;
    let assets = Assets {
        css,
        reading_css,
        print_css,
        kiosk_css,
        kiosk_js,
        boot,
        receipt,
        form_step,
        snippet,
        js,
        wasm,
    };
    assets::copy(&workspace.root.join("public"), &site)?;
    let manifest = workspace.target.join("dist-manifest.json");
    assets.write(&manifest)?;
    step("prerender: every page as HTML", || {
        prerender(workspace, &manifest, &site, public_url)
    })?;
    open_data::write(workspace, &site.join("open-data"))?;
    step("the service worker", || {
        let worker = minify(workspace, &service_worker::script(&site)?)?;
        assets::write(&site.join("sw.js"), worker.as_bytes())
    })?;
    step("compressing", || {
        assets::compress(&site, &cache.join("compressed"))
    })?;

    let dist = workspace.dist();
    assets::remove(&dist)?;
    fs::rename(&site, &dist).with_context(|| format!("writing {}", dist.display()))?;
    if public_url.is_none() {
        eprintln!(
            "! without --public-url: links that are shared show no picture, canonical addresses name \
             no host, and there is no sitemap.xml"
        );
    }
    Ok(())
}

fn trunk(workspace: &Workspace) -> Result<PathBuf> {
    let web = workspace.target.join("web");
    Command::new(workspace.tools().join("bin/trunk"))
        .directory(&workspace.root)
        .env("PATH", tools::path(workspace)?)
        // Trunk takes this for an option of its own, and no value but these two.
        .env("NO_COLOR", "false")
        // What the compiler says is what counts; Trunk's own backtrace would bury it.
        .env("RUST_BACKTRACE", "0")
        .args(["build", "--release", "--quiet", "--dist"])
        .arg(&web)
        .run()?;
    if web.join("snippets").exists() {
        bail!("a dependency brings JavaScript snippets, and this build gives them no names");
    }
    Ok(web)
}

/// A smaller module.
fn minify(workspace: &Workspace, script: &str) -> Result<String> {
    minified(workspace, script, "esm")
}

/// A smaller script that is no module. Its names are its own: two scripts of one page share the
/// global ones, and the second to take a name would not run at all.
fn minify_classic(workspace: &Workspace, script: &str) -> Result<String> {
    minified(workspace, script, "iife")
}

fn minified(workspace: &Workspace, script: &str, format: &str) -> Result<String> {
    esbuild(workspace)
        .args(["--minify", &format!("--format={format}")])
        .read_with_input(script)
}

/// What fills the places for the newest voices.
const LATEST_VOICES: &str = include_str!("../../../src/latest_voices.js");

/// What says on the form's page which drafts were left.
const DRAFTS: &str = include_str!("../../../src/drafts.js");

/// The script that hands a page's address on.
const SHARE: &str = include_str!("../../../src/share.js");

/// The script that starts the app. It stands in a file of its own, so that a policy can forbid
/// every other, and fetches the module and its loader at the same time. What fails is shown:
/// `data-failed` on the root element is the page's sign to say so. What makes the site readable
/// without a line, and what brings the newest voices, come after the app, which needs nothing of
/// them; the former not in another page's frame, where the app is a guest. What shares a page comes
/// when it is asked for, and what speaks of drafts with the form.
///
/// The loader is fetched from here and not by the page itself, which first needs its style sheet.
///
/// Words that are being composed with an input method are not touched: `data-composing` tells the app,
/// which waits for their end. After a while of waiting, `data-late` is the page's sign to say so.
///
/// The app takes over once the page is seen: on a slow phone the list of policies takes longer to
/// lay out than the module to come. Pages that nobody looks at are not painted, nor are frames out
/// of sight; there it waits for nothing. Not every browser tells of its paints.
fn boot(
    js: &str,
    wasm: &str,
    [registration, guest, share, latest_voices, drafts]: &[&str; 5],
) -> String {
    let beside = |asset: &str| asset.replacen("/assets", ".", 1);
    format!(
        r#"const app = fetch(new URL("{wasm}", import.meta.url));
const loader = import("{js}");
const isGuest = self !== top;
if (isGuest) import("{guest}").catch(console.warn);
const painted = new Promise((resolve) => {{
  if (isGuest || document.hidden) return resolve();
  const type = "largest-contentful-paint";
  const isTold = PerformanceObserver.supportedEntryTypes?.includes(type);
  if (isTold) new PerformanceObserver(resolve).observe({{ type, buffered: true }});
  requestAnimationFrame(() => setTimeout(resolve, isTold ? 1000 : 100));
}});
const {{ documentElement: root }} = document;
for (const [event, composing] of [["compositionstart", true], ["compositionend", false]])
  addEventListener(event, () => root.toggleAttribute("data-composing", composing));
const late = setTimeout(() => (root.dataset.late = ""), 8000);
const look = () => {{
  if (document.querySelector("html:not([data-kiosk]) #opinion-form")) import("{drafts}").then((drafts) => drafts.default()).catch(console.warn);
}};
look();
Promise.all([loader, painted]).then(([loader]) => loader.default({{ module_or_path: app }})).then(
  () => {{
    clearTimeout(late);
    look();
    new MutationObserver(look).observe(document.getElementById("main"), {{ childList: true }});
    import("{latest_voices}").catch(console.warn);
    if (!isGuest) import("{registration}").catch(console.warn);
  }},
  (error) => {{
    root.dataset.failed = "";
    console.error(error);
  }},
);
addEventListener("click", ({{ target }}) => {{
  if (target.matches?.("[data-share]")) import("{share}").then((sheet) => sheet.default(target)).catch(console.warn);
}});
"#,
        js = beside(js),
        wasm = beside(wasm),
        registration = beside(registration),
        latest_voices = beside(latest_voices),
        guest = beside(guest),
        share = beside(share),
        drafts = beside(drafts),
    )
}

/// The script of receipts' pages, which starts the app with this one.
fn receipt(boot: &str) -> String {
    let beside = boot.replacen("/assets", ".", 1);
    include_str!("../../../src/receipt.js").replacen("./boot.js", &beside, 1)
}

/// The script of the opinion form's page.
const FORM_STEP: &str = include_str!("../../../src/form_step.js");

/// The script of kiosks.
const KIOSK: &str = include_str!("../../../src/kiosk.js");

/// Renders the pages. In a build of its own: with the host's features in one build with the
/// browser's, events do not reach the app (leptos#4586).
fn prerender(
    workspace: &Workspace,
    manifest: &Path,
    site: &Path,
    public_url: Option<&str>,
) -> Result<()> {
    let address = public_url.map(|url| ["--public-url", url]);
    Command::cargo(workspace)
        .args(["run", "--quiet", "--package", "mirai-navi"])
        .args(["--features", "ssr", "--bin", "prerender", "--"])
        .arg("--manifest")
        .arg(manifest)
        .arg("--out")
        .arg(site)
        .args(address.into_iter().flatten())
        .run()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_of_receipts_starts_the_app() {
        let script = receipt("/assets/boot-1.js");
        assert!(script.contains(r#"import("./boot-1.js")"#), "{script}");
    }

    #[test]
    fn the_boot_script_names_the_module_and_its_loader() {
        let script = boot(
            "/assets/app-1.js",
            "/assets/app-2.wasm",
            &[
                "/assets/registration-3.js",
                "/assets/guest-4.js",
                "/assets/share-5.js",
                "/assets/latest-voices-6.js",
                "/assets/drafts-7.js",
            ],
        );
        assert!(
            script.contains(r#"new URL("./app-2.wasm", import.meta.url)"#),
            "{script}"
        );
        assert!(script.contains(r#"import("./app-1.js")"#), "{script}");
        assert!(script.contains("dataset.failed"), "{script}");
        for other in ["registration-3", "guest-4", "share-5", "drafts-7"] {
            assert!(
                script.contains(&format!(r#"import("./{other}.js")"#)),
                "{script}"
            );
        }
    }
}
