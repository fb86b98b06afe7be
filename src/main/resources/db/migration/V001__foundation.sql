-- Speaks the SQL that MariaDB 11.4 and MySQL 8.4 share. Instants are DATETIME(6) in UTC, points are WGS-84 degrees,
-- codes and keys compare byte by byte (utf8mb4_bin), words people read compare as people do (utf8mb4_unicode_520_ci).

-- The area tree 区→街道/乡镇→社区/村→网格→小区→楼栋 -------------------------------------------------------------------

CREATE TABLE area (
  id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  parent_id BIGINT      NULL,
  code      VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  level     VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name      VARCHAR(64) NOT NULL,
  UNIQUE KEY area_code (code),
  KEY area_parent (parent_id),
  CONSTRAINT area_parent_fk FOREIGN KEY (parent_id) REFERENCES area (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Every (ancestor, descendant) pair, each area being its own at distance 0: "reaches its subtree" becomes a join.
CREATE TABLE area_closure (
  ancestor_id   BIGINT  NOT NULL,
  descendant_id BIGINT  NOT NULL,
  distance      TINYINT NOT NULL,
  PRIMARY KEY (ancestor_id, descendant_id),
  KEY area_closure_descendant (descendant_id),
  CONSTRAINT area_closure_ancestor_fk FOREIGN KEY (ancestor_id) REFERENCES area (id),
  CONSTRAINT area_closure_descendant_fk FOREIGN KEY (descendant_id) REFERENCES area (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Stations and what they can do ------------------------------------------------------------------------------------

CREATE TABLE station (
  id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code      VARCHAR(32)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  area_id   BIGINT       NOT NULL,
  name      VARCHAR(64)  NOT NULL,
  address   VARCHAR(128) NOT NULL,
  lng       DECIMAL(9,6) NOT NULL,
  lat       DECIMAL(8,6) NOT NULL,
  phone     VARCHAR(20)  NOT NULL,
  hours     VARCHAR(255) NOT NULL,
  step_free BOOLEAN      NOT NULL,
  UNIQUE KEY station_code (code),
  KEY station_area (area_id),
  CONSTRAINT station_area_fk FOREIGN KEY (area_id) REFERENCES area (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE service_item (
  id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code             VARCHAR(32)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  kind             VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name             VARCHAR(64)  NOT NULL,
  summary          VARCHAR(255) NOT NULL,
  audience         VARCHAR(255) NOT NULL,
  responsible_body VARCHAR(64)  NOT NULL,
  legal_basis      VARCHAR(255) NOT NULL,
  fee              VARCHAR(64)  NOT NULL,
  limit_days       SMALLINT     NOT NULL,
  UNIQUE KEY service_item_code (code)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE required_material (
  service_item_id BIGINT       NOT NULL,
  position        SMALLINT     NOT NULL,
  name            VARCHAR(64)  NOT NULL,
  form            VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  copies          SMALLINT     NOT NULL,
  obtained_from   VARCHAR(128) NOT NULL,
  PRIMARY KEY (service_item_id, position),
  CONSTRAINT required_material_item_fk FOREIGN KEY (service_item_id) REFERENCES service_item (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE station_item (
  station_id      BIGINT NOT NULL,
  service_item_id BIGINT NOT NULL,
  PRIMARY KEY (station_id, service_item_id),
  KEY station_item_item (service_item_id),
  CONSTRAINT station_item_station_fk FOREIGN KEY (station_id) REFERENCES station (id),
  CONSTRAINT station_item_item_fk FOREIGN KEY (service_item_id) REFERENCES service_item (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Small tables that every node holds in memory; a node reloads what has a newer version than its own.
CREATE TABLE snapshot_version (
  name    VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  version BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO snapshot_version (name, version) VALUES ('area', 0), ('station', 0), ('catalogue', 0);

-- The files of the last district import, in one row: a start with the same files need not compare them with the tables.
CREATE TABLE imported_district (
  id          TINYINT     NOT NULL PRIMARY KEY,
  fingerprint BINARY(32)  NOT NULL,
  imported_at DATETIME(6) NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- People and the roles they hold at an area node --------------------------------------------------------------------

CREATE TABLE person (
  id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  openid       VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  display_name VARCHAR(32) NOT NULL,
  created_at   DATETIME(6) NOT NULL,
  UNIQUE KEY person_openid (openid)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- 轮流坐班的四类人: which of them a member of staff is.
CREATE TABLE duty_role (
  code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  name VARCHAR(32) NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE role_grant (
  id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  person_id   BIGINT      NOT NULL,
  role        VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  area_id     BIGINT      NOT NULL,
  station_id  BIGINT      NULL,
  duty_role   VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  granted_at  DATETIME(6) NOT NULL,
  station_key BIGINT GENERATED ALWAYS AS (COALESCE(station_id, 0)) STORED,
  UNIQUE KEY role_grant_once (person_id, role, area_id, station_key),
  KEY role_grant_area (area_id),
  KEY role_grant_station (station_id),
  CONSTRAINT role_grant_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT role_grant_area_fk FOREIGN KEY (area_id) REFERENCES area (id),
  CONSTRAINT role_grant_duty_fk FOREIGN KEY (duty_role) REFERENCES duty_role (code)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- A role is held at an area node and reaches its subtree. These three views are the only place that says so.
CREATE VIEW area_reach AS
  SELECT g.person_id, g.role, c.descendant_id AS area_id
  FROM role_grant g
  JOIN area_closure c ON c.ancestor_id = g.area_id;

CREATE VIEW area_neighbour AS
  SELECT g.person_id, c.ancestor_id AS area_id
  FROM role_grant g
  JOIN area_closure c ON c.descendant_id = g.area_id
  WHERE g.role = 'resident';

CREATE VIEW station_staff AS
  SELECT g.person_id, s.id AS station_id
  FROM role_grant g
  JOIN area_closure c ON c.ancestor_id = g.area_id
  JOIN station s ON s.area_id = c.descendant_id
  WHERE g.role = 'staff' AND (g.station_id IS NULL OR g.station_id = s.id);

-- 帮办代办 ----------------------------------------------------------------------------------------------------------

CREATE TABLE errand (
  id              BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tracking_number VARCHAR(20)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  resident_id     BIGINT        NOT NULL,
  station_id      BIGINT        NOT NULL,
  service_item_id BIGINT        NOT NULL,
  description     VARCHAR(2000) NOT NULL,
  state           VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  handler_id      BIGINT        NULL,
  result          VARCHAR(2000) NULL,
  grade           TINYINT       NULL,
  rating_comment  VARCHAR(500)  NULL,
  filed_at        DATETIME(6)   NOT NULL,
  UNIQUE KEY errand_tracking_number (tracking_number),
  KEY errand_of_resident (resident_id, id),
  KEY errand_of_station (station_id, id),
  KEY errand_of_station_in_state (station_id, state, id),
  CONSTRAINT errand_resident_fk FOREIGN KEY (resident_id) REFERENCES person (id),
  CONSTRAINT errand_station_fk FOREIGN KEY (station_id) REFERENCES station (id),
  CONSTRAINT errand_item_fk FOREIGN KEY (service_item_id) REFERENCES service_item (id),
  CONSTRAINT errand_handler_fk FOREIGN KEY (handler_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE errand_event (
  id        BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  errand_id BIGINT        NOT NULL,
  kind      VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  actor_id  BIGINT        NOT NULL,
  note      VARCHAR(2000) NULL,
  at        DATETIME(6)   NOT NULL,
  KEY errand_event_of_errand (errand_id, id),
  CONSTRAINT errand_event_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id),
  CONSTRAINT errand_event_actor_fk FOREIGN KEY (actor_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- 议事 --------------------------------------------------------------------------------------------------------------

CREATE TABLE topic (
  id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  area_id       BIGINT        NOT NULL,
  author_id     BIGINT        NOT NULL,
  title         VARCHAR(64)   NOT NULL,
  body          VARCHAR(2400) NOT NULL,
  state         VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  comment_count INT           NOT NULL DEFAULT 0,
  posted_at     DATETIME(6)   NOT NULL,
  KEY topic_of_area (area_id, state, id),
  KEY topic_of_author (author_id, id),
  CONSTRAINT topic_area_fk FOREIGN KEY (area_id) REFERENCES area (id),
  CONSTRAINT topic_author_fk FOREIGN KEY (author_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE topic_comment (
  id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  topic_id  BIGINT       NOT NULL,
  author_id BIGINT       NOT NULL,
  body      VARCHAR(500) NOT NULL,
  state     VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  posted_at DATETIME(6)  NOT NULL,
  KEY topic_comment_of_topic (topic_id, state, id),
  KEY topic_comment_of_author (author_id, id),
  CONSTRAINT topic_comment_topic_fk FOREIGN KEY (topic_id) REFERENCES topic (id),
  CONSTRAINT topic_comment_author_fk FOREIGN KEY (author_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- One case per thing that waits for a moderator; what the thing is stands in (subject_kind, subject_id).
CREATE TABLE moderation (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  subject_kind VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  subject_id   BIGINT       NOT NULL,
  area_id      BIGINT       NOT NULL,
  author_id    BIGINT       NOT NULL,
  text         TEXT         NOT NULL,
  machine_says VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state        VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  clause       VARCHAR(100) NULL,
  reason       VARCHAR(500) NULL,
  moderator_id BIGINT       NULL,
  opened_at    DATETIME(6)  NOT NULL,
  decided_at   DATETIME(6)  NULL,
  UNIQUE KEY moderation_of_subject (subject_kind, subject_id),
  KEY moderation_queue (state, id),
  KEY moderation_area (area_id),
  CONSTRAINT moderation_area_fk FOREIGN KEY (area_id) REFERENCES area (id),
  CONSTRAINT moderation_author_fk FOREIGN KEY (author_id) REFERENCES person (id),
  CONSTRAINT moderation_moderator_fk FOREIGN KEY (moderator_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- What must be told ---------------------------------------------------------------------------------------------------

-- The in-app inbox. A row is written in the transaction of what it tells of, so the inbox can neither lag nor lie.
CREATE TABLE notification (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  person_id  BIGINT       NOT NULL,
  kind       VARCHAR(32)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  subject    VARCHAR(128) NOT NULL,
  text       VARCHAR(600) NOT NULL,
  link       VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  created_at DATETIME(6)  NOT NULL,
  read_at    DATETIME(6)  NULL,
  KEY notification_of_person (person_id, id),
  CONSTRAINT notification_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- The WeChat message of a notification, on its way. due_at is the next try, and while a worker sends, its lease.
CREATE TABLE outbox (
  notification_id BIGINT       NOT NULL PRIMARY KEY,
  state           VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  attempts        SMALLINT     NOT NULL DEFAULT 0,
  due_at          DATETIME(6)  NOT NULL,
  last_error      VARCHAR(128) NULL,
  KEY outbox_due (state, due_at),
  CONSTRAINT outbox_notification_fk FOREIGN KEY (notification_id) REFERENCES notification (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- The first answer to a POST, kept in the transaction that made it true, for whoever sends the same key again.
CREATE TABLE idempotency (
  person_id   BIGINT       NOT NULL,
  idem_key    VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  fingerprint BINARY(32)   NOT NULL,
  status      SMALLINT     NULL,
  location    VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  body        MEDIUMTEXT   NULL,
  created_at  DATETIME(6)  NOT NULL,
  PRIMARY KEY (person_id, idem_key),
  KEY idempotency_age (created_at),
  CONSTRAINT idempotency_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
