use crate::store::Voice;

/// An entry of a feed.
pub(crate) struct Entry {
    /// Where it is, which also tells it from others.
    pub(crate) address: String,
    /// What it is about.
    pub(crate) title: String,
    /// When it last changed, RFC 3339.
    pub(crate) updated: String,
    /// What it says.
    pub(crate) text: String,
}

/// An Atom feed (RFC 4287) of the page at `address`, the newest entry first.
pub(crate) fn atom(title: &str, address: &str, entries: &[Entry]) -> String {
    // A feed without entries has not changed since before there was one.
    let updated = entries
        .iter()
        .map(|entry| entry.updated.as_str())
        .max()
        .unwrap_or("2026-01-01T00:00:00Z");
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ja\"><id>{address}</id>\
         <title>{title}</title><link href=\"{address}\"/><updated>{updated}</updated>\
         <author><name>鎌倉市</name></author>",
        address = escaped(address),
        title = escaped(title),
    );
    for entry in entries {
        feed += &format!(
            "<entry><id>{address}</id><title>{title}</title><link href=\"{address}\"/>\
             <updated>{updated}</updated><content type=\"text\">{text}</content></entry>",
            address = escaped(&entry.address),
            title = escaped(&entry.title),
            updated = escaped(&entry.updated),
            text = escaped(&entry.text),
        );
    }
    feed + "</feed>\n"
}

/// A voice in words alone.
pub(crate) fn described(voice: &Voice) -> String {
    let text = format!("ご意見：{}", voice.text);
    match &voice.answer {
        Some(answer) => format!(
            "{text}\n\n市の回答（{}）：{}",
            answer.outcome.label(),
            answer.text
        ),
        None => text,
    }
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
        let entry = Entry {
            address: "http://a/?b&c".to_owned(),
            title: "<b>\"".to_owned(),
            updated: "2026-04-01T00:00:00Z".to_owned(),
            text: "]]>\u{0}\u{FFFF}\n&".to_owned(),
        };
        let feed = atom("A", "http://a/", &[entry]);
        assert!(feed.contains("<id>http://a/?b&amp;c</id><title>&lt;b&gt;&quot;</title>"));
        assert!(feed.contains(">]]&gt;\n&amp;</content>"), "{feed}");
        assert!(feed.contains("<updated>2026-04-01T00:00:00Z</updated><author>"));
    }
}
