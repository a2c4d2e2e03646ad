-- A policy is spelt with the edition whose text was meant, `001-5-3`, as a measure was before: a later
-- edition may give its code to another policy. Until now a code meant the text of 001 for 5-1 to 5-9,
-- and that of 000 for all others.

-- The words stay as they arrived; what they are about is spelt out once.
DROP TRIGGER words_are_never_changed;

-- Of opinions and voices, `policy` is the text of the policy, too: `001-5-3`.
UPDATE opinions SET
    subject = CASE
        WHEN subject <> policy THEN subject
        WHEN policy LIKE '5-%' THEN '001-' || subject
        ELSE '000-' || subject
    END,
    policy = CASE
        WHEN subject <> policy THEN substr(subject, 1, 4) || policy
        WHEN policy LIKE '5-%' THEN '001-' || policy
        ELSE '000-' || policy
    END
WHERE policy IS NOT NULL;

UPDATE voices SET
    subject = (SELECT opinions.subject FROM opinions WHERE opinions.id = voices.id),
    policy = (SELECT opinions.policy FROM opinions WHERE opinions.id = voices.id)
WHERE policy IS NOT NULL;

CREATE TRIGGER words_are_never_changed BEFORE UPDATE OF text, subject, kind, receipt, received_at, may_publish ON opinions
WHEN NOT (OLD.status = 'withdrawn' AND NEW.text = '' AND NEW.subject = OLD.subject AND NEW.kind = OLD.kind
    AND NEW.receipt = OLD.receipt AND NEW.received_at = OLD.received_at AND NEW.may_publish = OLD.may_publish)
BEGIN
    SELECT RAISE(ABORT, 'an opinion''s words are never changed');
END;
