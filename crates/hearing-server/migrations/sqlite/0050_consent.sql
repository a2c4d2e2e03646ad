-- What was agreed to, and what of that is public.

-- Under which of the form's words their writers saw publication, as the crate `hearing-api` has
-- them. All that arrived before were told that life stage, role and area serve only to understand
-- who writes: they agreed to have their words, the subject and the kind published.
ALTER TABLE opinions ADD COLUMN consent TEXT NOT NULL DEFAULT '1';

CREATE TRIGGER consent_is_never_changed BEFORE UPDATE OF consent ON opinions
BEGIN
    SELECT RAISE(ABORT, 'what a writer agreed to is never changed');
END;

UPDATE voices SET life_stage = NULL WHERE life_stage IS NOT NULL;

-- Like `life_stage`: of those alone whose writers agreed to have them shown.
ALTER TABLE voices ADD COLUMN partner_role TEXT;
ALTER TABLE voices ADD COLUMN area TEXT;

-- When words or an answer were last changed that had been public: readers of feeds are to have the
-- new ones. None while nothing but a first answer was added.
ALTER TABLE voices ADD COLUMN corrected_at TEXT;

CREATE INDEX voices_corrected ON voices (corrected_at) WHERE corrected_at IS NOT NULL;

-- Until now feeds did not tell of words that were masked after publication.
UPDATE voices SET corrected_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
WHERE id IN (SELECT id FROM opinions WHERE masked_text IS NOT NULL);

-- What was public and is no longer, so that readers of feeds are told to drop it.
CREATE TABLE removed_voices (
    id INTEGER PRIMARY KEY REFERENCES opinions (id),
    removed_at TEXT NOT NULL
) STRICT;

CREATE INDEX removed_voices_newest ON removed_voices (removed_at);
