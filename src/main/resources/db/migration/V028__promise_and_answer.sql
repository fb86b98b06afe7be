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

-- office: as which he or she spoke then, by name; party_id: the body, where it was one. Its earlier texts are in
-- official_answer_version, for moderators and whoever wrote them.
CREATE TABLE official_answer (
  id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  topic_id     BIGINT        NOT NULL,
  author_id    BIGINT        NOT NULL,
  party_id     BIGINT        NULL,
  office       VARCHAR(100)  NOT NULL,
  text         VARCHAR(1500) NOT NULL,
  state        VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  version      INT           NOT NULL,
  answered_at  DATETIME(6)   NOT NULL,
  KEY official_answer_topic (topic_id, id),
  KEY official_answer_author (author_id),
  KEY official_answer_party (party_id),
  CONSTRAINT official_answer_topic_fk FOREIGN KEY (topic_id) REFERENCES topic (id),
  CONSTRAINT official_answer_author_fk FOREIGN KEY (author_id) REFERENCES person (id),
  CONSTRAINT official_answer_party_fk FOREIGN KEY (party_id) REFERENCES party (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- What it said before it was corrected: version is that of the old text, why and corrected_at are those of the new one.
CREATE TABLE official_answer_version (
  answer_id    BIGINT        NOT NULL,
  version      INT           NOT NULL,
  text         VARCHAR(1500) NOT NULL,
  why          VARCHAR(300)  NOT NULL,
  corrected_by BIGINT        NOT NULL,
  corrected_at DATETIME(6)   NOT NULL,
  PRIMARY KEY (answer_id, version),
  KEY official_answer_version_by (corrected_by),
  CONSTRAINT official_answer_version_fk FOREIGN KEY (answer_id) REFERENCES official_answer (id),
  CONSTRAINT official_answer_version_by_fk FOREIGN KEY (corrected_by) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- 请求答复; one of a topic is open at a time. due_at NULL: the working calendar does not reach that far yet. alarm_at: when to
-- look whether it is late, NULL for never again.
CREATE TABLE answer_request (
  id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  topic_id    BIGINT      NOT NULL,
  person_id   BIGINT      NOT NULL,
  asked_at    DATETIME(6) NOT NULL,
  due_at      DATETIME(6) NULL,
  answered_at DATETIME(6) NULL,
  alarm_at    DATETIME(6) NULL,
  KEY answer_request_topic (topic_id, answered_at),
  KEY answer_request_open (answered_at, due_at),
  KEY answer_request_person (person_id),
  KEY answer_request_alarm (alarm_at),
  CONSTRAINT answer_request_topic_fk FOREIGN KEY (topic_id) REFERENCES topic (id),
  CONSTRAINT answer_request_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
