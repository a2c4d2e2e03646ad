//! The pages of opinions and voices that the server writes, each with everything that it can say.

use hearing_api::{
    Answer, Area, ControlCode, Field, Finding, HistoryEntry, Kind, Misspelling, OpinionForm,
    OpinionStatus, Outcome, PersonalData, Problem, ProblemType, Receipt, Rule, Statistics, Status,
    Subject, TextLanguage, Violation, Voice,
};
use maud::Markup;
use pages::components::answer::entry_label;
use pages::components::opinion_form::{OpinionFormView, ReturnReason, ReturnedForm};
use pages::components::receipt_picture::receipt_picture;
use pages::language::tr;
use pages::misspelling::{misspelt_code, misspelt_receipt};
use pages::pages::card::{Asked, card};
use pages::pages::not_found::not_found;
use pages::pages::opinion_check::{self, OpinionCheck, opinion_check};
use pages::pages::original::with_summary;
use pages::pages::problem::{in_one_line, problem};
use pages::pages::receipt::{
    Failure, Obstacle, Own, ProvenForm, ReceiptPage, Typed, receipt, receipt_refused,
};
use pages::pages::returned_opinion::{self, returned_opinion};
use pages::pages::voices::{AskedFilter, Support, VoiceList, voice, voice_list, voice_title};
use pages::shell::{Assets, Device, Site};
use pages::urls::Route;
use plan::{LifeStage, PartnerRole};
use plan_data::PLAN;

const TIME: &str = "2026-04-01T00:05:09Z";
/// Words in no language, which look like a telephone number.
const TEXT: &str = "0467-23-3000";

/// What the server says in feeds, calendars and mails, and a city on its pages.
const ELSEWHERE: [&str; 35] = [
    "お問い合わせ：",
    "（{item}）",
    "{site}からお送りいただいたご意見に、市が回答しました。",
    "{site}からお送りいただいたご意見への市の回答を、改めました（訂正）。",
    "{site}からお送りいただいたご意見は、計画の対象ではないため、対応を終えました。",
    "{site}からお送りいただいたご意見について、前にお知らせした内容を改めました（訂正）。",
    "ご意見に市が回答しました",
    "【訂正】ご意見への市の回答を改めました",
    "ご意見についてのお知らせ",
    "【訂正】ご意見についてのお知らせ",
    "次のページでお読みいただけます。",
    "前の回答に代わるものです。次のページでお読みいただけます。",
    "理由は、次のページでお読みいただけます。",
    "（ほかに{count}件のご意見についても同じです。）",
    "このページのアドレスを知っている人は、市からの回答を読むことができます。",
    "ほかの人に知らせないようお願いします。",
    "このメールは、ご意見とともに入力されたアドレスに、自動でお送りしています。",
    "返信されても、お答えできません。",
    "お心当たりのない方は、お手数ですがこのメールを削除してください。",
    "（電話 {number}）",
    "{title}。{detail}",
    "ご意見の対応状況",
    "公開された声と市の回答",
    "ご意見：",
    "市の回答の目安の日（{site}）",
    "市の回答（{outcome}）：",
    "市の回答：{outcome}",
    "施策 {code}",
    "{policy}（以前の施策）",
    "送った意見に、市がこの日ごろまでに回答します。受付番号で、いつでも行方を見られます。",
    "鎌倉市",
    "意見が市に届きました",
    "ありがとうございます。計画を担当する職員が読みます。下の番号を控えるか、この画面を写真に撮ってください。",
    "届きました",
    "「意見を送る」の画面からお送りください。",
];

/// Asks for the words that stand in no page of these.
pub fn ask_besides() {
    let labels = Status::ALL
        .iter()
        .flat_map(|it| [it.label(), it.explained()]);
    let outcomes = Outcome::ALL.iter().map(|it| it.label());
    for words in labels.chain(outcomes).chain(ELSEWHERE) {
        tr(words);
    }
    for month in 1..=12 {
        pages::dates::date_in_words(&format!("2026-{month:02}-01"));
    }
    for hour in [0, 5] {
        pages::dates::time_in_words(&format!("2026-04-01T0{hour}:05:09Z"));
    }
    for misspelling in Misspelling::ALL {
        misspelt_receipt(hearing_api::InvalidReceipt(misspelling));
        misspelt_code(hearing_api::InvalidControlCode(misspelling));
    }
    for obstacle in Obstacle::ALL {
        obstacle.sentence(&[]);
    }
    for rule in Rule::ALL {
        for field in Field::ALL {
            tr(Violation::new(*field, *rule).message());
        }
    }
    for kind in PersonalData::ALL {
        tr(kind.label());
    }
}

