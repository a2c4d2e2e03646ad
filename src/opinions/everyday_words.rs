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

/// The words of each language in which somebody writes, perhaps still on their way. Cheap to copy.
#[derive(Clone, Copy)]
pub struct EverydayWords(StoredValue<Vec<(Option<Language>, Option<Proposals<'static>>)>>);

/// They outlive the form: who opens it again has them.
static WORDS: OnceLock<(Owner, EverydayWords)> = OnceLock::new();

impl EverydayWords {
    /// Those of the app.
    pub fn of_app() -> Self {
        let words = WORDS.get_or_init(|| {
            let owner = Owner::new();
            let words = owner.with(|| Self(StoredValue::default()));
            (owner, words)
        });
        words.1
    }

    /// Fetches those of the language that `text` is written in, unless they are there or on their way.
    pub fn fetch_for(self, text: &str) {
        let language = language_of(text);
        let is = move |(asked, _): &(Option<Language>, _)| *asked == language;
        if self.0.with_value(|asked| asked.iter().any(is)) {
            return;
        }
        self.0.update_value(|asked| asked.push((language, None)));
        spawn_local(async move {
            let file = api::file(&everyday_words(language)).await;
            self.0.update_value(|asked| {
                asked.retain(|it| !is(it));
                if let Ok(file) = file {
                    // They borrow from the file as long as the app runs.
                    let words = Proposals::read(Box::leak(file.into_boxed_str()));
                    asked.push((language, Some(words)));
                }
            });
        });
    }

    /// What `text` may be about; nothing while the words are not there.
    pub fn proposed(self, text: &str) -> Vec<Subject> {
        let text = browser::normalize(text);
        let language = language_of(&text);
        self.0.with_value(|asked| {
            let mut asked = asked.iter();
            let words = asked.find(|(asked, _)| *asked == language);
            let words = words.and_then(|(_, words)| words.as_ref());
            words.map_or_else(Vec::new, |words| proposed(words, &text, &BRIEF))
        })
    }
}
