-- The audit log is written and never read as state: what it was read for has columns of its own.

-- The opinion that a clerk chose to merge it into the last time, which may have been merged into
-- another since: `merged_into` is the one at the end. What one chose leads back to whose merging it
-- came along with. Kept while the opinion is parted from the other, and may go on with it again.
ALTER TABLE opinions ADD COLUMN merge_target INTEGER REFERENCES opinions (id);

UPDATE opinions SET merge_target = (
    SELECT target.id
    FROM (SELECT acts.detail FROM acts WHERE acts.opinion_id = opinions.id AND acts.act = 'merge'
        ORDER BY acts.id DESC LIMIT 1) AS latest
    JOIN opinions AS target ON target.id = CAST(latest.detail AS INTEGER)
    WHERE CAST(target.id AS TEXT) = latest.detail
)
WHERE id IN (SELECT acts.opinion_id FROM acts WHERE acts.act = 'merge');

-- SHA-256 of the last act of the staff, with its clerk and the revision that they saw: an act that is
-- sent twice is known by it. None where the writer has taken the opinion back since.
ALTER TABLE opinions ADD COLUMN last_act BLOB;

-- A row is locked by whatever may not run beside another of its kind.
ALTER TABLE turns RENAME TO locks;
