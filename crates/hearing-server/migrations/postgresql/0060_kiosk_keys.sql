-- What makes a browser a branch's kiosk. `migrations/sqlite` documents every column.

CREATE TABLE kiosk_keys (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    branch TEXT COLLATE "C" NOT NULL,
    key_digest BYTEA NOT NULL UNIQUE,
    created_at TEXT COLLATE "C" NOT NULL,
    revoked_at TEXT COLLATE "C"
);
