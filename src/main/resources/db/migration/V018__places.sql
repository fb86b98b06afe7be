-- Where areas are: the entrance of a 小区 or 楼栋 in WGS-84, and the public duty phone of an area, never a person's.
ALTER TABLE area
  ADD COLUMN lng        DECIMAL(9,6) NULL,
  ADD COLUMN lat        DECIMAL(8,6) NULL,
  ADD COLUMN duty_phone VARCHAR(20)  NULL;

-- What ground an area covers: a polygon or several as well-known text, in degrees of WGS-84. Part of snapshot 'area'.
CREATE TABLE area_boundary (
  area_id BIGINT     NOT NULL PRIMARY KEY,
  wkt     MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  CONSTRAINT area_boundary_area_fk FOREIGN KEY (area_id) REFERENCES area (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
