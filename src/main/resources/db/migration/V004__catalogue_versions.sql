-- A 事项 keeps its id, code and kind; all that it says stands in versions, which are never changed (catalogue/package-info.java).

CREATE TABLE service_item_version (
  service_item_id BIGINT       NOT NULL,
  version         INT          NOT NULL,
  content         MEDIUMTEXT   NOT NULL,
  reason          VARCHAR(255) NOT NULL,
  changed_by      BIGINT       NULL,
  changed_at      DATETIME(6)  NOT NULL,
  PRIMARY KEY (service_item_id, version),
  KEY service_item_version_changed_by (changed_by),
  CONSTRAINT service_item_version_item_fk FOREIGN KEY (service_item_id) REFERENCES service_item (id),
  CONSTRAINT service_item_version_person_fk FOREIGN KEY (changed_by) REFERENCES person (id),
  CONSTRAINT service_item_version_content CHECK (JSON_VALID(content))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- JSON_ARRAYAGG has no order on MySQL; GROUP_CONCAT has one on both, and is cut at 1 KB there unless told otherwise.
SET SESSION group_concat_max_len = 16777216;

-- What was one time limit becomes the promised one: nobody said of it that it was law.
INSERT INTO service_item_version (service_item_id, version, content, reason, changed_at)
SELECT i.id, 1,
       JSON_MERGE_PATCH(
         JSON_OBJECT(
           'name', i.name, 'summary', i.summary, 'audience', i.audience, 'responsibleBody', i.responsible_body,
           'legalBasis', i.legal_basis, 'fee', i.fee, 'promisedDays', i.limit_days, 'responseDays', 5),
         CONCAT('{"materials": [', COALESCE(m.materials, ''), '], "questions": []}')),
       '系统升级时转入', UTC_TIMESTAMP(6)
FROM service_item i
LEFT JOIN (
  SELECT service_item_id,
         GROUP_CONCAT(
           JSON_OBJECT('name', name, 'form', form, 'copies', copies, 'obtainedFrom', obtained_from)
           ORDER BY position SEPARATOR ', ') AS materials
  FROM required_material
  GROUP BY service_item_id
) m ON m.service_item_id = i.id;

DROP TABLE required_material;

-- Without a code it was made in the product, and is no business of the district's files.
ALTER TABLE service_item
  MODIFY COLUMN code VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD COLUMN withdrawn_at DATETIME(6) NULL,
  DROP COLUMN name,
  DROP COLUMN summary,
  DROP COLUMN audience,
  DROP COLUMN responsible_body,
  DROP COLUMN legal_basis,
  DROP COLUMN fee,
  DROP COLUMN limit_days;
