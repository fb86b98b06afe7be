-- Where its course is, as the course has it (deliberation/CourseStore.java), so that a page of topics need not look for courses.
ALTER TABLE topic
  ADD COLUMN track VARCHAR(8)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD COLUMN stage VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;

UPDATE topic t JOIN course c ON c.topic_id = t.id SET t.track = c.track, t.stage = c.stage;
