//! A mail server that can encrypt is spoken to encrypted, and one that cannot prove its name is not
//! told a word. The server is the real process, which takes what it trusts from its environment.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::sync::Arc;
use std::time::Duration;

use hearing_api::Outcome;
use hearing_server::staff::Role;
use hearing_server::store::{Location, Store};
use hearing_server::workflow::Act;
use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};
use support::mail_server::{Encryption, MailServer};
use support::{Process, Product, opinion_with};
use tempfile::TempDir;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;

/// This machine under a name that nobody takes for it, as a mail server elsewhere would be.
const ELSEWHERE: &str = "127.0.0.2";

/// A city with an answer whose writer is to be told of it.
struct City {
    directory: TempDir,
}

impl City {
    async fn with_an_answer() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let data = directory.path().join("data");
        let store = Store::open(Location::Directory(&data)).await.unwrap();
        assert!(
            store
                .add_account("clerk", Role::Publisher, "")
                .await
                .unwrap()
        );
        let clerk = store.credentials("clerk").await.unwrap().unwrap();
        let opinion = opinion_with("contact", "hanako@example.jp");
        let stamp = support::keep_new(&store, opinion).await;
        let number = store.number_of(stamp.receipt).await.unwrap().unwrap();
        let answer = Act::Answer {
            outcome: Outcome::Planned,
            text: "居場所を増やします。".to_owned(),
        };
        let done = store.act(clerk.account.id, number, None, &answer).await;
        assert_eq!(done.unwrap(), Ok(()));
        store.close().await;
        Self { directory }
    }

    /// Starts the server with this mail server, where only the holder of this certificate is trusted.
    fn start(&self, smtp_url: &str, trusted: &CertifiedKey<KeyPair>) -> Process {
        let certificates = self.directory.path().join("trusted.pem");
        std::fs::write(&certificates, trusted.cert.pem()).unwrap();
        Process::start_in(
            [("SSL_CERT_FILE", certificates.to_str().unwrap())],
            &self.directory.path().join("data"),
            &[
                "--smtp-url",
                smtp_url,
                "--mail-from",
                "navi@city.example.jp",
                "--public-url",
                "https://navi.example.jp",
            ],
        )
    }
}

fn certified(name: &str) -> CertifiedKey<KeyPair> {
    generate_simple_self_signed([name.to_owned()]).unwrap()
}

fn acceptor(of: &CertifiedKey<KeyPair>) -> TlsAcceptor {
    let key = PrivatePkcs8KeyDer::from(of.signing_key.serialize_der());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![of.cert.der().clone()], key.into())
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_is_encrypted_from_the_start_takes_the_mail() {
    takes_an_encrypted_mail("smtps", Encryption::Wrapped).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_offers_encryption_is_asked_for_it_first() {
    takes_an_encrypted_mail("smtp", Encryption::OnDemand).await;
}

/// Fails if no mail comes to the mail server of this kind, or one that is not encrypted, or no
/// password.
async fn takes_an_encrypted_mail(scheme: &str, encryption: fn(TlsAcceptor) -> Encryption) {
    let certified = certified(ELSEWHERE);
    let (_city, mail_server, _server) =
        city_that_writes_to(scheme, encryption(acceptor(&certified)), &certified).await;
    let comes = async {
        while mail_server.accepted().is_empty() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let came = tokio::time::timeout(Duration::from_secs(60), comes).await;
    assert!(came.is_ok(), "no mail came");
    assert!(mail_server.accepted()[0].is_encrypted);
    assert_eq!(mail_server.passwords(), ["\0navi\0geheim"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_nobody_vouches_for_is_told_nothing() {
    let stranger = certified(ELSEWHERE);
    let under_another_name = certified("mail.example.jp");
    for (shown, trusted) in [
        (&stranger, &certified(ELSEWHERE)),
        (&under_another_name, &under_another_name),
    ] {
        for (scheme, encryption) in [
            ("smtps", Encryption::Wrapped(acceptor(shown))),
            ("smtp", Encryption::OnDemand(acceptor(shown))),
        ] {
            let log = is_told_nothing(scheme, encryption, trusted).await;
            assert!(log.contains("certificate"), "it says why: {log}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_elsewhere_without_encryption_is_told_nothing() {
    let log = is_told_nothing("smtp", Encryption::None, &certified(ELSEWHERE)).await;
    assert!(log.contains("no encryption"), "it says why: {log}");
}

/// Fails if the mail server of this kind hears of the mail or of the password; the server's log.
async fn is_told_nothing(
    scheme: &str,
    encryption: Encryption,
    trusted: &CertifiedKey<KeyPair>,
) -> String {
    let (_city, mail_server, mut server) = city_that_writes_to(scheme, encryption, trusted).await;
    mail_server.is_left().await;
    server.terminate();
    let (log, _) = tokio::task::block_in_place(|| server.wait());
    assert!(mail_server.accepted().is_empty());
    assert!(mail_server.passwords().is_empty());
    log
}

/// A city with an answer, a mail server of this kind elsewhere, and the server that is to tell it.
async fn city_that_writes_to(
    scheme: &str,
    encryption: Encryption,
    trusted: &CertifiedKey<KeyPair>,
) -> (City, MailServer, Process) {
    let city = City::with_an_answer().await;
    let mail_server = MailServer::start_at(ELSEWHERE, encryption).await;
    let url = format!("{scheme}://navi:geheim@{}", mail_server.address);
    let server = city.start(&url, trusted);
    (city, mail_server, server)
}
