package cn.servicecircle.forum;

import java.time.Instant;

/** A comment on a topic. */
record Comment(
        long id, long topicId, long authorId, String authorName, String body, PostState state, Instant postedAt) {}
