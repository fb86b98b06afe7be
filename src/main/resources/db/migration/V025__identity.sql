-- 后台实名、前台自愿: the phone behind a person, and the names that a person chose.

-- A phone that WeChat vouched for, or at a station's counter recorded_by, a member of its staff. phone is sealed (vault/Vault.java); look_up is the keyed hash by which the accounts of one
-- phone are counted. consent_to, consent_version, consented_at: to what its owner agreed, in which wording, when. ended_at: its
-- owner took it back or has another one; erase_at: until then what was posted under it can be answered for. current_of: a person
-- has one at a time.
CREATE TABLE person_phone (
  id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  person_id       BIGINT       NOT NULL,
  phone           VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  look_up         BINARY(32)   NOT NULL,
  consent_to      VARCHAR(32)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  consent_version VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  consented_at    DATETIME(6)  NOT NULL,
  recorded_by     BIGINT       NULL,
  ended_at        DATETIME(6)  NULL,
  erase_at        DATETIME(6)  NULL,
  current_of      BIGINT       GENERATED ALWAYS AS (IF(ended_at IS NULL, person_id, NULL)) STORED,
  UNIQUE KEY person_phone_current (current_of),
  KEY person_phone_person (person_id),
  KEY person_phone_look_up (look_up),
  KEY person_phone_erase (erase_at),
  KEY person_phone_recorder (recorded_by),
  CONSTRAINT person_phone_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT person_phone_recorder_fk FOREIGN KEY (recorded_by) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- The names that people had, for moderators: name was shown until replaced_at.
CREATE TABLE former_name (
  id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  person_id   BIGINT      NOT NULL,
  name        VARCHAR(32) NOT NULL,
  replaced_at DATETIME(6) NOT NULL,
  KEY former_name_person (person_id, replaced_at),
  CONSTRAINT former_name_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
