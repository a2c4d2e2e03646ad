-- Who is signed in. `migrations/sqlite` documents every column.

CREATE TABLE sessions (
    token_digest BYTEA NOT NULL PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    csrf TEXT COLLATE "C" NOT NULL,
    expires_at TEXT COLLATE "C" NOT NULL
);
