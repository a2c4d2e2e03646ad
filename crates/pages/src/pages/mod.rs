//! A file per page.

pub mod about;
pub mod accessibility;
pub mod basic_policy;
pub mod card;
pub mod easy;
pub mod editions;
pub mod emaki;
pub mod embed;
pub mod follow;
pub mod glossary;
pub mod goal;
pub mod goals;
pub mod home;
pub mod indicators;
pub mod kiosk_state;
pub mod leading_project;
pub mod national_strategy;
pub mod not_found;
pub mod offline;
pub mod open_data;
pub mod opinion;
pub mod opinion_check;
pub mod original;
pub mod overview;
pub mod partners;
pub mod policies;
pub mod policy;
mod policy_documents;
pub mod policy_editions;
mod policy_succession;
pub mod problem;
pub mod projects;
pub mod receipt;
pub mod returned_opinion;
pub mod search;
pub mod send;
pub mod source_document;
pub mod sources;
pub mod strategy;
mod translated_about;
mod translated_glossary;
mod translated_home;
mod translated_list;
pub mod translated_search;
pub mod unreachable;
pub mod voices;

use maud::Markup;

use crate::components::frame::{Surroundings, frame};
use crate::components::outbox_notice::Keeping;
use crate::context::PageContext;
use crate::language::{is_easy, is_japanese};
use crate::urls::Route;

/// The page at `route` in its frame, before anything is typed or kept.
pub fn framed(route: &Route) -> Markup {
    let context = PageContext::default();
    let surroundings = Surroundings::of(&context);
    frame(route, &page(route, &context), &surroundings)
}

/// What stands in the frame at `route`, before anything is typed or kept.
pub fn page(route: &Route, context: &PageContext<'_>) -> Markup {
    match route {
        Route::Policies(_) if is_easy() => easy::policies(),
        Route::Policies(filter) if !is_japanese() => translated_list::translated_list(filter),
        Route::Policies(filter) => policies::policies_without_words(filter),
        Route::Send(_) => send::unsent(),
        Route::Follow => follow::follow((&[], Keeping::default()), &[]),
        Route::Opinion(receipt) => opinion::opinion(receipt, &opinion::asking(), None),
        Route::Search(_) if is_easy() => easy::search_unasked(),
        Route::Search(_) if !is_japanese() => translated_search::translated_search_unasked(),
        Route::Search(query) => search::search_unasked(query),
        file => maud::html! { div { (self::file(file, context)) } },
    }
}

/// The page at a route that is a file.
pub fn file(route: &Route, context: &PageContext<'_>) -> Markup {
    original::with_summary(route, || text(route, context))
}

fn text(route: &Route, context: &PageContext<'_>) -> Markup {
    match route {
        Route::Home if is_easy() => easy::home(),
        Route::Goals if is_easy() => easy::goals(),
        Route::Policy(code) if is_easy() => easy::policy(*code),
        Route::Home if !is_japanese() => translated_home::translated_home(),
        Route::Home => home::home(context),
        Route::Goals => goals::goals(),
        Route::Goal(number) => goal::goal(*number),
        Route::Policy(code) => policy::policy(*code),
        Route::PolicyText(edition, code) => policy::policy_text(*edition, *code),
        Route::Overview => overview::overview(),
        Route::BasicPolicy => basic_policy::basic_policy(),
        Route::LeadingProject => leading_project::leading_project(),
        Route::Strategy => strategy::strategy(),
        Route::NationalStrategy => national_strategy::national_strategy(),
        Route::Partners => partners::partners(),
        Route::Indicators => indicators::indicators(),
        Route::Projects(choice) => projects::projects(*choice),
        Route::Editions => editions::editions(),
        Route::PolicyEditions(code) => policy_editions::policy_editions(*code),
        Route::Glossary if !is_japanese() => translated_glossary::translated_glossary(),
        Route::Glossary => glossary::glossary(),
        Route::Sources => sources::sources(),
        Route::SourceDocument(document, _) => source_document::source_document(*document),
        Route::OpenData => open_data::open_data(),
        Route::Emaki(life_stage) => emaki::emaki(*life_stage),
        Route::Embed => embed::embed(context.origin),
        Route::About if !is_japanese() => translated_about::translated_about(context),
        Route::About => about::about(context),
        Route::Accessibility => accessibility::accessibility(),
        _ => not_found::not_found(),
    }
}
