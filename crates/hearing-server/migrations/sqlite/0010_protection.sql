-- What protects the server and its staff's accounts.

-- What only this database's servers know: whichever of them gave out a form or asked for a second
-- step, each can tell that it was one of them. Made when a server first opens the database.
CREATE TABLE secrets (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

-- A row is taken for the length of a transaction that may not run beside another of its kind.
-- `merging`: whatever changes which opinion goes on with which.
CREATE TABLE turns (
    name TEXT NOT NULL PRIMARY KEY,
    taken INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO turns (name) VALUES ('merging');

-- Wrong passwords and codes, by the name that was typed, whether an account has it or not: what is
-- answered tells nobody which names exist. A row goes when its name signs in, or a day after.
CREATE TABLE sign_in_failures (
    -- Keyed SHA-256 of the name: some type their password there.
    name_digest BLOB NOT NULL PRIMARY KEY,
    -- Since the last time that it was right.
    failures INTEGER NOT NULL,
    -- Until when nothing else is looked at.
    locked_until TEXT,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX sign_in_failures_by_time ON sign_in_failures (at);

ALTER TABLE accounts DROP COLUMN failures;
ALTER TABLE accounts DROP COLUMN locked_until;

-- What the account's codes are made of (RFC 6238); none where a password is enough.
ALTER TABLE accounts ADD COLUMN totp_secret BLOB;
-- The period, in half minutes since 1970, of the last code that was used: none is used twice.
ALTER TABLE accounts ADD COLUMN totp_period INTEGER;
