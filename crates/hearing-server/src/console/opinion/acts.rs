use hearing_api::{NOTE_MAX, Status, Subject};
use maud::{Markup, html};
use pages::components::excerpt::excerpt;

use super::OpinionPage;
use crate::console::field_name;
use crate::console::preview::Giving;
use crate::console::{View, options, submit};
use crate::workflow::ActKind;

/// Where on the page the form of an act stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// With what is to be done now.
    NextStep,
    /// 回答を書く.
    Answer,
    /// 回答のほかにできること.
    Others,
    /// Below those.
    Further,
    /// 公開する.
    Publication,
    /// Apart from everything else.
    Last,
    /// 内部メモ.
    Remarks,
}

impl Section {
    const fn of(kind: ActKind) -> Self {
        match kind {
            ActKind::Claim | ActKind::Release => Self::NextStep,
            ActKind::Answer => Self::Answer,
            ActKind::Merge | ActKind::Move | ActKind::OutOfScope => Self::Others,
            ActKind::Correct | ActKind::Assign | ActKind::Withdraw | ActKind::UndoWithdrawal => {
                Self::Further
            }
            ActKind::Publish | ActKind::Unpublish => Self::Publication,
            ActKind::Mask | ActKind::Undo => Self::Last,
            ActKind::Remark => Self::Remarks,
        }
    }
}

