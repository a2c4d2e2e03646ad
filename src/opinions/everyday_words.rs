//! The words by which the form proposes what an opinion may be about: a file a language, fetched while its
//! writer writes.

use std::sync::{Mutex, MutexGuard, PoisonError};

use hearing_api::Subject;
use pages::components::opinion_form::proposed;
use pages::urls::everyday_words;
use plan::Language;
use plan_data::BRIEF;
use plan_search::{Proposals, language_of};
use wasm_bindgen_futures::spawn_local;

use super::api;
use crate::browser;

type Words = Vec<(Option<Language>, Option<Proposals<'static>>)>;

/// The words of each language in which somebody wrote, perhaps still on their way. They outlive the form:
/// who opens it again has them.
static WORDS: Mutex<Words> = Mutex::new(Vec::new());

fn words() -> MutexGuard<'static, Words> {
    WORDS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Fetches the words of the language that `text` is written in, unless they are there or on their way.
pub fn fetch_for(text: &str) {
    let language = language_of(&browser::normalize(text));
    if words().iter().any(|(asked, _)| *asked == language) {
        return;
    }
    words().push((language, None));
    spawn_local(async move {
        let file = api::file(&everyday_words(language)).await;
        let mut words = words();
        words.retain(|(asked, _)| *asked != language);
        if let Ok(file) = file {
            // They borrow from the file as long as the app runs.
            let read = Proposals::read(Box::leak(file.into_boxed_str()));
            words.push((language, Some(read)));
        }
    });
}

/// What `text` may be about; nothing while the words are not there.
pub fn proposed_for(text: &str) -> Vec<Subject> {
    let text = browser::normalize(text);
    let language = language_of(&text);
    let words = words();
    let here = words.iter().find(|(asked, _)| *asked == language);
    let here = here.and_then(|(_, here)| here.as_ref());
    here.map_or_else(Vec::new, |here| proposed(here, &text, &BRIEF))
}
