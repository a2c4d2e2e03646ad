-- What the city does with an opinion. `migrations/sqlite` documents every column; here stands only
-- what PostgreSQL spells otherwise.

CREATE TABLE accounts (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    role TEXT COLLATE "C" NOT NULL,
    password_hash TEXT COLLATE "C" NOT NULL,
    is_disabled BIGINT NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
    failures BIGINT NOT NULL DEFAULT 0,
    locked_until TEXT COLLATE "C",
    created_at TEXT COLLATE "C" NOT NULL
);

ALTER TABLE opinions ADD COLUMN policy TEXT COLLATE "C";
ALTER TABLE opinions ADD COLUMN status TEXT COLLATE "C" NOT NULL DEFAULT 'received';
ALTER TABLE opinions ADD COLUMN department TEXT COLLATE "C";
ALTER TABLE opinions ADD COLUMN claimed_by BIGINT REFERENCES accounts (id);
ALTER TABLE opinions ADD COLUMN merged_into BIGINT REFERENCES opinions (id);
ALTER TABLE opinions ADD COLUMN answer_id BIGINT;
ALTER TABLE opinions ADD COLUMN masked_text TEXT COLLATE "C";
ALTER TABLE opinions ADD COLUMN days_to_answer BIGINT;
ALTER TABLE opinions ADD COLUMN read_at TEXT COLLATE "C";
ALTER TABLE opinions ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;

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

ALTER TABLE history ADD COLUMN reason TEXT COLLATE "C";

CREATE TABLE answers (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    opinion_id BIGINT NOT NULL REFERENCES opinions (id),
    outcome TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    at TEXT COLLATE "C" NOT NULL
);

CREATE INDEX answers_of_opinion ON answers (opinion_id);

CREATE TABLE replies (
    opinion_id BIGINT NOT NULL REFERENCES opinions (id),
    answer_id BIGINT NOT NULL REFERENCES answers (id),
    is_helpful BIGINT NOT NULL CHECK (is_helpful IN (0, 1)),
    text TEXT COLLATE "C",
    at TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (opinion_id, answer_id)
);

CREATE TABLE remarks (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    opinion_id BIGINT NOT NULL REFERENCES opinions (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    text TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL
);

CREATE INDEX remarks_of_opinion ON remarks (opinion_id, id);

CREATE TABLE acts (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id BIGINT REFERENCES accounts (id),
    act TEXT COLLATE "C" NOT NULL,
    opinion_id BIGINT REFERENCES opinions (id),
    detail TEXT COLLATE "C",
    at TEXT COLLATE "C" NOT NULL
);

CREATE INDEX acts_on_opinion ON acts (opinion_id, id);

CREATE TABLE voices (
    id BIGINT PRIMARY KEY REFERENCES opinions (id),
    subject TEXT COLLATE "C" NOT NULL,
    policy TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL,
    life_stage TEXT COLLATE "C",
    text TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C",
    outcome TEXT COLLATE "C" NOT NULL DEFAULT '',
    answer TEXT COLLATE "C" NOT NULL DEFAULT '',
    answered_at TEXT COLLATE "C" NOT NULL DEFAULT '',
    folded TEXT COLLATE "C" NOT NULL,
    merged BIGINT NOT NULL DEFAULT 0,
    supports BIGINT NOT NULL DEFAULT 0,
    published_at TEXT COLLATE "C" NOT NULL,
    -- One value: of a pair the planner does not know how many stand before it.
    place TEXT COLLATE "C" NOT NULL GENERATED ALWAYS AS (answered_at || ' ' || lpad(CAST(id AS TEXT), 19, '0')) STORED
);

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

CREATE TRIGGER answers_are_append_only BEFORE UPDATE OR DELETE ON answers
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER answers_are_never_emptied BEFORE TRUNCATE ON answers
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER remarks_are_append_only BEFORE UPDATE OR DELETE ON remarks
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER remarks_are_never_emptied BEFORE TRUNCATE ON remarks
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER acts_are_append_only BEFORE UPDATE OR DELETE ON acts
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER acts_are_never_emptied BEFORE TRUNCATE ON acts
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_other_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an opinion''s words are never changed';
END
$$;

CREATE TRIGGER words_are_never_changed
BEFORE UPDATE OF text, subject, kind, receipt, received_at, may_publish ON opinions
FOR EACH ROW EXECUTE FUNCTION refuse_other_words();
