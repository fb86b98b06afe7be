package cn.servicecircle.errand;

/**
 * Where an errand lies.
 *
 * @param levelAreaId the area whose 管家 have it in hand since it was handed up; null while it is the station's own
 */
record Desk(long stationId, Long levelAreaId) {

    static Desk of(long stationId) {
        return new Desk(stationId, null);
    }
}
