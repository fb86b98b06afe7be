-- Which reports cover a post: whether, when it was made, its reporter was of the group that the post's space is for. Those from
-- before this was written down do not count.
ALTER TABLE report ADD COLUMN of_group BOOLEAN NOT NULL DEFAULT FALSE;
