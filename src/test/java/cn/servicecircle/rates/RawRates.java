package cn.servicecircle.rates;

import java.time.Instant;

/**
 * The three rates once more, as one would ask the tables who knows the definitions and not the product: working days from
 * the calendar's own rows, grades and states from what the events say.
 */
final class RawRates {
    private RawRates() {}

    /** Every cell in order: station, item, month, and the columns of {@link Measure}. */
    static String query(Instant now) {
        return """
                WITH RECURSIVE
                day (d) AS (
                  SELECT DATE '2026-01-01' UNION ALL SELECT d + INTERVAL 1 DAY FROM day WHERE d < DATE '2026-12-31'),
                workday AS (
                  SELECT d, ROW_NUMBER() OVER (ORDER BY d) AS n
                  FROM day LEFT JOIN calendar_day c ON c.date = day.d
                  WHERE c.kind = 'work' OR c.kind IS NULL AND WEEKDAY(day.d) < 5),
                told AS (
                  SELECT e.id, e.station_id, e.service_item_id, DATE(e.filed_at + INTERVAL 8 HOUR) AS filed_on,
                    (SELECT MIN(at) FROM errand_event v WHERE v.errand_id = e.id AND kind IN ('claimed', 'refused')) AS answered_at,
                    (SELECT MIN(at) FROM errand_event v WHERE v.errand_id = e.id AND kind = 'cancelled') AS cancelled_at,
                    (SELECT COUNT(*) FROM errand_event v WHERE v.errand_id = e.id AND kind = 'completed') > 0 AS was_completed,
                    (SELECT kind FROM errand_event v WHERE v.errand_id = e.id
                       AND kind IN ('completed', 'solved', 'not-solved', 'closed', 'reopened', 'refused', 'cancelled')
                     ORDER BY id DESC LIMIT 1) AS stage,
                    (SELECT kind FROM errand_event v WHERE v.errand_id = e.id
                       AND kind IN ('completed', 'solved', 'not-solved', 'reopened')
                     ORDER BY id DESC LIMIT 1) AS word,
                    (SELECT note FROM errand_event v WHERE v.errand_id = e.id AND kind IN ('rated', 'rating-changed')
                     ORDER BY id DESC LIMIT 1) AS grade,
                    (SELECT CAST(JSON_VALUE(i.content, '$.responseDays') AS SIGNED) FROM service_item_version i
                     WHERE i.service_item_id = e.service_item_id AND i.version = e.item_version) AS days
                  FROM errand e
                  WHERE e.part_of IS NULL AND EXISTS (SELECT 1 FROM errand_event v WHERE v.errand_id = e.id)),
                life AS (
                  SELECT told.*,
                    (SELECT TIMESTAMP(w.d) + INTERVAL 1 DAY - INTERVAL 8 HOUR FROM workday w
                     WHERE w.n = told.days + (SELECT COUNT(*) FROM workday b WHERE b.d <= told.filed_on)) AS answer_by,
                    TIMESTAMP '@NOW@' AS now
                  FROM told)
                SELECT station_id, service_item_id, DATE_FORMAT(filed_on, '%Y-%m-01') AS month,
                  COUNT(*) AS filed,
                  SUM(answered_at IS NOT NULL) AS answered,
                  SUM(COALESCE(answered_at < answer_by, 0)) AS on_time,
                  SUM(answered_at IS NOT NULL OR answer_by <= COALESCE(cancelled_at, now)) AS answer_due,
                  SUM(answered_at IS NULL AND cancelled_at IS NULL AND now < answer_by) AS awaited,
                  SUM(was_completed) AS completed,
                  SUM(NOT was_completed AND COALESCE(stage, 'reopened') = 'reopened') AS underway,
                  SUM(was_completed AND word = 'solved') AS solved,
                  SUM(was_completed AND word IN ('not-solved', 'reopened')) AS not_solved,
                  SUM(was_completed AND word = 'completed') AS unconfirmed,
                  SUM(grade IS NOT NULL) AS rated,
                  SUM(COALESCE(grade IN ('基本满意', '满意', '非常满意'), 0)) AS satisfied,
                  SUM(grade IS NULL AND COALESCE(stage IN ('completed', 'solved', 'closed'), 0)) AS unrated,
                  SUM(COALESCE(stage IN ('solved', 'closed'), 0)) AS closed,
                  SUM(COALESCE(stage = 'refused', 0)) AS refused,
                  SUM(COALESCE(stage = 'cancelled', 0)) AS cancelled
                FROM life
                GROUP BY station_id, service_item_id, month
                ORDER BY station_id, service_item_id, month
                """.replace("@NOW@", now.toString().replace('T', ' ').replace("Z", ""));
    }
}
