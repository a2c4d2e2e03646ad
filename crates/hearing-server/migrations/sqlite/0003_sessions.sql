-- Who is signed in. Kept here and not in a server's memory, so that any of several servers knows.
CREATE TABLE sessions (
    -- SHA-256 of what the cookie holds: who reads this table cannot sign in with it.
    token_digest BLOB NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    -- What every form of the session carries, so that no other site can post in its name.
    csrf TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
