-- 回访: a bad grade asks somebody who did not work on the errand to call back and to put it right (callback/package-info.java).
CREATE TABLE callback (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  errand_id   BIGINT       NOT NULL,
  state       VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  assigned_id BIGINT       NULL,
  opened_at   DATETIME(6)  NOT NULL,
  due_at      DATETIME(6)  NULL,
  result      VARCHAR(500) NULL,
  ended_at    DATETIME(6)  NULL,
  KEY callback_of_errand (errand_id, id),
  KEY callback_to_do (assigned_id, ended_at, id),
  -- What is overdue: ended_at IS NULL AND due_at <= now.
  KEY callback_due (ended_at, due_at),
  CONSTRAINT callback_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id),
  CONSTRAINT callback_assigned_fk FOREIGN KEY (assigned_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- What was said, by whom: for those who call back, never for the principal.
CREATE TABLE callback_note (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  callback_id BIGINT       NOT NULL,
  kind        VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  author_id   BIGINT       NOT NULL,
  at          DATETIME(6)  NOT NULL,
  text        VARCHAR(500) NOT NULL,
  KEY callback_note_of_callback (callback_id, id),
  CONSTRAINT callback_note_callback_fk FOREIGN KEY (callback_id) REFERENCES callback (id),
  CONSTRAINT callback_note_author_fk FOREIGN KEY (author_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- A rating can be changed now, so that each event says which grade was given.
UPDATE errand_event v
JOIN errand e ON e.id = v.errand_id
SET v.note = ELT(e.grade, '非常不满意', '不满意', '基本满意', '满意', '非常满意')
WHERE v.kind = 'rated';

-- 三率 (rates/package-info.java) ------------------------------------------------------------------------------------

-- What each errand counts as, each a 0 or a 1. Without a foreign key, whose check would lock the errand that is counted.
CREATE TABLE rate_errand (
  errand_id       BIGINT      NOT NULL PRIMARY KEY,
  last_event      BIGINT      NOT NULL,
  -- When time alone makes it count as something else: its response limit is over.
  look_again_at   DATETIME(6) NULL,
  station_id      BIGINT      NOT NULL,
  service_item_id BIGINT      NOT NULL,
  month           DATE        NOT NULL,
  filed           TINYINT     NOT NULL,
  answered        TINYINT     NOT NULL,
  on_time         TINYINT     NOT NULL,
  answer_due      TINYINT     NOT NULL,
  awaited         TINYINT     NOT NULL,
  completed       TINYINT     NOT NULL,
  underway        TINYINT     NOT NULL,
  solved          TINYINT     NOT NULL,
  not_solved      TINYINT     NOT NULL,
  unconfirmed     TINYINT     NOT NULL,
  rated           TINYINT     NOT NULL,
  satisfied       TINYINT     NOT NULL,
  unrated         TINYINT     NOT NULL,
  closed          TINYINT     NOT NULL,
  refused         TINYINT     NOT NULL,
  cancelled       TINYINT     NOT NULL,
  KEY rate_errand_again (look_again_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- How many count as what. The sum of the table above, and small.
CREATE TABLE rate_cell (
  station_id      BIGINT NOT NULL,
  service_item_id BIGINT NOT NULL,
  month           DATE   NOT NULL,
  filed           INT    NOT NULL,
  answered        INT    NOT NULL,
  on_time         INT    NOT NULL,
  answer_due      INT    NOT NULL,
  awaited         INT    NOT NULL,
  completed       INT    NOT NULL,
  underway        INT    NOT NULL,
  solved          INT    NOT NULL,
  not_solved      INT    NOT NULL,
  unconfirmed     INT    NOT NULL,
  rated           INT    NOT NULL,
  satisfied       INT    NOT NULL,
  unrated         INT    NOT NULL,
  closed          INT    NOT NULL,
  refused         INT    NOT NULL,
  cancelled       INT    NOT NULL,
  PRIMARY KEY (month, station_id, service_item_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- One row: how far the counting is. Every event up to settled has been counted; of later ones some.
CREATE TABLE rate_progress (
  id      TINYINT     NOT NULL PRIMARY KEY,
  settled BIGINT      NOT NULL,
  anew    BOOLEAN     NOT NULL,
  runs    INT         NOT NULL,
  as_of   DATETIME(6) NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO rate_progress (id, settled, anew, runs) VALUES (1, 0, FALSE, 0);
INSERT INTO snapshot_version (name, version) VALUES ('rates', 0);