/// The forms of an opinion's page: one for each kind of act.
impl OpinionPage<'_> {
    /// The form that does this kind of act.
    pub(super) fn form(&self, view: &View<'_>, kind: ActKind) -> Markup {
        match kind {
            ActKind::Claim | ActKind::Release | ActKind::Publish | ActKind::Unpublish => {
                self.act(kind, &self.button(kind))
            }
            ActKind::Answer => self.answer_form(view, Giving::Answer, "", ""),
            ActKind::Correct => self.correct_form(view),
            ActKind::Merge => self.merge_form(),
            ActKind::Move => self.move_form(view),
            ActKind::Assign => self.assign_form(view),
            ActKind::OutOfScope => self.out_of_scope_form(),
            ActKind::Withdraw => self.withdraw_form(),
            ActKind::UndoWithdrawal => self.undo_withdrawal_form(),
            ActKind::Mask => self.mask_form(),
            ActKind::Undo => self.undo_form(),
            ActKind::Remark => self.remark_form(),
        }
    }

    /// The forms of this section, of the acts that the clerk may do now.
    pub(super) fn forms(&self, view: &View<'_>, section: Section) -> Markup {
        let kinds = ActKind::ALL.iter().copied();
        html! {
            @for kind in kinds.filter(|kind| Section::of(*kind) == section) {
                @if self.offers(kind) { (self.form(view, kind)) }
            }
        }
    }

    /// The button of the form of this kind of act, where it is not what is to be done next.
    fn button(&self, kind: ActKind) -> Markup {
        let looks = match kind {
            ActKind::Claim => "solid-fill",
            // What is public belongs to what is answered, as a rule.
            ActKind::Publish if self.is_time_to_publish() => "solid-fill",
            _ => "outline",
        };
        submit(looks, kind.description().button)
    }

    /// Whether the clerk's role and the opinion's status allow this kind of act.
    fn offers(&self, kind: ActKind) -> bool {
        self.session.account.role >= kind.description().role
            && kind.follows(self.detail.queued.status)
    }

    /// What a responder does besides releasing it: answering and correcting, or else merging, moving
    /// and ending it.
    pub(super) fn responders_acts(&self, view: &View<'_>) -> Markup {
        html! {
            @if self.offers(ActKind::Answer) {
                section class="desk__section" aria-labelledby="answer" {
                    h2 id="answer" tabindex="-1" { "回答を書く" }
                    (self.form(view, ActKind::Answer))
                }
                section class="desk__section" aria-labelledby="others" {
                    h2 id="others" { "回答のほかにできること" }
                    (self.forms(view, Section::Others))
                }
            }
            (self.forms(view, Section::Further))
        }
    }

    /// Taking it back on the word of a writer who has lost the control code.
    fn withdraw_form(&self) -> Markup {
        html! {
            details class="staff__details" open[self.concerns(field_name::WITHDRAW_REASON)] {
                summary { "書いた人の申し出で取り下げる" }
                (self.act(ActKind::Withdraw, &html! {
                    p { "控えコードをなくした人から、受付番号を添えて申し出があったときに使います。公開もすぐに終わります。7日以内は元に戻せますが、書いた人のメールアドレスは戻りません。" }
                    (self.field(field_name::WITHDRAW_REASON, "取り下げる理由", &how_known()).textarea(3, self.typed.get(field_name::WITHDRAW_REASON)))
                    p class="page__action" { (self.button(ActKind::Withdraw)) }
                }))
            }
        }
    }

    /// Giving it again on the word of such a writer, while its words are there.
    fn undo_withdrawal_form(&self) -> Markup {
        html! {
            @if !self.detail.queued.text.is_empty() {
                details class="staff__details" open[self.concerns(field_name::UNDO_REASON)] {
                    summary { "書いた人の申し出で元に戻す" }
                    (self.act(ActKind::UndoWithdrawal, &html! {
                        p { "取下げから7日以内なら、取り下げる前の状態に戻せます。公開されていた意見は、また公開されます。" }
                        (self.field(field_name::UNDO_REASON, "元に戻す理由", &how_known()).textarea(3, self.typed.get(field_name::UNDO_REASON)))
                        p class="page__action" { (self.button(ActKind::UndoWithdrawal)) }
                    }))
                }
            }
        }
    }

    fn merge_form(&self) -> Markup {
        let chosen = self.typed.get(field_name::SIMILAR);
        html! {
            details class="staff__details" open[!self.similar.is_empty() || self.concerns(field_name::INTO)] {
                summary {
                    "ほかの意見に統合する"
                    @if !self.similar.is_empty() { "（似た意見 " (self.similar.len()) "件）" }
                }
                (self.act(ActKind::Merge, &html! {
                    @if !self.similar.is_empty() {
                        fieldset class="dads-field" {
                            legend class="dads-field__label" { "似た意見から選ぶ" }
                            div class="staff__choices" {
                                @for other in self.similar {
                                    label class="radio-card" {
                                        input class="radio-card__input" type="radio" name=(field_name::SIMILAR) value=(other.id)
                                            checked[other.id.to_string() == chosen];
                                        span class="radio-card__body" {
                                            span class="radio-card__label" { (other.id) "番（" (other.status.label()) "）" }
                                            span class="radio-card__text" dir="auto" lang=[other.lang.tag()] { (excerpt(&other.text)) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                    (self.field(field_name::INTO, "統合先の番号", "この番号の意見の回答が、この意見を書いた人にも届きます。").number(self.typed.get(field_name::INTO)))
                    p class="page__action" { (self.button(ActKind::Merge)) }
                }))
            }
        }
    }

    fn move_form(&self, view: &View<'_>) -> Markup {
        html! {
            details class="staff__details" open[self.concerns(field_name::DEPARTMENT)] {
                summary { "担当を移す" }
                (self.act(ActKind::Move, &html! {
                    (self.field(field_name::DEPARTMENT, "移す先", "").select(&html! {
                        option value="" { "選んでください" }
                        (options(view.departments.all(), self.typed.get(field_name::DEPARTMENT)))
                    }))
                    p class="page__action" { (self.button(ActKind::Move)) }
                }))
            }
        }
    }

    /// Sorting what its writer could not; what they chose stays beside it.
    fn assign_form(&self, view: &View<'_>) -> Markup {
        let queued = &self.detail.queued;
        let given = queued.policy.map(|text| text.to_string());
        let typed = self.typed.get(field_name::ASSIGNED_POLICY);
        let chosen = if typed.is_empty() {
            given.as_deref().unwrap_or_default()
        } else {
            typed
        };
        html! {
            @if queued.subject == Subject::Undecided {
                details class="staff__details" open[queued.is_undecided() || self.concerns(field_name::ASSIGNED_POLICY)] {
                    summary { @if queued.is_undecided() { "施策を付ける" } @else { "付けた施策を変える" } }
                    (self.act(ActKind::Assign, &html! {
                        p { "書いた人は「わからない」を選びました。付けるまでは、どの施策にも数えません。" }
                        (self.field(field_name::ASSIGNED_POLICY, "施策", "").select(&html! {
                            option value="" { "選んでください" }
                            @for policy in view.plan.current_policies() {
                                @let id = policy.id().to_string();
                                option value=(id) selected[id == chosen] { (policy.code) " " (policy.name) }
                            }
                        }))
                        p class="page__action" { (self.button(ActKind::Assign)) }
                    }))
                }
            }
        }
    }

    fn out_of_scope_form(&self) -> Markup {
        html! {
            details class="staff__details" open[self.concerns(field_name::REASON)] {
                summary { "対象外にする" }
                (self.act(ActKind::OutOfScope, &html! {
                    (self.field(field_name::REASON, "理由", &format!("書いた人に表示されます。{NOTE_MAX}文字まで。")).textarea(3, self.typed.get(field_name::REASON)))
                    p class="page__action" { (self.button(ActKind::OutOfScope)) }
                }))
            }
        }
    }

    /// Apart from everything else, so that nobody takes it for something else; and asked about before
    /// it is done.
    fn undo_form(&self) -> Markup {
        let what = match self.detail.queued.status {
            Status::Answered => "回答を取り消す",
            Status::Merged => "統合を取り消す",
            Status::OutOfScope => "対象外を取り消す",
            Status::Received | Status::InReview | Status::Withdrawn => return html! {},
        };
        html! {
            details class="staff__details" id="undo" {
                summary { (what) }
                p { "取り消すと「確認中」に戻り、書いた人の経過にも残ります。取り消す前に、確認の画面が出ます。" }
                (self.act(ActKind::Undo, &submit("outline", what)))
            }
        }
    }

    fn remark_form(&self) -> Markup {
        self.act(
            ActKind::Remark,
            &html! {
                (self.field(field_name::REMARK, "メモを書く", "").textarea(3, self.typed.get(field_name::REMARK)))
                p class="page__action" { (self.button(ActKind::Remark)) }
            },
        )
    }
}

/// What helps with the reason of an act on the writer's word.
fn how_known() -> String {
    format!("どのように本人と確かめたか。操作の記録に残ります。{NOTE_MAX}文字まで。")
}
