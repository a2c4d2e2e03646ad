-- Which office has the paper of an opinion. `migrations/sqlite` says more.
ALTER TABLE opinions ADD COLUMN source TEXT COLLATE "C";
