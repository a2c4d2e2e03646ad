use city::City;
use hearing_api::Receipt;
use lettre::Address;
use lettre::address::Envelope;
use lettre::error::Error;
use lettre::message::header::{ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0};
use lettre::message::{Mailbox, Message};
use pages::contract::site::NAME;
use sha2::{Digest, Sha256};

use crate::store::{Announcement, Ending};

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

/// The mail: that the work on these opinions ended, and where to read how. No word of an opinion or
/// an answer.
///
/// Everything in it is the server's own but the address: nothing typed can become a header.
pub(super) fn notification(
    announcement: &Announcement,
    address: &Address,
    receipts: &[Receipt],
    from: &Mailbox,
    public_url: &str,
    city: Option<&City>,
) -> Result<Message, Error> {
    let text = Text::of(announcement);
    let mut pages: Vec<_> = receipts
        .iter()
        .take(PAGES_MAX)
        .map(|receipt| format!("{public_url}/opinions/{receipt}\n"))
        .collect();
    if receipts.len() > PAGES_MAX {
        let more = receipts.len() - PAGES_MAX;
        pages.push(format!("（ほかに{more}件のご意見についても同じです。）\n"));
    }
    let body = format!(
        "{NAME}からお送りいただいたご意見{}\n\
         {}\n\
         \n\
         {}\
         \n\
         このページのアドレスを知っている人は、市からの回答を読むことができます。\n\
         ほかの人に知らせないようお願いします。\n\
         \n\
         このメールは、ご意見とともに入力されたアドレスに、自動でお送りしています。\n\
         返信されても、お答えできません。\n\
         お心当たりのない方は、お手数ですがこのメールを削除してください。\n\
         {}",
        text.what,
        text.where_to_read,
        pages.concat(),
        city.map_or_else(String::new, signature),
    );
    // From the address as it is: the library would read it from the header.
    let envelope = Envelope::new(Some(from.email.clone()), vec![address.clone()])?;
    let mut message = Message::builder()
        .envelope(envelope)
        .from(from.clone())
        .raw_header(HeaderValue::new(TO, format!("<{address}>")))
        .subject(format!("{}（{NAME}）", text.subject))
        .message_id(Some(message_id(announcement, receipts, from)))
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN)
        .body(body)?;
    for (name, value) in NOT_WRITTEN_BY_A_PERSON {
        let value = HeaderValue::new(name, value.to_owned());
        message.headers_mut().insert_raw(value);
    }
    Ok(message)
}

/// Whom to ask about a mail that cannot be answered.
fn signature(city: &City) -> String {
    format!(
        "\nお問い合わせ：{}（電話 {}）\n{}\n",
        city.full_name(),
        city.telephone,
        city.website
    )
}

/// What a mail says. The subject is the same for all of a kind: an answer's own would tell anyone
/// who sees a list of mails what its reader thinks about.
struct Text {
    subject: &'static str,
    what: &'static str,
    where_to_read: &'static str,
}

/// Where the writer of an opinion that is out of scope reads why.
const REASON_IS_THERE: &str = "理由は、次のページでお読みいただけます。";

impl Text {
    const fn of(announcement: &Announcement) -> Self {
        match (announcement.ending, announcement.is_correction) {
            (Ending::Answer(_), false) => Self {
                subject: "ご意見に市が回答しました",
                what: "に、市が回答しました。",
                where_to_read: "次のページでお読みいただけます。",
            },
            (Ending::Answer(_), true) => Self {
                subject: "【訂正】ご意見への市の回答を改めました",
                what: "への市の回答を、改めました（訂正）。",
                where_to_read: "前の回答に代わるものです。次のページでお読みいただけます。",
            },
            (Ending::OutOfScope(_), false) => Self {
                subject: "ご意見についてのお知らせ",
                what: "は、計画の対象ではないため、対応を終えました。",
                where_to_read: REASON_IS_THERE,
            },
            (Ending::OutOfScope(_), true) => Self {
                subject: "【訂正】ご意見についてのお知らせ",
                what: "について、前にお知らせした内容を改めました（訂正）。\n\
                       計画の対象ではないため、対応を終えました。",
                where_to_read: REASON_IS_THERE,
            },
        }
    }
}

/// The same for the same ending to the same writer, so that a mailbox that gets a mail again knows
/// it; and unlike anything that is public, so that who sees it learns nothing of whose opinion it is.
fn message_id(announcement: &Announcement, receipts: &[Receipt], from: &Mailbox) -> String {
    let receipt = receipts.first().map(Receipt::to_string);
    let secret = format!("{}\n{:?}", receipt.unwrap_or_default(), announcement.ending);
    let digest = Sha256::digest(secret);
    let name = data_encoding::HEXLOWER.encode(&digest[..16]);
    format!("<{name}@{}>", from.email.domain())
}
