package cn.servicecircle.meeting;

import cn.servicecircle.kernel.Worded;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * 会议纪要 of one version.
 *
 * @param quorum      null where the space belongs to no body
 * @param why         it was corrected; null in the first one
 * @param publishedAt null for a draft
 */
record Minutes(
        long id,
        long meetingId,
        int version,
        State state,
        List<Present> present,
        List<Line> items,
        Quorum quorum,
        String why,
        long writtenBy,
        Instant publishedAt) {

    enum State implements Worded {
        DRAFT,
        PUBLISHED
    }

    /**
     * Who was there, by name.
     *
     * @param body for which body, or null for none
     */
    record Present(String name, String body) {}

    /**
     * What came of a line of the agenda.
     *
     * @param item   which, from 1 on
     * @param said   what was said, in short
     * @param result or null where there was none
     */
    record Line(int item, String said, String result) {}

    /**
     * Whether enough members were there.
     *
     * @param members of the body on that day
     */
    record Quorum(int members, int present, int needed) {
        boolean isMet() {
            return present >= needed;
        }
    }

    boolean isPublished() {
        return state == State.PUBLISHED;
    }

    String resultOf(int item) {
        return items.stream()
                .filter(line -> line.item() == item)
                .map(Line::result)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** All that stands in it in somebody's own words, piece by piece. */
    List<String> words() {
        return Stream.of(
                        present.stream().map(Present::name),
                        items.stream().flatMap(line -> Stream.of(line.said(), line.result())),
                        Stream.of(why))
                .flatMap(pieces -> pieces)
                .filter(Objects::nonNull)
                .toList();
    }
}
