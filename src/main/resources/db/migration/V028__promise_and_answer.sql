-- 决定有人负责, and 官方答复.

-- Who answers for what was decided: a person with a role, or a body; neither where it is but a name (promised_by says it in every
-- case). owner_told_on: the day on which the owner was told last. owner_alarm_at: when to look whether to remind, NULL for never.
ALTER TABLE course
  ADD COLUMN promised_person BIGINT      NULL,
  ADD COLUMN promised_party  BIGINT      NULL,
  ADD COLUMN owner_told_on   DATE        NULL,
  ADD COLUMN owner_alarm_at  DATETIME(6) NULL,
  ADD KEY course_owner_person (promised_person),
  ADD KEY course_owner_party (promised_party),
  ADD KEY course_owner_alarm (owner_alarm_at),
  ADD CONSTRAINT course_owner_person_fk FOREIGN KEY (promised_person) REFERENCES person (id),
  ADD CONSTRAINT course_owner_party_fk FOREIGN KEY (promised_party) REFERENCES party (id);
