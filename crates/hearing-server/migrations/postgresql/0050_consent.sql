-- What was agreed to, and what of that is public. `migrations/sqlite` says more.

ALTER TABLE opinions ADD COLUMN consent TEXT COLLATE "C" NOT NULL DEFAULT '1';

CREATE FUNCTION refuse_other_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what a writer agreed to is never changed';
END
$$;

CREATE TRIGGER consent_is_never_changed BEFORE UPDATE OF consent ON opinions
FOR EACH ROW EXECUTE FUNCTION refuse_other_consent();

UPDATE voices SET life_stage = NULL WHERE life_stage IS NOT NULL;

ALTER TABLE voices ADD COLUMN partner_role TEXT COLLATE "C";
ALTER TABLE voices ADD COLUMN area TEXT COLLATE "C";
ALTER TABLE voices ADD COLUMN corrected_at TEXT COLLATE "C";

CREATE INDEX voices_corrected ON voices (corrected_at) WHERE corrected_at IS NOT NULL;

UPDATE voices SET corrected_at = to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
WHERE id IN (SELECT id FROM opinions WHERE masked_text IS NOT NULL);

CREATE TABLE removed_voices (
    id BIGINT PRIMARY KEY REFERENCES opinions (id),
    removed_at TEXT COLLATE "C" NOT NULL
);

CREATE INDEX removed_voices_newest ON removed_voices (removed_at);
