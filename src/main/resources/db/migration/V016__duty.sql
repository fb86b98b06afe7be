-- 轮流坐班: who is to be at a station when. It says what is planned; nothing here tells whether anybody came.

CREATE TABLE duty_shift (
  id         BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  station_id BIGINT      NOT NULL,
  starts_at  DATETIME(6) NOT NULL,
  ends_at    DATETIME(6) NOT NULL,
  -- One of the four roles; null while nobody was found for it: a hole.
  duty_role  VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  person_id  BIGINT      NULL,
  -- planned or closed; closed ones stay for those who were booked with them.
  state      VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  KEY duty_shift_station (station_id, starts_at),
  KEY duty_shift_person (person_id, starts_at),
  KEY duty_shift_ends (ends_at),
  KEY duty_shift_role (duty_role),
  CONSTRAINT duty_shift_station_fk FOREIGN KEY (station_id) REFERENCES station (id),
  CONSTRAINT duty_shift_role_fk FOREIGN KEY (duty_role) REFERENCES duty_role (code),
  CONSTRAINT duty_shift_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO snapshot_version (name, version) VALUES ('duty', 0);
