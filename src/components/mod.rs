//! A file per component.
//!
//! What only shows the plan is a function that returns [`maud::Markup`]: the same text on the host
//! and in the browser, which sets it in one step. What answers to the reader is a Leptos component.

pub mod audience_tag;
pub mod breadcrumb;
pub mod button;
pub mod city_vision;
pub mod edition_note;
pub mod filter_panel;
pub mod footer;
pub mod goal_card;
pub mod header;
pub mod indicator_table;
pub mod landscape;
pub mod life_stage_icon;
pub mod marked_text;
pub mod opinion_form;
pub mod outbox_notice;
pub mod partner_list;
pub mod policy_card;
pub mod receipt_form;
pub mod receipt_number;
pub mod search_field;
pub mod section_text;
pub mod source_note;
