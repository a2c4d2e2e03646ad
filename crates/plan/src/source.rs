use crate::vocabulary;

vocabulary! {
    /// 文書: one of the source documents under `seeds/`.
    #[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
    pub enum Document {
        /// 000: 鎌倉ビジョン 2034 and 鎌倉ミライ共創プラン 2030, an earlier draft.
        WholePlan = "000", "鎌倉ビジョン2034・鎌倉ミライ共創プラン2030（素案）";
        /// 001: policies 5-1 to 5-9 and 計画の推進に向けて, later than 000.
        Administration = "001", "鎌倉ミライ共創プラン2030「計画推進体制」（後の案）";
        /// 002: slides of 4 March 2026, which connect the plan's measures with the national strategy.
        Strategy = "002", "鎌倉市総合戦略2030（案）（2026年3月4日の審議会資料）";
        /// 003: 市民自治, a part of an earlier plan's implementation plan for fiscal 2014 to 2016.
        ImplementationPlan2014 = "003", "実施計画「市民自治」（平成26〜28年度、以前の計画）";
        /// 004: 行財政運営, a part of an earlier plan's implementation plan for fiscal 2023 to 2025.
        ImplementationPlan2023 = "004", "実施計画「行財政運営」（令和5〜7年度、以前の計画）";
    }
}

/// 出典: the lines of a document that an item stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Source {
    /// The document.
    pub document: Document,
    /// Its first line, counted from 1 in the file as it stands in `seeds/`.
    pub first: u16,
    /// Its last line, inclusive.
    pub last: u16,
}
