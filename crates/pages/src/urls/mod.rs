//! The one place where URLs are parsed and printed.
//!
//! A link anywhere is `Route::….to_string()`; no other module spells a path or a query. The
//! prerenderer walks [`Route::every_static`] and [`Route::every_single_choice`].

mod app_part;
mod filter_query;
mod languages;
mod listing;
mod parents;
mod parse;
mod parts;
mod print;
mod route;

pub mod key;

pub use app_part::AppPart;
pub use languages::{goal_id, is_in_language_of_page, language_of_path, language_prefix};
pub use parts::{
    EVERYDAY_WORDS, INDICATOR_SIGNS, INDICATORS, STRATEGY_PLACE_ID, category_href, category_id,
    co_creation_href, easy_goal_href, everyday_words, expected_day_href, found_voices_href,
    indicator_href, indicator_id, indicator_signs_href, indicators_href, kiosk_start_href,
    latest_voices_href, line_href, line_id, line_share_href, measure_href, measure_id,
    objective_href, objective_id, open_data_href, page_qr_code_href, preview_href,
    priority_project_href, priority_project_id, project_href, project_id, qr_code_href,
    receipt_feed_href, receipt_picture_href, reply_href, source_href, strategy_place_href,
    support_href, term_href, term_id, theme_href, theme_id, undo_withdrawal_href, voices_feed_href,
    voices_with, withdraw_href,
};
pub use route::{Lines, ProjectChoice, Query, Route};

/// The address of the picture that stands beside links to all other pages.
pub const SITE_PREVIEW: &str = "/preview.png";

/// The address of the file that the search reads.
pub const SEARCH_INDEX: &str = "/search-index.txt";
