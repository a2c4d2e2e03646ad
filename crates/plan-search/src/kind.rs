use plan::{heading, vocabulary};

vocabulary! {
    /// What an entry of the search is, in the order in which results are shown: what the city does
    /// before what is said of it elsewhere.
    pub enum Kind {
        /// 施策.
        Policy = "policy", "施策";
        /// 主な取組 of a policy.
        Measure = "measure", heading::MEASURES;
        /// 成果指標 of a policy.
        Indicator = "indicator", heading::INDICATORS;
        /// 用語: a word that the documents explain.
        Term = "term", "用語";
        /// 将来目標.
        FutureGoal = "future-goal", heading::FUTURE_GOALS;
        /// A section of 基本構想 or 基本計画.
        Section = "section", "基本構想・基本計画";
        /// A part of 総合戦略.
        Strategy = "strategy", "総合戦略";
        /// 事業, or what leads to it, in an implementation plan of an earlier plan.
        Project = "project", "以前の実施計画";
    }
}

impl Kind {
    /// How much an entry of this kind counts, in sixteenths: the plan before what surrounds it, and
    /// that before earlier plans and what only explains words.
    pub(crate) const fn weight(self) -> u32 {
        match self {
            Self::Policy => 18,
            Self::FutureGoal | Self::Measure => 16,
            Self::Section => 14,
            Self::Strategy | Self::Indicator => 13,
            Self::Project | Self::Term => 8,
        }
    }
}
