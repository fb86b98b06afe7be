-- An errand belongs to the principal (申请人) whose matter it is, and to the one member of staff who is responsible (首接负责).
ALTER TABLE errand
  RENAME COLUMN resident_id TO principal_id,
  RENAME COLUMN handler_id TO responsible_id,
  RENAME INDEX errand_of_resident TO errand_of_principal;

ALTER TABLE errand
  ADD COLUMN part_of            BIGINT      NULL,
  ADD COLUMN item_version       INT         NOT NULL DEFAULT 1,
  ADD COLUMN answers            TEXT        NULL,
  -- Where it lies: at the station, or with the 管家 of an area above it since it was handed up; and where it came from
  -- until somebody there has claimed it.
  ADD COLUMN level_area_id      BIGINT      NULL,
  ADD COLUMN from_station_id    BIGINT      NULL,
  ADD COLUMN from_level_area_id BIGINT      NULL,
  ADD COLUMN outcome            VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  -- When the time limit that runs now is over. It follows from the events; here so that lists can find it.
  ADD COLUMN due_at             DATETIME(6) NULL,
  ADD KEY errand_part (part_of),
  ADD KEY errand_of_responsible (responsible_id, state),
  ADD KEY errand_of_level (level_area_id, id),
  ADD KEY errand_of_station_for_item (station_id, service_item_id, id),
  ADD KEY errand_of_station_due (station_id, due_at),
  ADD CONSTRAINT errand_part_fk FOREIGN KEY (part_of) REFERENCES errand (id),
  ADD CONSTRAINT errand_level_fk FOREIGN KEY (level_area_id) REFERENCES area (id);

ALTER TABLE errand_event
  MODIFY COLUMN kind VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;

-- Everybody who works on it; the responsible one too, so that "mine" is one index.
CREATE TABLE errand_worker (
  person_id BIGINT      NOT NULL,
  errand_id BIGINT      NOT NULL,
  joined_at DATETIME(6) NOT NULL,
  PRIMARY KEY (person_id, errand_id),
  KEY errand_worker_of_errand (errand_id),
  CONSTRAINT errand_worker_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT errand_worker_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO errand_worker (person_id, errand_id, joined_at)
SELECT responsible_id, id, filed_at FROM errand WHERE responsible_id IS NOT NULL;

-- What the staff said was missing: the one list that stops the clock (一次性告知), and whatever was asked for besides.
CREATE TABLE errand_paper (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  errand_id     BIGINT       NOT NULL,
  stops_clock   BOOLEAN      NOT NULL,
  name          VARCHAR(64)  NOT NULL,
  form          VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  copies        SMALLINT     NOT NULL,
  obtained_from VARCHAR(128) NOT NULL,
  requested_at  DATETIME(6)  NOT NULL,
  supplied_at   DATETIME(6)  NULL,
  rejected      VARCHAR(500) NULL,
  KEY errand_paper_of_errand (errand_id),
  CONSTRAINT errand_paper_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
