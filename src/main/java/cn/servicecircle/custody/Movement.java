package cn.servicecircle.custody;

import cn.servicecircle.errand.Act;
import cn.servicecircle.errand.ErrandEvent;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;

/**
 * One row of the ledger.
 *
 * @param atStation how many more the station holds since, or fewer
 * @param atBody    how many more the responsible body holds since, or fewer
 * @param withWhom  who handed it over, or to whom it was handed
 * @param by        the member of staff
 */
record Movement(
        long id,
        Kind kind,
        int atStation,
        int atBody,
        String withWhom,
        String by,
        Instant at,
        Acknowledgement acknowledged) {

    /** What may become of an original, and what that does to who holds it. */
    enum Kind implements Worded {
        RECEIVED(1, 0, "%s交来", Act.RECEIVE_ORIGINAL, ErrandEvent.Kind.ORIGINAL_RECEIVED),
        /** 交部门. */
        PASSED_ON(-1, 1, "交给%s", Act.PASS_ORIGINAL_ON, ErrandEvent.Kind.ORIGINAL_PASSED_ON),
        FETCHED_BACK(1, -1, "从%s取回", Act.FETCH_ORIGINAL_BACK, ErrandEvent.Kind.ORIGINAL_FETCHED_BACK),
        RETURNED(-1, 0, "交还%s", Act.RETURN_ORIGINAL, ErrandEvent.Kind.ORIGINAL_RETURNED);

        private final int toStation;
        private final int toBody;
        private final String words;
        private final Act act;
        private final ErrandEvent.Kind event;

        Kind(int toStation, int toBody, String words, Act act, ErrandEvent.Kind event) {
            this.toStation = toStation;
            this.toBody = toBody;
            this.words = words;
            this.act = act;
            this.event = event;
        }

        int atStation(int count) {
            return toStation * count;
        }

        int atBody(int count) {
            return toBody * count;
        }

        boolean isFromBody() {
            return toBody < 0;
        }

        /** Whether it is for the principal to say that it was so. */
        boolean isWithPrincipal() {
            return toBody == 0;
        }

        Act act() {
            return act;
        }

        ErrandEvent.Kind event() {
            return event;
        }

        /** 居民身份证 1 件，李阿姨交来，收据 SJ-5. */
        String words(String name, int count, String withWhom, long originalId) {
            return "%s %d 件，%s，收据 %s".formatted(name, count, words.formatted(withWhom), Original.receipt(originalId));
        }
    }

    /** @param atCounter signed there, as a member of staff records */
    record Acknowledgement(String by, boolean atCounter, Instant at) {}

    int count() {
        return Math.max(Math.abs(atStation), Math.abs(atBody));
    }

    String words(Original original) {
        return kind.words(original.name(), count(), withWhom, original.id());
    }
}
