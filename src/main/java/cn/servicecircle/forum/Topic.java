package cn.servicecircle.forum;

import java.time.Instant;

/** 议题: something that the people of an area deliberate. */
record Topic(
        long id,
        long areaId,
        long authorId,
        String authorName,
        String title,
        String body,
        PostState state,
        int commentCount,
        Instant postedAt) {

    /** What decides who may see a topic. */
    record Audience(long areaId, long authorId, PostState state) {}

    Audience audience() {
        return new Audience(areaId, authorId, state);
    }

    /** What a resident posts. */
    record New(long areaId, String title, String body) {
        /** The text as a moderator and WeChat's check read it. */
        String text() {
            return title + "\n" + body;
        }
    }
}
