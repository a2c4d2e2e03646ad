-- Whom to tell of an answer by e-mail. `migrations/sqlite` documents every column.

CREATE TABLE announcements (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    opinion_id BIGINT NOT NULL REFERENCES opinions (id),
    answer_id BIGINT NOT NULL REFERENCES answers (id),
    state TEXT COLLATE "C" NOT NULL DEFAULT 'waiting',
    tries BIGINT NOT NULL DEFAULT 0,
    due_at TEXT COLLATE "C",
    created_at TEXT COLLATE "C" NOT NULL,
    UNIQUE (opinion_id, answer_id)
);

CREATE INDEX announcements_due ON announcements (due_at) WHERE due_at IS NOT NULL;
