//! Reads the command line and runs the server.

use std::fmt;
use std::process::ExitCode;

use hearing_server::commands;
use hearing_server::config::{Config, LogFormat};
use tracing::field::Field;
use tracing_subscriber::fmt::format::{self, Writer};

/// Requests are many small allocations, which cost the system's own allocator an eighth of the
/// processor's time at the intake.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::read();
    let log = tracing_subscriber::fmt()
        .with_max_level(config.log)
        .with_writer(std::io::stderr)
        .with_ansi(false);
    match config.log_format {
        LogFormat::Json => log.json().flatten_event(true).init(),
        // The message says in words what the fields say apart.
        LogFormat::Text => log.fmt_fields(format::debug_fn(message_alone)).init(),
    }
    match commands::run(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hearing-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn message_alone(writer: &mut Writer<'_>, field: &Field, value: &dyn fmt::Debug) -> fmt::Result {
    if field.name() == "message" {
        write!(writer, "{value:?}")
    } else {
        Ok(())
    }
}
