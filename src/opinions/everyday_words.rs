//! The words by which the form proposes what an opinion may be about: a file a language, fetched while its
//! writer writes.

use std::sync::OnceLock;

use hearing_api::Subject;
use leptos::prelude::*;
use leptos::reactive::owner::{Owner, StoredValue};
use pages::components::opinion_form::proposed;
use pages::urls::everyday_words;
use plan::Language;
use plan_data::BRIEF;
use plan_search::{Proposals, language_of};
use wasm_bindgen_futures::spawn_local;

use super::api;
use crate::browser;

/// The words of one language, in which somebody writes; perhaps still on their way. Cheap to copy.
#[derive(Clone, Copy)]
pub struct EverydayWords {
    asked: StoredValue<Option<Option<Language>>>,
    words: StoredValue<Option<Proposals<'static>>>,
}

/// They outlive the form: who opens it again has them.
static WORDS: OnceLock<(Owner, EverydayWords)> = OnceLock::new();

impl EverydayWords {
    /// Those of the app.
    pub fn of_app() -> Self {
        let words = WORDS.get_or_init(|| {
            let owner = Owner::new();
            let words = owner.with(|| Self {
                asked: StoredValue::new(None),
                words: StoredValue::new(None),
            });
            (owner, words)
        });
        words.1
    }

    /// Fetches those of the language that `text` is written in, unless they are there or on their way.
    pub fn fetch_for(self, text: &str) {
        let language = language_of(text);
        if self.asked.get_value() == Some(language) {
            return;
        }
        self.asked.set_value(Some(language));
        spawn_local(async move {
            let file = api::file(&everyday_words(language)).await;
            if self.asked.get_value() != Some(language) {
                return;
            }
            if file.is_err() {
                self.asked.set_value(None);
            }
            // They borrow from the file as long as the app runs.
            let words = file.map(|file| Proposals::read(Box::leak(file.into_boxed_str())));
            self.words.set_value(words.ok());
        });
    }

    /// What `text` may be about; nothing while the words are not there.
    pub fn proposed(self, text: &str) -> Vec<Subject> {
        let text = browser::normalize(text);
        let of =
            |words: &Option<Proposals<'_>>| words.as_ref().map(|it| proposed(it, &text, &BRIEF));
        self.words.with_value(of).unwrap_or_default()
    }
}
