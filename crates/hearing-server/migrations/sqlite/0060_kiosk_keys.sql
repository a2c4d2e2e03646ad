-- What makes a browser a branch's kiosk: a key that only the device's keeper has.
CREATE TABLE kiosk_keys (
    id INTEGER PRIMARY KEY,
    -- `ofuna`, ...
    branch TEXT NOT NULL,
    -- SHA-256 of the key: who reads this table cannot make a kiosk with it.
    key_digest BLOB NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    -- From then on it makes no kiosk, and those that it made are none.
    revoked_at TEXT
) STRICT;
