-- 预约: a place at a station at a time. Slots follow from opening hours and rota and are not stored.

-- How a station cuts its time; a station without a row does as the configuration says.
CREATE TABLE appointment_rules (
  station_id        BIGINT   NOT NULL PRIMARY KEY,
  slot_minutes      SMALLINT NOT NULL,
  places_per_person SMALLINT NOT NULL,
  walk_in_percent   SMALLINT NOT NULL,
  days_ahead        SMALLINT NOT NULL,
  notice_minutes    SMALLINT NOT NULL,
  CONSTRAINT appointment_rules_station_fk FOREIGN KEY (station_id) REFERENCES station (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO snapshot_version (name, version) VALUES ('appointment-rules', 0);

-- Locked by whoever takes a place, by the hash of station and slot (AppointmentStore): takers of one slot come one after the
-- other, those of others hardly ever wait. All rows are here from the beginning, as rows that come and go make deadlocks.
CREATE TABLE appointment_lock (
  id SMALLINT NOT NULL PRIMARY KEY
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO appointment_lock (id)
WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 511)
SELECT n FROM numbers;

-- state: booked, to-rebook, cancelled, over. open_person_id: one open appointment a person.
-- alarm_at: when the clock brings it something next, its deletion in the end.
CREATE TABLE appointment (
  id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  person_id       BIGINT       NOT NULL,
  station_id      BIGINT       NOT NULL,
  service_item_id BIGINT       NOT NULL,
  starts_at       DATETIME(6)  NOT NULL,
  ends_at         DATETIME(6)  NOT NULL,
  note            VARCHAR(200) NULL,
  state           VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  alarm_at        DATETIME(6)  NOT NULL,
  open_person_id  BIGINT GENERATED ALWAYS AS (CASE WHEN state IN ('booked', 'to-rebook') THEN person_id END) STORED,
  UNIQUE KEY appointment_open (open_person_id),
  KEY appointment_of_station (station_id, starts_at),
  KEY appointment_of_person (person_id, id),
  KEY appointment_item (service_item_id),
  KEY appointment_alarm (alarm_at),
  CONSTRAINT appointment_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT appointment_station_fk FOREIGN KEY (station_id) REFERENCES station (id),
  CONSTRAINT appointment_item_fk FOREIGN KEY (service_item_id) REFERENCES service_item (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- 排队叫号: numbers of people, from 1 each day at each station; gone when the day is. Nothing tells who called whom, or when.

-- Locked by whoever takes or calls a number there.
CREATE TABLE queue_day (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  station_id  BIGINT NOT NULL,
  day         DATE   NOT NULL,
  last_number INT    NOT NULL,
  UNIQUE KEY queue_day_once (station_id, day),
  KEY queue_day_day (day),
  CONSTRAINT queue_day_station_fk FOREIGN KEY (station_id) REFERENCES station (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- person_id: null for somebody without a phone. slot_at: of the appointment that brought the person here, or null.
-- state: waiting, called, skipped, finished. open_person_id: one open number a person.
CREATE TABLE queue_number (
  id              BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  day_id          BIGINT      NOT NULL,
  number          INT         NOT NULL,
  person_id       BIGINT      NULL,
  service_item_id BIGINT      NULL,
  slot_at         DATETIME(6) NULL,
  state           VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  open_person_id  BIGINT GENERATED ALWAYS AS (CASE WHEN state <> 'finished' THEN person_id END) STORED,
  UNIQUE KEY queue_number_once (day_id, number),
  UNIQUE KEY queue_number_open (day_id, open_person_id),
  KEY queue_number_person (person_id),
  KEY queue_number_item (service_item_id),
  CONSTRAINT queue_number_day_fk FOREIGN KEY (day_id) REFERENCES queue_day (id),
  CONSTRAINT queue_number_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT queue_number_item_fk FOREIGN KEY (service_item_id) REFERENCES service_item (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
