//! Node and the npm packages.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::command::{Command, already, step};
use crate::workspace::Workspace;

const OLDEST: u32 = 20;

/// Makes sure that Node is there and that the npm packages are those of the lock file.
pub fn ensure(workspace: &Workspace) -> Result<()> {
    let advice = "install Node 20 or later, with npm, and run this again";
    let version = Command::new("node")
        .arg("--version")
        .read()
        .context(advice)?;
    let version = version.trim();
    match major(version) {
        Some(major) if major >= OLDEST => {}
        _ => bail!("node is {version}: {advice}"),
    }

    let wanted = fs::read(workspace.root.join("package-lock.json"))?;
    let stamp = workspace.root.join("node_modules/.package-lock-installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        already(&format!("node {version}, npm packages"));
        return Ok(());
    }
    step("npm ci", || {
        Command::new("npm")
            .directory(&workspace.root)
            // Browsers come from the system's package manager.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            // What packages would run after they are unpacked, nobody has read; none needs it.
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .read()?;
        fs::write(&stamp, &wanted)?;
        Ok(())
    })
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20"), None);
    }
}
