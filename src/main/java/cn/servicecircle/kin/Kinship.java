package cn.servicecircle.kin;

import java.time.Instant;

/**
 * One person linked with another.
 *
 * @param relation  what the relative is to the principal, such as 女儿
 * @param stationId whose staff linked them; null when they did it themselves
 */
record Kinship(
        long id,
        long principalId,
        String principalName,
        long relativeId,
        String relativeName,
        String relation,
        May may,
        Long stationId,
        Instant linkedAt) {

    /** Who is linked with whom, before it is so. */
    record Wanted(long principalId, long relativeId, String relation, May may) {}

    boolean isOf(long personId) {
        return personId == principalId || personId == relativeId;
    }
}
