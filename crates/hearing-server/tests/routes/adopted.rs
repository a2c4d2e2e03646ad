//! A server that is started again on an adopted plan, in which policies have other codes.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use bumpalo::Bump;
use hearing_api::Subject;
use hearing_server::staff::Role;
use hearing_server::store::{PolicyFilter, QueueFilter};
use hearing_server::workflow::Act;
use hearing_server::{Departments, sheet};
use plan::{Plan, PolicyCode};
use plan_data::PLAN;
use seed_parser::Documents;

use crate::support::{Server, key, opinion_with, settings, settings_with};
use crate::voices::act;

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

    let adopted = server.started_again(&ADOPTED, &files, settings());
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

    let adopted = server.started_again(&ADOPTED, &[], settings());
    let kept = adopted.store.exported(0).await.unwrap();
    let found: Vec<_> = kept.iter().map(|opinion| opinion.subject).collect();
    assert_eq!(found, subjects);
    for (subject, receipt) in subjects.iter().zip(&receipts) {
        assert!(subject.exists(&ADOPTED), "{subject}");
        assert_eq!(subject.label(&ADOPTED), subject.label(&PLAN));
        let page = adopted.get(&format!("/opinions/{receipt}")).await;
        if let Some(text) = subject.policy() {
            let name = PLAN.text(text).unwrap().name;
            let link = format!("href=\"/policies/{text}\">施策 {} {name}", text.code);
            assert!(page.text().contains(&link), "{subject}: {}", page.text());
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
    let adopted = server.started_again(&ADOPTED, &[], settings());
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

/// Sends an opinion about this subject with these words, and publishes it.
async fn published(server: &Server, subject: &str, words: &str) {
    let mut opinion = opinion_with("subject", subject);
    opinion["text"] = words.into();
    let answer = server.post(&key(), opinion.to_string()).await;
    assert_eq!(answer.status, 201, "{subject}: {}", answer.text());
    let id = server.number("SELECT MAX(id) FROM opinions").await;
    let clerk = server.signed_in(Role::Publisher).await;
    act(server, &clerk, id, Act::Publish).await;
}

#[tokio::test]
async fn a_list_or_feed_under_a_former_code_goes_on() {
    let files = [("index.html", "")];
    let server = Server::with_files(&files).await;
    for (subject, words) in [
        ("000-4-10", "住まいの声"),
        ("000-3-15", "歴史の声"),
        ("000-0-2", "共生の声"),
        ("001-5-3", "人事の声"),
    ] {
        published(&server, subject, words).await;
    }
    let adopted = server.started_again(&ADOPTED, &files, settings());
    published(&adopted, "005-1-3", "決まった住まいの声").await;
    published(&adopted, "005-2-7", "継承の声").await;
    let clerk = adopted.signed_in(Role::Viewer).await;
    let cookie = clerk.cookie();
    let every = [
        "「住まいの声",
        "歴史の声",
        "共生の声",
        "人事の声",
        "決まった住まいの声",
        "継承の声",
    ];
    for (code, name, expected) in [
        (
            "4-10",
            "4-10 住宅（以前の施策）",
            &["「住まいの声", "決まった住まいの声"][..],
        ),
        ("1-3", "1-3 住宅", &["「住まいの声", "決まった住まいの声"]),
        ("3-15", "（以前の施策）", &["歴史の声", "継承の声"]),
        ("2-6", "2-6 歴史遺産", &["歴史の声"]),
        ("0-2", "0-2 共生（以前の施策）", &["共生の声"]),
        ("5-4", "5-4 ", &["人事の声"]),
    ] {
        let list = adopted.get(&format!("/voices?policy={code}")).await;
        let chosen = list.text().split(" selected").nth(1).unwrap();
        let chosen = chosen.split("</option>").next().unwrap();
        assert!(chosen.contains(name), "{code}: {chosen}");
        let feed = adopted
            .get(&format!("/voices/feed.atom?policy={code}"))
            .await;
        let queue = format!("/staff?policy={code}&status=any");
        let queue = adopted.get_with(&queue, &[("cookie", &cookie)]).await;
        for words in every {
            let is_expected = expected.contains(&words);
            let words = words.trim_start_matches('「');
            // One has the other's words behind it.
            let has = |text: &str| match words {
                "住まいの声" => text.replace("決まった住まいの声", "").contains(words),
                _ => text.contains(words),
            };
            for (page, answer) in [("list", &list), ("feed", &feed), ("queue", &queue)] {
                assert_eq!(has(answer.text()), is_expected, "{page} {code}: {words}");
            }
        }
        assert!(
            feed.text().contains(&format!("施策 {code} ")),
            "{}",
            feed.text()
        );
    }
    // A voice leads to the text that it was about.
    let voice = adopted.get("/voices/4").await;
    assert!(
        voice
            .text()
            .contains("href=\"/policies/001-5-3\">施策 5-3 ")
    );
}

#[tokio::test]
async fn the_staff_reads_what_became_of_the_text_that_an_opinion_is_about() {
    let server = Server::bare().await;
    let cases = [
        ("000-3-15", "以前の3-15は2-6と2-7に分かれました。"),
        ("000-0-2-1", "以前の0-2は、今の計画にはありません。"),
        ("001-5-3", "以前の5-3は5-4になりました。"),
        ("001-5-1", "これは以前の文章です。"),
    ];
    for (subject, _) in cases {
        let body = opinion_with("subject", subject).to_string();
        assert_eq!(server.post(&key(), body).await.status, 201);
    }
    let adopted = server.started_again(&ADOPTED, &[], settings());
    let body = opinion_with("subject", "005-5-3").to_string();
    assert_eq!(adopted.post(&key(), body).await.status, 201);
    let clerk = adopted.signed_in(Role::Viewer).await;
    let page = async |id: usize| {
        let address = format!("/staff/opinions/{id}");
        adopted
            .get_with(&address, &[("cookie", &clerk.cookie())])
            .await
    };
    for (id, (subject, sentence)) in (1..).zip(cases) {
        let page = page(id).await;
        let text = subject.parse::<Subject>().unwrap().policy().unwrap();
        let link = format!("href=\"/policies/{text}\"");
        assert!(page.text().contains(sentence), "{subject}: {}", page.text());
        assert!(page.text().contains(&link), "{subject}");
    }
    assert!(!page(5).await.text().contains("href=\"/policies/"));
}

#[tokio::test]
async fn a_code_that_no_policy_had_before_is_the_new_ones() {
    let server = Server::bare().await;
    let adopted = server.started_again(&ADOPTED, &[], settings());
    for (sent, kept) in [
        ("1-4", "005-1-4"),
        ("2-7", "005-2-7"),
        ("5-3", "001-5-3"),
        ("4-10", "000-4-10"),
        ("005-5-3", "005-5-3"),
    ] {
        let body = opinion_with("subject", sent).to_string();
        assert_eq!(adopted.post(&key(), body).await.status, 201, "{sent}");
        let opinions = adopted.store.exported(0).await.unwrap();
        let last = opinions.last().unwrap();
        assert_eq!(last.subject.to_string(), kept, "{sent}");
    }
    for unknown in ["1-9", "000-1-4", "005-4-10"] {
        let body = opinion_with("subject", unknown).to_string();
        assert_eq!(adopted.post(&key(), body).await.status, 422, "{unknown}");
    }
}

#[tokio::test]
async fn a_sheet_of_a_moved_policy_is_of_the_one_that_it_became() {
    let server = Server::with_files(&[("index.html", "")]).await;
    let adopted = server.started_again(&ADOPTED, &[("index.html", "")], settings());
    let sheet = adopted.get("/card?p=4-10,2-2").await;
    assert!(
        sheet.text().contains("href=\"/policies/1-3\""),
        "{}",
        sheet.text()
    );
    assert!(!sheet.text().contains("この番号の施策はありません"));
    let gone = adopted.get("/card?p=0-2").await;
    assert!(gone.text().contains("この番号の施策はありません：0-2"));
}

#[test]
fn paper_that_names_a_policy_is_about_that_one() {
    let read = |cell: &str| {
        let file = format!("comment-id,comment-body,attribute_subject\np-1,意見,{cell}\n");
        let sheet = sheet::read(file.as_bytes(), Some("大船支所"), &ADOPTED).unwrap();
        let refused = sheet.refused.iter().map(|it| it.reason.clone());
        let subjects = sheet
            .opinions
            .iter()
            .map(|it| it.opinion.subject.to_string());
        refused.chain(subjects).collect::<Vec<_>>().join(" ")
    };
    let of = |text: &str| text.parse::<Subject>().unwrap();
    for id in [
        "001-5-3",
        "005-5-3",
        "000-0-2",
        "000-3-15",
        "001-5-3-1",
        "000-0-2-1",
        "005-1-4",
    ] {
        assert_eq!(read(&of(id).label(&ADOPTED)), id);
    }
    for (cell, subject) in [
        ("2-7", "005-2-7"),
        ("1-4 架空の施策", "005-1-4"),
        ("共生", "000-0-2"),
    ] {
        assert_eq!(read(cell), subject, "{cell}");
    }
    // Two policies have had this code.
    let asked = read("施策5-3");
    assert!(
        asked.contains("番号のうしろに名前も書いてください。"),
        "{asked}"
    );
}

#[test]
fn a_departments_file_with_a_former_code_is_told_the_present_one() {
    for (code, expected) in [
        ("4-10", "the plan has no policy 4-10 now: it became 1-3"),
        (
            "3-15",
            "the plan has no policy 3-15 now: it became 2-6 and 2-7",
        ),
        ("0-2", "the plan has no policy 0-2 now: leave it out"),
        ("5-99", "the plan has no policy 5-99"),
    ] {
        let file = tempfile::NamedTempFile::new().unwrap();
        let text = format!("[[department]]\nid = \"a\"\nname = \"課\"\npolicies = [\"{code}\"]\n");
        std::fs::write(file.path(), text).unwrap();
        let refused = Departments::load(file.path(), &ADOPTED).unwrap_err();
        assert_eq!(refused.root_cause().to_string(), expected);
    }
}

#[tokio::test]
async fn an_opinion_is_one_departments_even_where_its_policy_was_split() {
    let server = Server::bare().await;
    for subject in ["000-3-15", "000-4-10", "000-0-2", "001-5-3"] {
        let body = opinion_with("subject", subject).to_string();
        assert_eq!(server.post(&key(), body).await.status, 201);
    }
    let departments = "[[department]]\nid = \"first\"\nname = \"一課\"\npolicies = [\"5-3\"]\n\
         [[department]]\nid = \"second\"\nname = \"二課\"\npolicies = [\"2-6\", \"1-3\"]\n\
         [[department]]\nid = \"third\"\nname = \"三課\"\npolicies = [\"2-7\", \"5-4\"]\n";
    let adopted = server.started_again(&ADOPTED, &[], settings_with(departments, &ADOPTED));
    let clerk = adopted.signed_in(Role::Viewer).await;
    for (department, expected) in [("first", &[3][..]), ("second", &[1, 2]), ("third", &[4])] {
        let address = format!("/staff?department={department}&status=any");
        let queue = adopted
            .get_with(&address, &[("cookie", &clerk.cookie())])
            .await;
        for id in 1..=4 {
            let is_listed = queue.text().contains(&format!("/staff/opinions/{id}?"));
            assert_eq!(is_listed, expected.contains(&id), "{department}: {id}");
        }
    }
}
