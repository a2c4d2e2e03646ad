//! `/policies` with choices that no file was written for, or with words: what they find. The app
//! attaches to it; whose device does not run the app has it at all.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use maud::Markup;
use pages::components::filter_panel::choice_states;
use pages::components::policy_list::Listed;
use pages::components::search_progress::Progress;
use pages::pages::policies::{EXCERPTS, codes, policies, policies_without_words};
use pages::urls::Route;
use plan::filter::{self, Filter, Findings};
use plan::{Chapter, LifeStage, PartnerRole, Situation};
use plan_data::BRIEF;
use plan_search::{Index, Scratch};

use super::voices::query::LONGEST_QUERY;
use super::{Access, Table};
use crate::dist::Found;
use crate::extract::AskingDevice;
use crate::folding::normalize;
use crate::html::app_page;
use crate::openapi::{Content, Operation, schema_of};
use crate::routes::schemas;
use crate::state::AppState;
use crate::static_files;

const LIST: &str = "/policies";

pub(super) fn table(state: &AppState) -> Table {
    Table::new(state)
        .get(LIST, Access::Everyone, get)
        .described(operation())
        .of_pages()
}

/// `GET /policies?chapter=living&q=…`: where a file has the list, the file.
async fn get(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let asked = Route::parse(LIST, uri.query().unwrap_or_default());
    let file = state.dist.find(LIST, uri.query(), state.plan);
    let has_file = matches!(&file, Some(Found::Page(_, listed, _)) if *listed == asked);
    match (asked, state.dist.search_index()) {
        (Route::Policies(filter), Some(index)) if !has_file => {
            let words = filter.words.chars().take(LONGEST_QUERY).collect();
            let filter = Filter { words, ..filter };
            let content = list(&filter, index);
            app_page(&state, device, &Route::Policies(filter), content)
        }
        _ => static_files::respond(&state, device, &uri, &headers),
    }
}

/// The page of what a filter finds.
fn list(filter: &Filter, index: &Index<'static>) -> Markup {
    if !filter.has_words() {
        return policies_without_words(filter);
    }
    let words = normalize(filter.words.trim());
    let found = index.find_policies(&words, &mut Scratch::default());
    let codes = codes(&found);
    let find = |filter: &Filter| -> Findings<'static> {
        let words = filter.has_words().then_some(codes.as_slice());
        filter::find(&BRIEF, filter, words)
    };
    let listed = Listed {
        filter,
        findings: &find(filter),
        progress: Some(Progress::Here),
        marks: &|text| index.marks(text, &found),
        excerpts: &|code| index.excerpts(&Route::Policy(code).to_string(), &found, EXCERPTS),
        count: &|filter| find(filter).policies().len(),
    };
    let counts = filter::counts(&BRIEF, filter, Some(&codes));
    policies(&listed, &choice_states(filter, &counts))
}

/// What the OpenAPI document says of it.
fn operation() -> Operation {
    let page = Operation::page(
        "list",
        "The policies, or those that choices and words find.",
    );
    choices(page)
        .query("q", "The words.", schemas::words)
        .answers(200, "The page.", Content::HTML)
        .answers(404, "This server serves no app.", Content::HTML)
}

/// What the OpenAPI document says of the choices in a list's address.
pub(super) fn choices(page: Operation) -> Operation {
    page.query(
        "life-stage",
        "A stage of life.",
        schema_of::<Option<LifeStage>>,
    )
    .query("situation", "A situation.", schema_of::<Option<Situation>>)
    .query(
        "partner",
        "A partner's role.",
        schema_of::<Option<PartnerRole>>,
    )
    .query("chapter", "A chapter.", schema_of::<Option<Chapter>>)
}
