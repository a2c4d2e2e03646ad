use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::dist::Dist;

/// What stands in a shell where the server puts a page's content.
const CONTENT: &str = "<!--hearing:content-->";

/// The product's name, as every title ends.
const SITE_NAME: &str = "鎌倉ミライ共創ナビ";

/// What surrounds a page that the server writes: everything but what stands below its heading.
pub(crate) enum Shell {
    /// The app's: its head, header and footer.
    Built {
        /// Up to and with `<title>`.
        head: String,
        /// From `</title>` to the content.
        top: String,
        /// Behind the content.
        bottom: String,
    },
    /// The bare minimum, where there is no app.
    Bare,
}

impl Shell {
    /// The shell of this name; a bare one if `dist` has none.
    pub(crate) fn of(dist: &Dist, name: &str) -> Self {
        dist.text(name).map_or(Self::Bare, |text| {
            Self::split(text).unwrap_or_else(|| {
                tracing::warn!(
                    "{name} has no <title> or no {CONTENT}: a bare page takes its place"
                );
                Self::Bare
            })
        })
    }

    fn split(text: &str) -> Option<Self> {
        let title = text.find("<title>")? + "<title>".len();
        let (head, rest) = text.split_at(title);
        let (top, bottom) = rest[rest.find("</title>")?..].split_once(CONTENT)?;
        Some(Self::Built {
            head: head.to_owned(),
            top: top.to_owned(),
            bottom: bottom.to_owned(),
        })
    }

    /// The page with this content.
    pub(crate) fn page(&self, title: &str, content: &Markup) -> String {
        let title = html! { (title) "｜" (SITE_NAME) }.into_string();
        match self {
            Self::Built { head, top, bottom } => [head, &title, top, &content.0, bottom]
                .map(String::as_str)
                .concat(),
            Self::Bare => bare(title, content).into_string(),
        }
    }
}

fn bare(title: String, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="ja" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (PreEscaped(&title)) }
            }
            body {
                main id="main" {
                    h1 { (PreEscaped(title)) }
                    (content)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_stands_where_the_shell_has_its_mark() {
        let shell =
            Shell::split("<html><title>A</title><main><!--hearing:content--></main></html>");
        let page = shell.map(|shell| shell.page("B<", &html! { p { "C" } }));
        let expected = "<html><title>B&lt;｜鎌倉ミライ共創ナビ</title><main><p>C</p></main></html>";
        assert_eq!(page.as_deref(), Some(expected));
    }

    #[test]
    fn a_text_without_the_mark_is_no_shell() {
        assert!(Shell::split("<title>A</title>").is_none());
        assert!(Shell::split("<!--hearing:content-->").is_none());
    }
}
