-- A topic's title is read from the topic itself, also where somebody was told of it: copies outlive what its author blots out.
UPDATE notification SET subject = '' WHERE link LIKE '/topics/%' AND subject <> '';

-- What people wrote is evidence for six months (网络安全法 21) after the last word on it, and kept no longer (个人信息保护法 19).
-- words_until: when the words of a case are emptied; NULL while it is open, and when they are.
ALTER TABLE moderation ADD COLUMN words_until DATETIME(6) NULL, ADD KEY moderation_words (words_until);
UPDATE moderation SET words_until = decided_at + INTERVAL 186 DAY
WHERE state IN ('published', 'hidden') AND decided_at IS NOT NULL;

ALTER TABLE post_version ADD COLUMN kept_until DATETIME(6) NULL, ADD KEY post_version_kept (kept_until);
UPDATE post_version SET kept_until = replaced_at + INTERVAL 186 DAY;
ALTER TABLE post_version MODIFY kept_until DATETIME(6) NOT NULL;
