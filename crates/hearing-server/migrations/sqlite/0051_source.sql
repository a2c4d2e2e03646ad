-- Which office has the paper of an opinion that was taken in from a sheet; none where the app sent it.
ALTER TABLE opinions ADD COLUMN source TEXT;
