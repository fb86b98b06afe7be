-- What a resident must know before walking to a station, and who changed it.

ALTER TABLE station
  -- Null where an admin made it, and no file knows of it.
  MODIFY COLUMN code           VARCHAR(32)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD COLUMN version           INT          NOT NULL DEFAULT 1,
  -- Whether an admin changed it in the system: from then on no import does.
  ADD COLUMN by_admin          BOOLEAN      NOT NULL DEFAULT FALSE,
  -- Shown beside the station while it is there: 搬迁、装修 and the like.
  ADD COLUMN notice            VARCHAR(255) NOT NULL DEFAULT '',
  -- From this day on there is no such station any more; null while there is.
  ADD COLUMN closed_from       DATE         NULL,
  -- When somebody last made sure that all this is true.
  ADD COLUMN checked_on        DATE         NULL,
  ADD COLUMN accessible_toilet BOOLEAN      NOT NULL DEFAULT FALSE,
  ADD COLUMN hearing_loop      BOOLEAN      NOT NULL DEFAULT FALSE,
  -- What is spoken or signed there, as it was told, in order, parted by 、
  ADD COLUMN languages         VARCHAR(128) NOT NULL DEFAULT '',
  -- For the QR code at its door: what the mini-program is opened with (WeChat: scene, at most 32 characters).
  ADD COLUMN scene             VARCHAR(32)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD UNIQUE KEY station_scene (scene);

-- Days on which other hours hold than those of the week; a later row goes before an earlier one.
CREATE TABLE station_exception (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  station_id BIGINT       NOT NULL,
  from_day   DATE         NOT NULL,
  to_day     DATE         NOT NULL,
  -- Such as 09:00-12:00,14:30-17:00; empty: closed.
  hours      VARCHAR(128) NOT NULL,
  reason     VARCHAR(64)  NOT NULL,
  KEY station_exception_station (station_id, to_day),
  CONSTRAINT station_exception_station_fk FOREIGN KEY (station_id) REFERENCES station (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Who changed what of a station when, with the whole of it before and after.
CREATE TABLE station_change (
  id         BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  station_id BIGINT      NOT NULL,
  person_id  BIGINT      NOT NULL,
  at         DATETIME(6) NOT NULL,
  action     VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  before_it  MEDIUMTEXT  NULL,
  after_it   MEDIUMTEXT  NOT NULL,
  KEY station_change_station (station_id, id),
  CONSTRAINT station_change_station_fk FOREIGN KEY (station_id) REFERENCES station (id),
  CONSTRAINT station_change_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
