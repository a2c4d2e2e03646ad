//! A file per component.
//!
//! What only shows the plan is a function that returns [`maud::Markup`]: the same text on the host
//! and in the browser, which sets it in one step. What answers to the reader is a Leptos component.

#[cfg(not(feature = "csr"))]
pub mod annotations;
pub mod audience_tag;
pub mod breadcrumb;
pub mod button;
pub mod changing_text;
pub mod city_vision;
#[cfg(not(feature = "csr"))]
pub mod comparison;
#[cfg(not(feature = "csr"))]
pub mod cost_bars;
#[cfg(not(feature = "csr"))]
pub mod difference_list;
#[cfg(not(feature = "csr"))]
pub mod document_note;
pub mod edition_note;
pub mod filter_panel;
pub mod footer;
pub mod goal_card;
pub mod header;
#[cfg(not(feature = "csr"))]
pub mod indicator_figure;
#[cfg(not(feature = "csr"))]
pub mod indicator_table;
#[cfg(not(feature = "csr"))]
pub mod kiosk;
pub mod landscape;
#[cfg(not(feature = "csr"))]
pub mod latest_voices;
pub mod life_stage_icon;
pub mod marked_text;
pub mod opinion_form;
pub mod outbox_notice;
#[cfg(not(feature = "csr"))]
pub mod page_terms;
pub mod partner_list;
#[cfg(not(feature = "csr"))]
pub mod partner_matrix;
pub mod policy_card;
#[cfg(not(feature = "csr"))]
pub mod priority_project_card;
#[cfg(not(feature = "csr"))]
pub mod project_filter;
#[cfg(not(feature = "csr"))]
pub mod project_list;
#[cfg(not(feature = "csr"))]
pub mod project_timeline;
pub mod receipt_form;
pub mod receipt_number;
pub mod section_text;
pub mod share;
#[cfg(not(feature = "csr"))]
pub mod share_bar;
pub mod site_search;
pub mod source_note;

// The strategy's pieces stand only on pages that are rendered on the host.
#[cfg(not(feature = "csr"))]
pub mod strategy_category;
#[cfg(not(feature = "csr"))]
pub mod strategy_flow;
#[cfg(not(feature = "csr"))]
pub mod strategy_measure;
#[cfg(not(feature = "csr"))]
pub mod strategy_note;
#[cfg(not(feature = "csr"))]
pub mod strategy_place;
#[cfg(not(feature = "csr"))]
pub mod strategy_table;
#[cfg(not(feature = "csr"))]
pub mod strategy_theme;
#[cfg(not(feature = "csr"))]
pub mod table_region;
