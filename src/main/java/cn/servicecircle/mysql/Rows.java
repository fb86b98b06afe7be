package cn.servicecircle.mysql;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Between SQL rows and records. */
public final class Rows {
    private Rows() {}

    public static <T> List<T> list(RowSet<T> rows) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(list::add);
        return list;
    }

    /** The only row, or none. */
    public static <T> Optional<T> first(RowSet<T> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    /** A DATETIME(6) column, which holds UTC; null for NULL. */
    public static Instant instant(Row row, String column) {
        LocalDateTime utc = row.getLocalDateTime(column);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    /** What a DATETIME(6) column can hold of an instant, so that what is answered is what will be read; NULL for null. */
    public static LocalDateTime utc(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    /** The places of the values in {@code IN (…)}. */
    public static String marks(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
