-- What shows that an opinion is one's own, and withdrawals that can be undone.

-- Whether what is done with the receipt asks for its control code, which is derived from the number
-- and kept nowhere. Numbers given out before there were codes go on by the number alone.
ALTER TABLE opinions ADD COLUMN has_control_code INTEGER NOT NULL DEFAULT 1 CHECK (has_control_code IN (0, 1));
UPDATE opinions SET has_control_code = 0;

-- Wrong control codes for a receipt. A row goes with the first right one, or a day later.
CREATE TABLE control_code_failures (
    opinion_id INTEGER NOT NULL PRIMARY KEY REFERENCES opinions (id),
    -- Since the last right one, or the last hour without any.
    failures INTEGER NOT NULL,
    -- Until when no other is looked at, but for those of the device that sent the opinion.
    locked_until TEXT,
    at TEXT NOT NULL
) STRICT;

-- What a withdrawn opinion was before, for as long as its writer can undo that.
CREATE TABLE withdrawals (
    opinion_id INTEGER NOT NULL PRIMARY KEY REFERENCES opinions (id),
    status TEXT NOT NULL,
    merged_into INTEGER REFERENCES opinions (id),
    answer_id INTEGER,
    -- Of its voice, if it was one.
    published_at TEXT,
    supports INTEGER,
    at TEXT NOT NULL
) STRICT;

-- The withdrawn opinion that it went on with until then, and will again if that is undone.
ALTER TABLE opinions ADD COLUMN parted_from INTEGER REFERENCES opinions (id);
CREATE INDEX opinions_parted ON opinions (parted_from) WHERE parted_from IS NOT NULL;

-- Idempotency keys of opinions that were taken back before they arrived: one that comes late after
-- all is not stored. A row goes a day later.
CREATE TABLE withdrawn_keys (
    idempotency_key TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX withdrawn_keys_by_time ON withdrawn_keys (at);

-- The words as they arrived are what the answer answers. They go, whole, once their writer has
-- taken them back.
DROP TRIGGER words_are_never_changed;
CREATE TRIGGER words_are_never_changed BEFORE UPDATE OF text, subject, kind, receipt, received_at, may_publish ON opinions
WHEN NOT (OLD.status = 'withdrawn' AND NEW.text = '' AND NEW.subject = OLD.subject AND NEW.kind = OLD.kind
    AND NEW.receipt = OLD.receipt AND NEW.received_at = OLD.received_at AND NEW.may_publish = OLD.may_publish)
BEGIN
    SELECT RAISE(ABORT, 'an opinion''s words are never changed');
END;
