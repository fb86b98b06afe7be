-- 邻里互助: small help between neighbours. A row goes 30 days after its end, with all that belongs to it (mutualaid/Life.java).

-- direction: asked for or offered. post_state: who may see the text. state: open, or how it ended. alarm_at: when the clock brings
-- something next. errand_id: the request at a station that it became.
CREATE TABLE help (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  space_id   BIGINT       NOT NULL,
  author_id  BIGINT       NOT NULL,
  direction  VARCHAR(8)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  kind       VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  text       VARCHAR(300) NOT NULL,
  post_state VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state      VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  posted_at  DATETIME(6)  NOT NULL,
  ends_at    DATETIME(6)  NOT NULL,
  extended   BOOLEAN      NOT NULL,
  reminded   BOOLEAN      NOT NULL,
  closed_at  DATETIME(6)  NULL,
  errand_id  BIGINT       NULL,
  alarm_at   DATETIME(6)  NOT NULL,
  KEY help_of_space (space_id, post_state, state, id),
  KEY help_of_author (author_id, id),
  KEY help_alarm (alarm_at),
  UNIQUE KEY help_errand (errand_id),
  CONSTRAINT help_space_fk FOREIGN KEY (space_id) REFERENCES space (id),
  CONSTRAINT help_author_fk FOREIGN KEY (author_id) REFERENCES person (id),
  CONSTRAINT help_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- 我来: between the author and one neighbour. message, contact (the neighbour's) and author_contact are sealed (vault).
CREATE TABLE help_response (
  id             BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  help_id        BIGINT        NOT NULL,
  person_id      BIGINT        NOT NULL,
  state          VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  message        VARCHAR(1300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  contact        VARCHAR(500)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  author_contact VARCHAR(500)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  responded_at   DATETIME(6)   NOT NULL,
  UNIQUE KEY help_response_of (help_id, person_id),
  KEY help_response_by (person_id, help_id),
  CONSTRAINT help_response_help_fk FOREIGN KEY (help_id) REFERENCES help (id),
  CONSTRAINT help_response_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Who wanted a quarrel settled by a mediator, and what the other side said, and when: both consents of a request that was filed are
-- kept with it. response_id: NULL once the help has gone. request: what is filed when the other side consents, sealed; gone then.
CREATE TABLE help_mediation (
  id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  response_id BIGINT        NULL,
  proposer_id BIGINT        NOT NULL,
  proposed_at DATETIME(6)   NOT NULL,
  other_id    BIGINT        NOT NULL,
  state       VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  answered_at DATETIME(6)   NULL,
  request     MEDIUMTEXT    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  errand_id   BIGINT        NULL,
  UNIQUE KEY help_mediation_of (response_id),
  UNIQUE KEY help_mediation_errand (errand_id),
  KEY help_mediation_proposer (proposer_id),
  KEY help_mediation_other (other_id),
  CONSTRAINT help_mediation_response_fk FOREIGN KEY (response_id) REFERENCES help_response (id),
  CONSTRAINT help_mediation_proposer_fk FOREIGN KEY (proposer_id) REFERENCES person (id),
  CONSTRAINT help_mediation_other_fk FOREIGN KEY (other_id) REFERENCES person (id),
  CONSTRAINT help_mediation_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
