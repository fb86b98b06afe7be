-- 议题 on its way: 大事共议、小事自议.

-- What its author or a moderator says that it touches (deliberation/Facts.java), as JSON; NULL while it is but talked about.
ALTER TABLE topic ADD COLUMN facts VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;

-- rules: those of the day on which it began (space/RuleSet.java). open_until: nothing moves before. due_at: when the owner of the
-- stage should have concluded it, NULL where it ends by itself. alarm_at: when the clock brings something next, NULL for never.
CREATE TABLE course (
  topic_id      BIGINT       NOT NULL PRIMARY KEY,
  track         VARCHAR(8)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  why           VARCHAR(300) NOT NULL,
  rules         TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  owner         VARCHAR(64)  NOT NULL,
  stage         VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  since         DATETIME(6)  NOT NULL,
  open_until    DATETIME(6)  NULL,
  due_at        DATETIME(6)  NULL,
  extended_days SMALLINT     NOT NULL,
  passed        BOOLEAN      NOT NULL,
  contested     BOOLEAN      NOT NULL,
  alarmed       BOOLEAN      NOT NULL,
  promise       VARCHAR(500) NULL,
  promised_by   VARCHAR(64)  NULL,
  promised_for  DATE         NULL,
  alarm_at      DATETIME(6)  NULL,
  KEY course_alarm (alarm_at),
  CONSTRAINT course_topic_fk FOREIGN KEY (topic_id) REFERENCES topic (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- All that happened on the way, for everybody to read. actor_id NULL: the clock.
CREATE TABLE course_step (
  id       BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  topic_id BIGINT        NOT NULL,
  kind     VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  stage    VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  at       DATETIME(6)   NOT NULL,
  actor_id BIGINT        NULL,
  text     VARCHAR(1000) NOT NULL,
  KEY course_step_of_topic (topic_id, id),
  KEY course_step_actor (actor_id),
  CONSTRAINT course_step_topic_fk FOREIGN KEY (topic_id) REFERENCES topic (id),
  CONSTRAINT course_step_actor_fk FOREIGN KEY (actor_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE objection (
  topic_id    BIGINT       NOT NULL,
  person_id   BIGINT       NOT NULL,
  reason      VARCHAR(500) NOT NULL,
  objected_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (topic_id, person_id),
  KEY objection_person (person_id),
  CONSTRAINT objection_topic_fk FOREIGN KEY (topic_id) REFERENCES topic (id),
  CONSTRAINT objection_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Somebody holds that a topic is on the wrong track; one of a topic at a time, decided once.
CREATE TABLE track_appeal (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  topic_id   BIGINT       NOT NULL,
  person_id  BIGINT       NOT NULL,
  reason     VARCHAR(500) NOT NULL,
  appealed_at DATETIME(6) NOT NULL,
  decided_by BIGINT       NULL,
  decided_at DATETIME(6)  NULL,
  track      VARCHAR(8)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  answer     VARCHAR(500) NULL,
  KEY track_appeal_topic (topic_id, id),
  KEY track_appeal_person (person_id),
  KEY track_appeal_decider (decided_by),
  CONSTRAINT track_appeal_topic_fk FOREIGN KEY (topic_id) REFERENCES topic (id),
  CONSTRAINT track_appeal_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT track_appeal_decider_fk FOREIGN KEY (decided_by) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Those who hear how it goes on: who proposed it, supported it, commented on it, objected to it, or just follows it; and those
-- who did, but want to hear no more.
CREATE TABLE topic_follower (
  topic_id    BIGINT      NOT NULL,
  person_id   BIGINT      NOT NULL,
  supports    BOOLEAN     NOT NULL,
  follows     BOOLEAN     NOT NULL,
  followed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (topic_id, person_id),
  KEY topic_follower_person (person_id, topic_id),
  CONSTRAINT topic_follower_topic_fk FOREIGN KEY (topic_id) REFERENCES topic (id),
  CONSTRAINT topic_follower_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT IGNORE INTO topic_follower (topic_id, person_id, supports, follows, followed_at)
SELECT id, author_id, FALSE, TRUE, posted_at FROM topic;
INSERT IGNORE INTO topic_follower (topic_id, person_id, supports, follows, followed_at)
SELECT topic_id, author_id, FALSE, TRUE, MIN(posted_at) FROM topic_comment WHERE state = 'published' GROUP BY topic_id, author_id;

ALTER TABLE topic ADD COLUMN support_count INT NOT NULL DEFAULT 0;

-- parent_id: the comment that this one answers, which answers none itself. party_id: the body under whose name it is said.
ALTER TABLE topic_comment
  ADD COLUMN parent_id BIGINT NULL,
  ADD COLUMN party_id  BIGINT NULL,
  ADD KEY topic_comment_parent (parent_id),
  ADD KEY topic_comment_party (party_id),
  ADD CONSTRAINT topic_comment_parent_fk FOREIGN KEY (parent_id) REFERENCES topic_comment (id),
  ADD CONSTRAINT topic_comment_party_fk FOREIGN KEY (party_id) REFERENCES party (id);

-- News that is on its way to the followers of a topic, told up to the person told_to.
CREATE TABLE topic_news (
  id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  topic_id BIGINT       NOT NULL,
  text     VARCHAR(500) NOT NULL,
  told_to  BIGINT       NOT NULL,
  due_at   DATETIME(6)  NULL,
  KEY topic_news_due (due_at),
  KEY topic_news_topic (topic_id),
  CONSTRAINT topic_news_topic_fk FOREIGN KEY (topic_id) REFERENCES topic (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
