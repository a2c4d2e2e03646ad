use crate::chapter::ChapterText;
use crate::edition::Edition;
use crate::policy::Policy;
use crate::policy_code::PolicyCode;
use crate::section::{Footnote, Passage, Section};
use crate::vision::{FutureGoal, Vision};

/// Everything that the documents say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Plan<'a> {
    /// 基本構想.
    pub vision: Vision<'a>,
    /// 基本計画 without its policies.
    pub basic_plan: BasicPlan<'a>,
    /// Every policy in every edition: the 43 of document 000, then the nine of 001, each in the order of codes.
    pub policies: &'a [Policy<'a>],
    /// 計画の推進に向けて, document 001.
    pub progress: Progress<'a>,
    /// The footnotes of document 001.
    pub footnotes: &'a [Footnote<'a>],
}

impl<'a> Plan<'a> {
    /// The policies that a reader is shown first: each code once, in its latest edition, in the order of codes.
    pub fn current_policies(&self) -> impl Iterator<Item = &'a Policy<'a>> + use<'a> {
        let policies = self.policies;
        policies
            .iter()
            .filter(|policy| policy.edition == Edition::Earlier)
            .map(move |earlier| later_text(policies, earlier.code).unwrap_or(earlier))
    }

    /// The policy with this code in its latest edition.
    pub fn policy(&self, code: PolicyCode) -> Option<&'a Policy<'a>> {
        later_text(self.policies, code).or_else(|| self.policy_in(Edition::Earlier, code))
    }

    /// The policy with this code in this edition.
    pub fn policy_in(&self, edition: Edition, code: PolicyCode) -> Option<&'a Policy<'a>> {
        self.policies
            .iter()
            .find(|policy| policy.edition == edition && policy.code == code)
    }

    /// The future goal with this number.
    pub fn goal(&self, number: u8) -> Option<&'a FutureGoal<'a>> {
        self.vision.goals.iter().find(|goal| goal.number == number)
    }
}

fn later_text<'a>(policies: &'a [Policy<'a>], code: PolicyCode) -> Option<&'a Policy<'a>> {
    policies
        .iter()
        .find(|policy| policy.edition == Edition::Later && policy.code == code)
}

/// 基本計画「鎌倉ミライ共創プラン 2030」, document 000, second part, without its policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct BasicPlan<'a> {
    /// The heading, 鎌倉市基本計画「鎌倉ミライ共創プラン 2030」.
    pub title: Passage<'a>,
    /// １ 基本計画について.
    pub about: Section<'a>,
    /// ２ 基本計画期間.
    pub period: Section<'a>,
    /// ３ 基本計画の名称.
    pub name: Section<'a>,
    /// ４ 基礎条件: (1) 人口 and (2) 土地利用.
    pub basic_conditions: Section<'a>,
    /// ５ まちづくりの基本方針.
    pub basic_policy: Section<'a>,
    /// ６ リーディングプロジェクト.
    pub leading_project: LeadingProject<'a>,
    /// ７ 施策の体系: its introduction, (1) 施策と SDGs, (2) 施策間の連携. The document has no (3).
    pub policy_system: Section<'a>,
    /// (4) 各施策: the chapters' headings, of document 000, then that of document 001.
    pub chapters: &'a [ChapterText<'a>],
}

impl<'a> BasicPlan<'a> {
    /// Its sections １ to ７ in the order of the document; the last without its (4), the policies.
    pub const fn sections(&self) -> [&Section<'a>; 7] {
        [
            &self.about,
            &self.period,
            &self.name,
            &self.basic_conditions,
            &self.basic_policy,
            &self.leading_project.section,
            &self.policy_system,
        ]
    }
}

/// ６ リーディングプロジェクト.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct LeadingProject<'a> {
    /// Its name, quoted from (1): こどもたちと紡ぐミライの鎌倉プロジェクト.
    pub name: Passage<'a>,
    /// The section in full: the introduction, (1) プロジェクトの目的, (2) プロジェクトの取組 with ア to ウ.
    pub section: Section<'a>,
}

/// ７ 計画の推進に向けて, document 001: (1) 総論, (2) 組織, (3) 進行管理.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Progress<'a> {
    /// The section in full.
    pub section: Section<'a>,
    /// まちづくりの基本方針 in this document's wording, quoted from (1).
    pub basic_policy: Passage<'a>,
}
