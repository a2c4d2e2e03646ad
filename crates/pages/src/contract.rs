//! The names by which markup, scripts, style sheets, the app and the server know the parts of a page.

/// The names of form fields that are no field of an opinion.
pub mod field {
    /// The key under which an opinion is sent.
    pub const KEY: &str = "key";
    /// The control code.
    pub const CONTROL_CODE: &str = "control-code";
    /// Says that the writer was told what in the text looks like personal data.
    pub const TOLD: &str = "told";
    /// The button that asks to see what was answered.
    pub const CHECK: &str = "check";
    /// The button that asks for the form again.
    pub const CHANGE: &str = "change";
    /// The field that people neither see nor hear of. Programs that fill every field fill it.
    pub const TRAP: &str = "homepage";
    /// Confirms a withdrawal.
    pub const CONFIRMED: &str = "confirmed";
    /// Says whether an answer answers.
    pub const HELPFUL: &str = "helpful";
    /// The word with that.
    pub const REPLY_TEXT: &str = "text";
}

/// Stands for the key in the file of the opinion form, until the server or the service worker gives the
/// page one of its own.
pub const KEY_PLACEHOLDER: &str = "00000000-0000-0000-0000-000000000000";
