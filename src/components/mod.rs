//! A file per component.

pub mod audience_tag;
pub mod breadcrumb;
pub mod edition_note;
pub mod filter_panel;
pub mod footer;
pub mod goal_card;
pub mod header;
pub mod indicator_table;
pub mod landscape;
pub mod life_stage_icon;
pub mod marked_text;
pub mod outbox_notice;
pub mod partner_list;
pub mod policy_card;
pub mod receipt_number;
pub mod section_text;
pub mod source_note;
