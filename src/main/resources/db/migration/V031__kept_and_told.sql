-- What is kept and told.

-- Both hold the longest that the contract lets people write, with the words around it.
ALTER TABLE topic_news MODIFY text VARCHAR(1200) NOT NULL;
ALTER TABLE notification MODIFY text VARCHAR(1200) NOT NULL;

-- Since when a picture waits for a person; NULL where it does not, or began to before this was written down.
ALTER TABLE picture ADD COLUMN for_person_at DATETIME(6) NULL;

-- Whoever counts the accounts of a phone locks the row of its look_up's first byte, so that they count one after the other. Nothing
-- about any phone is in here.
CREATE TABLE phone_lock (
  first_byte INT NOT NULL PRIMARY KEY
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT INTO phone_lock (first_byte)
WITH RECURSIVE n AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 255)
SELECT i FROM n;
