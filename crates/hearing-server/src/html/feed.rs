use hearing_api::Voice;
use maud::{Markup, html};
use pages::language::{lang_of, lang_of_city, tag, tr, tr_with};
use pages::pages::voices::voice_title;
use pages::urls::Route;
use plan::Plan;

/// An Atom feed (RFC 4287).
pub(crate) struct Feed<'a> {
    /// What it is called, which tells it from others.
    pub(crate) title: &'a str,
    /// The page that it follows, which is also its identifier.
    pub(crate) page: &'a str,
    /// Where it is.
    pub(crate) address: &'a str,
    /// The newest first.
    pub(crate) entries: &'a [Entry],
    /// Entries that readers are to drop (RFC 6721).
    pub(crate) dropped: &'a [Dropped],
}

/// An entry of a feed.
pub(crate) struct Entry {
    /// Where it is, which also tells it from others.
    pub(crate) address: String,
    /// What it is about.
    pub(crate) title: String,
    /// When it last changed, RFC 3339.
    pub(crate) updated: String,
    /// What it says.
    pub(crate) content: Content,
}

/// What an entry says.
pub(crate) enum Content {
    /// In the feed's language alone.
    Text(String),
    /// With words in another language, which only markup can name.
    Html(Markup),
}

impl Content {
    /// What `type` calls it, and how it is spelt.
    fn parts(&self) -> (&'static str, &str) {
        match self {
            Self::Text(text) => ("text", text),
            Self::Html(markup) => ("html", &markup.0),
        }
    }
}

/// An entry that a feed no longer has.
pub(crate) struct Dropped {
    /// Where it was.
    pub(crate) address: String,
    /// Since when it is gone, RFC 3339.
    pub(crate) at: String,
}

impl Feed<'_> {
    /// Its document.
    pub(crate) fn document(&self) -> String {
        let changes = self.entries.iter().map(|entry| entry.updated.as_str());
        let drops = self.dropped.iter().map(|dropped| dropped.at.as_str());
        // A feed without entries has not changed since before there was one.
        let updated = changes.chain(drops).max().unwrap_or("2026-01-01T00:00:00Z");
        let mut feed = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" \
             xml:lang=\"{language}\"><id>{page}</id><title>{title}</title>\
             <link rel=\"alternate\" href=\"{page}\"/><link rel=\"self\" href=\"{address}\"/>\
             <updated>{updated}</updated><author><name>{author}</name></author>",
            language = tag(),
            author = tr("鎌倉市"),
            page = escaped(self.page),
            address = escaped(self.address),
            title = escaped(self.title),
            updated = escaped(updated),
        );
        for entry in self.entries {
            let (media, text) = entry.content.parts();
            feed += &format!(
                "<entry><id>{address}</id><title>{title}</title><link href=\"{address}\"/>\
                 <updated>{updated}</updated><content type=\"{media}\">{text}</content></entry>",
                address = escaped(&entry.address),
                title = escaped(&entry.title),
                updated = escaped(&entry.updated),
                text = escaped(text),
            );
        }
        for dropped in self.dropped {
            feed += &format!(
                "<at:deleted-entry ref=\"{address}\" when=\"{at}\"/>",
                address = escaped(&dropped.address),
                at = escaped(&dropped.at),
            );
        }
        feed + "</feed>\n"
    }
}

/// A voice as an entry of a feed, where the site is at `origin`.
pub(crate) fn entry(voice: &Voice, origin: &str, plan: &Plan<'_>) -> Entry {
    Entry {
        address: voice_address(origin, voice.id),
        title: voice_title(voice, plan),
        updated: voice.updated_at().to_owned(),
        content: described(voice),
    }
}

/// Where the voice of this number is.
pub(crate) fn voice_address(origin: &str, number: i64) -> String {
    format!("{origin}{}", Route::Voice(number))
}

/// A voice in words alone, or in markup that says in which language they are.
fn described(voice: &Voice) -> Content {
    let answer = voice.answer.as_ref().map(|answer| {
        let outcome = [("outcome", tr(answer.outcome.sentence()))];
        (tr_with("市の回答（{outcome}）：", &outcome), &answer.text)
    });
    let lang_of_answer = answer.as_ref().and_then(|(_, text)| lang_of_city(text));
    if lang_of(voice.lang).is_some() || lang_of_answer.is_some() {
        return Content::Html(html! {
            p { (tr("ご意見：")) span lang=[lang_of(voice.lang)] dir="auto" { (voice.text) } }
            @if let Some((said, text)) = answer { p { (said) span lang=[lang_of_answer] { (text) } } }
        });
    }
    let text = [tr("ご意見："), &voice.text].concat();
    Content::Text(match answer {
        Some((said, answer)) => format!("{text}\n\n{said}{answer}"),
        None => text,
    })
}

/// What XML takes: its own signs escaped, and nothing that it has no way to write.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(c),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_escapes_what_it_says() {
        let entries = [Entry {
            address: "http://a/?b&c".to_owned(),
            title: "<b>\"".to_owned(),
            updated: "2026-04-01T00:00:00Z".to_owned(),
            content: Content::Text("]]>\u{0}\u{FFFF}\n&".to_owned()),
        }];
        let feed = Feed {
            title: "A",
            page: "http://a/",
            address: "http://a/feed?b&c",
            entries: &entries,
            dropped: &[],
        };
        let feed = feed.document();
        assert!(feed.contains("<id>http://a/?b&amp;c</id><title>&lt;b&gt;&quot;</title>"));
        assert!(feed.contains(">]]&gt;\n&amp;</content>"), "{feed}");
        assert!(feed.contains("<link rel=\"self\" href=\"http://a/feed?b&amp;c\"/>"));
        assert!(feed.contains("<updated>2026-04-01T00:00:00Z</updated><author>"));
    }

    #[test]
    fn what_is_dropped_is_the_latest_change() {
        let dropped = [Dropped {
            address: "http://a/1".to_owned(),
            at: "2026-05-01T00:00:00Z".to_owned(),
        }];
        let feed = Feed {
            title: "A",
            page: "http://a/",
            address: "http://a/feed",
            entries: &[],
            dropped: &dropped,
        };
        let feed = feed.document();
        assert!(feed.contains("<updated>2026-05-01T00:00:00Z</updated>"));
        assert!(
            feed.contains("<at:deleted-entry ref=\"http://a/1\" when=\"2026-05-01T00:00:00Z\"/>")
        );
    }
}
