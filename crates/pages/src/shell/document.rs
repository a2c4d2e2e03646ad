use city::{City, Day};
use maud::{DOCTYPE, Markup, html};
use plan::Language;
use plan_data::PLAN;

use super::assets::Assets;
use super::device::Device;
use crate::components::frame::{Surroundings, frame};
use crate::context::PageContext;
use crate::contract::id;
use crate::language::{
    JAPANESE, PageLanguage, is_easy, is_japanese, language, tag, tr, with_readings,
};
use crate::metadata::{Metadata, SITE_NAME};
use crate::pages::offline;
use crate::urls::{Route, SITE_PREVIEW, preview_href};

/// For readers whose device does not run the app.
const WITHOUT_APP: &str = "この端末では、読むこと、さがすこと、意見を送ることができます。";

/// For readers who wait for the app.
const LATE: &str =
    "検索などの準備に時間がかかっています。読むことと意見を送ることは、このままできます。";

/// What the documents of one site have in common.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// What its pages load; none where no app was built, and pages are bare.
    pub assets: Option<Assets>,
    /// The address at which readers reach it, without a slash at its end.
    pub public_url: Option<String>,
    /// Whose it is; none where it is a trial.
    pub city: Option<City>,
    /// What tells the day in Kamakura; none where pages are written to files, which are read on other
    /// days.
    pub today: Option<fn() -> Option<Day>>,
}

/// A page, before it stands in a document.
pub struct Page<'a> {
    /// Where it is: what is marked in the navigation, which assets it loads, and what its address is.
    pub route: &'a Route,
    /// The text of `<title>`.
    pub title: &'a str,
    /// One sentence for search engines and previews.
    pub description: &'a str,
    /// Whether the app takes it over; in other languages than Japanese, which the app does not speak, it
    /// goes without it all the same.
    pub has_app: bool,
    /// What stands in its `main`.
    pub content: Markup,
}

impl Site {
    /// What its pages are written for at this moment.
    pub fn context(&self) -> PageContext<'_> {
        PageContext {
            origin: self.public_url.as_deref(),
            city: self.city.as_ref(),
            today: self.today.and_then(|today| today()),
        }
    }

    /// The whole document of a page that the app takes over, by what the site says of its route.
    pub fn app_document(&self, route: &Route, content: Markup, device: Device) -> Markup {
        let metadata = Metadata::of(route);
        let page = Page {
            route,
            title: &metadata.title(),
            description: &metadata.description,
            has_app: true,
            content,
        };
        self.document(&page, device)
    }

    /// The whole document of a page.
    pub fn document(&self, page: &Page<'_>, device: Device) -> Markup {
        let Some(assets) = &self.assets else {
            return bare(page);
        };
        let part = page.route.app_part();
        let part = part.map(|part| &assets.parts[part as usize]);
        let modules = [Some(&assets.wasm), part];
        let surroundings = Surroundings::of(&self.context());
        html! {
            (DOCTYPE)
            html data-kiosk=[device.branch()] data-kiosk-invites[device.invites()] data-framed[device == Device::Framed] lang=(tag()) data-failed[!is_japanese()] data-trial[self.city.is_none()] {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (page.title) }
                    link rel="stylesheet" href=(assets.css);
                    @if page.route.is_reading() || !is_japanese() { link rel="stylesheet" href=(assets.reading_css); }
                    @if page.has_app { (scripts(page.route, assets)) }
                    @if !is_japanese() { script type="module" src=(assets.languages) {} }
                    @if is_easy() { script type="module" src=(assets.read_aloud) {} }
                    meta name="description" content=(page.description);
                    meta name="theme-color" content="#ffffff";
                    link rel="icon" href="/icon.svg" type="image/svg+xml";
                    link rel="apple-touch-icon" href="/icons/apple-touch-icon.png";
                    link rel="manifest" href="/manifest.webmanifest";
                    link rel="stylesheet" media="print" href=(assets.print_css);
                    (self.address(page.route))
                    meta property="og:site_name" content=(tr(SITE_NAME));
                    meta property="og:type" content="website";
                    meta property="og:locale" content=(locale());
                    meta property="og:title" content=(page.title);
                    meta property="og:description" content=(page.description);
                    meta name="twitter:card" content="summary_large_image";
                    (device.head(assets))
                }
                body {
                    (device.above())
                    @if is_japanese() {
                        p class="app-failure" role="status" { (WITHOUT_APP) }
                        p class="app-failure app-failure--late" role="status" { (LATE) }
                        noscript { p class="app-failure" role="status" data-shown { (WITHOUT_APP) } }
                    }
                    div id=(id::APP) { (with_readings(frame(page.route, &page.content, &surroundings))) }
                    // The browser learns of the modules at the page's end, as of what is less urgent: on a slow
                    // line they would otherwise share the line with the page itself and its style.
                    @if page.has_app && is_japanese() {
                        @for module in modules.into_iter().flatten() {
                            link rel="preload" as="fetch" type="application/wasm" fetchpriority="low" crossorigin href=(module);
                        }
                    }
                    (with_readings(device.below(page.route, assets)))
                }
            }
            "\n"
        }
    }

    /// The whole document in place of one that only the server can write, while there is no line.
    pub fn offline_document(&self) -> Markup {
        let metadata = offline::metadata();
        let page = Page {
            route: &Route::NotFound,
            title: &metadata.title(),
            description: &metadata.description,
            has_app: false,
            content: html! { div { (offline::offline()) } },
        };
        self.document(&page, Device::Own)
    }

    /// The page's one address. What has none that lasts, or should not be found by it, has none. The
    /// page of a policy whose code is another now has the address that it has under that, and leads
    /// there by itself where no server does: the offline copy's.
    fn address(&self, route: &Route) -> Markup {
        let base = self.public_url.as_deref();
        let successor = route.successor(&PLAN);
        html! {
            @if matches!(route, Route::NotFound | Route::Opinion(_)) {
                meta name="robots" content="noindex";
            } @else {
                @if let Some(successor) = &successor {
                    meta http-equiv="refresh" content={ "0; url=" (successor) };
                }
                @let url = format!("{}{}", base.unwrap_or_default(), successor.as_ref().unwrap_or(route));
                link rel="canonical" href=(url);
                @if let Some(base) = base {
                    meta property="og:url" content=(url);
                    meta property="og:image" content={ (base) (preview(route)) };
                }
                @if !is_easy() { (alternates(route, base.unwrap_or_default())) }
            }
        }
    }
}

