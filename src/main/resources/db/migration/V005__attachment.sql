-- 附件: photos and PDF of a 帮办代办. The row comes after the bytes and goes before them: bytes without a row are swept.
CREATE TABLE attachment (
  id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  errand_id    BIGINT      NOT NULL,
  purpose      VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  caption      VARCHAR(50) NULL,
  content_type VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  bytes        INT         NOT NULL,
  sha256       BINARY(32)  NOT NULL,
  storage_key  VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  uploaded_by  BIGINT      NOT NULL,
  uploaded_at  DATETIME(6) NOT NULL,
  UNIQUE KEY attachment_storage_key (storage_key),
  KEY attachment_of_errand (errand_id, id),
  KEY attachment_of_uploader (uploaded_by),
  CONSTRAINT attachment_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id) ON DELETE CASCADE,
  CONSTRAINT attachment_uploader_fk FOREIGN KEY (uploaded_by) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
