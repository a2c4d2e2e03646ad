use std::time::Duration;

use pages::shell::Assets;
use plan::Plan;

use crate::departments::Departments;
use crate::state::AppState;

/// What the console's pages show besides what they are about.
pub(crate) struct View<'a> {
    /// The plan that the opinions are about.
    pub(super) plan: &'static Plan<'static>,
    /// Who answers for which of its policies.
    pub(super) departments: &'a Departments,
    /// Where the style sheets are; none where there is no app.
    pub(super) assets: Option<&'a Assets>,
    /// Whether writers get mails at all.
    pub(super) sends_mail: bool,
    /// How long a mail waits, so that an undo can stop it.
    pub(super) mail_delay: Duration,
}

impl<'a> View<'a> {
    /// What the pages of this server show.
    pub(crate) fn of(state: &'a AppState) -> Self {
        Self {
            plan: state.plan,
            departments: &state.departments,
            assets: state.site.assets.as_ref(),
            sends_mail: state.sends_mail,
            mail_delay: state.store.mail_delay(),
        }
    }
}
