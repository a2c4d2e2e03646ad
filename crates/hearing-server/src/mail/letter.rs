use lettre::Address;
use lettre::address::AddressError;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use sha2::{Digest, Sha256};

use crate::store::Announcement;

/// What the mail is about, the same for all: an answer's subject would tell whoever sees a list of
/// mails what its reader thinks about.
const SUBJECT: &str = "ご意見に市が回答しました（鎌倉ミライ共創ナビ）";

/// What marks a mail that no person wrote, so that no machine answers it (RFC 3834).
const AUTO_SUBMITTED: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");

/// The mail: that there is an answer, and where. No word of the opinion or the answer.
///
/// Everything in it is the server's own but the address, which is read as one: nothing typed can
/// become a header.
pub(super) fn letter(
    announcement: &Announcement,
    from: &Mailbox,
    public_url: &str,
) -> Result<Message, Unwritable> {
    let address: Address = announcement.contact.parse()?;
    let page = format!("{public_url}/opinions/{}", announcement.receipt);
    let body = format!(
        "鎌倉ミライ共創ナビからお送りいただいたご意見に、市が回答しました。\n\
         次のページでお読みいただけます。\n\
         \n\
         {page}\n\
         \n\
         このアドレスを知っている人は、回答を読み、ご意見を取り下げることができます。\n\
         ほかの人に知らせないようお願いします。\n\
         \n\
         このメールは、ご意見とともに入力されたアドレスに、自動で一度だけお送りしています。\n\
         返信されても、お答えできません。\n\
         お心当たりのない方は、お手数ですがこのメールを削除してください。\n"
    );
    let mut message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, address))
        .subject(SUBJECT)
        .message_id(Some(message_id(announcement, from)))
        .header(ContentType::TEXT_PLAIN)
        .body(body)?;
    message.headers_mut().insert_raw(HeaderValue::new(
        AUTO_SUBMITTED,
        "auto-generated".to_owned(),
    ));
    Ok(message)
}

/// The same for the same answer to the same writer, so that a mailbox that gets a mail again knows
/// it; and unlike anything that is public, so that who sees it learns nothing of whose opinion it is.
fn message_id(announcement: &Announcement, from: &Mailbox) -> String {
    let secret = format!("{}\n{}", announcement.receipt, announcement.answer);
    let digest = Sha256::digest(secret);
    let name: String = digest[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("<{name}@{}>", from.email.domain())
}

/// Why there is no mail: the address is none.
#[derive(Debug)]
pub(super) struct Unwritable;

impl From<AddressError> for Unwritable {
    fn from(_: AddressError) -> Self {
        Self
    }
}

impl From<lettre::error::Error> for Unwritable {
    fn from(_: lettre::error::Error) -> Self {
        Self
    }
}
