-- 议事空间 and who takes part in them; what becomes of a 议题.

-- 参与主体: a body (居民议事会, 睦邻互助会, 业委会 …) of an area, under whose name its members speak. interest: what it has at
-- stake, declared by itself and shown beside its name.
CREATE TABLE party (
  id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  area_id  BIGINT       NOT NULL,
  kind     VARCHAR(24)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name     VARCHAR(64)  NOT NULL,
  interest VARCHAR(200) NOT NULL,
  active   BOOLEAN      NOT NULL,
  UNIQUE KEY party_name (area_id, name),
  CONSTRAINT party_area_fk FOREIGN KEY (area_id) REFERENCES area (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Terms (任期): from_day and to_day are both part of it.
CREATE TABLE party_member (
  party_id  BIGINT      NOT NULL,
  person_id BIGINT      NOT NULL,
  office    VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  from_day  DATE        NOT NULL,
  to_day    DATE        NOT NULL,
  PRIMARY KEY (party_id, person_id),
  KEY party_member_person (person_id),
  CONSTRAINT party_member_party_fk FOREIGN KEY (party_id) REFERENCES party (id),
  CONSTRAINT party_member_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- area_id: whose moderators see to it; a group's lies above all of its areas. own_of: the area whose own space it is, NULL for a
-- group of 小区 (连片打包). households: the size of the group as it was counted; NULL: as many as have chosen a home there.
CREATE TABLE space (
  id         BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  area_id    BIGINT      NOT NULL,
  own_of     BIGINT      NULL,
  name       VARCHAR(64) NOT NULL,
  host_id    BIGINT      NULL,
  is_public  BOOLEAN     NOT NULL,
  checks     VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  households INT         NULL,
  closed     BOOLEAN     NOT NULL,
  UNIQUE KEY space_own_of (own_of),
  KEY space_area (area_id),
  KEY space_host (host_id),
  CONSTRAINT space_area_fk FOREIGN KEY (area_id) REFERENCES area (id),
  CONSTRAINT space_own_of_fk FOREIGN KEY (own_of) REFERENCES area (id),
  CONSTRAINT space_host_fk FOREIGN KEY (host_id) REFERENCES party (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- The 小区 of a group.
CREATE TABLE space_area (
  space_id BIGINT NOT NULL,
  area_id  BIGINT NOT NULL,
  PRIMARY KEY (space_id, area_id),
  KEY space_area_area (area_id),
  CONSTRAINT space_area_space_fk FOREIGN KEY (space_id) REFERENCES space (id),
  CONSTRAINT space_area_area_fk FOREIGN KEY (area_id) REFERENCES area (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

CREATE TABLE space_party (
  space_id BIGINT NOT NULL,
  party_id BIGINT NOT NULL,
  PRIMARY KEY (space_id, party_id),
  KEY space_party_party (party_id),
  CONSTRAINT space_party_space_fk FOREIGN KEY (space_id) REFERENCES space (id),
  CONSTRAINT space_party_party_fk FOREIGN KEY (party_id) REFERENCES party (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- The rule sets of a space by their first day (space/RuleSet.java); before the first one, and without any, RuleSet.DEFAULT.
CREATE TABLE space_rules (
  space_id BIGINT NOT NULL,
  from_day DATE   NOT NULL,
  rules    TEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (space_id, from_day),
  CONSTRAINT space_rules_space_fk FOREIGN KEY (space_id) REFERENCES space (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- 社区, 网格, 小区 and 楼栋 each have their own.
INSERT INTO space (area_id, own_of, name, is_public, checks, closed)
SELECT id, id, name, FALSE, 'topics', FALSE FROM area WHERE level IN ('community', 'grid', 'compound', 'building');

INSERT INTO snapshot_version (name, version) VALUES ('space', 0);

ALTER TABLE topic ADD COLUMN space_id BIGINT NULL, ADD COLUMN party_id BIGINT NULL;
UPDATE topic t JOIN space s ON s.own_of = t.area_id SET t.space_id = s.id;
ALTER TABLE topic
  MODIFY COLUMN space_id BIGINT NOT NULL,
  ADD KEY topic_of_space (space_id, state, id),
  ADD KEY topic_of_party (party_id),
  ADD CONSTRAINT topic_space_fk FOREIGN KEY (space_id) REFERENCES space (id),
  ADD CONSTRAINT topic_party_fk FOREIGN KEY (party_id) REFERENCES party (id);
ALTER TABLE topic ADD KEY topic_area (area_id), DROP KEY topic_of_area;
