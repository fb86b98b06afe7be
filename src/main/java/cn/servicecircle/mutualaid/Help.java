package cn.servicecircle.mutualaid;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A small help that somebody asks for, or offers.
 *
 * @param errandId the request at a station that it became, or null
 */
record Help(
        long id,
        long spaceId,
        long authorId,
        String authorName,
        What what,
        Shown shown,
        Life life,
        Instant postedAt,
        Long errandId) {

    /** As neighbours read it. */
    record What(Direction direction, HelpKind kind, String text) {
        /** Without a word of its author's, for what is kept longer than the help. */
        String name() {
            return kind.text() + "（" + direction.text() + "）";
        }
    }

    /**
     * What somebody posts.
     *
     * @param areaId  in whose own space, or null
     * @param spaceId in which space, or null
     * @param lastDay null for the usual time
     */
    record New(Long areaId, Long spaceId, Direction direction, HelpKind kind, String text, LocalDate lastDay) {
        What what() {
            return new What(direction, kind, text);
        }
    }

    /**
     * A help as it stands to a reader.
     *
     * @param own        what became of the reader's answer to it; null where there is none
     * @param trackingNumber of the request that it became; null for none
     * @param caseId     of its moderation, while it is not published; null where it is
     */
    record Seen(Help help, Response.State own, String trackingNumber, Long caseId) {}

    boolean isBy(long personId) {
        return authorId == personId;
    }

    boolean isPublished() {
        return shown == Shown.PUBLISHED;
    }

    Help with(Life next) {
        return new Help(id, spaceId, authorId, authorName, what, shown, next, postedAt, errandId);
    }
}
