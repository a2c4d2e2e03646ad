//! Markup as it was when it was last looked at, so that a review sees what a change of it changes.
//! CONTRIBUTING.md has how one is accepted.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/outline.rs"]
mod outline;

use hearing_api::{
    Field, HistoryEntry, Kind, OpinionForm, OpinionStatus, Receipt, Rule, Status, Subject,
    Violation,
};
use insta::assert_snapshot;
use maud::{Markup, html};
use outline::{element, folded};
use pages::components::breadcrumb::breadcrumb;
use pages::components::filter_panel::{choice_states, filter_panel};
use pages::components::language_switch::form_buttons;
use pages::components::opinion_form::{OpinionFormView, Step};
use pages::components::policy_card::{naming_card, policy_card, policy_row};
use pages::pages::receipt::{ReceiptPage, Typed, receipt, receipt_refused};
use pages::shell::{Assets, Device, Page, Site};
use pages::urls::Route;
use plan::filter::{self, Filter, Findings};
use plan::{LifeStage, Policy};
use plan_data::PLAN;

fn outline(markup: &Markup) -> String {
    outline::outline(&markup.0)
}

fn policy() -> &'static Policy<'static> {
    PLAN.policy("2-2".parse().unwrap()).unwrap()
}

fn of_infants() -> Filter {
    Filter {
        life_stages: vec![LifeStage::Infant],
        ..Filter::default()
    }
}

#[test]
fn a_policy_in_a_list() {
    let row = policy_row(policy());
    assert_snapshot!("policy_row", outline(&row));
    let card = policy_card(policy(), &|_| Vec::new(), &[]);
    assert_snapshot!("policy_card", outline(&card));
}

#[test]
fn a_policy_whose_words_name_the_reader() {
    let Findings::Audience { named, .. } = filter::find(&PLAN, &of_infants(), None) else {
        panic!("a life stage is an audience");
    };
    let of_policy = |naming: &&filter::Naming<'_>| naming.policy.code == policy().code;
    let naming = named.iter().find(of_policy).unwrap();
    let card = naming_card(naming, &|_| Vec::new());
    assert_snapshot!("naming_card", outline(&card));
}

#[test]
fn the_choices_beside_the_list() {
    let filter = of_infants();
    let states = choice_states(&filter, &filter::counts(&PLAN, &filter, None));
    let panel = outline(&filter_panel(&filter, &states));
    assert_snapshot!("filter_panel", folded(&panel, "<fieldset"));
    assert_snapshot!("filter_group", element(&panel, "<fieldset"));
}

#[test]
fn the_way_to_a_voice() {
    assert_snapshot!("breadcrumb", outline(&breadcrumb(&Route::Voice(7))));
}

#[test]
fn the_languages_over_the_form() {
    assert_snapshot!("language_buttons", outline(&form_buttons()));
}

#[test]
fn the_steps_of_the_form() {
    let form = OpinionFormView {
        plan: &PLAN,
        form: &OpinionForm::default(),
        key: "key",
        violations: &[Violation::new(Field::Text, Rule::Required)],
        has_app: true,
        proposed: &[],
    };
    let form = outline(&form.markup());
    let step = |step: Step| {
        let tag = format!("<section class=\"opinion-form__step\" id=\"{}\"", step.id());
        element(&form, &tag)
    };
    assert_snapshot!("opinion_form_text", step(Step::Text));
    assert_snapshot!("opinion_form_check", step(Step::Check));
}

/// A page whose breadcrumb is another snapshot's.
fn below_the_way(page: &Markup) -> String {
    folded(&outline(page), "<nav class=\"breadcrumb\"")
}

#[test]
fn the_page_of_a_receipt() {
    let entry = |status, at: &str| HistoryEntry {
        status,
        at: at.to_owned(),
        reason: None,
    };
    let (received, claimed) = ("2026-04-01T00:05:09Z", "2026-04-03T00:05:09Z");
    let opinion = OpinionStatus {
        receipt: Receipt::from_random([7; 11]),
        subject: Subject::Plan,
        assigned: None,
        kind: Kind::Request,
        status: Status::InReview,
        received_at: received.to_owned(),
        read_at: Some("2026-04-02T00:05:09Z".to_owned()),
        history: vec![
            entry(Status::Received, received),
            entry(Status::InReview, claimed),
        ],
        expected_by: Some("2026-05-01".to_owned()),
        answer: None,
        is_announced: Some(true),
        is_helpful: None,
        has_control_code: true,
        undo_until: None,
        voice: None,
    };
    let page = receipt(&ReceiptPage {
        opinion: &opinion,
        plan: &PLAN,
        city: None,
        failure: None,
        typed: Typed::default(),
        has_just_arrived: false,
        own: None,
    });
    assert_snapshot!("receipt", below_the_way(&page));
}

#[test]
fn the_page_of_a_receipt_that_leads_nowhere() {
    let page = receipt_refused("7K3", "Why");
    assert_snapshot!("receipt_refused", below_the_way(&page));
}

/// A page of a site, the whole document.
fn document(site: &Site) -> String {
    let page = Page {
        route: &Route::About,
        title: "A<",
        description: "B\"",
        has_app: true,
        content: html! { p { "C" } },
    };
    outline(&site.document(&page, Device::Own))
}

#[test]
fn a_page_in_its_document() {
    let document = document(&Site {
        assets: Assets::of_manifest(|name| Some(format!("/assets/{name}"))).ok(),
        public_url: Some("https://navi.example.jp".to_owned()),
        ..Site::default()
    });
    let frame = "<div id=\"app\"";
    assert_snapshot!("document", folded(&document, frame));
    assert_snapshot!("frame", element(&document, frame));
}

#[test]
fn a_page_of_a_server_without_an_app() {
    assert_snapshot!("bare_document", document(&Site::default()));
}
