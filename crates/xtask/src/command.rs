//! Running other programs, and saying which step takes how long.

use std::env;
use std::ffi::OsStr;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{self, Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;

/// Runs one step: says what it is, and, when it is done, how long it took.
pub fn step<T>(what: &str, run: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("→ {what}");
    let start = Instant::now();
    let value = run().with_context(|| what.to_owned())?;
    println!("✓ {what} ({})", seconds(start.elapsed()));
    Ok(value)
}

/// Says that a step has nothing to do.
pub fn already(what: &str) {
    println!("✓ {what}");
}

/// A duration as people read it: `0.3 s`, `2 min 05 s`.
pub fn seconds(duration: Duration) -> String {
    if duration < Duration::from_secs(60) {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        let whole = duration.as_secs();
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

/// A program about to be run, with errors that name it.
pub struct Command {
    inner: process::Command,
    name: String,
}

impl Command {
    /// A program by its path, or by a name looked up in `PATH`.
    pub fn new(program: impl AsRef<Path>) -> Self {
        let program = program.as_ref();
        let name = program.file_name().unwrap_or(program.as_os_str());
        Self {
            inner: process::Command::new(program),
            name: name.to_string_lossy().into_owned(),
        }
    }

    /// The cargo that runs this program, in the workspace.
    pub fn cargo(workspace: &Workspace) -> Self {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Self::new(cargo);
        // What cargo tells this program of itself makes some crates (ring) be built again, and with
        // them whatever stands on them, each time that cargo is asked by hand and then from here.
        for (name, _) in env::vars_os() {
            let told = name.to_string_lossy();
            if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
                command.inner.env_remove(name);
            }
        }
        command
            .directory(&workspace.root)
            .envs(workspace.seeds_variable())
    }

    /// Adds one argument.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.inner.arg(argument);
        self
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.inner.args(arguments);
        self
    }

    /// Sets a variable of the environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.inner.env(name, value);
        self
    }

    /// Sets variables of the environment.
    pub fn envs<V: AsRef<OsStr>>(
        mut self,
        variables: impl IntoIterator<Item = (&'static str, V)>,
    ) -> Self {
        self.inner.envs(variables);
        self
    }

    /// Runs in another directory.
    pub fn directory(mut self, directory: &Path) -> Self {
        self.inner.current_dir(directory);
        self
    }

    /// Runs the program with its output shown.
    pub fn run(mut self) -> Result<()> {
        let status = self.inner.status();
        let status = status.map_err(|error| self.not_started(error))?;
        if status.success() {
            return Ok(());
        }
        bail!("{} ended with {status}", self.line())
    }

    /// Starts the program with its output shown, and does not wait for its end.
    pub fn start(mut self) -> Result<Child> {
        let child = self.inner.spawn();
        child.map_err(|error| self.not_started(error))
    }

    /// Runs the program and returns what it prints; an error carries what it said.
    pub fn read(self) -> Result<String> {
        self.read_with_input("")
    }

    /// Like [`Self::read`], with text on its standard input.
    pub fn read_with_input(mut self, input: &str) -> Result<String> {
        let child = self
            .inner
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = child.map_err(|error| self.not_started(error))?;
        if let Some(mut stdin) = child.stdin.take() {
            match stdin.write_all(input.as_bytes()) {
                // A program that ends early says why on its own output.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
                written => written.with_context(|| format!("writing to {}", self.name))?,
            }
        }
        let output = child
            .wait_with_output()
            .with_context(|| format!("reading from {}", self.name))?;
        if output.status.success() {
            return String::from_utf8(output.stdout)
                .with_context(|| format!("{} printed something that is not UTF-8", self.name));
        }
        bail!(
            "{} ended with {}\n{}{}",
            self.line(),
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )
    }

    /// Becomes the program, so that its signals and its exit code are its own.
    #[cfg(unix)]
    pub fn become_it(mut self) -> Result<()> {
        let error = std::os::unix::process::CommandExt::exec(&mut self.inner);
        Err(self.not_started(error))
    }

    /// Runs the program to its end: here no process can become another.
    #[cfg(not(unix))]
    pub fn become_it(self) -> Result<()> {
        self.run()
    }

    fn line(&self) -> String {
        let arguments = self.inner.get_args().map(OsStr::to_string_lossy);
        let mut line = self.name.clone();
        for argument in arguments {
            line.push(' ');
            line.push_str(&argument);
        }
        line
    }

    fn not_started(&self, error: std::io::Error) -> anyhow::Error {
        if error.kind() == ErrorKind::NotFound {
            return anyhow::anyhow!("{} is not installed", self.name);
        }
        anyhow::Error::new(error).context(format!("{} does not start", self.name))
    }
}

/// Whether a program of this name is there and runs.
pub fn exists(program: &str) -> bool {
    Command::new(program).arg("--version").read().is_ok()
}

/// Where the program of this name is, which need not say its version when it is asked.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let mut candidates = env::split_paths(&path).map(|directory| directory.join(name));
    candidates.find(|candidate| candidate.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(340)), "0.3 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = Command::new("no-such-program").run();
        let error = error.expect_err("nobody has a program of this name");
        assert_eq!(error.to_string(), "no-such-program is not installed");
    }

    #[test]
    fn a_failure_carries_what_the_program_said() {
        let error = Command::new("cat").arg("/no/such/file").read();
        let error = error.expect_err("nobody has a file of this name");
        assert!(error.to_string().contains("No such file"), "{error}");
    }
}
