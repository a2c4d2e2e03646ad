use city::City;
use hearing_api::{Language, Status, TextLanguage};
use lettre::Address;
use lettre::address::Envelope;
use lettre::error::Error;
use lettre::message::header::{ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0};
use lettre::message::{Mailbox, Message};
use pages::contract::site::NAME;
use pages::language::{PageLanguage, tr, tr_with, write_in};
use pages::urls::Route;
use plan_translations::catalogue_of;
use sha2::{Digest, Sha256};

use crate::store::{Announcement, Ending, ToldOpinion};

/// In angle brackets, since mail programs take quotes without them for a name.
const TO: HeaderName = HeaderName::new_from_ascii_str("To");

/// What marks a mail that no person wrote, so that no machine answers it: RFC 3834, and what
/// Exchange asks for.
const NOT_WRITTEN_BY_A_PERSON: [(HeaderName, &str); 2] = [
    (
        HeaderName::new_from_ascii_str("Auto-Submitted"),
        "auto-generated",
    ),
    (
        HeaderName::new_from_ascii_str("X-Auto-Response-Suppress"),
        "All",
    ),
];

/// How many pages a mail names at most.
const PAGES_MAX: usize = 10;

/// The mail: that the work on these opinions ended, and where to read how, in the language in which they
/// are written; in easy words where that is how their page spoke. No word of an opinion or an answer.
///
/// Everything in it is the server's own but the address: nothing typed can become a header.
pub(super) fn notification(
    announcement: &Announcement,
    address: &Address,
    opinions: &[ToldOpinion],
    from: &Mailbox,
    public_url: &str,
    city: Option<&City>,
) -> Result<Message, Error> {
    let words = language_of(opinions).map(catalogue_of);
    let (subject, body) = write_in(words, || {
        let text = Text::of(announcement);
        (text.subject(), text.body(opinions, public_url, city))
    });
    // From the address as it is: the library would read it from the header.
    let envelope = Envelope::new(Some(from.email.clone()), vec![address.clone()])?;
    let mut message = Message::builder()
        .envelope(envelope)
        .from(from.clone())
        .raw_header(HeaderValue::new(TO, format!("<{address}>")))
        .subject(subject)
        .message_id(Some(message_id(announcement, opinions, from)))
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN)
        .body(body)?;
    for (name, value) in NOT_WRITTEN_BY_A_PERSON {
        let value = HeaderValue::new(name, value.to_owned());
        message.headers_mut().insert_raw(value);
    }
    Ok(message)
}

/// The one language in which all their writers are written to; none where that is the Japanese of the
/// documents, or not
/// one.
fn language_of(opinions: &[ToldOpinion]) -> Option<PageLanguage> {
    let first = page_language(opinions.first()?)?;
    let is_one = |opinion| page_language(opinion) == Some(first);
    opinions.iter().all(is_one).then_some(first)
}

/// The language in which the writer of an opinion gets its mail.
fn page_language(opinion: &ToldOpinion) -> Option<PageLanguage> {
    let is_easy = opinion.language == Language::Easy && opinion.lang == TextLanguage::Japanese;
    let mut foreign = PageLanguage::foreign();
    if is_easy {
        Some(PageLanguage::Easy)
    } else {
        foreign.find(|it| it.id() == opinion.lang.id())
    }
}

/// Whom to ask about a mail that cannot be answered.
fn signature(city: &City) -> String {
    let telephone = tr_with("（電話 {number}）", &[("number", &city.telephone)]);
    format!(
        "\n{}{}{telephone}\n{}\n",
        tr("お問い合わせ："),
        city.full_name(),
        city.website
    )
}

/// What a mail says. The subject is the same for all of a kind: an answer's own would tell anyone
/// who sees a list of mails what its reader thinks about.
struct Text {
    subject: &'static str,
    what: &'static str,
    further: &'static [&'static str],
}

/// What has become of an opinion that is out of scope.
const NOT_ABOUT_THE_PLAN: &str = Status::OutOfScope.explained();

/// Where its writer reads why.
const REASON_IS_THERE: &str = "理由は、次のページでお読みいただけます。";

/// What stands under the pages.
const REMARKS: [&[&str]; 2] = [
    &[
        "このページのアドレスを知っている人は、市からの回答を読むことができます。",
        "ほかの人に知らせないようお願いします。",
    ],
    &[
        "このメールは、ご意見とともに入力されたアドレスに、自動でお送りしています。",
        "返信されても、お答えできません。",
        "お心当たりのない方は、お手数ですがこのメールを削除してください。",
    ],
];

impl Text {
    const fn of(announcement: &Announcement) -> Self {
        match (announcement.ending, announcement.is_correction) {
            (Ending::Answer(_), false) => Self {
                subject: "ご意見に市が回答しました",
                what: "{site}からお送りいただいたご意見に、市が回答しました。",
                further: &["次のページでお読みいただけます。"],
            },
            (Ending::Answer(_), true) => Self {
                subject: "【訂正】ご意見への市の回答を改めました",
                what: "{site}からお送りいただいたご意見への市の回答を、改めました（訂正）。",
                further: &["前の回答に代わるものです。次のページでお読みいただけます。"],
            },
            (Ending::OutOfScope(_), false) => Self {
                subject: "ご意見についてのお知らせ",
                what: "{site}からお送りいただいたご意見は、計画の対象ではないため、対応を終えました。",
                further: &[REASON_IS_THERE],
            },
            (Ending::OutOfScope(_), true) => Self {
                subject: "【訂正】ご意見についてのお知らせ",
                what: "{site}からお送りいただいたご意見について、前にお知らせした内容を改めました（訂正）。",
                further: &[NOT_ABOUT_THE_PLAN, REASON_IS_THERE],
            },
        }
    }

    fn subject(&self) -> String {
        let site = tr_with("（{item}）", &[("item", tr(NAME))]);
        [tr(self.subject), &site].concat()
    }

    fn body(&self, opinions: &[ToldOpinion], public_url: &str, city: Option<&City>) -> String {
        let mut body = tr_with(self.what, &[("site", tr(NAME))]) + "\n";
        body += &lines(self.further);
        body += "\n";
        for opinion in opinions.iter().take(PAGES_MAX) {
            let page = Route::Opinion(opinion.receipt.to_string());
            body += &format!("{public_url}{page}\n");
        }
        if opinions.len() > PAGES_MAX {
            let more = (opinions.len() - PAGES_MAX).to_string();
            let more = [("count", more.as_str())];
            body += &tr_with("（ほかに{count}件のご意見についても同じです。）", &more);
            body += "\n";
        }
        for remarks in REMARKS {
            body += "\n";
            body += &lines(remarks);
        }
        body + &city.map_or_else(String::new, signature)
    }
}

fn lines(sentences: &[&str]) -> String {
    sentences.iter().flat_map(|it| [tr(it), "\n"]).collect()
}

/// The same for the same ending to the same writer, so that a mailbox that gets a mail again knows
/// it; and unlike anything that is public, so that who sees it learns nothing of whose opinion it is.
fn message_id(announcement: &Announcement, opinions: &[ToldOpinion], from: &Mailbox) -> String {
    let receipt = opinions.first().map(|it| it.receipt.to_string());
    let secret = format!("{}\n{:?}", receipt.unwrap_or_default(), announcement.ending);
    let digest = Sha256::digest(secret);
    let name = data_encoding::HEXLOWER.encode(&digest[..16]);
    format!("<{name}@{}>", from.email.domain())
}
