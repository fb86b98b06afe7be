-- Topics that their authors' rewordings put away before, and whose courses went on meanwhile.
UPDATE course SET hidden_at = UTC_TIMESTAMP(6)
WHERE hidden_at IS NULL AND topic_id IN (SELECT id FROM topic WHERE state <> 'published');
