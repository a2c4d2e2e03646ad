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
    /// What the outcome means, as residents are told.
    pub const fn explained(self) -> &'static str {
        match self {
            Self::Adopted => "ご意見を取り入れました。",
            Self::Planned => "ご意見を取り入れる予定です。",
            Self::UnderStudy => "取り入れられるかどうかを検討します。",
            Self::Noted => "今後の参考にします。",
            Self::NotPossible => {
                "ご意見のとおりにすることは難しいと考えています。理由は回答にあります。"
            }
            Self::OtherAgency => "市ではない機関が担当しています。",
        }
    }
}
