-- 图片 of topics and comments: uploaded first, posted with the text, shown when checked. No picture keeps where it was taken.

-- subject: the post it belongs to, NULL until it is posted; ordinal: which of the post's pictures. machine_says: WeChat's first
-- word about it, NULL until it said one. by_person: whether somebody decided, whom no machine overrules. asks: how often WeChat
-- took the question; attempts: how often it did not, since. ask_at: when to ask (again), NULL for never. give_up_at: when its
-- silence has lasted too long. leave_at: when it goes: never posted, or evidence that is not needed any more.
CREATE TABLE picture (
  id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  author_id    BIGINT      NOT NULL,
  subject_kind VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  subject_id   BIGINT      NULL,
  ordinal      SMALLINT    NOT NULL DEFAULT 0,
  state        VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  machine_says VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  by_person    BOOLEAN     NOT NULL DEFAULT FALSE,
  asks         SMALLINT    NOT NULL DEFAULT 0,
  attempts     SMALLINT    NOT NULL DEFAULT 0,
  ask_at       DATETIME(6) NULL,
  give_up_at   DATETIME(6) NULL,
  leave_at     DATETIME(6) NULL,
  bytes        INT         NOT NULL,
  sha256       BINARY(32)  NOT NULL,
  storage_key  VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  uploaded_at  DATETIME(6) NOT NULL,
  UNIQUE KEY picture_storage_key (storage_key),
  KEY picture_of_post (subject_kind, subject_id, ordinal),
  KEY picture_of_author (author_id, uploaded_at),
  KEY picture_ask (ask_at),
  KEY picture_give_up (give_up_at),
  KEY picture_leave (leave_at),
  CONSTRAINT picture_author_fk FOREIGN KEY (author_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Each time that WeChat was asked about one: the digest of the secret under which it may fetch the picture, and what it will
-- call its answer.
CREATE TABLE picture_check (
  id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  picture_id   BIGINT      NOT NULL,
  token_sha256 BINARY(32)  NOT NULL,
  trace_id     VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  asked_at     DATETIME(6) NOT NULL,
  UNIQUE KEY picture_check_token (token_sha256),
  UNIQUE KEY picture_check_trace (trace_id),
  KEY picture_check_picture (picture_id),
  CONSTRAINT picture_check_picture_fk FOREIGN KEY (picture_id) REFERENCES picture (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- What WeChat pushed, once each: stored before it is answered, and taken up after. due_at: when to look, NULL when it was.
CREATE TABLE picture_push (
  id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  trace_id    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  says        VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reason_code INT         NOT NULL,
  received_at DATETIME(6) NOT NULL,
  due_at      DATETIME(6) NULL,
  UNIQUE KEY picture_push_trace (trace_id),
  KEY picture_push_due (due_at),
  KEY picture_push_received (received_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- How many were posted with it: whoever reads one without need not look for any.
ALTER TABLE topic ADD COLUMN pictures SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE topic_comment ADD COLUMN pictures SMALLINT NOT NULL DEFAULT 0;
