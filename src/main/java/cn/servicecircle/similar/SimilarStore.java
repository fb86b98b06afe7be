package cn.servicecircle.similar;

import cn.servicecircle.disclosure.PublicErrand;
import cn.servicecircle.disclosure.PublicErrandStore;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was filed of late in a few squares of the map, or in an area, in SQL. Each square is one short walk along one index,
 * from the newest on; that keeps the cost the same where a hundred times as much was filed.
 */
final class SimilarStore {
    /** Of one square or area; with more than these, older ones are left out. */
    static final int NEWEST = 50;

    private static final String OF_SQUARE = walk("public_errand_near", "square");
    private static final String OF_AREA = walk("public_errand_in_area", "shown_area_id");

    private static String walk(String index, String column) {
        return """
                (SELECT errand_id
                 FROM public_errand FORCE INDEX (%s)
                 WHERE %s = ? AND filed_at >= ?
                 ORDER BY filed_at DESC
                 LIMIT %d)
                """.formatted(index, column, NEWEST);
    }

    /**
     * Those not withdrawn, in no order.
     *
     * @param squares may be empty when there is an area
     * @param areaId  null for none
     */
    Future<List<PublicErrand>> newest(SqlClient sql, List<Long> squares, Long areaId, Instant since) {
        List<String> walks = new ArrayList<>();
        Tuple values = Tuple.tuple();
        squares.forEach(square -> {
            walks.add(OF_SQUARE);
            values.addLong(square).addLocalDateTime(Rows.utc(since));
        });
        if (areaId != null) {
            walks.add(OF_AREA);
            values.addLong(areaId).addLocalDateTime(Rows.utc(since));
        }
        return sql.preparedQuery(PublicErrandStore.COLUMNS + " FROM (" + String.join(" UNION ", walks) + """
                        ) newest
                        JOIN public_errand p ON p.errand_id = newest.errand_id
                        JOIN errand e ON e.id = p.errand_id
                        WHERE e.state <> 'cancelled'
                        """)
                .mapping(PublicErrandStore::errand)
                .execute(values)
                .map(Rows::list);
    }
}
