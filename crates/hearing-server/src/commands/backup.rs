use std::path::Path;

use anyhow::Result;

use crate::store::{CommandAct, Location, Store, copy_database};

/// Writes a whole copy of the SQLite database into a new file, while a server may be using it.
pub(super) async fn run(location: Location<'_>, file: &Path) -> Result<()> {
    let copy = copy_database(location, file).await?;
    let opinions = copy.opinions;
    println!("wrote {} with {opinions} opinions", file.display());
    if copy.is_older {
        println!("its schema is older than this program's, which is fine for a copy");
        return Ok(());
    }
    // The copy is there, whatever becomes of its line in the audit.
    if let Err(error) = record(location, opinions).await {
        eprintln!("the audit does not have it: {error}");
    }
    Ok(())
}

async fn record(location: Location<'_>, opinions: i64) -> Result<()> {
    let store = Store::open_existing(location).await?;
    let recorded = store
        .record_command(CommandAct::Backup, Some(opinions.to_string()))
        .await;
    store.close().await;
    Ok(recorded?)
}
