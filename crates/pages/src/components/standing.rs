//! How far the plan has come, in words.

use plan::Standing;
use plan_data::BRIEF;

/// Whether the texts of the plan that the site has are decided.
pub fn standing_of_the_plan() -> &'static str {
    match BRIEF.standing() {
        Standing::Drafts => {
            "載せている計画の文章は、検討中の案です。決定された計画ではありません。"
        }
        Standing::Adopted => {
            "載せている計画は、決定された計画です。決定される前の案の文章も読めます。"
        }
        Standing::Both => "載せている計画の文章には、決定された計画と、検討中の案があります。",
    }
}
