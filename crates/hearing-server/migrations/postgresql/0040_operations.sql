-- The one row that is written to find out whether anything can be, and a turn for changes of
-- accounts. `migrations/sqlite` documents both.
CREATE TABLE write_trials (
    at TEXT COLLATE "C" NOT NULL
);

INSERT INTO write_trials (at) VALUES ('');

INSERT INTO turns (name) VALUES ('accounts');
