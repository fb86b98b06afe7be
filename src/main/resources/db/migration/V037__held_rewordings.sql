-- Topics that their authors' rewordings put away before, and whose courses went on meanwhile: since the case was opened, or now.
UPDATE course c
JOIN topic t ON t.id = c.topic_id
JOIN moderation m ON m.subject_kind = 'topic' AND m.subject_id = t.id
SET c.hidden_at = GREATEST(m.opened_at, c.since)
WHERE c.hidden_at IS NULL AND t.state = 'pending' AND m.state = 'open';

UPDATE course SET hidden_at = UTC_TIMESTAMP(6)
WHERE hidden_at IS NULL AND topic_id IN (SELECT id FROM topic WHERE state <> 'published');
