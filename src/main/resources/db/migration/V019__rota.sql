-- 轮流坐班, how the rota comes about and who is told of it. Still nothing here tells whether anybody came.

-- For calendars that follow a shift: how often it was changed since it was published, and when last.
ALTER TABLE duty_shift
  ADD COLUMN revision   INT         NOT NULL DEFAULT 0,
  ADD COLUMN revised_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6);

-- What a member of staff says about days to come, without a reason; deleted when its last day is over.
CREATE TABLE duty_availability (
  id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  person_id BIGINT      NOT NULL,
  -- absent, or a wish: prefer, rather-not.
  kind      VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  from_day  DATE        NOT NULL,
  to_day    DATE        NOT NULL,
  -- 1 Monday to 7 Sunday; null for every day of these.
  weekday   TINYINT     NULL,
  -- morning, afternoon, evening; null for the whole day.
  day_part  VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  KEY duty_availability_person (person_id, to_day),
  KEY duty_availability_over (to_day),
  CONSTRAINT duty_availability_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- 请人替班, until somebody takes it or it is taken back; to_person_id null: whoever of the station wants to.
CREATE TABLE duty_offer (
  shift_id     BIGINT      NOT NULL PRIMARY KEY,
  to_person_id BIGINT      NULL,
  offered_at   DATETIME(6) NOT NULL,
  KEY duty_offer_person (to_person_id),
  CONSTRAINT duty_offer_shift_fk FOREIGN KEY (shift_id) REFERENCES duty_shift (id),
  CONSTRAINT duty_offer_person_fk FOREIGN KEY (to_person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Stations that have a rota, and when the sweep looks for holes in it next.
CREATE TABLE duty_watch (
  station_id BIGINT      NOT NULL PRIMARY KEY,
  look_at    DATETIME(6) NOT NULL,
  KEY duty_watch_look (look_at),
  CONSTRAINT duty_watch_station_fk FOREIGN KEY (station_id) REFERENCES station (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Holes of which the 管家 were told, so that each is told once at three days and once at one day before.
CREATE TABLE duty_hole_told (
  station_id BIGINT      NOT NULL,
  starts_at  DATETIME(6) NOT NULL,
  days_ahead TINYINT     NOT NULL,
  PRIMARY KEY (station_id, starts_at, days_ahead),
  KEY duty_hole_told_over (starts_at),
  CONSTRAINT duty_hole_told_station_fk FOREIGN KEY (station_id) REFERENCES station (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- A calendar address of one's own; the secret in it is kept as its SHA-256 only.
CREATE TABLE duty_feed (
  person_id  BIGINT      NOT NULL PRIMARY KEY,
  token_hash CHAR(64)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY duty_feed_token (token_hash),
  CONSTRAINT duty_feed_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- 来了没人: about a station and an opening span, never about who was planned for it. Who reported is kept, with the row, for
-- 28 days: as long as two reports of one resident must not count as two.
CREATE TABLE empty_report (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  station_id  BIGINT       NOT NULL,
  -- When the opening span began, and the quarter of an hour of the report.
  span_start  DATETIME(6)  NOT NULL,
  quarter_at  DATETIME(6)  NOT NULL,
  reporter_id BIGINT       NOT NULL,
  -- What the 管家 say to everybody about it; null while they have not.
  answer      VARCHAR(100) NULL,
  UNIQUE KEY empty_report_once (station_id, span_start, reporter_id),
  KEY empty_report_reporter (reporter_id, quarter_at),
  KEY empty_report_over (span_start),
  CONSTRAINT empty_report_station_fk FOREIGN KEY (station_id) REFERENCES station (id),
  CONSTRAINT empty_report_reporter_fk FOREIGN KEY (reporter_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO snapshot_version (name, version) VALUES ('empty-report', 0);
