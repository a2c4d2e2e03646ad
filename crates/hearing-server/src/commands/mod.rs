//! What the program does on the command line. Only the server, `migrate` and `restore` make a
//! database or change a schema; every other command refuses where it finds none that fits.

mod backup;
mod forget;
mod import;
mod kiosk_key;
mod migrate;
mod restore;
mod staff;

use anyhow::Result;

use crate::config::{Command, Config};
use crate::serve::serve;
use crate::store::{Location, Store};

/// Does what the command line says. Every command but the server says on which database.
pub async fn run(config: Config) -> Result<()> {
    let Config {
        database,
        server,
        command,
        ..
    } = config;
    let location = database.location();
    let command = match command {
        None => return serve(location, server).await,
        Some(Command::Serve(server)) => return serve(location, *server).await,
        Some(command) => command,
    };
    eprintln!("database: {location}");
    match command {
        Command::Serve(_) => Ok(()),
        Command::Migrate => migrate::run(location).await,
        Command::Staff(command) => {
            with_store(location, async |store| staff::run(store, command).await).await
        }
        Command::KioskKey(command) => {
            let listen = format!("http://{}", server.listen);
            let origin = server.public_url.as_deref().unwrap_or(&listen);
            with_store(location, async |store| {
                kiosk_key::run(store, command, origin).await
            })
            .await
        }
        Command::Import {
            file,
            source,
            skip_invalid,
        } => import::run(location, &file, source.as_deref(), skip_invalid).await,
        Command::Backup { file } => backup::run(location, &file).await,
        Command::Restore { file } => restore::run(location, &file).await,
        Command::Forget {
            contacts_after,
            writers_after,
        } => {
            with_store(location, async |store| {
                forget::run(store, contacts_after, writers_after).await
            })
            .await
        }
    }
}

/// Works on the database that is there, and leaves it closed.
async fn with_store<T>(
    location: Location<'_>,
    work: impl AsyncFnOnce(&Store) -> Result<T>,
) -> Result<T> {
    let store = Store::open_existing(location).await?;
    let done = work(&store).await;
    store.close().await;
    done
}