/// The same page in each language; やさしい日本語 is no language of its own to search engines. To who reads none of them, the Japanese is offered.
fn alternates(route: &Route, base: &str) -> Markup {
    let japanese = route.in_japanese();
    html! {
        @for tag in [JAPANESE, "x-default"] {
            link rel="alternate" hreflang=(tag) href={ (base) (japanese) };
        }
        @for language in PageLanguage::foreign() {
            link rel="alternate" hreflang=(language) href={ (base) (route.in_language(language)) };
        }
    }
}

/// The page's language as previews of links have it.
fn locale() -> &'static str {
    match language() {
        None | Some(PageLanguage::Easy) => "ja_JP",
        Some(PageLanguage::Foreign(Language::English)) => "en_US",
        Some(PageLanguage::Foreign(Language::SimplifiedChinese)) => "zh_CN",
        Some(PageLanguage::Foreign(Language::Korean)) => "ko_KR",
    }
}

/// The picture that stands beside a link to the page.
fn preview(route: &Route) -> String {
    let text = match route {
        Route::Policy(code) => PLAN.policy(*code),
        Route::PolicyText(edition, code) => PLAN.policy_in(*edition, *code),
        _ => None,
    };
    let current = text.filter(|policy| PLAN.is_current(policy));
    current.map_or_else(
        || SITE_PREVIEW.to_owned(),
        |policy| preview_href(policy.code),
    )
}

/// The scripts of single pages, and what starts the app where the page has it.
fn scripts(route: &Route, assets: &Assets) -> Markup {
    html! {
        @match route {
            Route::Opinion(_) => {
                // It starts the app itself, once the address is the receipt's.
                @if is_japanese() { link rel="modulepreload" href=(assets.boot); }
                script type="module" src=(assets.receipt) {}
            }
            Route::Embed => {
                script src="/embed.js" async {}
                script type="module" src=(assets.snippet) {}
                (boot(assets))
            }
            Route::Send(_) => {
                script src=(assets.form_step) {}
                (boot(assets))
            }
            _ => (boot(assets)),
        }
    }
}

/// What starts the app, in whose language its pages are.
fn boot(assets: &Assets) -> Markup {
    html! {
        @if is_japanese() { script type="module" src=(assets.boot) {} }
    }
}

