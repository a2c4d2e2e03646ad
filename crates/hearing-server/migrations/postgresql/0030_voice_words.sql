-- What keeps searches and figures quick with a million opinions. `migrations/sqlite` says
-- more; here an index over the tokens does what a table and its triggers do there.

-- The characters of folded words, and the pairs of neighbouring ones. Its cost says that it is
-- never to be called for each row where the index can be asked.
CREATE FUNCTION tokens_of(folded TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 100000
AS $$
    SELECT string_to_array(folded, NULL) || ARRAY(
        SELECT one || next
        FROM unnest(string_to_array(folded, NULL), (string_to_array(folded, NULL))[2:]) AS places (one, next)
        WHERE next IS NOT NULL
    )
$$;

-- Without the list of what is still to be entered, which each search would have to go through.
CREATE INDEX voice_words ON voices USING gin (tokens_of(folded)) WITH (fastupdate = off);

CREATE INDEX opinions_by_policy ON opinions (policy, status, id);
CREATE INDEX opinions_standing ON opinions (answer_id) WHERE answer_id IS NOT NULL;
CREATE INDEX answers_by_outcome ON answers (outcome, id);
