-- The language that an opinion is written in, as its writer says: a tag (BCP 47) of the crate
-- `hearing-api`, `und` where it is another. All that arrived before said nothing, which means Japanese.
-- `language` is that of the app, in which it was sent.
ALTER TABLE opinions ADD COLUMN lang TEXT NOT NULL DEFAULT 'ja';

-- A clerk who reads another language asks for what is written in it; of Japanese nobody does.
CREATE INDEX opinions_in_other_languages ON opinions (lang, id) WHERE lang <> 'ja';

-- It goes with the words.
CREATE TRIGGER text_language_is_never_changed BEFORE UPDATE OF lang ON opinions
WHEN NOT (OLD.status = 'withdrawn' AND NEW.text = '')
BEGIN
    SELECT RAISE(ABORT, 'an opinion''s words are never changed');
END;

-- Of a voice it is shown with the words.
ALTER TABLE voices ADD COLUMN lang TEXT NOT NULL DEFAULT 'ja';
