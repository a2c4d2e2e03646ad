use anyhow::Result;

use crate::store::Store;

/// Forgets what is older than so many days.
pub(super) async fn run(store: &Store, contacts_after: i64, writers_after: i64) -> Result<()> {
    let forgotten = store.forget(contacts_after, writers_after).await?;
    println!(
        "forgot {} addresses, {} writers and the words of {} withdrawn opinions",
        forgotten.contacts, forgotten.writers, forgotten.words
    );
    Ok(())
}
