use std::path::Path;

use anyhow::{Context, Result};

use crate::store::{CommandAct, Location, Store, restore_database};

/// Puts a copy in the place of a database that is not there, whole or not at all.
pub(super) async fn run(location: Location<'_>, file: &Path) -> Result<()> {
    let opinions = restore_database(location, file)
        .await
        .with_context(|| format!("{} is not restored", file.display()))?;
    let store = Store::open_existing(location).await?;
    store
        .record_command(CommandAct::Restore, Some(opinions.to_string()))
        .await?;
    store.close().await;
    println!("restored {opinions} opinions");
    Ok(())
}
