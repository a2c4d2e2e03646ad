//! A server that is started again on an adopted plan, in which policies have other codes.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use bumpalo::Bump;
use hearing_api::Subject;
use hearing_server::store::{PolicyFilter, QueueFilter};
use plan::{Plan, PolicyCode};
use plan_data::PLAN;
use seed_parser::Documents;

use crate::support::{Server, key, opinion_with};

/// How many opinions there are about each kind of subject.
const OF_EACH_KIND: usize = 30;

static ADOPTED: LazyLock<Plan<'static>> = LazyLock::new(|| {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let documents = Documents::load(|name| invented_edition::read(&seeds, name)).unwrap();
    let (plan, diagnostics) = seed_parser::parse(&documents, Box::leak(Box::new(Bump::new())));
    assert_eq!(diagnostics, []);
    plan
});

#[tokio::test]
async fn an_address_with_an_old_code_leads_to_the_policy_that_has_another() {
    let files = [
        ("index.html", "ホーム"),
        ("policies/1-3/index.html", "住宅"),
        ("policies/3-15/index.html", "分かれた"),
        ("policies/0-2/index.html", "なくなった"),
        ("policies/4-10/index.html", "番号が変わった"),
    ];
    let server = Server::with_files(&files).await;
    assert_eq!(server.get("/policies/4-10").await.status, 200);

    let adopted = server.started_again(&ADOPTED, &files);
    let moved = adopted.get("/policies/4-10?ref=mail").await;
    assert_eq!(moved.status, 307);
    assert_eq!(moved.header("location"), "/policies/1-3?ref=mail");
    for (address, text) in [
        ("/policies/1-3", "住宅"),
        ("/policies/3-15", "分かれた"),
        ("/policies/0-2", "なくなった"),
    ] {
        let answer = adopted.get(address).await;
        assert_eq!(
            (answer.status.as_u16(), answer.text()),
            (200, text),
            "{address}"
        );
    }
}

/// Thirty subjects of each kind, among them all whose policy has another code, two or none.
fn subjects() -> Vec<Subject> {
    let of = |text: &str| text.parse::<Subject>().unwrap();
    let mut policies: Vec<Subject> = PLAN
        .policies
        .iter()
        .map(|policy| Subject::Policy(policy.id()))
        .rev()
        .collect();
    for first in ["000-0-2", "000-3-15", "000-4-10", "001-5-3", "000-5-3"] {
        policies.retain(|it| *it != of(first));
        policies.insert(0, of(first));
    }
    let measures = PLAN.policies.iter().rev().flat_map(|policy| {
        let measures = policy.measures.iter();
        measures.map(|measure| Subject::measure(policy, measure.number))
    });
    let goals = ["goal-1", "goal-2", "goal-3"].into_iter().cycle().map(of);
    let wholes = std::iter::repeat_n(Subject::Plan, OF_EACH_KIND);
    wholes
        .chain(goals.take(OF_EACH_KIND))
        .chain(policies.into_iter().take(OF_EACH_KIND))
        .chain(measures.take(OF_EACH_KIND))
        .collect()
}

#[tokio::test]
async fn opinions_stay_with_the_text_that_they_were_about() {
    let server = Server::bare().await;
    let subjects = subjects();
    let mut receipts = Vec::new();
    for subject in &subjects {
        let answer = server
            .post(
                &key(),
                opinion_with("subject", subject.to_string()).to_string(),
            )
            .await;
        assert_eq!(answer.status, 201, "{subject}: {}", answer.text());
        receipts.push(answer.json()["receipt"].as_str().unwrap().to_owned());
    }

    let adopted = server.started_again(&ADOPTED, &[]);
    let kept = adopted.store.exported(0).await.unwrap();
    let found: Vec<_> = kept.iter().map(|opinion| opinion.subject).collect();
    assert_eq!(found, subjects);
    for (subject, receipt) in subjects.iter().zip(&receipts) {
        assert!(subject.exists(&ADOPTED), "{subject}");
        assert_eq!(subject.label(&ADOPTED), subject.label(&PLAN));
        let page = adopted.get(&format!("/opinions/{receipt}")).await;
        if let Some(text) = subject.policy() {
            let name = PLAN.text(text).unwrap().name;
            assert!(page.text().contains(name), "{subject}");
        }
    }
}

#[tokio::test]
async fn who_asks_for_a_policy_finds_what_was_said_of_its_earlier_texts() {
    let server = Server::bare().await;
    for subject in subjects() {
        let body = opinion_with("subject", subject.to_string()).to_string();
        assert_eq!(server.post(&key(), body).await.status, 201);
    }
    let adopted = server.started_again(&ADOPTED, &[]);
    for (code, earlier) in [
        ("1-3", &["000-4-10"][..]),
        ("2-6", &["000-3-15"]),
        ("2-7", &["000-3-15"]),
        ("5-4", &["000-5-3", "001-5-3"]),
        ("1-4", &[]),
    ] {
        let code: PolicyCode = code.parse().unwrap();
        let filter = QueueFilter {
            policy: Some(PolicyFilter::new(code, &ADOPTED)),
            ..QueueFilter::default()
        };
        let (queue, _) = adopted.store.queue(&filter).await.unwrap();
        let of: BTreeSet<_> = queue
            .iter()
            .filter_map(|opinion| opinion.subject.policy())
            .map(|text| text.to_string())
            .collect();
        assert_eq!(
            of,
            earlier.iter().map(|it| (*it).to_owned()).collect(),
            "{code}"
        );
    }
}
