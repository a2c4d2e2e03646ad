use hearing_api::Status;
use maud::{Markup, html};

use super::OpinionPage;
use crate::console::queue::opinion_address;
use crate::console::{View, submit};
use crate::staff::Role;
use crate::workflow::ActKind;

impl OpinionPage<'_> {
    /// What is to be done now, and by whom.
    pub(super) fn next_step(&self, view: &View<'_>) -> Markup {
        let detail = self.detail;
        let role = self.session.account.role;
        let step = match (&detail.queued.status, &detail.queued.claimed_by) {
            (Status::Received | Status::InReview, _) if role < Role::Responder => {
                html! { p { "担当の職員が回答します。" } }
            }
            (Status::Received | Status::InReview, None) => html! {
                p { "まだ、だれも受け持っていません。" }
                (self.form(view, ActKind::Claim))
            },
            (Status::Received | Status::InReview, Some(name))
                if *name == self.session.account.name =>
            {
                html! {
                    p { "あなたが受け持っています。" a href="#answer" { "回答を書いてください。" } }
                    (self.form(view, ActKind::Release))
                }
            }
            (Status::Received | Status::InReview, Some(name)) => html! {
                p { (name) "さんが受け持っています。" }
                (self.act(ActKind::Claim, &submit("outline", "代わって受け持つ")))
            },
            (Status::Answered | Status::OutOfScope, _) => html! {
                @if detail.queued.is_published {
                    p { "対応が終わり、公開されています。" }
                } @else if !detail.may_publish {
                    p { "対応が終わりました。書いた人が公開に同意していないため、公開はしません。" }
                } @else if role >= Role::Publisher {
                    p { "対応が終わりました。" a href="#publication" { "公開してよいかを確かめてください。" } }
                } @else {
                    p { "対応が終わりました。公開の権限のある職員が、公開してよいかを確かめます。" }
                }
            },
            (Status::Merged, _) => html! {
                @if let Some(into) = detail.merged_into {
                    p { a href=(opinion_address(into, self.list())) { (into) "番の意見" } "に統合されています。回答はそちらで書きます。" }
                }
            },
            (Status::Withdrawn, _) => {
                html! { p { "取り下げられています。することはありません。" } }
            }
        };
        html! {
            section class="desk__step" aria-labelledby="step" {
                h2 id="step" { "次にすること" }
                (step)
            }
        }
    }
}
