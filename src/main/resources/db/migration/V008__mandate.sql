-- 存证: what shows that somebody said so. It is never changed, and no list shows its content.
CREATE TABLE evidence (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind          VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  attachment_id BIGINT       NULL,
  sha256        CHAR(64)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  kept_where    VARCHAR(128) NULL,
  witnesses     VARCHAR(512) NULL,
  recorded_by   BIGINT       NOT NULL,
  recorded_at   DATETIME(6)  NOT NULL,
  KEY evidence_recorded_by (recorded_by),
  CONSTRAINT evidence_person_fk FOREIGN KEY (recorded_by) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- 亲属 ---------------------------------------------------------------------------------------------------------------

-- Linked by a code, or by the staff of a station with evidence. What has ended stays, as what was done under it does.
CREATE TABLE kinship (
  id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  principal_id BIGINT      NOT NULL,
  relative_id  BIGINT      NOT NULL,
  relation     VARCHAR(16) NOT NULL,
  may          VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  station_id   BIGINT      NULL,
  evidence_id  BIGINT      NULL,
  linked_by    BIGINT      NOT NULL,
  linked_at    DATETIME(6) NOT NULL,
  ended_by     BIGINT      NULL,
  ended_at     DATETIME(6) NULL,
  linked_now   BIGINT GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN relative_id END) STORED,
  UNIQUE KEY kinship_once (principal_id, linked_now),
  KEY kinship_of_relative (relative_id, ended_at),
  CONSTRAINT kinship_principal_fk FOREIGN KEY (principal_id) REFERENCES person (id),
  CONSTRAINT kinship_relative_fk FOREIGN KEY (relative_id) REFERENCES person (id),
  CONSTRAINT kinship_station_fk FOREIGN KEY (station_id) REFERENCES station (id),
  CONSTRAINT kinship_evidence_fk FOREIGN KEY (evidence_id) REFERENCES evidence (id),
  CONSTRAINT kinship_linked_by_fk FOREIGN KEY (linked_by) REFERENCES person (id),
  CONSTRAINT kinship_ended_by_fk FOREIGN KEY (ended_by) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Gone when it is used, and when it is too old.
CREATE TABLE kin_invitation (
  code_hash    CHAR(64)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  principal_id BIGINT      NOT NULL,
  relation     VARCHAR(16) NOT NULL,
  may          VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  expires_at   DATETIME(6) NOT NULL,
  KEY kin_invitation_of_principal (principal_id),
  CONSTRAINT kin_invitation_principal_fk FOREIGN KEY (principal_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- 委托书 -------------------------------------------------------------------------------------------------------------

CREATE TABLE mandate (
  id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  errand_id      BIGINT       NOT NULL,
  agent_id       BIGINT       NOT NULL,
  powers         VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  last_day       DATE         NOT NULL,
  evidence_id    BIGINT       NOT NULL,
  given_by       BIGINT       NOT NULL,
  given_at       DATETIME(6)  NOT NULL,
  -- 转委托: from which mandate, and how the principal consented to it.
  passed_on_from BIGINT       NULL,
  consent_how    VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  consent_at     DATETIME(6)  NULL,
  consent_words  VARCHAR(500) NULL,
  end_kind       VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  end_reason     VARCHAR(500) NULL,
  ended_by       BIGINT       NULL,
  ended_at       DATETIME(6)  NULL,
  KEY mandate_of_errand (errand_id),
  CONSTRAINT mandate_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id),
  CONSTRAINT mandate_agent_fk FOREIGN KEY (agent_id) REFERENCES person (id),
  CONSTRAINT mandate_evidence_fk FOREIGN KEY (evidence_id) REFERENCES evidence (id),
  CONSTRAINT mandate_given_by_fk FOREIGN KEY (given_by) REFERENCES person (id),
  CONSTRAINT mandate_passed_on_fk FOREIGN KEY (passed_on_from) REFERENCES mandate (id),
  CONSTRAINT mandate_ended_by_fk FOREIGN KEY (ended_by) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Under which mandate a step was taken.
ALTER TABLE errand_event
  ADD COLUMN mandate_id BIGINT NULL,
  ADD CONSTRAINT errand_event_mandate_fk FOREIGN KEY (mandate_id) REFERENCES mandate (id);

-- 材料交接 -----------------------------------------------------------------------------------------------------------

CREATE TABLE custody_original (
  id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  errand_id      BIGINT       NOT NULL,
  name           VARCHAR(64)  NOT NULL,
  kind           VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  condition_note VARCHAR(255) NULL,
  KEY custody_original_of_errand (errand_id),
  CONSTRAINT custody_original_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- The ledger. Rows are added and never changed: how many more, or fewer, the station and the responsible body hold since.
CREATE TABLE custody_movement (
  id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  original_id BIGINT      NOT NULL,
  kind        VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  at_station  SMALLINT    NOT NULL,
  at_body     SMALLINT    NOT NULL,
  with_whom   VARCHAR(64) NOT NULL,
  staff_id    BIGINT      NOT NULL,
  at          DATETIME(6) NOT NULL,
  KEY custody_movement_of_original (original_id),
  CONSTRAINT custody_movement_original_fk FOREIGN KEY (original_id) REFERENCES custody_original (id),
  CONSTRAINT custody_movement_staff_fk FOREIGN KEY (staff_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- That whoever brought it, or took it back, says so too; at_counter: signed there, as a member of staff records.
CREATE TABLE custody_acknowledgement (
  movement_id BIGINT      NOT NULL PRIMARY KEY,
  person_id   BIGINT      NOT NULL,
  at_counter  BOOLEAN     NOT NULL,
  at          DATETIME(6) NOT NULL,
  CONSTRAINT custody_acknowledgement_movement_fk FOREIGN KEY (movement_id) REFERENCES custody_movement (id),
  CONSTRAINT custody_acknowledgement_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
