-- What the city does with an opinion: who has it, what was answered, what may be shown to everyone.
--
-- The columns added to `opinions` say where it stands now, so that lists need not go through its
-- history. The resident's own words (`text`) are never changed; what is hidden in them is hidden
-- in a copy.

-- 職員: who may work on opinions. Made on the command line; never deleted, since the acts name them.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    -- What they type to sign in, and what the acts show.
    name TEXT NOT NULL UNIQUE,
    -- `viewer`, `responder`, `publisher` or `administrator`; each may do what the one before may.
    role TEXT NOT NULL,
    -- argon2id, in the PHC string format, salt and cost included.
    password_hash TEXT NOT NULL,
    is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
    -- Wrong passwords since the last right one, and until when no other is looked at.
    failures INTEGER NOT NULL DEFAULT 0,
    locked_until TEXT,
    created_at TEXT NOT NULL
) STRICT;

-- The policy of the subject, `2-2`; none for the whole plan and the goals.
ALTER TABLE opinions ADD COLUMN policy TEXT;
-- The last status of its history.
ALTER TABLE opinions ADD COLUMN status TEXT NOT NULL DEFAULT 'received';
-- The department that staff moved it to; none while the departments' file decides by policy.
ALTER TABLE opinions ADD COLUMN department TEXT;
-- Who works on it.
ALTER TABLE opinions ADD COLUMN claimed_by INTEGER REFERENCES accounts (id);
-- The opinion that it goes on with, while its status is `merged`.
ALTER TABLE opinions ADD COLUMN merged_into INTEGER REFERENCES opinions (id);
-- The answer that holds, while its status is `answered`.
ALTER TABLE opinions ADD COLUMN answer_id INTEGER;
-- The words with what must not be shown hidden; none while nothing is.
ALTER TABLE opinions ADD COLUMN masked_text TEXT;
-- Whole days from the arrival to the first answer.
ALTER TABLE opinions ADD COLUMN days_to_answer INTEGER;
-- When one of the staff first opened it.
ALTER TABLE opinions ADD COLUMN read_at TEXT;
-- Counts the changes, so that two clerks do not undo each other's work unseen.
ALTER TABLE opinions ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

UPDATE opinions SET
    policy = CASE
        WHEN subject = 'plan' OR subject LIKE 'goal-%' THEN NULL
        WHEN subject LIKE '___-%' THEN rtrim(rtrim(substr(subject, 5), '0123456789'), '-')
        ELSE subject
    END,
    status = (SELECT history.status FROM history WHERE history.opinion_id = opinions.id
        ORDER BY history.id DESC LIMIT 1);

CREATE INDEX opinions_by_status ON opinions (status, id);
CREATE INDEX opinions_merged ON opinions (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX opinions_answered ON opinions (days_to_answer) WHERE days_to_answer IS NOT NULL;

-- What the writer is told with a status: why an opinion is out of scope.
ALTER TABLE history ADD COLUMN reason TEXT;

-- 回答. One that was taken back stays here; `opinions.answer_id` says which one holds.
CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    opinion_id INTEGER NOT NULL REFERENCES opinions (id),
    -- 対応結果: `adopted`, `planned`, ...
    outcome TEXT NOT NULL,
    text TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    at TEXT NOT NULL
) STRICT;

CREATE INDEX answers_of_opinion ON answers (opinion_id);

-- 「答えになっていますか」: what a writer says of an answer, once.
CREATE TABLE replies (
    opinion_id INTEGER NOT NULL REFERENCES opinions (id),
    answer_id INTEGER NOT NULL REFERENCES answers (id),
    is_helpful INTEGER NOT NULL CHECK (is_helpful IN (0, 1)),
    -- A word on it, for the staff alone.
    text TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (opinion_id, answer_id)
) STRICT;

