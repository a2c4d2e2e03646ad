use anyhow::{Result, ensure};

use crate::config::{KeyCommand, KioskKeyCommand};
use crate::kiosk::start_address;
use crate::store::Store;

/// Does what the command says, on a store that a server may have open at the same time. `origin` is
/// where that server is reached.
pub(super) async fn run(store: &Store, command: KioskKeyCommand, origin: &str) -> Result<()> {
    match (command.other, command.branch) {
        (Some(KeyCommand::List), _) => {
            for key in store.kiosk_keys().await? {
                let revoked = match key.revoked_at {
                    Some(at) => format!(", revoked {at}"),
                    None => String::new(),
                };
                println!("{} {} made {}{revoked}", key.id, key.branch, key.created_at);
            }
        }
        (Some(KeyCommand::Revoke { number }), _) => {
            ensure!(
                store.revoke_kiosk_key(number).await?,
                "there is no key {number} that holds"
            );
            println!("revoked key {number}; the kiosks that it made are none from now on");
        }
        (None, Some(branch)) => {
            let (number, key) = store.add_kiosk_key(branch).await?;
            println!(
                "made key {number} for {branch}; start the device's browser at this address, which is shown only now:"
            );
            println!("{}", start_address(origin, branch, &key));
        }
        // The command line asks for one or the other.
        (None, None) => {}
    }
    Ok(())
}
