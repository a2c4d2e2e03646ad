//! By what an opinion is known to be the one that was sent before.

use hearing_api::{Consent, NewOpinion};
use sha2::{Digest, Sha256};

use super::Error;

/// What stands in the place of an opinion's digest once part of what it was made of is forgotten:
/// with the words, which stay, it would confirm a guess of the rest.
pub(super) const FORGOTTEN: &[u8] = &[];

/// The digest of what was sent, after both sides' normalisation: the same words sent once by the
/// app and once by a bare form are the same opinion. The version of the consent is no part of it, and
/// a policy that earlier apps named without its edition is digested as they named it, so that what an
/// older app sent is the same opinion when the app of today sends it again.
pub(super) fn digest(opinion: &NewOpinion) -> Result<[u8; 32], Error> {
    let sent = NewOpinion {
        consent: Consent::default(),
        ..opinion.clone()
    };
    let unreadable = |_| Error::Unreadable("opinion");
    let json = serde_json::to_string(&sent).map_err(unreadable)?;
    let subject = |spelling: &str| format!("{{\"subject\":\"{spelling}\"");
    let code = opinion.subject.code();
    let json = match code.parse() {
        Ok(named) if opinion.subject == named => {
            json.replacen(&subject(&opinion.subject.to_string()), &subject(&code), 1)
        }
        _ => json,
    };
    Ok(Sha256::digest(json).into())
}

#[cfg(test)]
mod tests {
    use plan::LifeStage;

    use super::*;

    #[test]
    fn what_an_older_app_sent_is_the_same_opinion_today() -> Result<(), Error> {
        let sent = r#"{"subject":"plan","kind":"proposal","text":"a","life_stage":"infant","may_publish":true,"surface":"phone","language":"ja"}"#;
        let old: [u8; 32] = Sha256::digest(sent).into();
        for consent in Consent::ALL {
            let opinion = NewOpinion {
                subject: hearing_api::Subject::Plan,
                kind: hearing_api::Kind::Proposal,
                text: "a".to_owned(),
                lang: hearing_api::TextLanguage::Japanese,
                life_stage: Some(LifeStage::Infant),
                partner_role: None,
                area: None,
                may_publish: true,
                contact: None,
                surface: hearing_api::Surface::Phone,
                language: hearing_api::Language::Japanese,
                consent: *consent,
            };
            assert_eq!(digest(&opinion)?, old);
        }
        Ok(())
    }

    #[test]
    fn a_policy_named_without_its_edition_is_the_same_opinion_today() -> Result<(), Error> {
        let sent = |subject: &str| {
            format!(
                r#"{{"subject":"{subject}","kind":"question","text":"\"subject\":\"001-5-3\"","may_publish":false,"surface":"phone","language":"ja"}}"#
            )
        };
        let digest_of = |subject: &str| -> Result<[u8; 32], Error> {
            let opinion = serde_json::from_str(&sent(subject));
            digest(&opinion.map_err(|_| Error::Unreadable("opinion"))?)
        };
        for (code, today) in [("2-2", "000-2-2"), ("5-3", "001-5-3")] {
            let before: [u8; 32] = Sha256::digest(sent(code)).into();
            assert_eq!(digest_of(code)?, before);
            assert_eq!(digest_of(today)?, before);
        }
        let other: [u8; 32] = Sha256::digest(sent("000-5-3")).into();
        assert_eq!(digest_of("000-5-3")?, other);
        Ok(())
    }
}