/// A site that nobody answers for.
pub fn site() -> Site {
    Site {
        assets: Assets::of_manifest(|name| Some(format!("/assets/{name}"))).ok(),
        ..Site::default()
    }
}

/// The pages by a name, as the server answers with them.
pub fn pages(site: &Site) -> Vec<(String, String)> {
    let groups = [
        (Route::Send(None), forms()),
        (Route::Opinion(String::new()), receipts()),
        (Route::Voices(String::new()), voices()),
        (Route::NotFound, problems()),
        (Route::Card(String::new()), sheets()),
    ];
    let document = |route: &Route, at: usize, content: Markup| {
        let page = site.app_document(route, content, Device::Own);
        (format!("{route} {at}"), page.into_string())
    };
    let of_group = |(route, contents): (Route, Vec<Markup>)| {
        let contents = contents.into_iter().enumerate();
        let pages = contents.map(|(at, content)| document(&route, at, content));
        pages.collect::<Vec<_>>()
    };
    groups.into_iter().flat_map(of_group).collect()
}

/// わたしの一枚: of nothing, and of more than there is room for.
fn sheets() -> Vec<Markup> {
    let sheet = |query| {
        let asked = Asked::read(query, &PLAN);
        with_summary(&asked.route(), || card(&asked, "", ""))
    };
    vec![sheet(""), sheet("p=2-2,3-11,1-1,5-9,9-9")]
}

fn subjects() -> Vec<Subject> {
    let subjects = ["plan", "undecided", "goal-1", "000-2-2", "000-2-2-3"];
    subjects.iter().filter_map(|it| it.parse().ok()).collect()
}

fn filled(subject: Subject) -> OpinionForm {
    let mut form = OpinionForm::default();
    for (field, value) in [
        (Field::Subject, subject.to_string()),
        (Field::Kind, Kind::Request.to_string()),
        (Field::Text, TEXT.to_owned()),
        (Field::Lang, TextLanguage::Other.to_string()),
        (Field::LifeStage, LifeStage::Senior.to_string()),
        (Field::PartnerRole, PartnerRole::ALL[0].to_string()),
        (Field::Area, Area::Ofuna.to_string()),
        (Field::MayPublish, "true".to_owned()),
        (Field::Contact, "a@example.jp".to_owned()),
    ] {
        form.set(field, value);
    }
    form
}

fn finding() -> Finding {
    Finding {
        kind: PersonalData::Telephone,
        range: 0..TEXT.len(),
    }
}

fn returned(form: &OpinionForm, reason: Option<ReturnReason>, wrong: &[Violation]) -> Markup {
    let findings = [finding()];
    let proposed = subjects();
    let returned = ReturnedForm {
        view: OpinionFormView {
            plan: &PLAN,
            form,
            key: "key",
            violations: wrong,
            has_app: false,
            proposed: &proposed,
        },
        reason,
        findings: if reason.is_none() && wrong.is_empty() {
            &findings
        } else {
            &[]
        },
    };
    returned_opinion::title(&returned);
    returned_opinion(&returned)
}

fn forms() -> Vec<Markup> {
    let wrong: Vec<_> = Field::ALL
        .iter()
        .map(|field| Violation::new(*field, Rule::Required))
        .collect();
    let empty = OpinionForm::default();
    let mut pages = vec![returned(&empty, None, &wrong)];
    for reason in ReturnReason::ALL {
        pages.push(returned(&empty, Some(*reason), &[]));
    }
    opinion_check::title();
    for subject in subjects() {
        let form = filled(subject);
        pages.push(returned(&form, None, &[]));
        pages.push(opinion_check(&OpinionCheck {
            form: &form,
            key: "key",
            findings: &[finding()],
            proposed: &subjects(),
            plan: &PLAN,
        }));
    }
    pages.push(opinion_check(&OpinionCheck {
        form: &empty,
        key: "key",
        findings: &[],
        proposed: &[],
        plan: &PLAN,
    }));
    pages
}

fn answered(outcome: Outcome) -> Answer {
    Answer {
        outcome,
        text: "取り入れました。".to_owned(),
        answered_at: TIME.to_owned(),
    }
}

fn status_of(status: Status, subject: Subject) -> OpinionStatus {
    let entry = |status| HistoryEntry {
        status,
        at: TIME.to_owned(),
        reason: Some("計画のことではないためです。".to_owned()),
    };
    let mut history = vec![entry(Status::Received)];
    if status != Status::Received {
        history.push(entry(Status::InReview));
    }
    if matches!(status, Status::Answered | Status::Merged) {
        history.push(entry(status));
    }
    history.push(entry(status));
    OpinionStatus {
        receipt: Receipt::from_random([7; 11]),
        subject,
        assigned: None,
        kind: Kind::Request,
        status,
        received_at: TIME.to_owned(),
        read_at: None,
        history,
        expected_by: Some("2026-05-01".to_owned()),
        answer: None,
        is_announced: None,
        is_helpful: None,
        has_control_code: true,
        undo_until: None,
        voice: None,
    }
}

