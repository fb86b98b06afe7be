-- What holds a stage is written down, so that it can be given back.

-- Since when nobody may see the topic; NULL while it is shown. One that is away now is taken to be so from now on.
ALTER TABLE course ADD COLUMN hidden_at DATETIME(6) NULL;

UPDATE course SET hidden_at = UTC_TIMESTAMP(6) WHERE topic_id IN (SELECT id FROM topic WHERE state <> 'published');

-- When the appeal against the track must be answered, and whether it was told that this is late; NULL where there is none. One
-- that is open now gets a week, and with it the alarm that it never had.
ALTER TABLE course
  ADD COLUMN answer_due     DATETIME(6) NULL,
  ADD COLUMN answer_alarmed BOOLEAN     NOT NULL DEFAULT FALSE;

UPDATE course SET answer_due = UTC_TIMESTAMP(6) + INTERVAL 7 DAY, alarm_at = UTC_TIMESTAMP(6) + INTERVAL 7 DAY WHERE contested;
