-- The days that the yearly notices of 国务院办公厅 name: free ones (off) and worked weekends (work). A year is there whole or
-- not at all, and one that is not there is not known.
CREATE TABLE calendar_day (
  date DATE        NOT NULL PRIMARY KEY,
  kind VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name VARCHAR(32) NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO snapshot_version (name, version) VALUES ('calendar', 0);
