-- What holds a stage is written down, so that it can be given back.

-- Since when nobody may see the topic; NULL while it is shown. One that is away now is taken to be so from now on.
ALTER TABLE course ADD COLUMN hidden_at DATETIME(6) NULL;

UPDATE course SET hidden_at = UTC_TIMESTAMP(6) WHERE topic_id IN (SELECT id FROM topic WHERE state <> 'published');
