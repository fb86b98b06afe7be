-- When the clock brings an errand something next: somebody is to be told of its time limit, or an answer has been awaited
-- long enough. It follows from the events; here so that the sweep can find it. NULL for never.
-- confidential: kept from the station that it may be about, as long as it lies with the 管家 above.
ALTER TABLE errand
  ADD COLUMN alarm_at DATETIME(6) NULL,
  ADD COLUMN confidential BOOLEAN NOT NULL DEFAULT FALSE,
  ADD KEY errand_alarm (alarm_at);

-- The sweep finds out what the moment is.
UPDATE errand SET alarm_at = UTC_TIMESTAMP(6) WHERE state IN ('filed', 'handed-over', 'accepted', 'in-progress', 'done');

-- NULL: the clock did it, and nobody else.
ALTER TABLE errand_event
  MODIFY COLUMN actor_id BIGINT NULL;

-- 吹哨报到: the bodies that a street may call, each call with a clock of its own. ------------------------------------------

CREATE TABLE body (
  id      BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name    VARCHAR(64)  NOT NULL,
  contact VARCHAR(128) NULL,
  active  BOOLEAN      NOT NULL,
  UNIQUE KEY body_name (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- One an errand; with one lead (牵头) in it, there is one at any time. area_id: whose 管家 called and record the answers.
CREATE TABLE whistle (
  errand_id    BIGINT      NOT NULL PRIMARY KEY,
  area_id      BIGINT      NOT NULL,
  lead_body_id BIGINT      NOT NULL,
  blown_at     DATETIME(6) NOT NULL,
  CONSTRAINT whistle_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id),
  CONSTRAINT whistle_area_fk FOREIGN KEY (area_id) REFERENCES area (id),
  CONSTRAINT whistle_lead_fk FOREIGN KEY (lead_body_id) REFERENCES body (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- rung and rung_at: what was told of its time limit last; alarm_at as that of errand.
CREATE TABLE body_call (
  id              BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  errand_id       BIGINT        NOT NULL,
  body_id         BIGINT        NOT NULL,
  asked           VARCHAR(500)  NOT NULL,
  limit_days      SMALLINT      NOT NULL,
  called_at       DATETIME(6)   NOT NULL,
  state           VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  acknowledged_by VARCHAR(64)   NULL,
  acknowledged_at DATETIME(6)   NULL,
  answer          VARCHAR(500)  NULL,
  ended_at        DATETIME(6)   NULL,
  rung            VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  rung_at         DATETIME(6)   NULL,
  alarm_at        DATETIME(6)   NULL,
  UNIQUE KEY body_call_once (errand_id, body_id),
  KEY body_call_body (body_id),
  KEY body_call_alarm (alarm_at),
  CONSTRAINT body_call_whistle_fk FOREIGN KEY (errand_id) REFERENCES whistle (errand_id),
  CONSTRAINT body_call_body_fk FOREIGN KEY (body_id) REFERENCES body (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Which level was told of a time limit that is over, as long as that limit runs. Without a call it is the errand's own.
CREATE TABLE escalation (
  id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  errand_id BIGINT      NOT NULL,
  call_id   BIGINT      NULL,
  area_id   BIGINT      NOT NULL,
  last_day  DATE        NOT NULL,
  at        DATETIME(6) NOT NULL,
  KEY escalation_of_area (area_id, id),
  KEY escalation_of_errand (errand_id, call_id),
  KEY escalation_call (call_id),
  CONSTRAINT escalation_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id),
  CONSTRAINT escalation_call_fk FOREIGN KEY (call_id) REFERENCES body_call (id),
  CONSTRAINT escalation_area_fk FOREIGN KEY (area_id) REFERENCES area (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
