plan::vocabulary! {
    /// What an opinion wants to be.
    pub enum Kind {
        /// 提案.
        Proposal = "proposal", "提案";
        /// 要望.
        Request = "request", "要望";
        /// 質問.
        Question = "question", "質問";
        /// 賛同.
        Support = "support", "賛同";
        /// 心配.
        Concern = "concern", "心配";
    }
}
