-- Opinions as residents sent them, and what became of each.
--
-- Words from a closed list (kind, life_stage, status, ...) are stored as the ids that JSON and
-- URLs use, and are defined in the crates `plan` and `hearing-api`. Times are RFC 3339 in UTC,
-- to the second, so that they sort as text.

-- 意見. A row is written once, when it arrives.
CREATE TABLE opinions (
    id INTEGER PRIMARY KEY,
    -- 受付番号 as printed, `7K3-M9Q-2XD-F4H-8WP-N5C`. Whoever knows it may follow the opinion.
    receipt TEXT NOT NULL UNIQUE,
    -- The UUID that the sender made. Sent again, an opinion is recognised by it.
    idempotency_key TEXT NOT NULL UNIQUE,
    -- SHA-256 of the opinion as it was sent: tells the same opinion from another under the same key.
    body_digest BLOB NOT NULL,
    -- `plan`, `goal-1`, `2-2` or `000-2-2-3`.
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- The resident's words, 1 to 2,000 characters.
    text TEXT NOT NULL,
    life_stage TEXT,
    partner_role TEXT,
    area TEXT,
    -- Whether the writer agreed to publication. What is published is a decision of its own.
    may_publish INTEGER NOT NULL CHECK (may_publish IN (0, 1)),
    -- An e-mail address for the answer. Leaves this table for nothing but that answer.
    contact TEXT,
    -- `phone`, `embed` or `kiosk-` with the branch.
    surface TEXT NOT NULL,
    language TEXT NOT NULL,
    received_at TEXT NOT NULL
) STRICT;

-- 対応状況: every status that an opinion has had. The last row of an opinion is its status now.
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    opinion_id INTEGER NOT NULL REFERENCES opinions (id),
    status TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX history_of_opinion ON history (opinion_id, id);

-- What happened stays happened: nothing in the program can rewrite it, by mistake or otherwise.
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;
