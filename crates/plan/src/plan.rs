use crate::chapter::Chapter;
use crate::chapter_text::ChapterText;
use crate::edition::{Edition, EditionId, EditionStatus};
use crate::policy::Policy;
use crate::policy_code::PolicyCode;
use crate::policy_text::PolicyText;
use crate::section::{Footnote, Passage, Section};
use crate::source::Document;
use crate::standing::Standing;
use crate::vision::{FutureGoal, Vision};

/// Everything that the plan's documents say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Plan<'a> {
    /// The editions, the oldest first.
    pub editions: &'a [Edition<'a>],
    /// 基本構想, in the newest edition that prints it.
    pub vision: Vision<'a>,
    /// 基本計画 without its policies, in the newest edition that prints it.
    pub basic_plan: BasicPlan<'a>,
    /// 基本構想 and 基本計画 in the editions before that one.
    pub superseded: &'a [WholePlan<'a>],
    /// Every policy in every edition: edition by edition, each in the order of codes.
    pub policies: &'a [Policy<'a>],
    /// 計画の推進に向けて, in the newest edition that prints it.
    pub progress: Progress<'a>,
    /// 計画の推進に向けて in the editions before that one.
    pub superseded_progress: &'a [Progress<'a>],
    /// The footnotes of every edition that has some.
    pub footnotes: &'a [Footnote<'a>],
}

impl<'a> Plan<'a> {
    /// The edition with this number.
    pub fn edition(&self, id: EditionId) -> Option<&'a Edition<'a>> {
        self.editions.iter().find(|edition| edition.id == id)
    }

