use maud::{Markup, html};

/// What is wrong with a form of the console, and at which of its fields.
pub(crate) struct FieldError {
    /// The field's name.
    pub(crate) field: &'static str,
    /// What is wrong and what to do.
    pub(crate) message: String,
}

/// A field of the console: what is asked, what helps to answer, and what is wrong with it.
pub(super) struct Field<'a> {
    pub(super) name: &'static str,
    pub(super) label: &'a str,
    /// What helps; empty if nothing has to.
    pub(super) support: &'a str,
    /// What is wrong on the page, at whichever field.
    pub(super) error: Option<&'a FieldError>,
}

impl Field<'_> {
    /// A text of several lines.
    pub(super) fn textarea(&self, rows: u8, text: &str) -> Markup {
        self.around(&html! {
            // A browser drops the first line end of a textarea; this one is for it to drop.
            textarea class="dads-textarea" id=(id(self.name)) name=(self.name) rows=(rows)
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()]
                autofocus[self.message().is_some()] { "\n" (text) }
        })
    }

    /// One of several choices.
    pub(super) fn select(&self, options: &Markup) -> Markup {
        self.around(&html! {
            select class="dads-select" id=(id(self.name)) name=(self.name)
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()]
                autofocus[self.message().is_some()] { (options) }
        })
    }

    /// The number of an opinion.
    pub(super) fn number(&self, typed: &str) -> Markup {
        self.around(&html! {
            input class="dads-input staff__number" id=(id(self.name)) name=(self.name) type="text"
                inputmode="numeric" autocomplete="off" value=(typed)
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()]
                autofocus[self.message().is_some()];
        })
    }

    /// A text of one line.
    pub(super) fn line(&self, typed: &str) -> Markup {
        self.around(&html! {
            input class="dads-input" id=(id(self.name)) name=(self.name) type="text"
                autocomplete="off" autocapitalize="characters" spellcheck="false" value=(typed)
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()]
                autofocus[self.message().is_some()];
        })
    }

    fn around(&self, control: &Markup) -> Markup {
        html! {
            div class="dads-field" {
                label class="dads-field__label" for=(id(self.name)) { (self.label) }
                @if !self.support.is_empty() {
                    p class="dads-field__support" id={ "support-" (self.name) } { (self.support) }
                }
                (error(self.name, self.error))
                (control)
            }
        }
    }

    fn message(&self) -> Option<&str> {
        message(self.name, self.error)
    }

    fn invalid(&self) -> Option<&'static str> {
        self.message().map(|_| "true")
    }

    fn described_by(&self) -> Option<String> {
        let support = (!self.support.is_empty()).then(|| format!("support-{}", self.name));
        let error = self.message().map(|_| format!("error-{}", self.name));
        match (support, error) {
            (Some(support), Some(error)) => Some(format!("{support} {error}")),
            (one, other) => one.or(other),
        }
    }
}

/// What is wrong with the field of this name, beside it.
pub(super) fn error(name: &str, error: Option<&FieldError>) -> Markup {
    html! {
        @if let Some(message) = message(name, error) {
            p class="dads-field__error" id={ "error-" (name) } { "エラー：" (message) }
        }
    }
}

/// What is wrong, above everything else, with the way to where.
pub(super) fn summary(error: Option<&FieldError>) -> Markup {
    html! {
        @if let Some(error) = error {
            div class="failure" role="alert" {
                p { a href={ "#" (id(error.field)) } { (error.message) } }
            }
        }
    }
}

/// The id of a field's control.
pub(super) fn id(name: &str) -> String {
    format!("field-{name}")
}

fn message<'a>(name: &str, error: Option<&'a FieldError>) -> Option<&'a str> {
    error
        .filter(|error| error.field == name)
        .map(|error| error.message.as_str())
}
