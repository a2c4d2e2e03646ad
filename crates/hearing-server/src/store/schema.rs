//! What the database's tables look like, and who may change that.

use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, Connection, Row};

use super::Error;
use super::connect::{POOLER, Product, connect, is_of_a_pooler};
use super::location::{Location, database_file};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRESQL: Migrator = sqlx::migrate!("migrations/postgresql");

/// How a database's schema stands to this program's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// It has none.
    Missing,
    /// It is the same.
    Current,
    /// It lacks some of this program's migrations; the number of its last one.
    Older(i64),
    /// It has migrations that this program does not know; the number of its last one.
    Newer(i64),
    /// This migration is not the one that this program has under its number.
    Other(i64),
    /// This migration was begun and not ended.
    Unfinished(i64),
}

impl Product {
    pub(super) fn migrator(self) -> &'static Migrator {
        match self {
            Self::Sqlite => &SQLITE,
            Self::PostgreSql => &POSTGRESQL,
        }
    }
}

/// The number of this program's last migration.
pub(super) fn own_version(product: Product) -> i64 {
    product
        .migrator()
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or_default()
}

/// How the schema behind this connection stands to this program's.
pub(super) async fn standing(
    connection: &mut AnyConnection,
    product: Product,
) -> Result<Standing, Error> {
    let tables = match product {
        Product::Sqlite => "SELECT name FROM sqlite_schema WHERE name = '_sqlx_migrations'",
        Product::PostgreSql => {
            "SELECT CAST(oid AS TEXT) AS name FROM pg_class WHERE oid = to_regclass('_sqlx_migrations')"
        }
    };
    let found = sqlx::query(tables).fetch_optional(&mut *connection).await?;
    if found.is_none() {
        return Ok(Standing::Missing);
    }
    let applied = sqlx::query(
        "SELECT CAST(version AS BIGINT) AS version, checksum,
            CASE WHEN success THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS success
         FROM _sqlx_migrations ORDER BY version",
    )
    .fetch_all(connection)
    .await?;
    let own = product.migrator();
    let mut last = None;
    let mut is_newer = false;
    let mut known = 0;
    for row in &applied {
        let version: i64 = row.try_get("version")?;
        last = Some(version);
        if row.try_get::<i64, _>("success")? == 0 {
            return Ok(Standing::Unfinished(version));
        }
        match own.iter().find(|migration| migration.version == version) {
            None => is_newer = true,
            Some(migration)
                if row.try_get::<&[u8], _>("checksum")? != migration.checksum.as_ref() =>
            {
                return Ok(Standing::Other(version));
            }
            Some(_) => known += 1,
        }
    }
    Ok(match last {
        None => Standing::Missing,
        Some(last) if is_newer => Standing::Newer(last),
        Some(last) if known < own.iter().count() => Standing::Older(last),
        Some(_) => Standing::Current,
    })
}

/// Why the program does not work on a database whose schema stands so; `None` if it does.
pub(super) fn refusal(location: Location<'_>, standing: &Standing) -> Option<Error> {
    let own = own_version(location.product());
    let text = match standing {
        Standing::Current => return None,
        Standing::Missing => return Some(no_database(location)),
        Standing::Older(version) => format!(
            "the {location} has schema {version}, older than this program's {own}: end its servers, \
             then run `hearing-server migrate`"
        ),
        Standing::Newer(version) => format!(
            "the {location} has schema {version}, newer than this program's {own}: run the program \
             that raised it, or go back to a copy from before"
        ),
        Standing::Other(version) => format!(
            "migration {version} of the {location} is not this program's: it was made by another \
             build (with other line ends, perhaps)"
        ),
        Standing::Unfinished(version) => format!(
            "migration {version} of the {location} was begun and not ended: go back to a copy from \
             before"
        ),
    };
    Some(Error::Schema(text))
}

fn no_database(location: Location<'_>) -> Error {
    Error::NoDatabase(match location {
        Location::Directory(_) => format!(
            "there is no {location}: `hearing-server migrate` makes it. If the opinions are in \
             PostgreSQL, name it with --database-url or DATABASE_URL"
        ),
        Location::Url(_) => format!(
            "the {location} has no tables of this program: `hearing-server migrate` makes them"
        ),
    })
}

/// Whether SQLite's file is there. A PostgreSQL database is the operator's to make.
pub(super) fn is_there(location: Location<'_>) -> bool {
    match location {
        Location::Directory(directory) => database_file(directory).is_file(),
        Location::Url(_) => true,
    }
}

/// Sees to it that a command finds a database whose schema is this program's; changes nothing.
pub(super) async fn require(location: Location<'_>) -> Result<(), Error> {
    if !is_there(location) {
        return Err(no_database(location));
    }
    let mut connection = connect(location).await?;
    let standing = standing(&mut connection, location.product()).await;
    let closed = connection.close().await;
    let refusal = refusal(location, &hinted(location, standing)?);
    closed?;
    refusal.map_or(Ok(()), Err)
}

