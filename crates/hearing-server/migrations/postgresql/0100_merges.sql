-- What the audit log was read for has columns of its own. `migrations/sqlite` says more.
ALTER TABLE opinions ADD COLUMN merge_target BIGINT REFERENCES opinions (id);
ALTER TABLE opinions ADD COLUMN last_act BYTEA;

UPDATE opinions SET merge_target = target.id
FROM (
    SELECT DISTINCT ON (acts.opinion_id) acts.opinion_id,
        CASE WHEN acts.detail ~ '^[1-9][0-9]{0,17}$' THEN CAST(acts.detail AS BIGINT) END AS chosen
    FROM acts WHERE acts.act = 'merge' ORDER BY acts.opinion_id, acts.id DESC
) AS latest
JOIN opinions AS target ON target.id = latest.chosen
WHERE opinions.id = latest.opinion_id;

ALTER TABLE turns RENAME TO locks;
