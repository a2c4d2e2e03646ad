use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use plan_search::fold::is_ignorable;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::config::StaffCommand;
use crate::staff::{Password, TotpSecret};
use crate::store::{Changed, Store};

/// Does what the command says, on a store that a server may have open at the same time.
pub(super) async fn run(store: &Store, command: StaffCommand) -> Result<()> {
    match command {
        StaffCommand::Add { name, role } => {
            // Some letters show nothing.
            let is_letter = |c: char| c.is_alphanumeric() && !is_ignorable(c);
            let is_name = |c: char| is_letter(c) || "._-@".contains(c);
            ensure!(
                (1..=64).contains(&name.chars().count()) && name.chars().all(is_name),
                "a name has 1 to 64 letters, digits, and . _ - @"
            );
            let hash = ask_for_password(&name)?;
            if !store.add_account(&name, role, &hash).await? {
                let hint = match is_disabled(store, &name).await? {
                    true => ", disabled: `staff enable` lets it sign in again",
                    false => "",
                };
                bail!("there is an account {name} already{hint}");
            }
            println!("added {name} ({role})");
        }
        StaffCommand::Passwd { name } => {
            let hash = ask_for_password(&name)?;
            known(&name, store.set_password(&name, &hash).await?)?;
            println!("changed the password of {name}");
            remind_of_disabled(store, &name).await?;
        }
        StaffCommand::Disable { name } => {
            done(&name, store.disable_account(&name).await?)?;
            println!("disabled {name}");
        }
        StaffCommand::Enable { name } => {
            known(&name, store.enable_account(&name).await?)?;
            println!("{name} may sign in");
        }
        StaffCommand::Role { name, role } => {
            done(&name, store.set_role(&name, role).await?)?;
            println!("{name} is {role} now");
            remind_of_disabled(store, &name).await?;
        }
        StaffCommand::Totp { name, off } => {
            let secret = match off {
                true => None,
                false => Some(TotpSecret::fresh().context("no randomness")?),
            };
            known(&name, store.set_totp(&name, secret.as_ref()).await?)?;
            match secret {
                Some(secret) => {
                    let uri = secret.uri(&name);
                    println!("{}{uri}", qr_code(&uri)?);
                    println!("{name} signs in with the codes of this secret from now on");
                }
                None => println!("{name} signs in with the password alone from now on"),
            }
            remind_of_disabled(store, &name).await?;
        }
        StaffCommand::List => {
            for account in store.accounts().await? {
                let totp = if account.has_totp { " totp" } else { "" };
                let disabled = if account.is_disabled { " disabled" } else { "" };
                println!("{} {}{totp}{disabled}", account.name, account.role);
            }
        }
    }
    Ok(())
}

fn known(name: &str, is_known: bool) -> Result<()> {
    ensure!(is_known, "there is no account {name}");
    Ok(())
}

fn done(name: &str, changed: Changed) -> Result<()> {
    known(name, changed != Changed::Unknown)?;
    ensure!(
        changed != Changed::LastAdministrator,
        "{name} is the last administrator: make another one first"
    );
    Ok(())
}

async fn is_disabled(store: &Store, name: &str) -> Result<bool> {
    let accounts = store.accounts().await?;
    Ok(accounts
        .iter()
        .any(|account| account.name == name && account.is_disabled))
}

/// Somebody who changes a disabled account may think that it signs in now.
async fn remind_of_disabled(store: &Store, name: &str) -> Result<()> {
    if is_disabled(store, name).await? {
        println!("{name} is disabled: `staff enable` lets it sign in again");
    }
    Ok(())
}

/// The text as a QR code of half blocks, dark on light whatever the terminal's colours.
fn qr_code(text: &str) -> Result<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).context("too long for a QR code")?;
    let margin = 2;
    let (first, last) = (-margin, code.size() + margin);
    let mut lines = String::new();
    for y in (first..last).step_by(2) {
        lines.push_str("\x1b[30;107m");
        for x in first..last {
            lines.push(match (code.get_module(x, y), code.get_module(x, y + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            });
        }
        lines.push_str("\x1b[0m\n");
    }
    Ok(lines)
}

/// Reads a line, unseen where it is typed, and hashes it, if it may be this account's password.
fn ask_for_password(name: &str) -> Result<String> {
    let typed = std::io::stdin().is_terminal();
    let echo = |setting: &str| {
        // Where there is no stty, the password is seen, and still works.
        let _ = Command::new("stty")
            .arg(setting)
            .stdin(Stdio::inherit())
            .status();
    };
    if typed {
        eprint!("password: ");
        std::io::stderr().flush()?;
        echo("-echo");
    }
    let mut line = String::new();
    let read = std::io::stdin().read_line(&mut line);
    if typed {
        echo("echo");
        eprintln!();
    }
    read.context("cannot read the password from standard input")?;
    let password = Password::new(line.trim_end_matches(['\r', '\n']), name)?;
    password
        .hash()
        .map_err(|error| anyhow::anyhow!("cannot hash the password: {error}"))
}
