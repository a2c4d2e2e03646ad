-- A policy is spelt with the edition whose text was meant. See `migrations/sqlite`.

DROP TRIGGER words_are_never_changed ON opinions;

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

CREATE TRIGGER words_are_never_changed
BEFORE UPDATE OF text, subject, kind, receipt, received_at, may_publish ON opinions
FOR EACH ROW
WHEN (NOT (OLD.status = 'withdrawn' AND NEW.text = '' AND NEW.subject = OLD.subject AND NEW.kind = OLD.kind
    AND NEW.receipt = OLD.receipt AND NEW.received_at = OLD.received_at AND NEW.may_publish = OLD.may_publish))
EXECUTE FUNCTION refuse_other_words();
