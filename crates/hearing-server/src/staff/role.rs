plan::vocabulary! {
    /// 権限: what an account may do. Each role may do what the one before may.
    pub enum Role {
        /// Reads opinions.
        Viewer = "viewer", "閲覧";
        /// Answers their writers.
        Responder = "responder", "回答";
        /// Shows them to everyone.
        Publisher = "publisher", "公開";
        /// Reads who did what.
        Administrator = "administrator", "管理";
    }
}
