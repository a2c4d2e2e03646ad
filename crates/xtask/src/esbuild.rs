//! esbuild: bundles and minifies stylesheets and scripts.

use crate::command::Command;
use crate::workspace::Workspace;

/// The oldest browsers that run the app at all: it needs WebAssembly's reference types.
const TARGET: &str = "--target=chrome96,edge96,firefox91,safari15,ios15";

/// esbuild for the browsers, to be given its input and asked for its output in the root of the repository.
pub fn esbuild(workspace: &Workspace) -> Command {
    esbuild_for_node(workspace).arg(TARGET)
}

/// The same for what runs in Node. For browsers, the modules of Node would lose their `node:`.
pub fn esbuild_for_node(workspace: &Workspace) -> Command {
    Command::new(workspace.npm_program("esbuild"))
        .directory(&workspace.root)
        .arg("--log-level=warning")
}
