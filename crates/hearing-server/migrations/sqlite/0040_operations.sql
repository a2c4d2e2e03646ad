-- The one row that is written to find out whether anything can be.
CREATE TABLE write_trials (
    at TEXT NOT NULL
) STRICT;

INSERT INTO write_trials (at) VALUES ('');

-- `accounts`: whatever may take the last administrator away.
INSERT INTO turns (name) VALUES ('accounts');
