plan::vocabulary! {
    /// 対応結果: what an answer says will become of the opinion.
    pub enum Outcome {
        /// 反映済: the plan or the work has it.
        Adopted = "adopted", "反映済";
        /// 反映予定: it will.
        Planned = "planned", "反映予定";
        /// 検討: the city looks into it.
        UnderStudy = "under-study", "検討";
        /// 参考: it is noted.
        Noted = "noted", "参考";
        /// 対応困難: the city cannot.
        NotPossible = "not-possible", "対応困難";
        /// 他機関: another agency's business.
        OtherAgency = "other-agency", "他機関";
    }
}

impl Outcome {
    /// What the city does, as residents read it.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Adopted => "取り入れました",
            Self::Planned => "取り入れる予定です",
            Self::UnderStudy => "検討しています",
            Self::Noted => "参考にします",
            Self::NotPossible => "取り入れるのは難しいです",
            Self::OtherAgency => "ほかの機関に伝えました",
        }
    }

    /// The shape that stands before the sentence, so that no colour has to tell outcomes apart.
    pub const fn shape(self) -> &'static str {
        match self {
            Self::Adopted => "✓",
            Self::Planned => "▶",
            Self::UnderStudy => "…",
            Self::Noted => "□",
            Self::NotPossible => "✕",
            Self::OtherAgency => "→",
        }
    }
}
