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
        /// From `</title>` to the page's address, and from there to the heading, if the server writes
        /// these, too.
        before_heading: Option<[String; 2]>,
        /// From `</title>`, or the heading, to the content.
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

    /// The shell of this name, whose heading and address are each page's own.
    pub(crate) fn headed(dist: &Dist, name: &str) -> Self {
        match Self::of(dist, name) {
            Self::Built {
                head,
                before_heading: None,
                top,
                bottom,
            } => match split_heading(&top) {
                Some((before, top)) => Self::Built {
                    head,
                    before_heading: Some(before),
                    top,
                    bottom,
                },
                None => Self::Bare,
            },
            shell => shell,
        }
    }

    /// The address of the style sheet; none where there is no app.
    pub(crate) fn style_sheet(&self) -> Option<&str> {
        let Self::Built {
            before_heading,
            top,
            ..
        } = self
        else {
            return None;
        };
        let (_, rest) = before_heading
            .as_ref()
            .map_or(top, |[before, _]| before)
            .split_once("<link rel=\"stylesheet\" href=\"")?;
        Some(rest.split_once('"')?.0)
    }

    fn split(text: &str) -> Option<Self> {
        let title = text.find("<title>")? + "<title>".len();
        let (head, rest) = text.split_at(title);
        let (top, bottom) = rest[rest.find("</title>")?..].split_once(CONTENT)?;
        Some(Self::Built {
            head: head.to_owned(),
            before_heading: None,
            top: top.to_owned(),
            bottom: bottom.to_owned(),
        })
    }

    /// The page with this content.
    pub(crate) fn page(&self, title: &str, content: &Markup) -> String {
        self.headed_page(title, title, None, content)
    }

    /// The page with this content, a heading that is not its title, and its address, absolute where
    /// the public one is known.
    pub(crate) fn headed_page(
        &self,
        title: &str,
        heading: &str,
        address: Option<&str>,
        content: &Markup,
    ) -> String {
        let heading = html! { (heading) }.into_string();
        let address = html! {
            @if let Some(address) = address {
                link rel="canonical" href=(address);
                @if !address.starts_with('/') { meta property="og:url" content=(address); }
            }
        }
        .into_string();
        let title = html! { (title) "｜" (SITE_NAME) }.into_string();
        match self {
            Self::Built {
                head,
                before_heading,
                top,
                bottom,
            } => {
                let headed = match before_heading {
                    Some([before, behind]) => format!("{before}{address}{behind}{heading}"),
                    None => String::new(),
                };
                [
                    head,
                    title.as_str(),
                    headed.as_str(),
                    top,
                    &content.0,
                    bottom,
                ]
                .concat()
            }
            Self::Bare => bare(title, content).into_string(),
        }
    }
}

/// What stands before the page's address, behind it up to the heading's words, and behind these. The
/// address itself is not the shell's.
fn split_heading(top: &str) -> Option<([String; 2], String)> {
    const ADDRESS: &str = "<link rel=\"canonical\"";
    const PREVIEW: &str = "<meta property=\"og:url\"";
    let begin = top.find("<h1")?;
    let begin = begin + top[begin..].find('>')? + 1;
    let end = begin + top[begin..].find("</h1>")?;
    let (before, rest) = top[..begin].split_once(ADDRESS)?;
    let mut behind = rest.split_once('>')?.1;
    if let Some(rest) = behind.strip_prefix(PREVIEW) {
        behind = rest.split_once('>')?.1;
    }
    Some((
        [before.to_owned(), behind.to_owned()],
        top[end..].to_owned(),
    ))
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
    fn the_style_sheet_is_the_apps() {
        let shell = Shell::split(
            "<title>A</title><link rel=\"stylesheet\" href=\"/assets/app-1.css\"><!--hearing:content-->",
        );
        assert_eq!(
            shell.as_ref().and_then(Shell::style_sheet),
            Some("/assets/app-1.css")
        );
        assert_eq!(Shell::Bare.style_sheet(), None);
    }

    #[test]
    fn a_headed_shell_takes_each_pages_own_heading_and_address() {
        for address in [
            "<link rel=\"canonical\" href=\"/a\">",
            "<link rel=\"canonical\" href=\"https://b/a\"><meta property=\"og:url\" content=\"https://b/a\">",
        ] {
            let top = format!("</title>{address}<meta><h1 tabindex=\"-1\">A</h1>");
            let expected = (
                ["</title>", "<meta><h1 tabindex=\"-1\">"].map(str::to_owned),
                "</h1>".to_owned(),
            );
            assert_eq!(split_heading(&top), Some(expected));
        }
        assert_eq!(split_heading("</title>"), None);
    }

    #[test]
    fn a_text_without_the_mark_is_no_shell() {
        assert!(Shell::split("<title>A</title>").is_none());
        assert!(Shell::split("<!--hearing:content-->").is_none());
    }
}