/// The page of a server that has no app to show it in.
fn bare(page: &Page<'_>) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (page.title) }
            }
            body { main id=(id::MAIN) { (page.content) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use hearing_api::Branch;

    use super::*;

    fn site(public_url: Option<&str>) -> Site {
        Site {
            assets: Assets::of_manifest(|name| Some(format!("/assets/{name}"))).ok(),
            public_url: public_url.map(str::to_owned),
            ..Site::default()
        }
    }

    fn document(site: &Site, route: &Route, has_app: bool, device: Device) -> String {
        let page = Page {
            route,
            title: "A<",
            description: "B\"",
            has_app,
            content: html! { p { "C" } },
        };
        site.document(&page, device).into_string()
    }

    fn assert_has(page: &str, parts: &[&str]) {
        for part in parts {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
    }

    #[test]
    fn a_list_under_a_filter_is_still_the_page_of_policies() {
        let route = Route::for_life_stage(plan::LifeStage::Senior);
        let page = document(&site(None), &route, true, Device::Own);
        assert_has(
            &page,
            &["href=\"/policies\" aria-current=\"page\">まちの取組"],
        );
    }

    #[test]
    fn what_a_page_loads_is_its_own() {
        let site = site(None);
        let page = |route: &Route, has_app| document(&site, route, has_app, Device::Own);
        assert_has(&page(&Route::Glossary, true), &["/assets/reading_css"]);
        let form = page(&Route::Send(None), true);
        assert_has(
            &form,
            &["<script src=\"/assets/form_step\"></script><script type"],
        );
        let embed = page(&Route::Embed, true);
        assert_has(&embed, &["/embed.js\" async></script>", "/assets/snippet"]);
        let receipt = page(&Route::Opinion("7K3".to_owned()), true);
        let script = "<link rel=\"modulepreload\" href=\"/assets/boot\"><script type=\"module\" src=\"/assets/receipt\">";
        assert_has(&receipt, &[script, "content=\"noindex\""]);
        assert!(!receipt.contains("7K3"), "it is not to be found by it");
        let without = page(&Route::Send(None), false);
        assert!(!without.contains("<script") && !without.contains("/assets/wasm"));
    }

    #[test]
    fn an_address_is_absolute_where_the_site_has_one() {
        let page = document(&site(Some("https://a")), &Route::Home, true, Device::Own);
        let address = "<link rel=\"canonical\" href=\"https://a/\"><meta property=\"og:url\" content=\"https://a/\">";
        assert_has(&page, &[address, "content=\"https://a/preview.png\""]);
        let site = site(Some("https://a"));
        for path in ["/policies/2-2", "/policies/000-2-2"] {
            let page = document(&site, &Route::parse(path, ""), true, Device::Own);
            assert_has(
                &page,
                &["\"og:image\" content=\"https://a/previews/2-2.png\""],
            );
        }
    }

    #[test]
    fn a_kiosks_page_has_its_branch_its_controls_and_where_a_visit_begins_the_invitation() {
        let kiosk = |invites| {
            let branch = Branch::Ofuna;
            document(
                &site(None),
                &Route::Home,
                true,
                Device::Kiosk { branch, invites },
            )
        };
        let (begins, goes_on) = (kiosk(true), kiosk(false));
        for page in [&begins, &goes_on] {
            assert_has(
                page,
                &[
                    "<link rel=\"stylesheet\" href=\"/assets/kiosk_css\"></head>",
                    "<nav class=\"kiosk-bar\"",
                    "<script src=\"/assets/kiosk_js\"></script></body>",
                ],
            );
        }
        let root = "<html data-kiosk=\"ofuna\" data-kiosk-invites lang=\"ja\" data-trial>";
        assert_has(&begins, &[root, "大船支所</span>", "kiosk-invitation"]);
        assert_has(
            &goes_on,
            &["<html data-kiosk=\"ofuna\" lang=\"ja\" data-trial>"],
        );
        assert!(!goes_on.contains("kiosk-invitation"));
        let refused = document(&site(None), &Route::Home, true, Device::RefusedKiosk);
        assert_has(
            &refused,
            &["<body><p class=\"app-failure\" data-shown role"],
        );
        assert!(!refused.contains("data-kiosk"));
    }

    #[test]
    fn a_manifest_without_an_asset_says_which() {
        let missing = Assets::of_manifest(|name| (name != "boot").then(String::new));
        let message = missing.err().map(|error| error.to_string());
        let expected = "_shell/manifest.json does not name boot";
        assert_eq!(message.as_deref(), Some(expected));
    }
}
