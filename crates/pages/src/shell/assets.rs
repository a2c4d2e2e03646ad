use std::fmt;

use crate::urls::AppPart;

/// The file of the built site that says where its assets are: a JSON object of addresses by name.
pub const MANIFEST: &str = "_shell/manifest.json";

/// The addresses of what pages load. They tell the content, and so change with every build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assets {
    /// The stylesheet of every page.
    pub css: String,
    /// The further stylesheet of the pages that show more of the plan.
    pub reading_css: String,
    /// The stylesheet of every page on paper.
    pub print_css: String,
    /// The stylesheet that only kiosks get.
    pub kiosk_css: String,
    /// The stylesheet that only the console gets.
    pub staff_css: String,
    /// The script that only kiosks get.
    pub kiosk_js: String,
    /// The script that starts the app.
    pub boot: String,
    /// The script of receipts' pages, which starts the app there.
    pub receipt: String,
    /// The script that says which step of the opinion form is to be shown.
    pub form_step: String,
    /// The script that offers to read a page aloud, on pages without the app.
    pub read_aloud: String,
    /// The script that keeps the place when the language is changed, on pages without the app.
    pub languages: String,
    /// The script that keeps the pages of a language on the reader's device, on pages without the app.
    pub keep_language: String,
    /// The app's side of a frame, for pages that go without it.
    pub guest: String,
    /// The script that makes the HTML for other sites' pages.
    pub snippet: String,
    /// The app's module.
    pub wasm: String,
    /// The parts of the app that some pages need, in the order of [`AppPart::ALL`].
    pub parts: [String; AppPart::ALL.len()],
}

/// The manifest does not name this asset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingAsset(&'static str);

impl fmt::Display for MissingAsset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MANIFEST} does not name {}", self.0)
    }
}

impl std::error::Error for MissingAsset {}

impl Assets {
    /// The assets of a manifest, which gives an address for a name.
    pub fn of_manifest(address: impl Fn(&str) -> Option<String>) -> Result<Self, MissingAsset> {
        let named = |name| address(name).ok_or(MissingAsset(name));
        Ok(Self {
            css: named("css")?,
            reading_css: named("reading_css")?,
            print_css: named("print_css")?,
            kiosk_css: named("kiosk_css")?,
            staff_css: named("staff_css")?,
            kiosk_js: named("kiosk_js")?,
            boot: named("boot")?,
            receipt: named("receipt")?,
            form_step: named("form_step")?,
            read_aloud: named("read_aloud")?,
            languages: named("languages")?,
            keep_language: named("keep_language")?,
            guest: named("guest")?,
            snippet: named("snippet")?,
            wasm: named("wasm")?,
            parts: [
                named(AppPart::List.asset())?,
                named(AppPart::Search.asset())?,
                named(AppPart::Opinions.asset())?,
            ],
        })
    }
}
