package cn.servicecircle.callback;

/**
 * The errand that a callback is about.
 *
 * @param levelAreaId   the area whose 管家 have it in hand; null while it is the station's own
 * @param responsibleId who saw it through
 * @param comment       what the principal wrote beside the grade, or null
 */
record Matter(
        long errandId,
        String trackingNumber,
        long itemId,
        long stationId,
        Long levelAreaId,
        long principalId,
        String principalName,
        Long responsibleId,
        String description,
        String result,
        int grade,
        String comment) {}
