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

impl Kind {
    /// What the kind means, for someone who has to choose one.
    pub const fn explained(self) -> &'static str {
        match self {
            Self::Proposal => "こうしたらよいと思うこと",
            Self::Request => "市にしてほしいこと",
            Self::Question => "分からないこと、知りたいこと",
            Self::Support => "進めてほしいと思うこと",
            Self::Concern => "気がかりなこと",
        }
    }
}
