//! Renders every route to an HTML file, on the host, by the components of the app.
//!
//! The files are what a reader sees first, what search engines and previews read, and all there
//! is where WebAssembly does not run.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;
use mirai_navi::rendering;
use mirai_navi::search_entries::search_file;
use pages::components::kiosk;
use pages::metadata::{Metadata, SITE_NAME};
use pages::pages::embed::EXAMPLE_ORIGIN;
use pages::pages::offline;
use pages::sitemap::sitemap;
use pages::urls::{Route, SEARCH_INDEX};
use plan_data::PLAN;
use serde::Deserialize;

/// Renders every route of the app to an HTML file.
#[derive(Parser)]
struct Arguments {
    /// A JSON file that names the site's assets: css, reading_css, print_css, kiosk_css, kiosk_js,
    /// boot, receipt, form_step, snippet, wasm.
    #[arg(long)]
    manifest: PathBuf,
    /// The folder to write into.
    #[arg(long)]
    out: PathBuf,
    /// The address at which the site will be reached, for canonical links and previews.
    #[arg(long)]
    public_url: Option<String>,
}

/// What a reader is told where the app does not run.
const WITHOUT_APP: &str = "この端末では、読むことと意見を送ることができます。ことばでの検索と、条件の組み合わせは使えません。";

/// What a reader is told who waits for the app.
const LATE: &str =
    "検索などの準備に時間がかかっています。読むことと意見を送ることは、このままできます。";

/// The addresses of the assets.
#[derive(Deserialize)]
struct Manifest {
    css: String,
    reading_css: String,
    print_css: String,
    kiosk_css: String,
    kiosk_js: String,
    boot: String,
    receipt: String,
    form_step: String,
    snippet: String,
    wasm: String,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let manifest = fs::read(&arguments.manifest)
        .with_context(|| format!("cannot read {}", arguments.manifest.display()))?;
    let site = Site {
        manifest: serde_json::from_slice(&manifest)
            .context("the manifest is not what was expected")?,
        public_url: arguments
            .public_url
            .map(|url| url.trim_end_matches('/').to_owned()),
    };

    for route in Route::every_static(&PLAN) {
        let path = route.to_string();
        let file = Path::new(path.trim_start_matches('/')).join("index.html");
        write(
            &arguments.out,
            &file,
            &site.page(&route, &rendering::page(&route)),
        )?;
    }
    for route in Route::every_single_choice() {
        let url = route.to_string();
        if let Some((path, query)) = url.split_once('?') {
            let file = Path::new(path.trim_start_matches('/'))
                .join("_query")
                .join(format!("{query}.html"));
            write(
                &arguments.out,
                &file,
                &site.page(&route, &rendering::page(&route)),
            )?;
        }
    }
    write(
        &arguments.out,
        Path::new("404.html"),
        &site.page(&Route::NotFound, &rendering::page(&Route::NotFound)),
    )?;
    // The server writes its own content into these: a receipt, a form to be corrected.
    let receipt = Route::Opinion(String::new());
    write(
        &arguments.out,
        Path::new("_shell/receipt.html"),
        &site.page(&receipt, &rendering::server_written_page(&receipt)),
    )?;
    write(
        &arguments.out,
        Path::new("_shell/form.html"),
        &site.page_without_app(&Route::Send(None)),
    )?;
    let voices = Route::Voices(String::new());
    // Here the heading and the address, too, are each page's own, and the server's.
    write(
        &arguments.out,
        Path::new("_shell/voices.html"),
        &site.page(&voices, &rendering::server_written_file(&voices)),
    )?;
    write(
        &arguments.out,
        Path::new("_shell/kiosk.html"),
        &site.kiosk_parts(),
    )?;
    write(
        &arguments.out,
        Path::new("_shell/offline.html"),
        &site.document(
            &Route::NotFound,
            &offline::metadata(),
            &rendering::offline_page(),
            "",
            "",
        ),
    )?;
    write(
        &arguments.out,
        Path::new(SEARCH_INDEX.trim_start_matches('/')),
        &search_file(),
    )?;
    // A sitemap has absolute addresses, and so has the line that leads to it.
    if let Some(base) = &site.public_url {
        write(&arguments.out, Path::new("sitemap.xml"), &sitemap(base))?;
        let robots = arguments.out.join("robots.txt");
        let rules = fs::read_to_string(&robots)
            .with_context(|| format!("cannot read {}", robots.display()))?;
        write(
            &arguments.out,
            Path::new("robots.txt"),
            &format!("{}\nSitemap: {base}/sitemap.xml\n", rules.trim_end()),
        )?;
    }
    Ok(())
}

fn write(out: &Path, file: &Path, html: &str) -> Result<()> {
    let path = out.join(file);
    let folder = path.parent().unwrap_or(out);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, html))
        .with_context(|| format!("cannot write {}", path.display()))
}

struct Site {
    manifest: Manifest,
    public_url: Option<String>,
}

