-- What a post said before its author blotted something out; for moderators, never for the public.
CREATE TABLE post_version (
  id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  subject_kind VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  subject_id   BIGINT        NOT NULL,
  title        VARCHAR(64)   NULL,
  body         VARCHAR(2400) NOT NULL,
  replaced_at  DATETIME(6)   NOT NULL,
  KEY post_version_of (subject_kind, subject_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- The requests that a decision led to.
CREATE TABLE course_work (
  errand_id BIGINT NOT NULL PRIMARY KEY,
  topic_id  BIGINT NOT NULL,
  KEY course_work_topic (topic_id),
  CONSTRAINT course_work_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id),
  CONSTRAINT course_work_topic_fk FOREIGN KEY (topic_id) REFERENCES course (topic_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
