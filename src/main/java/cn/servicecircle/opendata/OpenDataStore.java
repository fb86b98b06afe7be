package cn.servicecircle.opendata;

import cn.servicecircle.csv.Month;
import cn.servicecircle.csv.WholeList;
import cn.servicecircle.disclosure.PublicErrand;
import cn.servicecircle.disclosure.PublicErrandStore;
import cn.servicecircle.disclosure.PublicState;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of public errands in SQL, along the index of their dates. */
final class OpenDataStore {
    private static final String BY_DATE = along("public_errand_filed");
    private static final String OF_ITEM_BY_DATE = along("public_errand_of_item");
    private static final String OVER = Arrays.stream(PublicState.values())
            .filter(PublicState::isOver)
            .map(state -> "'" + state.word() + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    private static String along(String index) {
        return PublicErrandStore.COLUMNS + """
                FROM public_errand p FORCE INDEX (%s)
                STRAIGHT_JOIN errand e ON e.id = p.errand_id
                """.formatted(index);
    }

    /** In the order of filing, whatever the order of the numbers. */
    Future<List<PublicErrand>> numbered(SqlClient sql, List<String> numbers) {
        return sql.preparedQuery(PublicErrandStore.COLUMNS + """
                        FROM errand e
                        JOIN public_errand p ON p.errand_id = e.id
                        WHERE e.tracking_number IN (""" + Rows.marks(numbers) + ") ORDER BY e.id DESC")
                .mapping(PublicErrandStore::errand)
                .execute(Tuple.wrap(List.copyOf(numbers)))
                .map(Rows::list);
    }

    /** The newest first. Pages are counted, as GeoReport's clients do; the contract bounds how far. */
    Future<List<PublicErrand>> filtered(SqlClient sql, RequestFilter filter) {
        StringBuilder text = new StringBuilder(filter.items().size() == 1 ? OF_ITEM_BY_DATE : BY_DATE)
                .append(" WHERE p.filed_at >= ? AND p.filed_at <= ?");
        Tuple values = Tuple.of(Rows.utc(filter.from()), Rows.utc(filter.to()));
        if (!filter.items().isEmpty()) {
            text.append(" AND p.service_item_id IN (")
                    .append(Rows.marks(filter.items()))
                    .append(")");
            filter.items().forEach(values::addLong);
        }
        filter.over().ifPresent(over -> text.append(" AND e.state ")
                .append(over ? "IN " : "NOT IN ")
                .append(OVER));
        text.append(" ORDER BY p.filed_at DESC, p.errand_id DESC LIMIT ? OFFSET ?");
        values.addInteger(filter.pageSize()).addInteger((filter.page() - 1) * filter.pageSize());
        return sql.preparedQuery(text.toString())
                .mapping(PublicErrandStore::errand)
                .execute(values)
                .map(Rows::list);
    }

    /** A piece of a month's, the oldest first. */
    Future<List<PublicErrand>> ofMonth(SqlClient sql, Month month, PublicErrand after) {
        LocalDateTime from = Rows.utc(after == null ? month.from() : after.filedAt());
        return sql.preparedQuery(BY_DATE + """
                        WHERE p.filed_at >= ? AND p.filed_at < ? AND NOT (p.filed_at = ? AND p.errand_id <= ?)
                        ORDER BY p.filed_at, p.errand_id
                        LIMIT ?
                        """)
                .mapping(PublicErrandStore::errand)
                .execute(Tuple.of(from, Rows.utc(month.to()), from, after == null ? 0L : after.id(), WholeList.PIECE))
                .map(Rows::list);
    }
}
