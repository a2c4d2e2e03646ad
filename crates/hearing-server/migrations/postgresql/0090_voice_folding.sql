-- `migrations/sqlite` says what this is for.
CREATE TABLE voice_folding (version BIGINT NOT NULL);
INSERT INTO voice_folding (version) VALUES (0);