-- 内部メモ: what staff tell each other. Never shown to residents.
CREATE TABLE remarks (
    id INTEGER PRIMARY KEY,
    opinion_id INTEGER NOT NULL REFERENCES opinions (id),
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    text TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX remarks_of_opinion ON remarks (opinion_id, id);

-- Who did what when. Holds no resident's words.
CREATE TABLE acts (
    id INTEGER PRIMARY KEY,
    -- None where the writer did it, with the receipt.
    account_id INTEGER REFERENCES accounts (id),
    -- `claim`, `answer`, `publish`, `sign-in`, ...
    act TEXT NOT NULL,
    opinion_id INTEGER REFERENCES opinions (id),
    -- The outcome, the department, the number of the other opinion.
    detail TEXT,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX acts_on_opinion ON acts (opinion_id, id);

-- 公開された声: what everyone may read. Public pages ask this table and no other. There is a row
-- while the writer's consent and the staff's release both hold.
CREATE TABLE voices (
    -- The opinion's, and the number in the voice's address.
    id INTEGER PRIMARY KEY REFERENCES opinions (id),
    subject TEXT NOT NULL,
    policy TEXT,
    kind TEXT NOT NULL,
    life_stage TEXT,
    -- The words, what is masked hidden.
    text TEXT NOT NULL,
    status TEXT NOT NULL,
    -- Why it is out of scope, if it is.
    reason TEXT,
    -- Of the answer that holds; `''` stands for no answer, so that lists sort by one index.
    outcome TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT '',
    answered_at TEXT NOT NULL DEFAULT '',
    -- Words and answer in one spelling, for the search.
    folded TEXT NOT NULL,
    -- How many opinions were merged into it.
    merged INTEGER NOT NULL DEFAULT 0,
    -- 同じ思い: how many devices said so.
    supports INTEGER NOT NULL DEFAULT 0,
    published_at TEXT NOT NULL,
    -- Its place in a list, the newest answer greatest, those without an answer by their numbers: one
    -- value, which an index finds where it cannot compare two.
    place TEXT NOT NULL GENERATED ALWAYS AS (answered_at || ' ' || printf('%019d', id)) VIRTUAL
) STRICT;

-- What the lists sort by, behind what they filter by. One for each filter and for each pair: under
-- two that let much through each, and little together, a list would else go through all that one of
-- them does.
CREATE INDEX voices_newest ON voices (place);
CREATE INDEX voices_by_policy ON voices (policy, place);
CREATE INDEX voices_by_status ON voices (status, place);
CREATE INDEX voices_by_outcome ON voices (outcome, place);
CREATE INDEX voices_by_life_stage ON voices (life_stage, place);
CREATE INDEX voices_by_policy_and_status ON voices (policy, status, place);
CREATE INDEX voices_by_policy_and_outcome ON voices (policy, outcome, place);
CREATE INDEX voices_by_policy_and_life_stage ON voices (policy, life_stage, place);
CREATE INDEX voices_by_status_and_life_stage ON voices (status, life_stage, place);
CREATE INDEX voices_by_outcome_and_life_stage ON voices (outcome, life_stage, place);

CREATE TRIGGER answers_are_never_changed BEFORE UPDATE ON answers
BEGIN
    SELECT RAISE(ABORT, 'answers is append-only');
END;

CREATE TRIGGER answers_are_never_deleted BEFORE DELETE ON answers
BEGIN
    SELECT RAISE(ABORT, 'answers is append-only');
END;

CREATE TRIGGER remarks_are_never_changed BEFORE UPDATE ON remarks
BEGIN
    SELECT RAISE(ABORT, 'remarks is append-only');
END;

CREATE TRIGGER remarks_are_never_deleted BEFORE DELETE ON remarks
BEGIN
    SELECT RAISE(ABORT, 'remarks is append-only');
END;

CREATE TRIGGER acts_are_never_changed BEFORE UPDATE ON acts
BEGIN
    SELECT RAISE(ABORT, 'acts is append-only');
END;

CREATE TRIGGER acts_are_never_deleted BEFORE DELETE ON acts
BEGIN
    SELECT RAISE(ABORT, 'acts is append-only');
END;

-- The words as they arrived are what the answer answers.
CREATE TRIGGER words_are_never_changed BEFORE UPDATE OF text, subject, kind, receipt, received_at, may_publish ON opinions
BEGIN
    SELECT RAISE(ABORT, 'an opinion''s words are never changed');
END;
