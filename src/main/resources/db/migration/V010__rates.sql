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
