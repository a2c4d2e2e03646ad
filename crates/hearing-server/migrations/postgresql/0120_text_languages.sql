-- The language that an opinion is written in, as its writer says. `migrations/sqlite` says more.

ALTER TABLE opinions ADD COLUMN lang TEXT COLLATE "C" NOT NULL DEFAULT 'ja';

CREATE INDEX opinions_in_other_languages ON opinions (lang, id) WHERE lang <> 'ja';

CREATE TRIGGER text_language_is_never_changed BEFORE UPDATE OF lang ON opinions
FOR EACH ROW
WHEN (NOT (OLD.status = 'withdrawn' AND NEW.text = ''))
EXECUTE FUNCTION refuse_other_words();

ALTER TABLE voices ADD COLUMN lang TEXT COLLATE "C" NOT NULL DEFAULT 'ja';
