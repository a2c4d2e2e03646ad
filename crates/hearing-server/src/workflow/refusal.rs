/// Why an act was not done. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such opinion, or no such other to merge into.
    Unknown,
    /// It has changed since the page was shown.
    Changed,
    /// The other that it would be merged into has.
    TargetChanged,
    /// Its status does not allow the act.
    Status,
    /// Its withdrawal can be undone no longer.
    TooLate,
    /// Its writer said what it is about.
    SubjectChosen,
    /// Its writer did not agree to publication.
    NotAgreed,
    /// It would go on as part of itself.
    Circle,
    /// What everyone sees would change, which this account may not do.
    Published,
    /// The account's role does not allow the act.
    Role,
    /// A colleague has it, and the clerk has not opened its page, which says so.
    Claimed,
}

impl Refusal {
    /// What the clerk reads.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Unknown => "この番号の意見はありません。",
            // By a colleague, or by its writer, who took it back.
            Self::Changed => {
                "画面を開いたあとに、この意見が変わりました。内容を確かめて、もう一度操作してください。"
            }
            Self::TargetChanged => {
                "確認しているあいだに、統合先の意見が変わりました。下の内容を確かめて、もう一度操作してください。"
            }
            Self::Status => "いまの対応状況では、この操作はできません。",
            Self::TooLate => "取下げから7日を過ぎているため、元に戻せません。",
            Self::SubjectChosen => {
                "書いた人が、何についての意見かを選んでいます。施策は付けられません。"
            }
            Self::NotAgreed => "書いた人が公開に同意していないため、公開できません。",
            Self::Circle => "この意見が統合されている意見には、統合できません。",
            Self::Published => {
                "公開されている意見です。公開の権限のある職員が操作するか、先に公開を取り下げてください。"
            }
            Self::Role => "この操作をする権限がありません。",
            Self::Claimed => {
                "ほかの職員が受け持っています。引き継ぐときは、意見を開いて操作してください。"
            }
        }
    }
}
