-- By which folding the words of voices are kept. The server folds them again where it has a newer
-- one: that is a program's work, which no statement can do.
CREATE TABLE voice_folding (version INTEGER NOT NULL);
INSERT INTO voice_folding (version) VALUES (0);
