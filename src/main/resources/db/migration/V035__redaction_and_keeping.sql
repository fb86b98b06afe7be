-- A topic's title is read from the topic itself, also where somebody was told of it: copies outlive what its author blots out.
UPDATE notification SET subject = '' WHERE link LIKE '/topics/%' AND subject <> '';
