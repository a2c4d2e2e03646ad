-- Opinions as residents sent them, and what became of each.
--
-- The same tables as `migrations/sqlite`, which documents every column; here stands only what
-- PostgreSQL spells otherwise. Numbers are BIGINT and truth is 0 or 1, so that one set of queries
-- reads both. Texts compare byte by byte (COLLATE "C"), as in SQLite.

CREATE TABLE opinions (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    receipt TEXT COLLATE "C" NOT NULL UNIQUE,
    idempotency_key TEXT COLLATE "C" NOT NULL UNIQUE,
    body_digest BYTEA NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    life_stage TEXT COLLATE "C",
    partner_role TEXT COLLATE "C",
    area TEXT COLLATE "C",
    may_publish BIGINT NOT NULL CHECK (may_publish IN (0, 1)),
    contact TEXT COLLATE "C",
    surface TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    received_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE history (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    opinion_id BIGINT NOT NULL REFERENCES opinions (id),
    status TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL
);

CREATE INDEX history_of_opinion ON history (opinion_id, id);

-- What happened stays happened. Also refuses TRUNCATE, which SQLite does not have.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE ON history
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER history_is_never_emptied BEFORE TRUNCATE ON history
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
