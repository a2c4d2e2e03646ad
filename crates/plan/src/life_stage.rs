use crate::vocabulary;

vocabulary! {
    /// ライフステージ. Editorial: the plan's words name it, the plan does not print it as a list.
    #[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
    pub enum LifeStage {
        /// Before birth. The plan says こどもの誕生前から, and neither 妊娠 nor 出産.
        Pregnancy = "pregnancy", "誕生前・妊娠期";
        /// 乳幼児期.
        Infant = "infant", "乳幼児";
        /// 学童期, 児童・生徒.
        School = "school", "小・中学生";
        /// 若者, 若年者.
        Youth = "youth", "高校生・若者";
        /// People who bring up children.
        Parenting = "parenting", "子育て";
        /// 勤労者, 従業員, 働く場.
        Working = "working", "働く世代";
        /// 高齢者.
        Senior = "senior", "高齢期";
    }
}

vocabulary! {
    /// 状況: what a resident may be in at any age. Editorial, as [`LifeStage`] is.
    #[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
    pub enum Situation {
        /// 障害 or 障がい.
        Disability = "disability", "障害のある方";
        /// ケアラー, 介護.
        Carer = "carer", "ケアラー・介護";
        /// 生活困窮, 孤独・孤立.
        Hardship = "hardship", "生活困窮・孤立";
        /// 住宅確保要配慮者.
        Housing = "housing", "住まいに配慮が必要";
        /// 外国籍, 国籍.
        Foreign = "foreign", "外国籍・多文化";
        /// 性別, 女性.
        Gender = "gender", "性別・男女共同参画";
        /// 自治会町内会, 市民活動団体.
        Group = "group", "地域・市民活動団体";
        /// 事業者, 企業.
        Business = "business", "事業者・起業";
        /// 観光客, 来訪者, 滞在者.
        Visitor = "visitor", "観光・来訪";
    }
}
