-- What a writer is told by e-mail is how the work on an opinion ended: by an answer, or because it
-- is out of scope. The table is made again, since SQLite cannot let a column be empty afterwards.
CREATE TABLE endings_announced (
    id INTEGER PRIMARY KEY,
    opinion_id INTEGER NOT NULL REFERENCES opinions (id),
    -- The answer, of the opinion or of the one that it goes on with.
    answer_id INTEGER REFERENCES answers (id),
    -- Or the entry that says that this opinion, or the one that it goes on with, is out of scope.
    history_id INTEGER REFERENCES history (id),
    -- `waiting`; `handed-over` from just before the mail server is given the mail until it is known
    -- what it said; and then, for ever, `sent`, `refused`, `given-up`, `unheard` (perhaps sent),
    -- `bad-address` (no address that a mail can be sent to) or `covered` (the address was told of
    -- this ending by another opinion's mail). Those of one ending and one address are sent as one mail.
    state TEXT NOT NULL DEFAULT 'waiting',
    -- How many times a server took it on. Who took it on with another number has lost it since.
    tries INTEGER NOT NULL DEFAULT 0,
    -- When it is looked at next: after a delay, in which it can be stopped, or when whoever has it
    -- must be gone. None at the end.
    due_at TEXT,
    created_at TEXT NOT NULL,
    UNIQUE (opinion_id, answer_id),
    UNIQUE (opinion_id, history_id),
    CHECK ((answer_id IS NULL) <> (history_id IS NULL))
) STRICT;

INSERT INTO endings_announced (id, opinion_id, answer_id, state, tries, due_at, created_at)
SELECT id, opinion_id, answer_id, state, tries, due_at, created_at FROM announcements;

DROP TABLE announcements;
ALTER TABLE endings_announced RENAME TO announcements;

CREATE INDEX announcements_due ON announcements (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX announcements_of_answer ON announcements (answer_id);
CREATE INDEX announcements_of_end ON announcements (history_id) WHERE history_id IS NOT NULL;

-- `announcing`: which mails belong together, and who sends them.
INSERT INTO turns (name) VALUES ('announcing');
