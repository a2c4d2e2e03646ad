use std::path::Path;

use anyhow::{Context, Result, bail};
use futures_util::stream::{StreamExt, iter};

use super::with_store;
use crate::sheet::{self, Imported, Refused, Sheet};
use crate::store::{CommandAct, Location, Store, Stored};

/// Takes in the opinions of a sheet, such as paper forms that were typed in, which is read whole
/// before anything is kept.
pub(super) async fn run(
    location: Location<'_>,
    file: &Path,
    source: Option<&str>,
    skips_invalid: bool,
) -> Result<()> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let sheet = sheet::read(&bytes, source, &plan_data::PLAN)
        .with_context(|| format!("nothing was taken in from {}", file.display()))?;
    with_store(location, async |store| {
        import(store, sheet, skips_invalid).await
    })
    .await
}

/// Keeps what the sheet says, all of it or nothing; with `skips_invalid`, all but the rows that are
/// refused. Those are named either way.
async fn import(store: &Store, sheet: Sheet, skips_invalid: bool) -> Result<()> {
    let Sheet {
        opinions,
        mut refused,
        notes,
    } = sheet;
    let mut again = 0;
    let mut new = Vec::with_capacity(opinions.len());
    for imported in opinions {
        match standing(store, &imported).await? {
            Standing::New => new.push(imported),
            Standing::Known => again += 1,
            Standing::Refused(reason) => refused.push(Refused {
                place: imported.place,
                reason,
            }),
        }
    }
    for note in notes {
        println!("{note}");
    }
    for Refused { place, reason } in &refused {
        eprintln!("{place} {reason}");
    }
    if !refused.is_empty() && !skips_invalid {
        bail!(
            "nothing was taken in: {} things to mend; --skip-invalid takes in the other rows",
            refused.len()
        );
    }
    let mut taken = 0;
    // Many at a time, so that they share commits; they stay in order.
    let mut outcomes = iter(new)
        .map(|imported| async move {
            let kept = store.keep_imported(imported.key, imported.opinion, imported.arrival);
            (imported.place, kept.await)
        })
        .buffered(AT_ONCE);
    while let Some((place, kept)) = outcomes.next().await {
        match kept? {
            Stored::New(_) => taken += 1,
            Stored::Again(_) => again += 1,
            // Taken in by somebody else in this very moment.
            Stored::TakenBack | Stored::OtherOpinion => {
                bail!("after {taken} new opinions: {place} {OTHER_WORDS}")
            }
        }
    }
    store
        .record_command(CommandAct::Import, Some(taken.to_string()))
        .await?;
    println!("{taken} opinions taken in, {again} were there already");
    if !refused.is_empty() {
        println!("{} things were refused, see above", refused.len());
    }
    Ok(())
}

/// How many opinions are given to the store before the first is acknowledged.
const AT_ONCE: usize = 256;

/// What a clerk reads of a number that has other words.
const OTHER_WORDS: &str = "この受付場所のこの番号では、ほかの内容の意見が取り込まれています。別の意見なら、別の番号にしてください。";

/// How an imported opinion stands to those that are there.
enum Standing {
    New,
    Known,
    Refused(String),
}

async fn standing(store: &Store, imported: &Imported) -> Result<Standing> {
    let Imported {
        key,
        earlier_key,
        opinion,
        ..
    } = imported;
    if let Some(known) = store.known(*key, opinion).await? {
        return Ok(match known.is_same {
            true => Standing::Known,
            false => Standing::Refused(format!("{OTHER_WORDS}（{}番の意見）", known.number)),
        });
    }
    // Earlier versions did not ask for the office.
    Ok(match store.known(*earlier_key, opinion).await? {
        Some(known) if known.is_same => Standing::Refused(format!(
            "同じ番号、同じ内容の意見が、受付場所なしで取り込まれています（{}番の意見）。別の意見なら、別の番号にしてください。",
            known.number
        )),
        _ => Standing::New,
    })
}
