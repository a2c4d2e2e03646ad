-- What shows that an opinion is one's own, and withdrawals that can be undone. See
-- `migrations/sqlite`.

-- Without a rewrite of the table: what is there has none, what comes has one.
ALTER TABLE opinions ADD COLUMN has_control_code BIGINT NOT NULL DEFAULT 0 CHECK (has_control_code IN (0, 1));
ALTER TABLE opinions ALTER COLUMN has_control_code SET DEFAULT 1;

CREATE TABLE control_code_failures (
    opinion_id BIGINT NOT NULL PRIMARY KEY REFERENCES opinions (id),
    failures BIGINT NOT NULL,
    locked_until TEXT COLLATE "C",
    at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE withdrawals (
    opinion_id BIGINT NOT NULL PRIMARY KEY REFERENCES opinions (id),
    status TEXT COLLATE "C" NOT NULL,
    merged_into BIGINT REFERENCES opinions (id),
    answer_id BIGINT,
    published_at TEXT COLLATE "C",
    supports BIGINT,
    at TEXT COLLATE "C" NOT NULL
);

ALTER TABLE opinions ADD COLUMN parted_from BIGINT REFERENCES opinions (id);
CREATE INDEX opinions_parted ON opinions (parted_from) WHERE parted_from IS NOT NULL;

CREATE TABLE withdrawn_keys (
    idempotency_key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at TEXT COLLATE "C" NOT NULL
);

CREATE INDEX withdrawn_keys_by_time ON withdrawn_keys (at);

DROP TRIGGER words_are_never_changed ON opinions;
CREATE TRIGGER words_are_never_changed
BEFORE UPDATE OF text, subject, kind, receipt, received_at, may_publish ON opinions
FOR EACH ROW
WHEN (NOT (OLD.status = 'withdrawn' AND NEW.text = '' AND NEW.subject = OLD.subject AND NEW.kind = OLD.kind
    AND NEW.receipt = OLD.receipt AND NEW.received_at = OLD.received_at AND NEW.may_publish = OLD.may_publish))
EXECUTE FUNCTION refuse_other_words();
