package cn.servicecircle.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Fills a database that has the schema and the demo district: INSERT … SELECT from MariaDB's sequences, in chunks, two
 * tables at once. Always the same ones: CRC32 stands for chance.
 */
final class DataSetMaker {
    private static final int CHUNK = 20_000;
    /** From this moment on everything happened, a second apart. */
    private static final String THEN = "TIMESTAMP '2026-01-01 00:00:00'";

    private static final String SENTENCE = "楼道里的灯晚上不亮，老人回来看不清台阶，大家看看是装声控灯还是太阳能灯，费用怎么分摊，请邻居们都说说，也请物业给个答复。";

    private final String uri;
    private final DataSet data;

    /** One table's rows: the statement makes those of n from {@code {from}} to {@code {to}}. */
    private record Fill(long first, long last, long rowsEach, String statement) {
        long rows() {
            return (last - first + 1) * rowsEach;
        }
    }

    DataSetMaker(String uri, DataSet data) {
        this.uri = uri;
        this.data = data;
    }

    void make() throws SQLException {
        try (Sql sql = new Sql(uri)) {
            for (String statement : numbered()) {
                sql.run(statement);
            }
        }
        List<Fill> community = List.of(topics(), comments(), waiting(), cases());
        List<Fill> counter = new ArrayList<>(List.of(people(), homes(), staff(), moderators(), errands()));
        counter.addAll(List.of(filed(), claimed(), completed(), counted(), notices()));
        long total = community.stream().mapToLong(Fill::rows).sum()
                + counter.stream().mapToLong(Fill::rows).sum();
        ProgressBar bar = new ProgressBar("data set " + data, total);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> fill(community, bar));
        fill(counter, bar);
        sumUp();
        try {
            other.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Each statement, once over its range. */
    private void fill(List<Fill> fills, ProgressBar bar) {
        try (Sql sql = new Sql(uri)) {
            sql.run("SET foreign_key_checks = 0, unique_checks = 0, time_zone = '+00:00'");
            for (Fill fill : fills) {
                for (long from = fill.first; from <= fill.last; from += CHUNK) {
                    long to = Math.min(fill.last, from + CHUNK - 1);
                    sql.run(fill.statement
                            .replace("{n}", "seq_" + from + "_to_" + to)
                            .replace("{from}", Long.toString(from))
                            .replace("{to}", Long.toString(to)));
                    bar.add((to - from + 1) * fill.rowsEach);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The district's places by number, so that the rest can be computed; and the stations that the demo lacks. */
    private List<String> numbered() {
        List<String> statements = new ArrayList<>();
        statements.add(places("home", "level IN ('compound', 'building')"));
        statements.add(places("compound", "level = 'compound'"));
        statements.add(places("community", "level = 'community'"));
        statements.add("""
                CREATE TABLE bench_demo_station (n INT PRIMARY KEY)
                SELECT ROW_NUMBER() OVER (ORDER BY id) - 1 AS n, id, lng, lat, hours FROM station""");
        statements.add("""
                INSERT INTO station (code, area_id, name, address, lng, lat, phone, hours, step_free)
                SELECT CONCAT('bench-', s.seq), c.area_id, CONCAT(a.name, '第', s.seq, '网格服务站'), CONCAT(a.name, s.seq, '号'),
                       d.lng + (CAST(CRC32(s.seq) %% 40000 AS SIGNED) - 20000) / 1e6, d.lat + (CAST(CRC32(-s.seq) %% 40000 AS SIGNED) - 20000) / 1e6,
                       '0933-000-0000', d.hours, s.seq %% 2
                FROM seq_1_to_5000 s
                JOIN bench_demo_station d ON d.n = s.seq %% 60
                JOIN bench_compound c ON c.n = s.seq %% (SELECT COUNT(*) FROM bench_compound)
                JOIN area a ON a.id = c.area_id
                WHERE s.seq <= %d - 60""".formatted(data.stations));
        statements.add("""
                INSERT INTO station_item (station_id, service_item_id)
                SELECT s.id, i.service_item_id
                FROM station s
                JOIN bench_demo_station d ON d.n = s.id % 60
                JOIN station_item i ON i.station_id = d.id
                WHERE s.code LIKE 'bench-%'""");
        statements.add("""
                CREATE TABLE bench_station (n INT PRIMARY KEY)
                SELECT ROW_NUMBER() OVER (ORDER BY id) - 1 AS n, id AS station_id, area_id,
                       (SELECT MIN(c.id) FROM station_item i JOIN service_item c ON c.id = i.service_item_id
                        WHERE i.station_id = s.id AND c.kind <> 'act-for') AS item_id
                FROM station s""");
        return statements;
    }

    private static String places(String name, String which) {
        return """
                CREATE TABLE bench_%s (n INT PRIMARY KEY)
                SELECT ROW_NUMBER() OVER (ORDER BY id) - 1 AS n, id AS area_id FROM area WHERE %s""".formatted(name, which);
    }

    private Fill people() {
        return new Fill(
                1, data.firstModerator() + DataSet.MODERATORS - 1, 1, """
                INSERT INTO person (id, openid, display_name, created_at)
                SELECT %d + seq, CONCAT('demo-newcomer-', seq), CONCAT('居民', LPAD(seq, 6, '0')), %s
                FROM {n}""".formatted(DataSet.FIRST_PERSON, THEN));
    }

    private Fill homes() {
        return new Fill(1, DataSet.RESIDENTS, 1, """
                INSERT INTO role_grant (person_id, role, area_id, granted_at)
                SELECT %d + seq, 'resident', h.area_id, %s
                FROM {n}
                JOIN bench_home h ON h.n = seq %% (SELECT COUNT(*) FROM bench_home)
                """.formatted(DataSet.FIRST_PERSON, THEN));
    }

    private Fill staff() {
        return new Fill(0, data.stations - 1, 1, """
                INSERT INTO role_grant (person_id, role, area_id, station_id, duty_role, granted_at)
                SELECT %d + n, 'staff', area_id, station_id, (SELECT MIN(code) FROM duty_role), %s
                FROM bench_station
                WHERE n BETWEEN {from} AND {to}""".formatted(DataSet.FIRST_PERSON + data.firstStaff(), THEN));
    }

    private Fill moderators() {
        return new Fill(
                0, DataSet.MODERATORS - 1, 1, """
                INSERT INTO role_grant (person_id, role, area_id, granted_at)
                SELECT %d + seq, 'moderator', c.area_id, %s
                FROM {n}
                JOIN bench_community c ON c.n = seq %% (SELECT COUNT(*) FROM bench_community)
                """.formatted(DataSet.FIRST_PERSON + data.firstModerator(), THEN));
    }

    private static String resident(String chance) {
        return "(%d + CRC32(%s) %% %d)".formatted(DataSet.FIRST_PERSON + 1, chance, DataSet.RESIDENTS);
    }

    /** Half of them in the communities, half in the compounds; one in a hundred hidden. */
    private Fill topics() {
        return new Fill(1, data.topics, 1, """
                INSERT INTO topic (id, space_id, area_id, author_id, title, body, state, comment_count, posted_at)
                SELECT seq, s.id, s.area_id, %s, CONCAT('第', seq, '件：楼道照明'), '%s',
                       IF(seq %% 100 = 99, 'hidden', 'published'), IF(seq %% 20 = 0, %d, 0), %s + INTERVAL seq SECOND
                FROM {n}
                JOIN bench_compound k ON k.n = CRC32(seq) %% (SELECT COUNT(*) FROM bench_compound)
                JOIN bench_community c ON c.n = CRC32(seq) %% (SELECT COUNT(*) FROM bench_community)
                JOIN space s ON s.own_of = IF(seq %% 2, k.area_id, c.area_id)
                """.formatted(resident("seq"), SENTENCE, DataSet.COMMENTS, THEN));
    }

    private Fill comments() {
        return new Fill(1, data.topics, 1, """
                INSERT INTO topic_comment (id, topic_id, author_id, body, state, posted_at)
                SELECT seq, CEIL(seq / 20) * 20, %s, CONCAT('支持，', seq, '号楼也需要，晚上确实看不清，大家一起想办法。'), 'published',
                       %s + INTERVAL seq SECOND
                FROM {n}""".formatted(resident("-seq"), THEN));
    }

    /** Comments that wait for a moderator, on the topics of the communities. */
    private Fill waiting() {
        return new Fill(1, DataSet.RESERVE, 1, """
                INSERT INTO topic_comment (id, topic_id, author_id, body, state, posted_at)
                SELECT %d + seq, t.id, %s, CONCAT('请看一下第', seq, '条。'), 'pending', %s
                FROM {n}
                JOIN topic t ON t.id = 2 + 2 * (seq %% %d)
                """.formatted(data.topics, resident("seq"), THEN, data.topics / 2));
    }

    private Fill cases() {
        return new Fill(1, DataSet.RESERVE, 1, """
                INSERT INTO moderation (id, subject_kind, subject_id, space_id, area_id, author_id, text, machine_says, state,
                                        place, opened_at)
                SELECT c.id - %1$d, 'comment', c.id, t.space_id, t.area_id, c.author_id, c.body, 'review', 'open',
                       c.id - %1$d + 1000000000000, c.posted_at
                FROM topic_comment c
                JOIN topic t ON t.id = c.topic_id
                WHERE c.id BETWEEN %1$d + {from} AND %1$d + {to}""".formatted(data.topics));
    }

    /** Of ten, one is filed, one in progress, one cancelled and seven done; those set aside are all filed, by and for callers. */
    private Fill errands() {
        return new Fill(1, data.lastErrand() + DataSet.RESERVE, 1, """
                INSERT INTO errand (id, tracking_number, principal_id, station_id, service_item_id, description, state,
                                    responsible_id, result, outcome, grade, filed_at, due_at)
                SELECT seq, CONCAT('BN-', seq), k.resident, s.station_id, s.item_id, CONCAT('第', seq, '件：替母亲申领高龄津贴，她行动不便，请帮忙办理。'),
                       ELT(k.word, 'filed', 'in-progress', 'cancelled', 'closed'), IF(k.word IN (2, 4), %2$d + s.n, NULL),
                       IF(k.word = 4, '材料已交区民政局，津贴从下月起按月到账。', NULL), IF(k.word = 4, 'solved', NULL),
                       IF(k.word = 4 AND seq %% 3 = 0, 5, NULL), %3$s + INTERVAL seq SECOND,
                       IF(k.word IN (1, 2), %3$s + INTERVAL seq SECOND + INTERVAL 20 DAY, NULL)
                FROM (SELECT seq,
                             IF(seq > %4$d, 1, LEAST(CRC32(seq) %% 10 + 1, 4)) AS word,
                             IF(seq > %4$d, %6$s, %1$s) AS resident,
                             IF(seq > %4$d, seq %% %7$d, seq %% %5$d) AS station
                      FROM {n}) k
                JOIN bench_station s ON s.n = k.station
                """.formatted(
                        resident("seq"),
                        DataSet.FIRST_PERSON + data.firstStaff(),
                        THEN,
                        data.lastErrand(),
                        data.stations,
                        Callers.residentInSql("seq"),
                        Callers.staffOf(data)));
    }

    private Fill filed() {
        return events("filed", "principal_id", "TRUE");
    }

    private Fill claimed() {
        return events("claimed", "responsible_id", "responsible_id IS NOT NULL");
    }

    private Fill completed() {
        return events("completed", "responsible_id", "state = 'closed'");
    }

    private Fill events(String kind, String actor, String which) {
        return new Fill(1, data.lastErrand() + DataSet.RESERVE, 1, """
                INSERT INTO errand_event (errand_id, kind, actor_id, at)
                SELECT id, '%s', %s, filed_at
                FROM errand
                WHERE id BETWEEN {from} AND {to} AND %s""".formatted(kind, actor, which));
    }

    /** As package rates would count them, had it had the time; all that nobody has claimed are overdue. */
    private Fill counted() {
        return new Fill(1, data.lastErrand() + DataSet.RESERVE, 1, """
                INSERT INTO rate_errand
                SELECT id, (SELECT MAX(id) FROM errand_event), NULL, station_id, service_item_id,
                       DATE_FORMAT(filed_at + INTERVAL 8 HOUR, '%Y-%m-01'),
                       1, responsible_id IS NOT NULL, responsible_id IS NOT NULL, 1, 0,
                       state = 'closed', state IN ('filed', 'in-progress'), 0, 0, state = 'closed',
                       grade IS NOT NULL, grade IS NOT NULL, state = 'closed' AND grade IS NULL,
                       state = 'closed', 0, state = 'cancelled'
                FROM errand
                WHERE id BETWEEN {from} AND {to}""");
    }

    private void sumUp() throws SQLException {
        String sums = "filed answered on_time answer_due awaited completed underway solved not_solved unconfirmed rated"
                + " satisfied unrated closed refused cancelled";
        try (Sql sql = new Sql(uri)) {
            sql.run("INSERT INTO rate_cell SELECT station_id, service_item_id, month, SUM("
                    + sums.replace(" ", "), SUM(")
                    + ") FROM rate_errand GROUP BY station_id, service_item_id, month");
            sql.run("UPDATE rate_progress SET as_of = NOW(6), settled = (SELECT MAX(id) FROM errand_event)");
        }
    }

    /** Thirty each for the residents who will call. */
    private Fill notices() {
        return new Fill(1, 30L * Callers.RESIDENTS, 1, """
                INSERT INTO notification (person_id, kind, subject, text, link, created_at)
                SELECT %s, 'errand-claimed', '高龄津贴申领', '网格服务站已接单，由李阿姨负责。', '/errands/1', %s
                FROM {n}""".formatted(Callers.residentInSql("seq"), THEN));
    }
}