/// What was read of a schema; with a hint if it is a pooler that was in the way.
pub(super) fn hinted(
    location: Location<'_>,
    read: Result<Standing, Error>,
) -> Result<Standing, Error> {
    read.map_err(|error| {
        let text = error.to_string();
        match is_of_a_pooler(&text) {
            true => Error::Unreachable(format!("cannot read the {location}: {text} ({POOLER})")),
            false => Error::Unreachable(format!("cannot read the {location}: {text}")),
        }
    })
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;

    use super::*;

    /// The migrations that databases in use have been made with: the number of each, and the first
    /// half of its SHA-384, as sqlx keeps it.
    const RELEASED_SQLITE: [(i64, &str); 17] = [
        (1, "500356be0773caa96afe6eb71ab721a967084ec859489265"),
        (2, "ec7ef3522a54e7aaa323c1597a3690e18de3bdfcf3337901"),
        (3, "e227684a96f7f5ee28ddf0621c3c07652b2c33e91b79e9c0"),
        (10, "616b7a606fba870b85514c9f4334a131a2e88da2df6cf377"),
        (20, "20821408d2dfbad5af65d6f943db073d1a4d88e0501048b8"),
        (30, "e1adffccd3cd010bfeaa04f12c131ba8ef15740ab86ede85"),
        (40, "823490c412340470974a38f09de04d1666cd5fa576bfc843"),
        (50, "88a1c6d0f2cc7cb5688b3360149391dc0af85f7ba8bfa472"),
        (51, "f7aed65d350f29e251b22ea9fff42abecde7580a860517d4"),
        (60, "c18bcd7e870165031e3f22c1767d9a649a3894d7af97bb09"),
        (61, "65e05d4811ac09cb313241e4acb1a4c49d0788bfdd88a7a6"),
        (70, "050404e2e541d47cdf0b7b63b0f546e7d29c313d972203a9"),
        (80, "65553fc07b82c9d54a5b87c2a6e40f06fb4f7c1b7fe0fe38"),
        (90, "c0bce3d82c7cadf38bec0954a57473a02836c77295c70be9"),
        (100, "2b56cacb095034cec35398a0946f18baf7c8fa8de959d679"),
        (110, "5797163c8177942598e1095e8cdb4a7bc87e6138836c283b"),
        (120, "9652fd9df46196e3d871dd3959b97747e9d0df75e87fed30"),
    ];

    /// The same of PostgreSQL.
    const RELEASED_POSTGRESQL: [(i64, &str); 17] = [
        (1, "cdbb663aa4c642420a3802425d743d886177b07d4184a974"),
        (2, "7031eb6dbdde1bf298dd1a393c280acbbd21a552cc52c593"),
        (3, "7792c77e780eee62d47269f9a56524b4bacff90ff909b425"),
        (10, "487efcdfbc8bfb79299413e761f16c77c28f237620f0ac57"),
        (20, "7b62aad1777dfdcaa787eb26d1fd1eb02708cd94ecc8b2ca"),
        (30, "a43ce4208ab2dd1a8eb82a8736a61030e1805eb2c1a4d5a5"),
        (40, "952c6b026fffce4ee1a34c8423f3ad6d357e03582e3f33c3"),
        (50, "b711b6c40333dc6194d9bfa1532e35bba9528ae45de3a5b6"),
        (51, "e44c594eb1ac691c909b583e6aa1d491cc984184a0ea8f9e"),
        (60, "89e4df14b9e512c8c68afaa21b37e51fa30cdeb1a852a339"),
        (61, "c087906173be08396ffd41b111c09e173f22f13365c8440b"),
        (70, "3ef4f51a413ebbbd00c95e74677678b05b05d472494f3c83"),
        (80, "7965c406f7058032f91101d554fe0d99196ec8e9c56b7758"),
        (90, "ab5eab40dec2054cb720ac6628d0a5db9840e153c888b5f9"),
        (100, "8b7c5e6e1161d6cbab2ac34cb25ca2ea1e448143533a218a"),
        (110, "9afe7585197b9e952c6fd3365b8006f57ee3dcd2db9a6f27"),
        (120, "88dbe96b5fa2ba121662542dc73011457b2d36666664f996"),
    ];

    #[test]
    fn a_migration_that_was_released_is_never_changed() {
        for (product, released) in [
            (Product::Sqlite, RELEASED_SQLITE),
            (Product::PostgreSql, RELEASED_POSTGRESQL),
        ] {
            for (version, checksum) in released {
                let migration = product
                    .migrator()
                    .iter()
                    .find(|migration| migration.version == version);
                let found = migration.map(|migration| HEXLOWER.encode(&migration.checksum));
                assert!(
                    found.is_some_and(|found| found.starts_with(checksum)),
                    "migration {version} of {product:?}: write a new one instead"
                );
            }
        }
    }

    #[test]
    fn both_databases_have_the_same_migrations() {
        let versions = |product: Product| -> Vec<i64> {
            let migrations = product.migrator().iter();
            migrations.map(|migration| migration.version).collect()
        };
        assert_eq!(
            versions(Product::Sqlite),
            versions(Product::PostgreSql),
            "a number that one of them lacks"
        );
    }
}
