-- お知らせ: an answer of which a writer who gave an address is to be told by e-mail. A row is written
-- with the answer, in its transaction. It holds no address: that is read from `opinions` when the
-- mail is sent, so that who takes an opinion back, or is forgotten, is not written to.
CREATE TABLE announcements (
    id INTEGER PRIMARY KEY,
    opinion_id INTEGER NOT NULL REFERENCES opinions (id),
    -- The answer, of the opinion or of the one that it goes on with.
    answer_id INTEGER NOT NULL REFERENCES answers (id),
    -- `waiting`; `handed-over` from just before the mail server is given the mail until it is known
    -- what it said; and then, for ever, `sent`, `refused`, `given-up`, or `unheard`: perhaps sent.
    state TEXT NOT NULL DEFAULT 'waiting',
    -- How many times a server took it on. Who took it on with another number has lost it since.
    tries INTEGER NOT NULL DEFAULT 0,
    -- When it is looked at next: after a delay, or when whoever has it must be gone. None at the end.
    due_at TEXT,
    created_at TEXT NOT NULL,
    UNIQUE (opinion_id, answer_id)
) STRICT;

CREATE INDEX announcements_due ON announcements (due_at) WHERE due_at IS NOT NULL;
