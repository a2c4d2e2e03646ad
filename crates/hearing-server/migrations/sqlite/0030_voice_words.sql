-- What keeps searches and figures quick with a million opinions.

-- Which voices have which characters, and which pairs of neighbouring characters, in their folded
-- words: a word of two characters or more is found by its pairs. A token is its characters' UTF-8
-- in hexadecimal, since the tokenizer would pass over marks. Kept by triggers, whoever writes.
CREATE VIRTUAL TABLE voice_words USING fts5 (
    tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

-- The tokens of each voice. The array has as many members as there are characters.
CREATE VIEW tokens_of_voices (id, tokens) AS
SELECT voices.id, (
    SELECT group_concat(token, ' ') FROM (
        SELECT hex(substr(voices.folded, places.key + 1, 1)) AS token
        FROM json_each('[' || substr(replace(hex(zeroblob(length(voices.folded))), '00', ',0'), 2) || ']') AS places
        UNION
        SELECT hex(substr(voices.folded, places.key + 1, 2))
        FROM json_each('[' || substr(replace(hex(zeroblob(length(voices.folded))), '00', ',0'), 2) || ']') AS places
    )
) FROM voices;

INSERT INTO voice_words (rowid, tokens) SELECT id, tokens FROM tokens_of_voices;

CREATE TRIGGER voice_words_of_a_new_voice AFTER INSERT ON voices
BEGIN
    INSERT INTO voice_words (rowid, tokens) SELECT id, tokens FROM tokens_of_voices WHERE id = NEW.id;
END;

CREATE TRIGGER voice_words_of_a_changed_voice AFTER UPDATE OF folded ON voices
WHEN OLD.folded <> NEW.folded
BEGIN
    DELETE FROM voice_words WHERE rowid = OLD.id;
    INSERT INTO voice_words (rowid, tokens) SELECT id, tokens FROM tokens_of_voices WHERE id = NEW.id;
END;

CREATE TRIGGER voice_words_of_no_voice AFTER DELETE ON voices
BEGIN
    DELETE FROM voice_words WHERE rowid = OLD.id;
END;

-- What the figures count.
CREATE INDEX opinions_by_policy ON opinions (policy, status, id);
CREATE INDEX opinions_standing ON opinions (answer_id) WHERE answer_id IS NOT NULL;
CREATE INDEX answers_by_outcome ON answers (outcome, id);
