-- 审核 with due process: one case for each thing, reports, appeals to somebody else, sanctions, a public log.

-- cause: why it came to the queue. place: where it stands there, the urgent before all others. text: as it was when the case was
-- opened last. rung: whom the clock has told that nobody decides. space_id and party_id: where, and under whose name, it was said.
ALTER TABLE moderation
  ADD COLUMN space_id   BIGINT      NULL,
  ADD COLUMN party_id   BIGINT      NULL,
  ADD COLUMN cause      VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'posted',
  ADD COLUMN urgent     BOOLEAN     NOT NULL DEFAULT FALSE,
  ADD COLUMN place      BIGINT      NOT NULL DEFAULT 0,
  ADD COLUMN reports    INT         NOT NULL DEFAULT 0,
  ADD COLUMN due_at     DATETIME(6) NULL,
  ADD COLUMN alarm_at   DATETIME(6) NULL,
  ADD COLUMN rung       SMALLINT    NOT NULL DEFAULT 0;
UPDATE moderation m JOIN topic t ON m.subject_kind = 'topic' AND t.id = m.subject_id SET m.space_id = t.space_id;
UPDATE moderation m JOIN topic_comment c ON m.subject_kind = 'comment' AND c.id = m.subject_id JOIN topic t ON t.id = c.topic_id
SET m.space_id = t.space_id;
UPDATE moderation SET place = id + 1000000000000, due_at = opened_at + INTERVAL 1 DAY;
UPDATE moderation SET alarm_at = due_at WHERE state = 'open';
ALTER TABLE moderation
  ADD KEY moderation_in_queue (state, place),
  ADD KEY moderation_alarm (alarm_at),
  ADD KEY moderation_by_author (author_id, state),
  DROP KEY moderation_queue;

CREATE TABLE report (
  case_id     BIGINT       NOT NULL,
  person_id   BIGINT       NOT NULL,
  reason      VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  text        VARCHAR(300) NULL,
  reported_at DATETIME(6)  NOT NULL,
  answered    BOOLEAN      NOT NULL,
  PRIMARY KEY (case_id, person_id),
  KEY report_person (person_id),
  CONSTRAINT report_case_fk FOREIGN KEY (case_id) REFERENCES moderation (id),
  CONSTRAINT report_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- What was decided, by whom, in order; those that hide, uphold or restore something are the public log, without text and names.
-- sanction_id: what it was about, where it was no case.
CREATE TABLE moderation_event (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id     BIGINT       NULL,
  sanction_id BIGINT       NULL,
  area_id     BIGINT       NOT NULL,
  kind        VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  subject     VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  clause      VARCHAR(100) NULL,
  reason      VARCHAR(500) NULL,
  actor_id    BIGINT       NULL,
  at          DATETIME(6)  NOT NULL,
  KEY moderation_event_case (case_id, id),
  KEY moderation_event_area (area_id, id),
  KEY moderation_event_actor (actor_id),
  CONSTRAINT moderation_event_case_fk FOREIGN KEY (case_id) REFERENCES moderation (id),
  CONSTRAINT moderation_event_area_fk FOREIGN KEY (area_id) REFERENCES area (id),
  CONSTRAINT moderation_event_actor_fk FOREIGN KEY (actor_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO moderation_event (case_id, area_id, kind, subject, clause, reason, actor_id, at)
SELECT id, area_id, state, subject_kind, clause, reason, moderator_id, decided_at FROM moderation WHERE state = 'hidden';

-- An author against the decision on a post of theirs: one for each case, decided by somebody else.
CREATE TABLE moderation_appeal (
  case_id     BIGINT       NOT NULL PRIMARY KEY,
  reason      VARCHAR(500) NOT NULL,
  appealed_at DATETIME(6)  NOT NULL,
  decided_by  BIGINT       NULL,
  decided_at  DATETIME(6)  NULL,
  upheld      BOOLEAN      NULL,
  answer      VARCHAR(500) NULL,
  KEY moderation_appeal_decider (decided_by),
  CONSTRAINT moderation_appeal_case_fk FOREIGN KEY (case_id) REFERENCES moderation (id),
  CONSTRAINT moderation_appeal_decider_fk FOREIGN KEY (decided_by) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Graded, for a time, in one area; ended early by ended_at. The author may appeal once, to somebody else.
CREATE TABLE sanction (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id     BIGINT       NOT NULL,
  person_id   BIGINT       NOT NULL,
  area_id     BIGINT       NOT NULL,
  grade       VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  clause      VARCHAR(100) NOT NULL,
  reason      VARCHAR(500) NOT NULL,
  imposed_by  BIGINT       NOT NULL,
  imposed_at  DATETIME(6)  NOT NULL,
  until       DATETIME(6)  NOT NULL,
  appeal      VARCHAR(500) NULL,
  appealed_at DATETIME(6)  NULL,
  decided_by  BIGINT       NULL,
  decided_at  DATETIME(6)  NULL,
  answer      VARCHAR(500) NULL,
  KEY sanction_person (person_id, until),
  KEY sanction_area (area_id, id),
  UNIQUE KEY sanction_case (case_id),
  KEY sanction_imposer (imposed_by),
  KEY sanction_decider (decided_by),
  CONSTRAINT sanction_case_fk FOREIGN KEY (case_id) REFERENCES moderation (id),
  CONSTRAINT sanction_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT sanction_area_fk FOREIGN KEY (area_id) REFERENCES area (id),
  CONSTRAINT sanction_imposer_fk FOREIGN KEY (imposed_by) REFERENCES person (id),
  CONSTRAINT sanction_decider_fk FOREIGN KEY (decided_by) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