    /// What readers call an edition, with what it covers; empty if there is none of this number.
    pub fn edition_label(&self, id: EditionId) -> &'a str {
        self.edition(id).map_or("", |edition| edition.label)
    }

    /// What readers call an edition's document; empty if there is none of this number.
    pub fn edition_name(&self, id: EditionId) -> &'a str {
        self.edition(id).map_or("", |edition| edition.document_name)
    }

    /// What readers call several editions that stand beside each other: 素案と計画推進体制の案.
    pub fn edition_names(&self, ids: impl IntoIterator<Item = EditionId>) -> String {
        let ids: Vec<_> = ids.into_iter().collect();
        let named = self.editions.iter().filter(|it| ids.contains(&it.id));
        let names: Vec<_> = named.map(|it| it.document_name).collect();
        names.join("と")
    }

    /// The newest edition. What it does not print is current in an earlier one.
    pub fn current(&self) -> Option<&'a Edition<'a>> {
        self.editions.last()
    }

    /// The newest edition that prints the whole plan and is older than a document.
    pub fn whole_before(&self, document: Document) -> Option<&'a Edition<'a>> {
        let mut newest_first = self.editions.iter().rev();
        newest_first.find(|it| it.is_whole() && it.id.number < document.number())
    }

    /// The edition that is current for a chapter's policies: the newest that prints them.
    pub fn current_for(&self, chapter: Chapter) -> Option<&'a Edition<'a>> {
        let mut newest_first = self.editions.iter().rev();
        newest_first.find(|edition| edition.covers(chapter))
    }

    /// How far the plan has come: what is current of it.
    pub fn standing(&self) -> Standing {
        let chapters = Chapter::ALL.iter();
        let adopted = chapters
            .filter_map(|chapter| self.current_for(*chapter))
            .map(|edition| edition.status == EditionStatus::Adopted);
        let adopted: Vec<_> = adopted.collect();
        match (adopted.contains(&true), adopted.contains(&false)) {
            (true, true) => Standing::Both,
            (true, false) => Standing::Adopted,
            _ => Standing::Drafts,
        }
    }

    /// The edition whose 基本構想 and 基本計画 are current.
    pub fn whole_edition(&self) -> Option<EditionId> {
        self.vision.title.source.document.edition()
    }

    /// What the plan is called in a sentence: 総合計画の素案, or 総合計画 once it is adopted.
    pub fn in_words(&self) -> String {
        let whole = self.whole_edition().and_then(|id| self.edition(id));
        whole.map_or_else(String::new, Edition::plan_in_words)
    }

    /// Whether this is the text that is current under its code.
    pub fn is_current(&self, policy: &Policy<'_>) -> bool {
        self.current_for(policy.code.chapter)
            .is_some_and(|edition| edition.id == policy.edition)
    }

    /// The policies that a reader is shown first: those of each chapter's current edition, in the
    /// order of codes.
    pub fn current_policies(&self) -> impl Iterator<Item = &'a Policy<'a>> + use<'a> {
        let plan = *self;
        let chapters = Chapter::ALL.iter();
        chapters.flat_map(move |chapter| plan.current_policies_of(*chapter))
    }

    /// Those of one chapter.
    pub fn current_policies_of(
        &self,
        chapter: Chapter,
    ) -> impl Iterator<Item = &'a Policy<'a>> + use<'a> {
        let current = self.current_for(chapter).map(|edition| edition.id);
        self.policies
            .iter()
            .filter(move |policy| policy.code.chapter == chapter && Some(policy.edition) == current)
    }

    /// The current policy with this code.
    pub fn policy(&self, code: PolicyCode) -> Option<&'a Policy<'a>> {
        self.policy_in(self.current_for(code.chapter)?.id, code)
    }

    /// The policy with this code in this edition.
    pub fn policy_in(&self, edition: EditionId, code: PolicyCode) -> Option<&'a Policy<'a>> {
        self.policies
            .iter()
            .find(|policy| policy.edition == edition && policy.code == code)
    }

    /// Whether an edition prints the matrix of partners, for some of its policies at least.
    pub fn prints_matrix(&self, edition: EditionId) -> bool {
        let mut policies = self.policies.iter();
        policies.any(|policy| policy.edition == edition && policy.co_creation.is_some())
    }

    /// This text of a policy.
    pub fn text(&self, text: PolicyText) -> Option<&'a Policy<'a>> {
        self.policy_in(text.edition, text.code)
    }

    /// The future goal with this number.
    pub fn goal(&self, number: u8) -> Option<&'a FutureGoal<'a>> {
        self.vision.goals.iter().find(|goal| goal.number == number)
    }

    /// The documents, by number.
    pub fn documents(&self) -> Vec<Document> {
        let editions = self.editions.iter().map(|it| Document::Edition(it.id));
        let mut documents: Vec<_> = editions.chain(Document::OTHERS).collect();
        documents.sort_by_key(|document| document.number());
        documents
    }

    /// What readers call a document; empty for an edition that the plan does not have.
    pub fn document_name(&self, document: Document) -> &'a str {
        match document {
            Document::Edition(id) => self.edition_name(id),
            Document::Strategy => "総合戦略の案",
            Document::ImplementationPlan2014 => "2014年度からの実施計画",
            Document::ImplementationPlan2023 => "2023年度からの実施計画",
        }
    }

    /// The title of a document; empty for an edition that the plan does not have.
    pub fn document_title(&self, document: Document) -> &'a str {
        match document {
            Document::Edition(id) => self.edition(id).map_or("", |edition| edition.title),
            Document::Strategy => "鎌倉市総合戦略2030（案）（2026年3月4日の審議会資料）",
            Document::ImplementationPlan2014 => {
                "実施計画「市民自治」（平成26〜28年度、以前の計画）"
            }
            Document::ImplementationPlan2023 => {
                "実施計画「行財政運営」（令和5〜7年度、以前の計画）"
            }
        }
    }
}

/// 基本構想 and 基本計画 as one edition prints them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct WholePlan<'a> {
    /// 基本構想.
    pub vision: Vision<'a>,
    /// 基本計画 without its policies.
    pub basic_plan: BasicPlan<'a>,
}

/// 基本計画「鎌倉ミライ共創プラン 2030」, the second part of a whole plan, without its policies.
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
    /// (4) 各施策: the chapters' headings, edition by edition; those of this edition and the ones after it.
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

/// ７ 計画の推進に向けて: (1) 総論, (2) 組織, (3) 進行管理.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Progress<'a> {
    /// The section in full.
    pub section: Section<'a>,
    /// まちづくりの基本方針 in this document's wording, quoted from (1).
    pub basic_policy: Passage<'a>,
}
