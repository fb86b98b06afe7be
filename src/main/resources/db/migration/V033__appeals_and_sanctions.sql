-- An appeal is against one decision, and what was lifted says so itself.

-- lifted: an appeal ended it, so it never counts. due_at: when an appeal against it should be answered, kept for its place in the list.
-- alarm_at and rung: whom the clock has told that nobody answers.
ALTER TABLE sanction
  ADD COLUMN lifted   BOOLEAN     NOT NULL DEFAULT FALSE,
  ADD COLUMN due_at   DATETIME(6) NULL,
  ADD COLUMN alarm_at DATETIME(6) NULL,
  ADD COLUMN rung     SMALLINT    NOT NULL DEFAULT 0,
  ADD KEY sanction_waiting (decided_at, due_at),
  ADD KEY sanction_alarm (alarm_at);
UPDATE sanction s JOIN moderation_event e ON e.sanction_id = s.id AND e.kind = 'sanction-lifted' SET s.lifted = TRUE;
-- Those that were left standing when the decision on the post fell.
UPDATE sanction s JOIN moderation_appeal a ON a.case_id = s.case_id
SET s.lifted = TRUE, s.until = LEAST(s.until, UTC_TIMESTAMP(6))
WHERE a.upheld = FALSE AND s.imposed_at <= a.decided_at;
UPDATE sanction SET due_at = appealed_at + INTERVAL 1 DAY WHERE appealed_at IS NOT NULL;
UPDATE sanction SET alarm_at = due_at WHERE decided_at IS NULL;

-- round: how many times the case has come to the queue. Each has one appeal.
ALTER TABLE moderation ADD COLUMN round INT NOT NULL DEFAULT 1;
UPDATE moderation m JOIN moderation_appeal a ON a.case_id = m.id SET m.round = 2 WHERE m.opened_at > a.decided_at;
ALTER TABLE moderation_appeal
  ADD COLUMN round INT NOT NULL DEFAULT 1 AFTER case_id,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (case_id, round);