impl Site {
    fn page(&self, route: &Route, body: &str) -> String {
        let Manifest {
            boot,
            receipt,
            form_step,
            snippet,
            wasm,
            ..
        } = &self.manifest;
        let own = match route {
            Route::Send(_) => format!("<script src=\"{form_step}\"></script>"),
            Route::Embed => format!(
                "<script src=\"/embed.js\" async></script>\
                 <script type=\"module\" src=\"{snippet}\"></script>"
            ),
            _ => String::new(),
        };
        let app = match route {
            // It starts the app itself, once the address is the receipt's.
            Route::Opinion(_) => format!(
                "<link rel=\"modulepreload\" href=\"{boot}\">\
                 <script type=\"module\" src=\"{receipt}\"></script>"
            ),
            _ => format!("{own}<script type=\"module\" src=\"{boot}\"></script>"),
        };
        // The browser learns of the module at the page's end: on a slow line it would otherwise
        // share the line with the page itself.
        let last = format!(
            "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{wasm}\">"
        );
        let page = self.document(route, &Metadata::of(route), body, &app, &last);
        match (route, &self.public_url) {
            (Route::Embed, Some(base)) => page.replace(EXAMPLE_ORIGIN, base),
            _ => page,
        }
    }

    /// A page that the app does not take over, because only the server knows what it holds.
    fn page_without_app(&self, route: &Route) -> String {
        let body = rendering::server_written_page(route);
        self.document(route, &Metadata::of(route), &body, "", "")
    }

    /// What the server puts into the pages that it gives to kiosks: the end of their head, the end of
    /// their body, and what stands there while nobody uses them.
    fn kiosk_parts(&self) -> String {
        let Manifest {
            kiosk_css,
            kiosk_js,
            ..
        } = &self.manifest;
        let controls = kiosk::controls().into_string();
        let invitation = kiosk::invitation().into_string();
        format!(
            "<link rel=\"stylesheet\" href=\"{kiosk_css}\">\
             <!--kiosk:invitation-->{invitation}\
             <!--kiosk:controls-->{controls}<script src=\"{kiosk_js}\"></script>"
        )
    }

    /// A whole page: `app` stands in its head, `last` at its end.
    fn document(
        &self,
        route: &Route,
        metadata: &Metadata,
        body: &str,
        app: &str,
        last: &str,
    ) -> String {
        let title = escaped(&metadata.title());
        let description = escaped(&metadata.description);
        let Manifest {
            css,
            reading_css,
            print_css,
            ..
        } = &self.manifest;
        let reading = if route.is_reading() {
            format!("<link rel=\"stylesheet\" href=\"{reading_css}\">")
        } else {
            String::new()
        };
        let address = match (route, &self.public_url) {
            // What has no fixed address, or should not be found by it, names none.
            (Route::NotFound | Route::Opinion(_), _) => {
                "<meta name=\"robots\" content=\"noindex\">".to_owned()
            }
            (_, None) => format!(
                "<link rel=\"canonical\" href=\"{}\">",
                escaped(&route.to_string())
            ),
            (_, Some(base)) => {
                let url = escaped(&format!("{base}{route}"));
                let image = escaped(&format!("{base}/preview.png"));
                format!(
                    "<link rel=\"canonical\" href=\"{url}\">\
                     <meta property=\"og:url\" content=\"{url}\">\
                     <meta property=\"og:image\" content=\"{image}\">"
                )
            }
        };
        format!(
            "<!doctype html>\
             <html lang=\"ja\">\
             <head>\
             <meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <title>{title}</title>\
             <link rel=\"stylesheet\" href=\"{css}\">\
             {reading}\
             {app}\
             <meta name=\"description\" content=\"{description}\">\
             <meta name=\"theme-color\" content=\"#ffffff\">\
             <link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">\
             <link rel=\"apple-touch-icon\" href=\"/icons/apple-touch-icon.png\">\
             <link rel=\"manifest\" href=\"/manifest.webmanifest\">\
             <link rel=\"stylesheet\" media=\"print\" href=\"{print_css}\">\
             {address}\
             <meta property=\"og:site_name\" content=\"{SITE_NAME}\">\
             <meta property=\"og:type\" content=\"website\">\
             <meta property=\"og:locale\" content=\"ja_JP\">\
             <meta property=\"og:title\" content=\"{title}\">\
             <meta property=\"og:description\" content=\"{description}\">\
             <meta name=\"twitter:card\" content=\"summary_large_image\">\
             </head>\
             <body>\
             <p class=\"app-failure\" role=\"status\">{WITHOUT_APP}</p>\
             <p class=\"app-failure app-failure--late\" role=\"status\">{LATE}</p>\
             <noscript><p class=\"app-failure\" role=\"status\" data-shown>{WITHOUT_APP}</p></noscript>\
             <div id=\"app\">{body}</div>\
             {last}\
             </body>\
             </html>\n"
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
