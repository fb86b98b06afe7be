-- 政策宣传 (bulletin/package-info.java). What one says stands in versions, which are never changed; version, begins_on and ends_on
-- are those of the current one. Nothing here is about those who read it. Without a code it was made in the product.
CREATE TABLE bulletin (
  id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code             VARCHAR(32)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  version          INT          NOT NULL,
  begins_on        DATE         NOT NULL,
  ends_on          DATE         NOT NULL,
  withdrawn_at     DATETIME(6)  NULL,
  withdrawn_by     BIGINT       NULL,
  withdrawn_reason VARCHAR(200) NULL,
  UNIQUE KEY bulletin_code (code),
  KEY bulletin_standing (withdrawn_at, ends_on),
  KEY bulletin_withdrawn_by (withdrawn_by),
  CONSTRAINT bulletin_withdrawn_by_fk FOREIGN KEY (withdrawn_by) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Where the current version is for, so that the publishers of an area find what was published there.
CREATE TABLE bulletin_area (
  bulletin_id BIGINT NOT NULL,
  area_id     BIGINT NOT NULL,
  PRIMARY KEY (bulletin_id, area_id),
  KEY bulletin_area_area (area_id, bulletin_id),
  CONSTRAINT bulletin_area_bulletin_fk FOREIGN KEY (bulletin_id) REFERENCES bulletin (id),
  CONSTRAINT bulletin_area_area_fk FOREIGN KEY (area_id) REFERENCES area (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- confirmed: what its publisher was asked to look at again, and let stand. changed_by is NULL where it came with the files.
CREATE TABLE bulletin_version (
  bulletin_id BIGINT       NOT NULL,
  version     INT          NOT NULL,
  content     MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reason      VARCHAR(200) NOT NULL,
  confirmed   VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  changed_by  BIGINT       NULL,
  changed_at  DATETIME(6)  NOT NULL,
  PRIMARY KEY (bulletin_id, version),
  KEY bulletin_version_changed_by (changed_by),
  CONSTRAINT bulletin_version_bulletin_fk FOREIGN KEY (bulletin_id) REFERENCES bulletin (id),
  CONSTRAINT bulletin_version_person_fk FOREIGN KEY (changed_by) REFERENCES person (id),
  CONSTRAINT bulletin_version_content CHECK (JSON_VALID(content))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO snapshot_version (name, version) VALUES ('bulletin', 0);
