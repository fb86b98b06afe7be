-- 议事会会议: called, on which agenda, and what came of it.

-- place: where, beside the station, or all of it where there is none. revision: how often it was changed. why: the reason of the
-- last change, or of the cancellation.
CREATE TABLE meeting (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  space_id   BIGINT       NOT NULL,
  called_by  BIGINT       NOT NULL,
  title      VARCHAR(64)  NOT NULL,
  starts_at  DATETIME(6)  NOT NULL,
  ends_at    DATETIME(6)  NOT NULL,
  place      VARCHAR(100) NULL,
  station_id BIGINT       NULL,
  state      VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  revision   INT          NOT NULL,
  why        VARCHAR(200) NULL,
  changed_at DATETIME(6)  NOT NULL,
  KEY meeting_of_space (space_id, id),
  KEY meeting_by_time (space_id, starts_at),
  KEY meeting_caller (called_by),
  KEY meeting_station (station_id),
  CONSTRAINT meeting_space_fk FOREIGN KEY (space_id) REFERENCES space (id),
  CONSTRAINT meeting_caller_fk FOREIGN KEY (called_by) REFERENCES person (id),
  CONSTRAINT meeting_station_fk FOREIGN KEY (station_id) REFERENCES station (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- The agenda, from item 1 on. topic_id: the topic that is dealt with, NULL for something else, which text says.
CREATE TABLE meeting_item (
  meeting_id BIGINT       NOT NULL,
  item       SMALLINT     NOT NULL,
  topic_id   BIGINT       NULL,
  text       VARCHAR(100) NULL,
  PRIMARY KEY (meeting_id, item),
  KEY meeting_item_topic (topic_id),
  CONSTRAINT meeting_item_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meeting (id),
  CONSTRAINT meeting_item_topic_fk FOREIGN KEY (topic_id) REFERENCES topic (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- 会议纪要; only the draft of a version is written anew. present: who was there by name, as JSON, and nothing by which people could
-- be counted over meetings. members, members_present and members_needed are of the body as it was that day, for this meeting's
-- quorum alone; NULL where the space belongs to no body.
CREATE TABLE minutes (
  id              BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  meeting_id      BIGINT        NOT NULL,
  version         INT           NOT NULL,
  state           VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  present         TEXT          NOT NULL,
  items           MEDIUMTEXT    NOT NULL,
  members         INT           NULL,
  members_present INT           NULL,
  members_needed  INT           NULL,
  why             VARCHAR(300)  NULL,
  written_by      BIGINT        NOT NULL,
  written_at      DATETIME(6)   NOT NULL,
  published_at    DATETIME(6)   NULL,
  UNIQUE KEY minutes_version (meeting_id, version),
  KEY minutes_writer (written_by),
  CONSTRAINT minutes_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meeting (id),
  CONSTRAINT minutes_writer_fk FOREIGN KEY (written_by) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- What came of an item by the minutes as they are published now.
ALTER TABLE meeting_item ADD COLUMN result VARCHAR(300) NULL;

-- At which meeting it was concluded, where it was at one.
ALTER TABLE course_step
  ADD COLUMN meeting_id BIGINT NULL,
  ADD KEY course_step_meeting (meeting_id),
  ADD CONSTRAINT course_step_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meeting (id);

ALTER TABLE course ADD KEY course_open (stage, due_at);
