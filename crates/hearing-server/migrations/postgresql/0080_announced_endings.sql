-- What a writer is told by e-mail is how the work on an opinion ended: by an answer, or because it
-- is out of scope. `migrations/sqlite` documents every column.
ALTER TABLE announcements ALTER COLUMN answer_id DROP NOT NULL;
ALTER TABLE announcements ADD COLUMN history_id BIGINT REFERENCES history (id);
ALTER TABLE announcements ADD UNIQUE (opinion_id, history_id);
ALTER TABLE announcements ADD CHECK ((answer_id IS NULL) <> (history_id IS NULL));

CREATE INDEX announcements_of_answer ON announcements (answer_id);
CREATE INDEX announcements_of_end ON announcements (history_id) WHERE history_id IS NOT NULL;

INSERT INTO turns (name) VALUES ('announcing');
