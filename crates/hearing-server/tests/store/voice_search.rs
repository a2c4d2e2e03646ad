//! Voices are found by what finds policies.

use std::collections::{BTreeMap, BTreeSet};

use hearing_server::folding::normalize;
use hearing_server::store::{Location, Store, VoiceFilter};
use hearing_server::workflow::Act;
use pages::search_entries::search_file_of;
use plan_search::{Index, Scratch};
use sqlx::Executor;

use crate::desk::Desk;
use crate::one_search::{entries, policy_texts, rows};
use crate::support::{self, on_both};

on_both! {
    voices_are_found_by_what_finds_policies
}

/// The same table as `crates/pages/tests/one_search.rs` holds against the list and the site's search.
async fn voices_are_found_by_what_finds_policies(location: Location<'_>) {
    let mut desk = Desk::open(location).await;
    let mut texts = BTreeMap::new();
    for (page, text) in policy_texts() {
        let (voice, _) = desk.sent(support::opinion()).await;
        desk.act(voice, Act::Publish).await.unwrap();
        // Longer than an opinion may be: the voice of a whole policy.
        sqlx::query("UPDATE voices SET text = $1 WHERE id = $2")
            .bind(text)
            .bind(voice)
            .execute(&mut desk.beside)
            .await
            .unwrap();
        texts.insert(voice, page);
    }
    desk.beside
        .execute("UPDATE voice_folding SET version = 0")
        .await
        .unwrap();
    let store = Store::open(location).await.unwrap();
    let file = search_file_of(&entries());
    let index = Index::read(&file).unwrap();
    for row in rows() {
        let mut heard = BTreeSet::new();
        let mut filter = VoiceFilter {
            words: row.query.to_owned(),
            ..VoiceFilter::default()
        };
        loop {
            let (voices, next) = store.voices(&filter).await.unwrap();
            heard.extend(voices.iter().map(|voice| texts[&voice.id].clone()));
            filter.behind = next;
            if filter.behind.is_none() {
                break;
            }
        }
        let query = normalize(row.query);
        let listed = index.find_policies(&query, &mut Scratch::default());
        let policies = listed.policies.iter();
        let listed: BTreeSet<String> = policies.map(|policy| policy.href.to_owned()).collect();
        assert!(heard.contains(&row.expected.page()), "{query}");
        assert_eq!(heard, listed, "{query}");
    }
}
