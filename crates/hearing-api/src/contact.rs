//! The address for the answer: the form that it is kept in, and what no mail can be sent to.

use plan_search::fold::is_ignorable;

use crate::text::{is_blank, to_half_width};
use crate::violation::Rule;

/// The most characters that an e-mail address may have.
pub const CONTACT_MAX: usize = 254;

/// Whether a mail can be sent to this address, in the form that it is kept in.
pub fn is_address(contact: &str) -> bool {
    broken_contact_rule(contact).is_none()
}

/// Full-width letters and signs as ASCII, since Japanese keyboards write them; nothing blank around
/// the address or hidden in it; and without the quotes in which mail programs ask for `"ab..cd"@docomo.ne.jp`.
pub(crate) fn normalized_contact(contact: &str) -> String {
    let contact: String = contact
        .trim_matches(|c| is_blank(c) || is_ignorable(c))
        .chars()
        .filter(|c| !is_ignorable(*c))
        .map(to_half_width)
        .collect();
    match contact
        .strip_prefix('"')
        .and_then(|rest| rest.split_once("\"@"))
    {
        Some((local, domain)) => [local, domain].join("@"),
        None => contact,
    }
}

/// The rule that a normalised address breaks.
///
/// It asks only whether a mail can be sent there; whether somebody gets it is known when the answer
/// has been sent. Dots may stand side by side and at either end, as in old addresses of mobile
/// carriers.
pub(crate) fn broken_contact_rule(contact: &str) -> Option<Rule> {
    if contact.chars().count() > CONTACT_MAX {
        return Some(Rule::TooLong);
    }
    let local_part = |local: &str| {
        (1..=64).contains(&local.len())
            && local
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b))
    };
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // What ends in a number is an IP address, or no name at all.
    let is_number = |label: &str| label.bytes().all(|b| b.is_ascii_digit());
    let domain = |domain: &str| {
        domain.split('.').all(label)
            && domain
                .rsplit_once('.')
                .is_some_and(|(_, last)| !is_number(last))
    };
    match contact.rsplit_once('@') {
        Some((before, behind)) if local_part(before) && domain(behind) => None,
        _ => Some(Rule::NotAnAddress),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(contact: &str) -> Option<Rule> {
        broken_contact_rule(&normalized_contact(contact))
    }

    #[test]
    fn an_address_has_the_shape_of_one() {
        for contact in [
            "a@b.jp",
            " hanako+kamakura@example.co.jp\n",
            "\u{FEFF}hanako@\u{200B}example.jp",
            "ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ",
            "a@xn--wgv71a.xn--wgv71a119e.jp",
            "a@4u.example.x1",
        ] {
            assert_eq!(rule(contact), None, "{contact:?}");
        }
        for contact in [
            "a",
            "a@",
            "@b.jp",
            "a@b",
            "a b@c.jp",
            "a@b..jp",
            "a@-b.jp",
            "a@b@c.jp",
            "花子@example.jp",
            "a@b.jp\nBcc: c@d.jp",
            "a@b.jp, c@d.jp",
            "a\0@b.jp",
            "<a@b.jp>",
            "a@192.0.2.1",
            "\"a\"b\"@c.jp",
            "\"a\r\nb\"@c.jp",
            "\"a b\"@c.jp",
            "\"\"@c.jp",
            "\"a@b.jp",
        ] {
            assert_eq!(rule(contact), Some(Rule::NotAnAddress), "{contact:?}");
        }
        let long_domain = format!("a@{}", vec!["b".repeat(63); 4].join("."));
        assert_eq!(rule(&long_domain), Some(Rule::TooLong));
    }

    #[test]
    fn old_addresses_of_mobile_carriers_are_taken_with_and_without_quotes() {
        for contact in [
            "ab..cd@docomo.ne.jp",
            "hanako.@docomo.ne.jp",
            ".taro@ezweb.ne.jp",
            "..@softbank.ne.jp",
        ] {
            assert_eq!(rule(contact), None, "{contact}");
            let (local, domain) = contact.rsplit_once('@').unwrap_or_default();
            let quoted = format!("\"{local}\"@{domain}");
            assert_eq!(normalized_contact(&quoted), contact);
        }
    }
}
