-- Until when what was said is kept: as long as it may be looked into (moderation/Forgetting.java), and no longer.
ALTER TABLE former_name ADD COLUMN kept_until DATETIME(6) NULL, ADD KEY former_name_kept (kept_until);
UPDATE former_name SET kept_until = replaced_at + INTERVAL 186 DAY;
ALTER TABLE former_name MODIFY kept_until DATETIME(6) NOT NULL;

-- The reason of an appeal; NULL while nobody answered it, and when it is emptied.
ALTER TABLE track_appeal ADD COLUMN kept_until DATETIME(6) NULL, ADD KEY track_appeal_kept (kept_until);
UPDATE track_appeal SET kept_until = decided_at + INTERVAL 186 DAY WHERE decided_at IS NOT NULL;

-- News are gone when all followers are told.
DELETE FROM topic_news WHERE due_at IS NULL;
