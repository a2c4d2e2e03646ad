//! Sending again what waits.

use crate::browser;
use crate::opinions::RETRY;
use crate::opinions::outbox::Outbox;

impl Outbox {
    /// Tries again now, whenever the browser is online again, and from time to time; and follows
    /// what other tabs write.
    pub fn keep_trying(self) {
        self.send_waiting(true);
        let Some(window) = browser::window() else {
            return;
        };
        browser::listen(&window, "online", move |_| self.send_waiting(true));
        browser::listen(&window, "storage", move |_| self.follow_other_tabs());
        browser::set_interval(move || self.send_waiting(false), RETRY);
    }
}
