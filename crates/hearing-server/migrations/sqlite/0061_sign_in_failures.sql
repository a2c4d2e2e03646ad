-- Failed attempts to sign in, by the name that was typed and by where they came from, so that a
-- stranger's failures lock a name for the stranger. What was counted before is let go.
DROP TABLE sign_in_failures;

CREATE TABLE sign_in_failures (
    -- Keyed SHA-256 of the name: some type their password there.
    name_digest BLOB NOT NULL,
    -- Keyed SHA-256 of the network, of the browser where it signed in before, or of what stands for
    -- all unknown browsers together. A row goes when it signs in, or a day after.
    source_digest BLOB NOT NULL,
    -- Since the last time that it was right.
    failures INTEGER NOT NULL,
    -- Until when nothing else is looked at.
    locked_until TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (name_digest, source_digest)
) STRICT;

CREATE INDEX sign_in_failures_by_time ON sign_in_failures (at);
