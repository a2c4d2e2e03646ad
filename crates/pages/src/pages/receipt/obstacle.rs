use crate::language::tr_with;

plan::vocabulary! {
    /// What stands in the way of what a receipt's reader does on its page. The label says what to do;
    /// what stands in braces is filled in.
    pub enum Obstacle {
        /// Another site's page sent it.
        FromAnotherSite = "from-another-site", "ほかのサイトの画面から送られたため、まだ何も変わっていません。内容を確かめて、もう一度「{button}」を押してください。";
        /// Too much was sent.
        Busy = "busy", "ただいま混み合っています。数分おいてから、もう一度「{button}」を押してください。";
        /// It cannot be kept now.
        Unavailable = "unavailable", "ただいま受け付けできません。しばらくしてから、もう一度「{button}」を押してください。";
        /// The control code.
        Code = "code", "控えコードをお確かめください。まだ何も変わっていません。";
        /// It is another one's.
        WrongCode = "wrong-code", "この受付番号の控えコードではありません。もう一度お確かめください。";
        /// It was wrong too often.
        CodeWaits = "code-waits", "控えコードの間違いが続いたため、あと{minutes}分ほど、この受付番号では操作できません。送った端末では、いまも操作できます。";
        /// A withdrawal that is not confirmed.
        Unconfirmed = "unconfirmed", "「この意見を取り下げます」にチェックを入れてから、「取り下げる」を押してください。";
        /// A withdrawal that cannot be undone any more.
        TooLate = "too-late", "取下げから7日を過ぎたため、元に戻せません。お手数ですが、もう一度お送りください。";
        /// A reply that says neither yes nor no.
        NoChoice = "no-choice", "「はい」か「いいえ」を選んでください。";
        /// A reply with too many words.
        LongReply = "long-reply", "ひとことは{max}文字以内で入力してください。";
        /// A reply to an answer that is not there.
        NoAnswer = "no-answer", "回答は、いま見直しています。";
    }
}

impl Obstacle {
    /// What to do, with what it names.
    pub fn sentence(self, named: &[(&str, &str)]) -> String {
        tr_with(self.label(), named)
    }
}
