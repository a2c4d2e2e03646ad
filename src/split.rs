//! Where the app is split: what only some pages need is in parts that come when it is called.

use std::future::Future;
use std::pin::Pin;

use leptos::wasm_split::SplitLoaderError;
#[cfg(not(debug_assertions))]
use leptos::wasm_split::wasm_split;
use pages::urls::{AppPart, Route};

use crate::components::outbox_notice;
use crate::navigation::parts::Open;
use crate::opinions::outbox::Outbox;
use crate::pages::{follow, opinion, policies, search, send};
use crate::search_engine::SearchEngine;
use crate::search_index::Read;

/// Puts a function into a part, which comes when it is called. In a development build, which
/// nothing splits, it is a function like others.
macro_rules! in_part {
    ($part:ident: fn $name:ident() -> $answer:ty $body:block) => {
        #[cfg(not(debug_assertions))]
        #[wasm_split($part, fallible, wasm_split_path = leptos::wasm_split)]
        fn $name() -> Result<$answer, SplitLoaderError> $body

        #[cfg(debug_assertions)]
        async fn $name() -> Result<$answer, SplitLoaderError> $body
    };
}

in_part! { list: fn list() -> Open {
    Ok(|main, _| policies::open(main))
}}

in_part! { search: fn search_page() -> Open {
    Ok(|main, _| search::open(main))
}}

in_part! { search: fn search_engine() -> Read {
    Ok(|file| SearchEngine::read(file).map(|engine| Box::new(engine) as _))
}}

in_part! { opinions: fn opinions() -> Open {
    // Before there is a page, which would take its signals along when it goes.
    Outbox::load();
    Ok(|main, route| {
        outbox_notice::attach();
        match route {
            Route::Follow => follow::open(main),
            Route::Opinion(receipt) => opinion::open(main, receipt),
            _ => send::open(main),
        }
    })
}}

in_part! { opinions: fn outbox() -> () {
    outbox_notice::attach();
    Ok(())
}}

/// Loads a part; answers what builds its pages.
pub fn load(part: AppPart) -> Pin<Box<dyn Future<Output = Option<Open>>>> {
    Box::pin(async move {
        let opener = match part {
            AppPart::List => list().await,
            AppPart::Search => search_page().await,
            AppPart::Opinions => opinions().await,
        };
        opener.ok()
    })
}

/// Loads what reads the search's index.
pub fn load_search_engine() -> Pin<Box<dyn Future<Output = Option<Read>>>> {
    Box::pin(async move { search_engine().await.ok() })
}

/// Sends what waits, and says so on every page; `false` where the part does not come.
pub async fn keep_outbox() -> bool {
    outbox().await.is_ok()
}
