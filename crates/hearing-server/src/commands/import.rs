use std::path::Path;

use anyhow::{Context, Result, bail};

use super::with_store;
use crate::opinion_csv::{self, Imported};
use crate::store::{CommandAct, Location, Store, Stored};

/// Takes in the opinions of a file, which is read whole before anything is kept.
pub(super) async fn run(location: Location<'_>, file: &Path) -> Result<()> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let opinions = opinion_csv::read(&bytes, &plan_data::PLAN)
        .with_context(|| format!("nothing was taken in from {}", file.display()))?;
    with_store(location, async |store| keep(store, opinions).await).await
}

/// Keeps what was read; says how much of it was there already.
async fn keep(store: &Store, opinions: Vec<Imported>) -> Result<()> {
    let (mut new, mut again) = (0, 0);
    for Imported { key, opinion } in opinions {
        match store.keep(key, opinion).await? {
            Stored::New(_) => new += 1,
            Stored::Again(_) => again += 1,
            Stored::TakenBack | Stored::OtherOpinion => bail!(
                "after {new} new opinions: another opinion was taken in under the same comment-id"
            ),
        }
    }
    store
        .record_command(CommandAct::Import, Some(new.to_string()))
        .await?;
    println!("{new} opinions taken in, {again} were there already");
    Ok(())
}
