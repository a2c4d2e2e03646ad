use anyhow::{Result, ensure};
use clap::{Args, Subcommand};
use hearing_api::Branch;

use crate::store::Store;

/// 支所の端末の鍵: makes, lists and revokes keys.
#[derive(Debug, Clone, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct KioskKeyCommand {
    /// Make a key for this branch, and print the address at which its device's browser is started:
    /// main-office, koshigoe, fukasawa, ofuna or tamanawa. Shown once
    #[arg(required = true, value_parser = branch)]
    branch: Option<Branch>,
    #[command(subcommand)]
    other: Option<OtherCommand>,
}

#[derive(Debug, Clone, Subcommand)]
enum OtherCommand {
    /// List the keys by their numbers
    List,
    /// End a key, and every kiosk that it made
    Revoke {
        /// The key's number
        number: i64,
    },
}

fn branch(text: &str) -> Result<Branch, String> {
    text.parse().map_err(|_| {
        let branches: Vec<_> = Branch::ALL.iter().map(|branch| branch.id()).collect();
        format!("expected {}", branches.join(", "))
    })
}

/// Does what the command says, on a store that a server may have open at the same time. `origin` is
/// where that server is reached.
pub async fn run(store: &Store, command: KioskKeyCommand, origin: &str) -> Result<()> {
    match (command.other, command.branch) {
        (Some(OtherCommand::List), _) => {
            for key in store.kiosk_keys().await? {
                let revoked = match key.revoked_at {
                    Some(at) => format!(", revoked {at}"),
                    None => String::new(),
                };
                println!("{} {} made {}{revoked}", key.id, key.branch, key.created_at);
            }
        }
        (Some(OtherCommand::Revoke { number }), _) => {
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
            println!("{}", super::start_address(origin, branch, &key));
        }
        // The command line asks for one or the other.
        (None, None) => {}
    }
    Ok(())
}
