use hearing_api::is_address;
use lettre::Address;

/// The address as SMTP and the header spell it; `None` if no mail can be sent there.
///
/// A local part with dots at its ends or side by side, as old addresses of mobile carriers have,
/// stands in quotes (RFC 5321, 4.1.2), which mean the same mailbox. The library's own parser refuses
/// such addresses, so that they are checked by the form's rule, under which nothing in them can end
/// a quote, an address or a line.
pub(super) fn address(contact: &str) -> Option<Address> {
    if !is_address(contact) {
        return None;
    }
    let (local, domain) = contact.rsplit_once('@')?;
    let needs_quotes = local.split('.').any(str::is_empty);
    let local = if needs_quotes {
        format!("\"{local}\"")
    } else {
        local.to_owned()
    };
    Some(Address::new_dangerous(local, domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_dot_string_stands_in_quotes() {
        for (contact, path) in [
            ("hanako.sato@example.jp", "hanako.sato@example.jp"),
            ("ab..cd@docomo.ne.jp", "\"ab..cd\"@docomo.ne.jp"),
            ("hanako.@docomo.ne.jp", "\"hanako.\"@docomo.ne.jp"),
            (".taro@ezweb.ne.jp", "\".taro\"@ezweb.ne.jp"),
        ] {
            let address = address(contact).map(|address| address.to_string());
            assert_eq!(address.as_deref(), Some(path));
        }
        for contact in [
            "",
            "hanako",
            "a@example.jp\r\nBcc: b@example.jp",
            "a\"b@example.jp",
            "a@[192.0.2.1]",
            "a@192.0.2.1",
        ] {
            assert_eq!(address(contact), None, "{contact:?}");
        }
    }
}
