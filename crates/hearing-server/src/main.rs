//! Reads the command line and runs the server.

use std::process::ExitCode;

use clap::Parser;
use hearing_server::config::Config;
use hearing_server::serve;

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    tracing_subscriber::fmt()
        .with_max_level(config.log)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
    match serve::run(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hearing-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}