fn receipts() -> Vec<Markup> {
    let mut pages = Vec::new();
    let mut show = |opinion: &OpinionStatus, own: Option<Own<'_>>, failure| {
        for at in 0..opinion.history.len() {
            entry_label(&opinion.history, at);
        }
        pages.push(receipt(&ReceiptPage {
            opinion,
            plan: &PLAN,
            city: None,
            failure,
            typed: Typed::default(),
            has_just_arrived: own.is_some(),
            own,
        }));
    };
    let own = Own {
        code: ControlCode::from_tag([7; 5]),
        key: "key",
    };
    for status in Status::ALL {
        for subject in subjects() {
            show(&status_of(*status, subject), None, None);
        }
        let read = OpinionStatus {
            read_at: Some(TIME.to_owned()),
            assigned: subjects().get(3).copied(),
            is_announced: Some(*status == Status::Received),
            undo_until: Some(TIME.to_owned()),
            voice: Some(7),
            ..status_of(*status, Subject::Undecided)
        };
        show(&read, Some(own), None);
        for (outcome, is_helpful) in [(0, None), (1, Some(true)), (2, Some(false))] {
            let answered = OpinionStatus {
                answer: Outcome::ALL.get(outcome).copied().map(answered),
                has_control_code: is_helpful.is_none(),
                is_helpful,
                ..read.clone()
            };
            let code = Some((ProvenForm::Reply, "-"));
            let failure = Failure { message: "-", code };
            show(&answered, None, Some(failure));
        }
    }
    pages.push(receipt_refused(
        "7K3",
        &in_one_line(ProblemType::UnknownReceipt),
    ));
    for is_trial in [true, false] {
        let receipt = Receipt::from_random([7; 11]);
        pages.push(receipt_picture(
            receipt,
            TIME,
            "https://example.jp",
            is_trial,
        ));
    }
    pages
}

fn voice_of(at: usize, outcome: Option<Outcome>) -> Voice {
    let nth = |length: usize| at % length;
    Voice {
        id: 7,
        subject: subjects()[nth(subjects().len())],
        is_sorted: true,
        kind: Kind::ALL[nth(Kind::ALL.len())],
        life_stage: LifeStage::ALL.get(at).copied(),
        partner_role: PartnerRole::ALL.get(at).copied(),
        area: Area::ALL.get(at).copied(),
        text: "公園を増やしてほしいです。".to_owned(),
        lang: TextLanguage::Japanese,
        status: outcome.map_or(Status::ALL[nth(Status::ALL.len())], |_| Status::Answered),
        reason: Some("計画のことではないためです。".to_owned()),
        answer: outcome.map(answered),
        merged: 2,
        supports: 3,
        published_at: TIME.to_owned(),
        corrected_at: None,
    }
}

fn voices() -> Vec<Markup> {
    let outcomes = Outcome::ALL.iter().copied().map(Some).chain([None; 6]);
    let voices: Vec<_> = outcomes
        .enumerate()
        .map(|(at, it)| voice_of(at, it))
        .collect();
    let statistics = Statistics {
        received: 60,
        answered: 30,
        median_days: Some(12),
        by_outcome: Outcome::ALL.iter().map(|it| (*it, 5)).collect(),
        undecided: 10,
        by_text: "000-2-2".parse().map(|it| (it, 50)).into_iter().collect(),
    };
    let few = Statistics {
        received: 9,
        answered: 6,
        ..Statistics::default()
    };
    let unanswered = Statistics {
        received: 9,
        ..Statistics::default()
    };
    let mut pages = Vec::new();
    for (voices, next, statistics) in [
        (&voices[..], Some("_7"), &statistics),
        (&[], None, &few),
        (&[], None, &unanswered),
    ] {
        pages.push(voice_list(&VoiceList {
            asked: AskedFilter::default(),
            voices,
            behind: "",
            next,
            statistics,
            plan: &PLAN,
        }));
    }
    for support in [Support::Open, Support::Said, Support::Uncounted] {
        for shown in &voices {
            voice_title(shown, &PLAN);
            pages.push(voice(shown, support, &PLAN));
        }
    }
    pages
}

fn problems() -> Vec<Markup> {
    let problems = ProblemType::ALL.iter();
    let problems = problems.map(|it| problem(&Problem::new(*it)));
    problems.chain([not_found()]).collect()
}
