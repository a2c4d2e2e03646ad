use anyhow::Result;

use crate::store::{CommandAct, Location, Store, raise_schema};

/// Makes the database, or brings its schema up to this program's.
pub(super) async fn run(location: Location<'_>) -> Result<()> {
    let raised = raise_schema(location).await?;
    let to = raised.to;
    match raised.from {
        Some(_) if !raised.is_changed => {
            println!("its schema is {to} already: nothing was changed");
        }
        from => {
            let store = Store::open_existing(location).await?;
            let detail = match from {
                Some(from) => format!("{from} → {to}"),
                None => to.to_string(),
            };
            store
                .record_command(CommandAct::Migrate, Some(detail))
                .await?;
            store.close().await;
            match from {
                Some(from) => println!("raised its schema from {from} to {to}"),
                None => println!("made it, with schema {to}"),
            }
        }
    }
    if let Some(copy) = raised.copy {
        println!(
            "what was there before is in {}: remove it once the new program is in use",
            copy.display()
        );
    }
    Ok(())
}
