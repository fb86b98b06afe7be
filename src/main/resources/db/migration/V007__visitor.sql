-- Who has no WeChat is a person too: served at a station's counter or on the phone, by staff in that person's name.
ALTER TABLE person
  MODIFY COLUMN openid VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;

-- phone is sealed (vault/Vault.java); look_up is the keyed hash of phone and name, by which the same visitor is found again.
CREATE TABLE visitor (
  person_id     BIGINT       NOT NULL PRIMARY KEY,
  phone         VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  look_up       BINARY(32)   NULL,
  consented_at  DATETIME(6)  NOT NULL,
  registered_by BIGINT       NOT NULL,
  UNIQUE KEY visitor_look_up (look_up),
  CONSTRAINT visitor_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT visitor_registrar_fk FOREIGN KEY (registered_by) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- The stations that know a visitor.
CREATE TABLE visitor_station (
  station_id BIGINT NOT NULL,
  person_id  BIGINT NOT NULL,
  PRIMARY KEY (station_id, person_id),
  KEY visitor_station_person (person_id),
  CONSTRAINT visitor_station_station_fk FOREIGN KEY (station_id) REFERENCES station (id),
  CONSTRAINT visitor_station_person_fk FOREIGN KEY (person_id) REFERENCES visitor (person_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Each time that a phone number was shown in full: whose, to whom, when.
CREATE TABLE phone_shown (
  id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  person_id BIGINT      NOT NULL,
  viewer_id BIGINT      NOT NULL,
  at        DATETIME(6) NOT NULL,
  KEY phone_shown_of_person (person_id),
  CONSTRAINT phone_shown_person_fk FOREIGN KEY (person_id) REFERENCES visitor (person_id),
  CONSTRAINT phone_shown_viewer_fk FOREIGN KEY (viewer_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- How the principal's word reached the member of staff who recorded it: counter or phone. NULL where people acted for themselves.
ALTER TABLE errand_event
  ADD COLUMN on_behalf VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;
