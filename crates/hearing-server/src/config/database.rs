use std::path::PathBuf;

use clap::Args;

use crate::secret_argument::SecretArgument;
use crate::store::Location;

/// Where opinions are kept.
#[derive(Debug, Clone, Args)]
pub struct DatabaseOptions {
    /// The directory of the database. Created, readable by this user alone, if it is not there.
    #[arg(
        long,
        global = true,
        env = "HEARING_DATA",
        default_value = "./data",
        value_name = "DIRECTORY"
    )]
    pub data: PathBuf,

    /// A PostgreSQL database to keep opinions in, postgres://user:password@host/name; several
    /// servers may share one [default: a SQLite file in the data directory].
    #[arg(long, global = true, env = "DATABASE_URL", value_name = "URL", hide_env_values = true, value_parser = SecretArgument(database_url))]
    pub database_url: Option<String>,
}

impl DatabaseOptions {
    /// Where opinions are kept.
    pub fn location(&self) -> Location<'_> {
        match &self.database_url {
            Some(url) => Location::Url(url),
            None => Location::Directory(&self.data),
        }
    }
}

/// A database of the one product that is asked by address.
fn database_url(text: &str) -> Result<String, String> {
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        Ok(text.to_owned())
    } else {
        Err("expected postgres://user:password@host/name; for SQLite, use --data".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_url_is_of_postgresql() {
        assert!(database_url("postgres://hearing@localhost/hearing").is_ok());
        for text in ["", "mysql://localhost/a", "sqlite:a.db", "hearing"] {
            assert!(database_url(text).is_err(), "{text}");
        }
    }
}
